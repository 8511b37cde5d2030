"""Model files: written whole, read again with the same outputs."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.exporters import save
from designer.export.formats import exporter_for
from designer.export.python_code import python_code
from designer.graph.calls import program
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import example
from designer.recipe.backends import is_installed
from designer.wire import SaveModel
from tests.support.exported import run_code

MAIN = Path(__file__).resolve().parents[2] / "main.py"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def project(name: str) -> str:
    return storage.encode(storage.load(example(name).path))


def written(form: Any, output: Path, catalogue: Catalogue, name: str = "wide-and-deep") -> Path:
    request = SaveModel(project=project(name), output=str(output), form=form)
    assert save.write(request, catalogue).result == str(output)
    return output


def inputs(seed: int = 0) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    return {
        "wide": chance.normal(size=(3, 10)).astype("float32"),
        "deep": chance.normal(size=(3, 20)).astype("float32"),
    }


@pytest.mark.filterwarnings("ignore:.*tf.lite.Interpreter is deprecated:UserWarning")
def test_every_form_gives_the_same_outputs(catalogue: Catalogue, tmp_path: Path) -> None:
    import keras
    import tensorflow as tf

    model = keras.saving.load_model(written("keras", tmp_path / "m.keras", catalogue))
    wanted = model.predict(inputs(), verbose=0)
    assert model.optimizer is not None

    for layer in model.layers:
        layer.set_weights([w * 0 for w in layer.get_weights()])
    model.load_weights(written("weights", tmp_path / "m.weights.h5", catalogue))
    assert np.array_equal(model.predict(inputs(), verbose=0), wanted)

    folder = written("savedmodel", tmp_path / "saved", catalogue)
    loaded = tf.saved_model.load(str(folder))
    assert np.allclose(loaded.serve(list(inputs().values())), wanted, atol=1e-5)
    written("savedmodel", folder, catalogue)  # over the one before

    interpreter = tf.lite.Interpreter(model_content=written("tflite", tmp_path / "m.tflite", catalogue).read_bytes())
    runner = interpreter.get_signature_runner()
    outputs = [runner(**{k: v[i : i + 1] for k, v in inputs().items()}) for i in range(3)]
    assert np.allclose([next(iter(o.values()))[0] for o in outputs], wanted, atol=1e-5)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m.keras", "m.tflite", "m.weights.h5", "saved"]


@pytest.mark.skipif(is_installed("torch"), reason="PyTorch is installed")
def test_a_model_for_pytorch_needs_it_and_says_so(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(DesignerError, match=r"which is not installed\. Start the program with: uv run --extra torch"):
        written("torch", tmp_path / "m.pt2", catalogue)
    assert exporter_for(tmp_path / "m.pt2").backend == "torch"


@pytest.mark.slow
@pytest.mark.skipif(not is_installed("torch"), reason="PyTorch is not installed (the extra torch)")
@pytest.mark.parametrize("name", ["wide-and-deep", "digits"])
def test_a_model_for_pytorch_gives_the_outputs_of_the_model(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    import keras

    file = tmp_path / "net.kdesign"
    storage.save(storage.load(example(name).path), file)
    program = [sys.executable, str(MAIN)]
    subprocess.run([*program, "train", str(file), "--epochs", "1"], check=True, capture_output=True)
    for ending in ("keras", "pt2"):
        words = ["export", str(file), "-o", str(tmp_path / f"m.{ending}"), "--run", "latest"]
        subprocess.run([*program, *words], check=True, capture_output=True)
    model = keras.saving.load_model(tmp_path / "m.keras")
    chance = np.random.default_rng(0)
    given = [chance.normal(size=(3, *one.shape[1:])).astype("float32") for one in model.inputs]
    wanted = model.predict(given if len(given) > 1 else given[0], verbose=0)
    code = (
        "import json, sys, torch\n"
        "given = [torch.tensor(one) for one in json.load(sys.stdin)]\n"
        f"program = torch.export.load({str(tmp_path / 'm.pt2')!r}).module()\n"
        "found = program(given if len(given) > 1 else given[0])\n"
        "print(json.dumps((found[0] if isinstance(found, list) else found).tolist()))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps([one.tolist() for one in given]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    first = wanted[0] if isinstance(wanted, list) else wanted
    np.testing.assert_allclose(np.array(json.loads(told.stdout.splitlines()[-1])), first, atol=1e-5)


def test_what_cannot_be_written_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious", encoding="utf-8")
    for form, name, reason in [
        ("keras", "m.h5", "should end with .keras"),
        ("keras", "none/m.keras", "could not be written"),
        ("savedmodel", "mine", "is there already and is no SavedModel"),
    ]:
        with pytest.raises(DesignerError, match=reason):
            written(form, tmp_path / name, catalogue, "iris")
    assert (tmp_path / "mine" / "thesis.txt").read_text(encoding="utf-8") == "precious"
    with pytest.raises(DesignerError, match="has no Input"):
        save.write(SaveModel(project=storage.encode(Graph()), output=str(tmp_path / "m.keras")), catalogue)


@pytest.mark.skipif(importlib.util.find_spec("tf2onnx") is not None, reason="onnx is installed")
def test_onnx_says_what_to_install(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(DesignerError, match=r"not installed \((onnx, )?tf2onnx\)\. Start .*uv run --extra onnx"):
        written("onnx", tmp_path / "m.onnx", catalogue)


def batch(graph: Graph, catalogue: Catalogue) -> dict[str, np.ndarray]:
    """Return three random rows for every Input of a project."""
    chance = np.random.default_rng(3)
    found = {}
    for one in program(graph, catalogue.signature).inputs:
        shape = (3, *one.params["shape"])
        is_whole = one.params.get("dtype") == "int32"
        found[one.name] = (
            chance.integers(0, 40, shape).astype("int32") if is_whole else chance.normal(size=shape).astype("float32")
        )
    return found


def predicted(model: Any, feed: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return by_name(model.predict(feed if len(feed) > 1 else next(iter(feed.values())), verbose=0))


def by_name(outputs: Any) -> dict[str, np.ndarray]:
    if isinstance(outputs, list):
        return {str(i): np.asarray(v) for i, v in enumerate(outputs)}
    return {k: np.asarray(v) for k, v in outputs.items()} if isinstance(outputs, dict) else {"": np.asarray(outputs)}


@pytest.mark.filterwarnings("ignore:.*tf.lite.Interpreter is deprecated:UserWarning")
@pytest.mark.parametrize("name", ["digits", "ticket", "siamese"])
def test_a_chain_several_outputs_and_a_shared_model_come_back(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    import keras
    import tensorflow as tf

    graph = storage.load(example(name).path)
    feed = batch(graph, catalogue)
    model = keras.saving.load_model(written("keras", tmp_path / "m.keras", catalogue, name))
    wanted = predicted(model, feed)

    code = run_code(python_code(graph, catalogue, model_only=True))["build_model"]()
    code.load_weights(written("weights", tmp_path / "m.weights.h5", catalogue, name))
    again = predicted(code, feed)
    assert all(np.array_equal(again[key], array) for key, array in wanted.items())

    loaded = tf.saved_model.load(str(written("savedmodel", tmp_path / "saved", catalogue, name)))
    served = by_name(loaded.serve(list(feed.values()) if len(feed) > 1 else next(iter(feed.values()))))
    assert all(np.allclose(served[key], array, atol=1e-5) for key, array in wanted.items())

    content = written("tflite", tmp_path / "m.tflite", catalogue, name).read_bytes()
    runner = tf.lite.Interpreter(model_content=content).get_signature_runner()
    names = list(runner.get_input_details())
    given = {key: feed.get(key, next(iter(feed.values()))) for key in names}
    rows = [runner(**{key: value[i : i + 1] for key, value in given.items()}) for i in range(3)]
    for array in wanted.values():
        assert any(np.allclose(np.concatenate([r[k] for r in rows]), array, atol=1e-5) for k in rows[0])


@pytest.mark.skipif(importlib.util.find_spec("tf2onnx") is None, reason="the extra onnx is not installed")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["digits", "ticket", "siamese", "u-net"])
def test_onnx_gives_the_same_outputs(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    import keras

    reference = importlib.import_module("onnx.reference")
    feed = batch(storage.load(example(name).path), catalogue)
    wanted = predicted(keras.saving.load_model(written("keras", tmp_path / "m.keras", catalogue, name)), feed)
    found = reference.ReferenceEvaluator(str(written("onnx", tmp_path / "m.onnx", catalogue, name))).run(None, feed)
    for array in wanted.values():
        assert any(a.shape == array.shape and np.allclose(a, array, atol=1e-4) for a in found)


@pytest.mark.skipif(importlib.util.find_spec("tf2onnx") is None, reason="the extra onnx is not installed")
@pytest.mark.filterwarnings("ignore")
def test_what_onnx_has_not_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(DesignerError, match="Erfc"):
        written("onnx", tmp_path / "m.onnx", catalogue, "transformer")
