"""Models that are applied to every step: files of Keras 3 become layers that are each applied so, weights and all."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from designer.engine.importers.opening import draw_file
from designer.engine.importers.weights import model_with_weights
from tests.support.networks import catalogue


def chain() -> keras.Model:
    return keras.Sequential(
        [keras.Input((4,)), layers.Dense(8, "relu"), layers.BatchNormalization(), layers.Dropout(0.5), layers.Dense(4)]
    )


def branching() -> keras.Model:
    x = keras.Input((4,))
    left, right = layers.Dense(4)(x), layers.Dense(4, "tanh")(x)
    return keras.Model(x, layers.Dense(4)(layers.Concatenate()([layers.Add()([left, right]), x])))


def nested() -> keras.Model:
    return keras.Sequential([keras.Input((4,)), chain(), layers.Dense(4)])


@pytest.mark.parametrize("inner", [chain, branching, nested])
@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_it_gives_what_keras_gives(ending: str, inner: object, tmp_path: Path) -> None:
    x = keras.Input((5, 4))
    y = layers.TimeDistributed(layers.Dense(4))(x)
    y = layers.TimeDistributed(inner(), name="steps")(y)  # type: ignore[operator]
    y = layers.TimeDistributed(layers.Dense(3))(y)
    y = keras.Sequential([layers.Flatten(), layers.Dense(2)])(y)
    model = keras.Model(x, y)
    random = np.random.default_rng(3)
    model.set_weights([random.uniform(0.1, 1, weight.shape) for weight in model.get_weights()])
    path = tmp_path / f"a{ending}"
    model.save(path)
    _, made, _, missing = model_with_weights(path, catalogue())
    assert missing == []
    rows = random.normal(size=(3, 5, 4)).astype("float32")
    np.testing.assert_allclose(made(rows), model(rows), rtol=1e-5, atol=1e-5)


def test_what_cannot_be_applied_step_by_step_is_a_placeholder_that_is_told(tmp_path: Path) -> None:
    x = keras.Input((4,))
    model = keras.Sequential([keras.Input((5, 4)), layers.TimeDistributed(keras.Model(x, keras.ops.sum(x) + x))])
    model.save(tmp_path / "a.keras")
    _, graph, notes = draw_file(tmp_path / "a.keras", catalogue())
    assert [node.type for node in graph.nodes.values()] == ["Input", "TimeDistributed(Model)"]
    assert any("placeholder" in str(note) for note in notes)
