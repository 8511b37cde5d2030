"""What a model needs to train is made before the first batch, which TensorFlow then traces once."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest

from designer.engine.building.variables import make_variables

ROWS = 40


class Counting(keras.Model):
    """Counts how often its training step is gone through in Python."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = 0

    def train_step(self, *args: Any, **kwargs: Any) -> Any:
        self.steps += 1
        return super().train_step(*args, **kwargs)


def compiled() -> Counting:
    keras.utils.set_random_seed(3)
    inputs = [keras.Input((4,), name="numbers"), keras.Input((), dtype="string", name="word")]
    vocabulary = keras.layers.StringLookup(vocabulary=["a", "b"], output_mode="one_hot")
    hidden = keras.layers.Concatenate()([keras.layers.Dense(5, activation="relu")(inputs[0]), vocabulary(inputs[1])])
    hidden = keras.layers.BatchNormalization()(keras.layers.Dropout(0.4)(hidden))
    outputs = [
        keras.layers.Dense(3, activation="softmax", name="kind")(hidden),
        keras.layers.Dense(1, name="size")(hidden),
    ]
    model = Counting(inputs, outputs)
    optimizer = keras.optimizers.Adam(0.01, use_ema=True)
    model.compile(optimizer, ["sparse_categorical_crossentropy", "mse"], metrics=[["accuracy"], ["mae"]])
    return model


def arrays() -> tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]]:
    draw = np.random.default_rng(1)
    words = np.array(["a", "b"], object)[draw.integers(0, 2, ROWS)]
    x = [draw.random((ROWS, 4)), words]
    y = [draw.integers(0, 3, ROWS), draw.random((ROWS, 1)).astype("float32")]
    return x, y, [draw.random(ROWS), draw.random(ROWS)]


def trained(prepared: bool) -> tuple[Counting, dict[str, list[float]]]:
    model, (x, y, weights) = compiled(), arrays()
    if prepared:
        make_variables(model, x, y, weights)
    history = model.fit(x, y, sample_weight=weights, batch_size=16, epochs=2, verbose=0)
    return model, history.history


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="elsewhere Keras makes them itself")
def test_a_step_is_traced_once_and_the_numbers_are_the_same_to_the_last_bit() -> None:
    model, told = trained(prepared=True)
    plain, expected = trained(prepared=False)
    assert (model.steps, plain.steps) == (1, 2)
    assert told == expected
    for ours, theirs in zip(model.weights, plain.weights, strict=True):
        np.testing.assert_array_equal(keras.ops.convert_to_numpy(ours), keras.ops.convert_to_numpy(theirs))


def test_what_keras_refuses_is_said_by_the_first_batch_as_ever() -> None:
    x, y, _ = arrays()
    wrong = [np.zeros((ROWS, 2, 2)), y[1]]
    said = []
    for prepared in (True, False):
        model = compiled()
        if prepared:
            make_variables(model, x, wrong)
        with pytest.raises(ValueError, match="shape") as error:
            model.fit(x, wrong, batch_size=16, verbose=0)
        said.append(str(error.value).splitlines()[0])
    assert said[0] == said[1]
