"""What layers do on some rows, against numpy: gates of recurrent layers that the inputs alone hold at their ends."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from designer.catalogue.load import load
from designer.engine.building.build import build_model
from designer.engine.examining.layer_signs import layer_signs
from designer.engine.examining.samples import Sample
from designer.recipe.drawn import program_of
from tests.support.drawings import Drawing


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "SimpleRNN"])
def test_gates_that_stand_at_their_ends_are_saturated(kind: str) -> None:
    drawing = Drawing()
    drawing.add("Input", "signal", shape=[10, 2])
    drawing.add(kind, "signal", "steps", units=8)
    drawing.add("Dense", "steps", "next", units=1)
    program = program_of(drawing.graph, load())
    model = build_model(program, load())
    model.compile("sgd", "mse")
    random = np.random.RandomState(0)
    rows = Sample(random.normal(size=(40, 10, 2)).astype("float32"), random.normal(size=(40, 1)).astype("float32"), 40)
    usual = model.get_weights()
    signs = {one.node: one for one in layer_signs(model, program, rows, usual)}[drawing.ids["steps"]]
    assert signs.saturated[0] < 0.1
    large = [usual[0] * 100, *usual[1:]]
    signs = {one.node: one for one in layer_signs(model, program, rows, large)}[drawing.ids["steps"]]
    ends = 1 / (1 + np.exp(-np.clip(rows.x @ large[0], -50, 50)))
    shut = float(((ends < 0.01) | (ends > 0.99)).mean())
    assert shut > 0.8
    assert signs.saturated[0] >= shut - 0.01
    assert signs.saturated[1] < 0.1  # those it ended with
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(model.weights[0]), usual[0])


@pytest.mark.parametrize(("kind", "params"), [("LSTM", {}), ("GRU", {"return_state": True})])
def test_masks_and_states_are_no_obstacle(kind: str, params: dict[str, object]) -> None:
    drawing = Drawing()
    drawing.add("Input", "words", shape=[6], dtype="int32")
    drawing.add("Embedding", "words", "vectors", input_dim=9, output_dim=4, mask_zero=True)
    drawing.add(kind, "vectors", "memory", units=5, **params)
    drawing.add("Dense", "memory", "mood", units=1)
    program = program_of(drawing.graph, load())
    model = build_model(program, load())
    model.compile("sgd", "mse")
    random = np.random.RandomState(0)
    x = random.randint(0, 9, (20, 6)).astype("int32")
    x[:, 4:] = 0
    rows = Sample(x, random.normal(size=(20, 1)).astype("float32"), 20)
    signs = {one.node: one for one in layer_signs(model, program, rows, model.get_weights())}
    assert signs[drawing.ids["memory"]].units == 5
    assert signs[drawing.ids["memory"]].gradient[0] is not None
