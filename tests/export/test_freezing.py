"""A frozen layer that is made of others learns nothing, in the program as in every style of script."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from designer.export.python_code import STYLES
from designer.graph import edits
from designer.graph.freezing import MADE_OF_OTHERS
from designer.project.own_code import catalogue_of, with_code
from tests.support import own_layers
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
    **{f"ConvLSTM{rank}D": {"filters": 2, "kernel_size": 1} for rank in (1, 2, 3)},
}


def drawn(type_: str) -> Drawing:
    drawing = Drawing()
    drawing.add("Input", "series", shape=[4, 6])
    if "Conv" in type_:
        drawing.add("Reshape", "series", "pictures", target_shape=[4, *[1] * int(type_[-2]), 6])
    drawing.add(type_, "pictures" if "Conv" in type_ else "series", "frozen", **ARGUMENTS[type_])
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


OWN = """
import keras
from keras import layers


class Early(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.parts = [layers.Dense(units), keras.Sequential([layers.Dense(units)])]

    def call(self, x):
        return self.parts[1](self.parts[0](x))


class Late(layers.Layer):  # its constructor takes no name
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, shape):
        self.inner = layers.Dense(self.units)
        self.inner.build(shape)
        self.scale = self.add_weight(name="scale", shape=(shape[-1],))

    def call(self, x):
        return self.inner(x * self.scale)


class OnceTold(Late):  # tells its parts only what is new
    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        if value != self._trainable:
            layers.Layer.trainable.fset(self, value)


class AsItIsMade(layers.Dense):  # has other weights if it is told at once that it is frozen
    def build(self, shape):
        super().build(shape)
        if self.trainable:
            self.scale = self.add_weight(name="scale", shape=())
"""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("type_", ["Early", "Late", "OnceTold", "AsItIsMade"])
def test_a_layer_of_one_s_own_has_the_same_weights_and_they_learn_nothing(type_: str, style: str) -> None:
    drawing = Drawing()
    drawing.graph.apply(with_code(drawing.graph, OWN, "layers.py")[0])
    drawing.add("Input", "x", shape=[4])
    drawing.add(type_, "x", "frozen", units=3)
    drawing.add("Dense", "frozen", "head", units=2)
    own_layers.allow(drawing)
    drawing.graph.apply(edits.set_trainable(drawing.graph, [drawing.ids["frozen"]], False))
    built, exported = both_models(drawing.graph, catalogue_of(drawing.graph), style=style)
    for model in (built, exported):
        assert [weight.path.split("/")[-2] for weight in model.trainable_weights] == ["head", "head"]
    assert [w.shape for w in built.weights] == [w.shape for w in exported.weights]
    assert [w.name for w in built.get_layer("frozen").weights] == [w.name for w in exported.get_layer("frozen").weights]
