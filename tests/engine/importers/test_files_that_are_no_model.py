"""Files that people take for models: what they are is said; a model in two files is put together."""

from __future__ import annotations

import pickle
from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.opening import draw_file
from designer.engine.importers.weights import model_with_weights
from designer.graph.texts import DesignerError

LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("model.h5", LFS, "only the pointer that Git LFS left in its place. Fetch the file itself: git lfs pull."),
        ("model.keras", b"", "model.keras is empty"),
        ("model.pkl", pickle.dumps({"a": 1}), "a pickle, which runs code when it is read and is not opened"),
        ("model.yaml", b"backend: tensorflow\nclass_name: Sequential\n", "a model in YAML, which is not read"),
        ("model.h5", b"<!DOCTYPE html><html>", "a web page, not the file itself"),
        (
            "model.json",
            b'{"name": "Graph", "nodes": {}}',
            "its config of Keras 0 is not whole (KeyError('input_config'))",
        ),
        ("model.onnx", b"\x08\x07\x12\x07pytorch", "is not a model: expected"),
    ],
)
def test_a_file_that_is_no_model_is_called_by_its_name(
    tmp_path: Path, catalogue: Catalogue, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DesignerError) as caught:
        draw_file(tmp_path / name, catalogue)
    assert said in str(caught.value)


def small() -> keras.Model:
    return keras.Sequential([keras.Input((4,)), layers.Dense(3, name="first"), layers.Dense(1, name="last")])


def demand_equal(model: keras.Model, path: Path, catalogue: Catalogue) -> None:
    x = np.random.default_rng(1).normal(size=(3, 4)).astype("float32")
    _graph, found, filled, missing = model_with_weights(path, catalogue)
    assert (filled, missing) == (2, [])
    np.testing.assert_allclose(found(x), model(x), rtol=1e-6)


@pytest.mark.parametrize("weights", ["net.weights.h5", "weights.h5", "best.h5"])
def test_the_weights_of_a_json_lie_beside_it(tmp_path: Path, catalogue: Catalogue, weights: str) -> None:
    model = small()
    (tmp_path / "net.json").write_text(model.to_json())
    model.save_weights(tmp_path / "net.weights.h5")
    (tmp_path / "net.weights.h5").rename(tmp_path / weights)
    demand_equal(model, tmp_path / "net.json", catalogue)
    demand_equal(model, tmp_path / weights, catalogue)
    note = draw_file(tmp_path / "net.json", catalogue)[2][0]
    assert str(note) == f"The model and its weights are in two files; the weights are those of {weights}."


def test_of_several_weights_the_one_of_the_same_name_is_taken(tmp_path: Path, catalogue: Catalogue) -> None:
    for name in ("one", "two"):
        model = small()
        (tmp_path / f"{name}.json").write_text(model.to_json())
        model.save_weights(tmp_path / f"{name}.weights.h5")
        (tmp_path / f"{name}.weights.h5").rename(tmp_path / f"{name}_weights.h5")
    demand_equal(model, tmp_path / "two.json", catalogue)
    (tmp_path / "three.json").write_text(model.to_json())
    architecture, _graph, notes = draw_file(tmp_path / "three.json", catalogue)
    assert (architecture.has_weights, notes) == (False, [])
