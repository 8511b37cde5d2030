"""A callback that stands again where it stood decides as the one that was never interrupted."""

from __future__ import annotations

from typing import Any

import keras
import pytest

from designer.engine.training.callback_state import put_back, taken_down

LOSSES = (1.0, 0.9, 0.89995, 0.8999, 0.7, 0.6999, 0.69985)  # most of them within `min_delta` of the best


def made(kind: type[Any], **arguments: Any) -> Any:
    """Return a callback of a model, as training begins."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    callback = kind(monitor="loss", min_delta=0.001, patience=2, mode="min", **arguments)
    callback.set_model(model)
    callback.on_train_begin()
    return callback


def seen(callback: Any, losses: tuple[float, ...], first: int = 0) -> list[tuple[int, float, float]]:
    """Return where a callback stands after each epoch of these losses."""
    found = []
    for epoch, loss in enumerate(losses, first):
        callback.on_epoch_end(epoch, {"loss": loss})
        rate = float(keras.ops.convert_to_numpy(callback.model.optimizer.learning_rate))
        found.append((callback.wait, callback.best, rate))
    return found


@pytest.mark.parametrize("kind", [keras.callbacks.ReduceLROnPlateau, keras.callbacks.EarlyStopping])
@pytest.mark.parametrize("epochs", range(1, len(LOSSES)))
def test_a_least_difference_counts_after_a_stop_as_before(kind: type[Any], epochs: int) -> None:
    whole = seen(made(kind), LOSSES)
    begun = made(kind)
    before = seen(begun, LOSSES[:epochs])
    states, arrays = taken_down([begun])
    again = made(kind)
    again.model.optimizer.learning_rate = before[-1][2]  # which the weights of the optimizer bring along
    put_back([again], states, arrays)
    assert before + seen(again, LOSSES[epochs:], epochs) == whole
