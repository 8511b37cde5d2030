"""Small models that tf.keras 2 wrote (legacy/make_models.py): drawn as what they were, with weights, or told why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.opening import draw_file
from designer.engine.importers.weights import model_with_weights
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage

ARCHIVE = Path(__file__).parent / "legacy" / "tf_keras.zip"
# What Keras 3 has no counterpart for, and how that is said.
TOLD = {
    "array": "tf.__operators__.add",
    "transformer": "tf.__operators__.add",
    "custom": "doubled is a Lambda, which holds code (compiled",
    "einsum_call": "tf.einsum",
    "locally": "LocallyConnected1D",
    "unstacked": "tf.unstack",
}
# A few in the format of .keras, too; the rest of them when there is time.
BOTH = ("plain", "nested", "recurrent_gates", "distributed", "seq2seq", "attention", "mixed", "called_with")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def archive() -> Any:
    with zipfile.ZipFile(ARCHIVE) as opened:
        yield opened


def names(suffix: str) -> list[str]:
    with zipfile.ZipFile(ARCHIVE) as opened:
        return [Path(member).stem for member in opened.namelist() if member.endswith(suffix)]


def written(archive: zipfile.ZipFile, name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(archive.read(name))
    return path


def arrays(archive: zipfile.ZipFile, name: str) -> tuple[list[Any], list[Any]]:
    with np.load(io.BytesIO(archive.read(f"{name}.npz"))) as found:
        inputs = [found[f"x{i}"] for i in range(sum(key[0] == "x" for key in found))]
        return inputs, [found[f"y{i}"] for i in range(sum(key[0] == "y" for key in found))]


def answers(model: Any, inputs: list[Any], **mode: Any) -> list[Any]:
    if isinstance(model.input, dict):
        by_size = {value.shape[1:]: value for value in inputs}
        found = model({name: by_size[tuple(tensor.shape[1:])] for name, tensor in model.input.items()}, **mode)
        return sorted((np.asarray(value) for value in found.values()), key=lambda value: -value.shape[-1])
    found = model(inputs if len(inputs) > 1 else inputs[0], **mode)
    return [np.asarray(value) for value in (found if isinstance(found, list | tuple) else [found])]


def demand_equal(archive: zipfile.ZipFile, name: str, suffix: str, folder: Path, catalogue: Catalogue) -> None:
    path = written(archive, f"{name}{suffix}", folder)
    if name in TOLD:
        notes = [str(note) for note in draw_file(path, catalogue)[2]]
        assert any(TOLD[name] in note for note in notes)
        with pytest.raises(DesignerError, match="are left behind, since the model has a problem"):
            model_with_weights(path, catalogue)
        return
    graph, model, _filled, missing = model_with_weights(path, catalogue)
    assert storage.decode(storage.encode(graph)).nodes == graph.nodes
    assert missing == []
    inputs, wanted = arrays(archive, name)
    tolerance = 2e-3 if name == "mixed" else 1e-5
    # An argument of the call itself goes before that of the model in tf.keras, in Keras 3 the other way round.
    found = answers(model, inputs, **({} if name == "called_with" else {"training": False}))
    assert len(found) == len(wanted)
    for ours, theirs in zip(found, wanted, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=tolerance)


@pytest.mark.parametrize("name", names(".h5"))
def test_a_model_answers_as_it_did_in_tf_keras(
    name: str, archive: zipfile.ZipFile, tmp_path: Path, catalogue: Catalogue
) -> None:
    demand_equal(archive, name, ".h5", tmp_path, catalogue)


@pytest.mark.parametrize("name", [n if n in BOTH else pytest.param(n, marks=pytest.mark.slow) for n in names(".keras")])
def test_the_other_format_has_the_same_weights(
    name: str, archive: zipfile.ZipFile, tmp_path: Path, catalogue: Catalogue
) -> None:
    demand_equal(archive, name, ".keras", tmp_path, catalogue)


def content(graph: Graph) -> Any:
    return [(n.type, n.name, n.params, n.arguments, n.trainable) for n in graph.nodes.values()], sorted(graph.edges)


def test_all_formats_give_the_same_drawing(archive: zipfile.ZipFile, tmp_path: Path, catalogue: Catalogue) -> None:
    for name in names(".keras"):
        drawings = [
            content(draw_file(written(archive, f"{name}{suffix}", tmp_path), catalogue)[1])
            for suffix in (".h5", ".keras", ".json")
        ]
        assert drawings[0] == drawings[1] == drawings[2], name


def test_nothing_is_told_where_all_is_kept(archive: zipfile.ZipFile, tmp_path: Path, catalogue: Catalogue) -> None:
    told = {n: draw_file(written(archive, f"{n}.json", tmp_path), catalogue)[2] for n in names(".json")}
    assert {name for name, notes in told.items() if notes} == {*TOLD, "called_with"}
    assert "Called with training=True whatever the model does" in str(told["called_with"][0])
