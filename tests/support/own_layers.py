"""Layers of a user's own, as the text of a file: one with a weight, one of two tensors, one for some ranks only."""

from __future__ import annotations

from typing import Any

from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import SyntheticArray, SyntheticSource
from designer.files import allowed
from designer.graph.model import Change, Setting
from designer.project.own_code import code_of, with_code
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.support.drawings import Drawing


def project(
    text: str = "",
    is_allowed: bool = True,
    loss: str = "mean_squared_error",
    metrics: tuple[str, ...] = ("mae",),
    **training: Any,
) -> Drawing:
    """Draw a regression on made-up series with all three layers, that trains in a second."""
    drawing = Drawing()
    change, _ = with_code(drawing.graph, text or LAYERS, "layers.py")
    drawing.graph.apply(change)
    drawing.add("Input", "x", shape=[48])
    drawing.add("Reshape", "x", "series", target_shape=[16, 3])
    drawing.add("SpectralConv", "series", "filtered", modes=4, activation="relu")
    drawing.add("OnlySeries", "filtered", "mean")
    drawing.add("Dense", "mean", "values", units=4)
    drawing.add("Dense", "mean", "how_far", units=4)
    drawing.add("Gate", "values", "how_far", "gate")
    drawing.add("Dense", "gate", "score", units=1)
    ids = drawing.ids
    arrays = (SyntheticArray("x", "normal", 48), SyntheticArray("score", "score", 1, ("x",)))
    data = DataSettings(
        source=SyntheticSource(64, 0, arrays),
        inputs={ids["x"]: Binding(("x",))},
        targets={ids["score"]: Binding(("score",))},
        split=Split(by="random", validation=0.25),
    )
    outputs = {ids["score"]: OutputTraining(loss, metrics)}
    settings: dict[str, Any] = {"outputs": outputs, "epochs": 2, "batch_size": 16, "seed": 3, **training}
    for setting in (Setting(DATA, data), Setting(TRAINING, TrainingSettings(**settings))):
        drawing.graph.apply(Change("", added=(setting,)))
    if is_allowed:
        allow(drawing)
    return drawing


def chain() -> Drawing:
    """Draw a chain of two of the layers."""
    drawing = Drawing()
    drawing.graph.apply(with_code(drawing.graph, LAYERS, "layers.py")[0])
    drawing.add("Input", "x", shape=[48])
    drawing.add("Reshape", "x", "series", target_shape=[16, 3])
    drawing.add("SpectralConv", "series", "filtered", modes=4)
    drawing.add("OnlySeries", "filtered", "mean")
    allow(drawing)
    return drawing


def allow(drawing: Drawing) -> None:
    """Allow a project's code, as the user does after having read it."""
    for module in code_of(drawing.graph).modules:
        allowed.allow_code(module.text, module.name)


LAYERS = '''"""Layers of my own."""

import keras
import numpy as np
from keras import layers, ops

EPSILON = 1e-6
DATA = np.arange(3)  # nobody needs it


# Multiplies the lowest frequencies of a series by what it learns.
@keras.saving.register_keras_serializable(package="mine")
class SpectralConv(layers.Layer):
    """Learned filter of the lowest frequencies.

    Args:
        modes: How many frequencies are kept.
        activation: What the result goes through.
    """

    def __init__(self, modes: int, activation=None, scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.modes = modes
        self.activation = keras.activations.get(activation)
        self.scale = scale

    def build(self, input_shape):
        shape = (self.modes, input_shape[-1])
        self.real = self.add_weight(name="real", shape=shape, initializer="glorot_uniform")
        self.imaginary = self.add_weight(name="imaginary", shape=shape, initializer="zeros")

    def call(self, inputs):
        length = inputs.shape[1]
        real, imaginary = ops.rfft(ops.transpose(inputs, (0, 2, 1)))
        real, imaginary = (ops.transpose(t[:, :, : self.modes], (0, 2, 1)) for t in (real, imaginary))
        kept = real * self.real - imaginary * self.imaginary, real * self.imaginary + imaginary * self.real
        rest = ((0, 0), (0, length // 2 + 1 - self.modes), (0, 0))
        both = [ops.transpose(ops.pad(t, rest), (0, 2, 1)) for t in kept]
        return self.activation(self.scale * ops.transpose(ops.irfft(tuple(both), fft_length=length), (0, 2, 1)))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        mine = {"modes": self.modes, "activation": keras.activations.serialize(self.activation), "scale": self.scale}
        return {**super().get_config(), **mine}


class Gate(layers.Layer):
    """Lets one tensor through as far as another one says."""

    def call(self, values, gate):
        return values * ops.sigmoid(gate) + EPSILON


class OnlySeries(keras.Layer):
    """The mean over time."""

    def __init__(self, keepdims=False):
        super().__init__()
        self.keepdims = keepdims

    def build(self, input_shape):
        if len(input_shape) != 3:
            raise ValueError(f"OnlySeries needs series of three axes, not {input_shape}")

    def call(self, series):
        return ops.mean(series, axis=1, keepdims=self.keepdims)


def my_loss(y_true, y_pred):
    """Squared, a little more."""
    return ops.mean(ops.square(y_true - y_pred), axis=-1) + EPSILON


class Worst(keras.metrics.Metric):
    """The largest error of all."""

    def __init__(self, name="worst", **kwargs):
        super().__init__(name=name, **kwargs)
        self.largest = self.add_weight(name="largest", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.largest.assign(ops.maximum(self.largest, ops.max(ops.abs(y_true - y_pred))))

    def result(self):
        return self.largest


print("this must not be part of it")
if __name__ == "__main__":
    raise SystemExit
'''
