"""Model files: written whole, read again with the same outputs."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine import save
from designer.engine.protocol import SaveModel
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import example


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
    assert np.allclose(loaded.serve(inputs()), wanted, atol=1e-5)
    written("savedmodel", folder, catalogue)  # over the one before

    interpreter = tf.lite.Interpreter(model_content=written("tflite", tmp_path / "m.tflite", catalogue).read_bytes())
    runner = interpreter.get_signature_runner()
    outputs = [runner(**{k: v[i : i + 1] for k, v in inputs().items()}) for i in range(3)]
    assert np.allclose([next(iter(o.values()))[0] for o in outputs], wanted, atol=1e-5)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m.keras", "m.tflite", "m.weights.h5", "saved"]


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
    with pytest.raises(DesignerError, match=r"pip install .*onnx"):
        written("onnx", tmp_path / "m.onnx", catalogue)
