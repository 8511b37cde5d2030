"""A frozen layer that is made of others learns nothing, in the program as in every style of script."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from designer.graph import edits
from designer.graph.freezing import MADE_OF_OTHERS
from tests.support.drawings import Drawing
from tests.support.exported import both_models
from tests.support.networks import catalogue, wire

DENSE = {"class": "Dense", "args": {"units": 3}}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "MultiHeadAttention": {"num_heads": 2, "key_dim": 3},
    "GroupQueryAttention": {"head_dim": 2, "num_query_heads": 2, "num_key_value_heads": 1},
    "Bidirectional": {"layer": {"class": "GRU", "args": {"units": 2}}},
    "TimeDistributed": {"layer": DENSE},
    "SpectralNormalization": {"layer": DENSE},
    "RNN": {"cell": {"class": "GRUCell", "args": {"units": 2}}},
}


def drawn(type_: str) -> Drawing:
    drawing = Drawing()
    drawing.add("Input", "series", shape=[4, 6])
    drawing.add(type_, "series", "frozen", **ARGUMENTS[type_])
    if "Attention" in type_:
        wire(drawing, "series", "frozen", 1)
    drawing.add("Flatten", "frozen", "flat")
    drawing.add("Dense", "flat", "head", units=2)
    drawing.graph.apply(edits.set_trainable(drawing.graph, [drawing.ids["frozen"]], False))
    return drawing


@pytest.mark.parametrize("type_", sorted(MADE_OF_OTHERS))
@pytest.mark.parametrize("style", ["functional", "subclass"])
def test_it_does_not_learn(type_: str, style: str) -> None:
    for model in both_models(drawn(type_).graph, catalogue(), style=style):
        assert [weight.path.split("/")[-2] for weight in model.trainable_weights] == ["head", "head"]
        before = [np.array(one) for one in model.get_layer("frozen").get_weights()]
        assert before
        model.compile("sgd", "mse", run_eagerly=type_ == "SpectralNormalization")
        random = np.random.default_rng(0)
        model.fit(random.normal(size=(4, 4, 6)), random.normal(size=(4, 2)), verbose=0)
        if type_ != "SpectralNormalization":  # which normalises its kernel in every training step
            for one, other in zip(before, model.get_layer("frozen").get_weights(), strict=True):
                np.testing.assert_array_equal(one, other)
