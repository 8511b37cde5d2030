"""Some dozens of steps from the first weights with one thing changed: what shows what a bad run suffers from."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from designer.doctor.case import Trial
from designer.engine.examining.samples import Sample, sample

STEPS = 300
SECONDS = 3.0  # a trial at most, of what this process computes: a busy machine is to find what an idle one finds
ALL_SECONDS = 14.0  # after which none begins
_MOST_VALUES = 16 << 20  # in rows that are repeated for one long epoch
_WAITED = 3.0  # times as long on the clock, after which it ends all the same


class _Until:
    """Tells when seconds of computing, or several times as many of waiting, are over."""

    def __init__(self, seconds: float) -> None:
        self._computed = time.process_time() + seconds
        self._waited = time.monotonic() + _WAITED * seconds

    def is_over(self) -> bool:
        return time.process_time() > self._computed or time.monotonic() > self._waited


class Trials:
    """Trains the model of a run again, on a sample; its weights are given back by `end`."""

    def __init__(
        self,
        model: keras.Model,
        start: list[np.ndarray],
        rows: Sample,
        batch_size: int,
        skill: Callable[[Any], float],
        is_unwanted: Callable[[], bool],
    ) -> None:
        self._model = model
        self._start = start
        self._end = model.get_weights()
        self._rows = rows
        self._batch_size = min(batch_size, rows.rows)
        self._skill = skill
        self._is_unwanted = is_unwanted
        self._rate = _rate(model)
        self._until = _Until(ALL_SECONDS)
        self.done: dict[str, Trial] = {}

    def run(self, name: str, rate: float | None = None, scaled: bool = False, fresh: bool = False) -> None:
        """Train from the first weights, with another learning rate or on scaled inputs."""
        if self._is_over() or (rate is not None and self._rate is None):
            return
        self._model.set_weights(_renewed(self._model, self._start) if fresh else self._start)
        self._train(name, rate, scaled)

    def go_on(self, name: str, steps: int) -> None:
        """Train on from the weights the run ended with."""
        if self._is_over() or not all(np.isfinite(w).all() for w in self._end):
            return
        self._model.set_weights(self._end)
        self._train(name, None, False, steps)

    def _is_over(self) -> bool:
        return self._is_unwanted() or self._until.is_over()

    def end(self) -> dict[str, Trial]:
        """Put the weights back and return what came of all."""
        self._model.set_weights(self._end)
        return self.done

    def _train(self, name: str, rate: float | None, scaled: bool, steps: int = STEPS) -> None:
        optimizer = self._model.optimizer
        _forget(optimizer)
        if rate is not None:
            optimizer.learning_rate = rate
        scale = scaling(self._rows.x) if scaled else None
        x = self._rows.x if scale is None else scale(self._rows.x)
        x, y, epochs = _at_length(x, self._rows.y, self._rows.rows, steps * self._batch_size)
        watch = _Watch(steps, SECONDS, self._is_unwanted)
        try:
            self._model.fit(x, y, batch_size=self._batch_size, epochs=epochs, verbose=0, callbacks=[watch])
            skill = self._skill(scale)
            self.done[name] = Trial(skill, rate or 0.0)
        finally:
            if rate is not None and self._rate is not None:
                optimizer.learning_rate = self._rate


def _at_length(x: Any, y: Any, rows: int, wanted: int) -> tuple[Any, Any, int]:
    """Return so many rows, all of them again and again in another order, and 1; or all rows, and in how many epochs.

    An epoch of few rows takes longer to begin than to train, and one that is broken off a second to be cleaned up.
    """
    values = sum(math.prod(array.shape[1:]) for array in keras.tree.flatten((x, y)))
    if wanted * values > _MOST_VALUES:
        return x, y, -(-wanted // rows)
    random = np.random.RandomState(0)
    drawn = np.concatenate([random.permutation(rows) for _ in range(-(-wanted // rows))])[:wanted]
    taken = sample(x, y, wanted, drawn)
    return taken.x, taken.y, 1


def scaling(x: Any) -> Callable[[Any], Any]:
    """Return what standardises inputs by the columns (channels, steps' numbers) of those given."""
    known: list[tuple[np.ndarray, np.ndarray] | None] = []
    for array in keras.tree.flatten(x):
        if not isinstance(array, np.ndarray) or array.dtype.kind != "f":
            known.append(None)
            continue
        axes = (0,) if array.ndim <= 2 else tuple(range(array.ndim - 1))
        mean, deviation = array.mean(axis=axes), array.std(axis=axes)
        known.append((mean, np.where(deviation > 0, deviation, 1.0)))

    def scale(other: Any) -> Any:
        flat = keras.tree.flatten(other)
        done = [a if k is None else ((a - k[0]) / k[1]).astype(a.dtype) for a, k in zip(flat, known, strict=True)]
        return keras.tree.pack_sequence_as(other, done)

    return scale


class _Watch(keras.callbacks.Callback):  # type: ignore[misc]
    def __init__(self, steps: int, seconds: float, is_unwanted: Callable[[], bool]) -> None:
        super().__init__()
        self._left = steps
        self._until = _Until(seconds)
        self._is_unwanted = is_unwanted

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        self._left -= 1
        # Past the last step, as an epoch that ends there by itself leaves nothing to be cleaned up.
        if self._left < 0 or self._until.is_over() or self._is_unwanted():
            self.model.stop_training = True


def _rate(model: keras.Model) -> float | None:
    optimizer = model.optimizer
    try:
        if isinstance(optimizer._learning_rate, keras.optimizers.schedules.LearningRateSchedule):
            return None
        return float(keras.ops.convert_to_numpy(optimizer.learning_rate))
    except (AttributeError, TypeError, ValueError):
        return None


def _forget(optimizer: Any) -> None:
    """Let an optimizer begin again."""
    rate = getattr(optimizer, "_learning_rate", None)
    initial = float(getattr(optimizer, "initial_accumulator_value", 0.0) or 0.0)
    for variable in optimizer.variables:
        if variable is not rate:
            begins = initial if "accumulator" in variable.path else 0.0
            variable.assign(np.full(variable.shape, begins, variable.dtype))


def _renewed(model: keras.Model, start: list[np.ndarray]) -> list[np.ndarray]:
    """Return first weights as Keras draws them: matrices by Glorot, the rest as zeros or ones as they were meant."""
    random = np.random.RandomState(1)
    found = []
    for weight, value in zip(model.weights, start, strict=True):
        name = weight.path.rsplit("/", 1)[-1]
        if value.ndim >= 2 and "kernel" in name:
            fan_in, fan_out = np.prod(value.shape[:-1]), value.shape[-1]
            limit = np.sqrt(6 / (fan_in + fan_out))
            found.append(random.uniform(-limit, limit, value.shape).astype(value.dtype))
        elif name == "bias":
            found.append(np.zeros_like(value))
        else:
            found.append(value)
    return found
