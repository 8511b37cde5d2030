"""Layers that are frozen inside of others: no more and no fewer weights learn than in what Keras makes of it."""

from __future__ import annotations

import math
from pathlib import Path

import keras
import pytest

from designer.engine.importers.opening import import_model
from designer.project.storage import decode
from designer.wire import Imported, ImportModel
from tests.support.exported import both_models, run_code
from tests.support.networks import catalogue

FROZEN = {
    "each step": "layers.TimeDistributed(layers.Dense(8, trainable=False))(x)",
    "both ways": "layers.Bidirectional(layers.LSTM(6, trainable=False))(x)",
    "backwards alike": "layers.Bidirectional(layers.LSTM(6, trainable=False), "
    "backward_layer=layers.LSTM(6, trainable=False, go_backwards=True))(x)",
    "a cell": "layers.RNN(layers.GRUCell(6, trainable=False))(x)",
    "cells": "layers.RNN([layers.GRUCell(6, trainable=False), layers.LSTMCell(3, trainable=False)])(x)",
    "none": "layers.TimeDistributed(layers.Dense(8))(x)",
}
PARTLY = {
    "one of the cells": ("layers.RNN([layers.GRUCell(6, trainable=False), layers.LSTMCell(3)])(x)", "GRUCell"),
    "one way": (
        "layers.Bidirectional(layers.LSTM(6), backward_layer=layers.LSTM(6, trainable=False, go_backwards=True))(x)",
        "LSTM",
    ),
}


def script(y: str) -> str:
    return f"import keras\nfrom keras import layers\nx = keras.Input((5, 4))\ny = {y}\nmodel = keras.Model(x, y)\n"


def learning(model: keras.Model) -> tuple[int, int]:
    parts = (model.trainable_weights, model.non_trainable_weights)
    trained, fixed = (sum(math.prod(weight.shape) for weight in part) for part in parts)
    return trained, fixed


def opened(request: ImportModel) -> tuple[tuple[int, int], list[str]]:
    """Return how many weights of the last model learn and do not, and what is said."""
    answer = import_model(request, catalogue())
    assert isinstance(answer, Imported), answer
    model = answer.models[-1]
    built, exported = both_models(decode(model.project), catalogue())
    assert learning(built) == learning(exported)
    return learning(built), [str(note) for note in model.notes]


@pytest.mark.parametrize("y", FROZEN.values(), ids=FROZEN)
def test_what_learns_is_what_learns_in_keras(y: str, tmp_path: Path) -> None:
    model = run_code(script(y))["model"]
    assert opened(ImportModel(text=script(y)))[0] == learning(model)
    model.save(tmp_path / "a.keras")
    assert opened(ImportModel(path=str(tmp_path / "a.keras")))[0] == learning(model)


@pytest.mark.parametrize(("y", "frozen"), PARTLY.values(), ids=PARTLY)
def test_what_is_frozen_in_part_is_told(y: str, frozen: str, tmp_path: Path) -> None:
    model = run_code(script(y))["model"]
    model.save(tmp_path / "a.keras")
    for request in (ImportModel(text=script(y)), ImportModel(path=str(tmp_path / "a.keras"))):
        (trained, fixed), notes = opened(request)
        assert (trained, fixed) == (sum(learning(model)), 0)
        (note,) = [note for note in notes if "frozen" in note]
        assert frozen.lower().removesuffix("cell") in note.lower()


def test_a_name_inside_is_told_where_it_is_left_out() -> None:
    _, notes = opened(
        ImportModel(text=script('layers.TimeDistributed(layers.Dense(8, name="inner"), name="outer")(x)'))
    )
    (note,) = [note for note in notes if "inner" in note]
    assert note.startswith("Line 4: the name inner of the layer inside TimeDistributed is not kept")


WRAPPERS = {
    "Bidirectional": "layers.Bidirectional(layers.LSTM(6), trainable=False)(x)",
    "TimeDistributed": "layers.TimeDistributed(layers.Dense(6), trainable=False)(x)",
    "MultiHeadAttention": "layers.MultiHeadAttention(2, 3, trainable=False)(x, x)",
}


@pytest.mark.parametrize("name", WRAPPERS)
def test_what_keras_does_not_freeze_is_told_and_learns(name: str) -> None:
    text = script(WRAPPERS[name])
    found, notes = opened(ImportModel(text=text))
    assert found == learning(run_code(text)["model"])
    assert [note for note in notes if note.startswith(f"Line 4: trainable=False where {name} is made freezes nothing")]


def test_what_is_frozen_once_it_is_made_is_frozen() -> None:
    text = script("(both := layers.Bidirectional(layers.LSTM(6)))(x)") + "both.trainable = False\n"
    assert opened(ImportModel(text=text))[0] == learning(run_code(text)["model"]) == (0, 528)


def test_of_several_applied_to_every_step_each_is_frozen_by_itself() -> None:
    several = "keras.Sequential([layers.Dense(8, trainable=False), layers.Dense(4)])"
    text = script(f"layers.TimeDistributed({several})(x)")
    assert opened(ImportModel(text=text))[0] == learning(run_code(text)["model"]) == (36, 40)


def test_what_keras_1_applied_to_every_step_is_frozen_where_it_was() -> None:
    text = script("layers.TimeDistributedDense(8, trainable=False, name='old')(x)")
    assert opened(ImportModel(text=text))[0] == learning(run_code(script(FROZEN["each step"]))["model"]) == (0, 40)
