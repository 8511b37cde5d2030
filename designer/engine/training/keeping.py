"""Keeps the last finished epoch and the best one of a training: on the disk from time to time, in memory meanwhile.

A run that is stopped within an epoch goes on from the end of the one before, with weights, optimizer, callbacks and
random numbers as they were there: only so does it become the run that was never stopped.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import keras
import numpy as np

from designer.engine import workers
from designer.engine.training import callback_state
from designer.engine.training.checkpoint import Arrays, CheckpointWriter, Restored, State, variables
from designer.engine.training.duration import Plan
from designer.engine.training.random_numbers import stand, standing
from designer.machine.memory import free_bytes
from designer.project import run_folder

_CHECKPOINT_SHARE = 0.005  # of the time may go into checkpoints
_CHECKPOINT_EVERY = 2.0  # seconds at least between two of them
_COPY_SHARE = 0.01  # of the time may go into copies of weights in memory
_SMALL = 4 * 2**20  # bytes that are copied after every epoch
_COPY_MEMORY = 0.25  # of the free memory may go into a copy
_RANDOM = "random/"
PASS = "random/pass/"
"""What the names of random numbers as the data began stand behind, where an epoch ends in the midst of the data."""


class Keeper:
    """The best epoch of a training, and its states on the disk and in memory."""

    def __init__(self, plan: Plan, checkpoints: CheckpointWriter, before: Restored | None) -> None:
        self.best_epoch = before.state.best_epoch if before else None
        self.best_value = before.state.best_value if before else None
        self.best_weights = before.best_weights if before else None  # of the best epoch, while no file holds them
        self._plan = plan
        self._checkpoints = checkpoints
        self._on_disk = plan.initial_epoch if before else -1  # epochs of the newest checkpoint
        self._kept: tuple[State, Arrays, list[np.ndarray]] | None = None  # newer than any checkpoint
        self._pass = {name: array for name, array in (before.arrays if before else {}).items() if name.startswith(PASS)}
        self._copied_at = 0.0
        self._copy_cost = 0.0

    def begin_epoch(self, epoch: int) -> None:
        """An epoch begins (from 0): where the data begin with it and go on, note what their order is drawn from."""
        if not self._plan.batches_before(epoch) and self._plan.batches_before(epoch + 1):
            self._pass = standing(PASS)

    def begin(self, model: keras.Model, callbacks: Sequence[Any], elapsed: float) -> None:
        """Training begins: a stop in its first epoch leads back here."""
        if self._on_disk < self._plan.initial_epoch:
            # Its variables belong to the state; built a second time, one that scales losses has some of them twice.
            if not model.optimizer.built:
                model.optimizer.build(model.trainable_variables)
            self._copy(model, *self._moment(model, callbacks, self._plan.initial_epoch, elapsed))

    def is_best(self, epoch: int, logs: Mapping[str, float | None]) -> bool:
        """Tell whether an epoch (from 0) is better than those before, and remember that."""
        value = logs.get(self._plan.monitor)
        if value is None:
            return False
        sign = 1 if self._plan.direction == "min" else -1
        if self.best_value is not None and sign * value >= sign * self.best_value:
            return False
        self.best_epoch, self.best_value = epoch, value
        return True

    def end_epoch(self, model: keras.Model, callbacks: Sequence[Any], epochs: int, elapsed: float, best: bool) -> bool:
        """Keep the state after so many epochs; False, with nothing kept, if its numbers are not finite.

        The last one always goes to the disk: what Keras and callbacks do at the end of training is no part of it.
        """
        if best:
            self.best_weights = None
        is_last = epochs >= self._plan.epochs or bool(model.stop_training)
        state, arrays = self._moment(model, callbacks, epochs, elapsed)
        if is_last or workers.agreed(self._is_time()):
            names = [run_folder.checkpoint_name(epochs), *([run_folder.BEST] if best else [])]
            saved = self._checkpoints.save(model, names, state, arrays)
            if saved is None:
                return False
            if workers.agreed(saved):
                self._on_disk, self._kept = epochs, None
                return True
        if best:
            self.best_weights = model.get_weights()
            arrays |= _numbered("best/", self.best_weights)
        self._copy(model, state, arrays)
        return True

    def interrupted(self, model: keras.Model) -> None:
        """Training ends within an epoch: bring the end of the one before to the disk if it is not there."""
        if self._kept is None:
            return
        state, arrays, values = self._kept
        if state.epochs > self._on_disk:
            with _holding(model, values):
                if self._checkpoints.save(model, [run_folder.checkpoint_name(state.epochs)], state, arrays):
                    self._on_disk, self._kept = state.epochs, None

    def _is_time(self) -> bool:
        writer = self._checkpoints
        wait = max(_CHECKPOINT_EVERY, writer.cost / _CHECKPOINT_SHARE)
        return not writer.is_busy and time.perf_counter() - writer.last_time >= wait

    def _moment(
        self, model: keras.Model, callbacks: Sequence[Any], epochs: int, elapsed: float
    ) -> tuple[State, Arrays]:
        states, arrays = callback_state.taken_down(callbacks)
        arrays |= _random_numbers(model) | _numbered("best/", self.best_weights or [])
        if self._plan.batches_before(epochs):
            arrays |= self._pass
        return State(epochs, elapsed, self.best_epoch, self.best_value, states), arrays

    def _copy(self, model: keras.Model, state: State, arrays: Arrays) -> None:
        began = time.perf_counter()
        all_variables = variables(model)
        size = sum(_size(one) for one in all_variables)
        if size > _SMALL:
            free = free_bytes()
            has_room = free is None or size <= free * _COPY_MEMORY
            if not workers.agreed(has_room and began - self._copied_at >= self._copy_cost / _COPY_SHARE):
                return
        self._kept = state, arrays, [_copied(one) for one in all_variables]
        self._copied_at = time.perf_counter()
        self._copy_cost = min(self._copied_at - began, self._copy_cost or math.inf)


def put_back(model: keras.Model, callbacks: Sequence[Any], before: Restored) -> None:
    """Have callbacks, seeds of layers and random numbers stand where a state says, as training begins."""
    callback_state.put_back(callbacks, before.state.callbacks, before.arrays)
    seeds = callback_state.listed(before.arrays, "seed/").get("", [])
    for seed, value in zip(_seeds(model), seeds, strict=False):
        seed.assign(value)
    stand(_RANDOM, before.arrays)


def _random_numbers(model: keras.Model) -> Arrays:
    return _numbered("seed/", [_copied(seed) for seed in _seeds(model)]) | standing(_RANDOM)


def _seeds(model: keras.Model) -> list[Any]:
    """Return the variables that a .keras file leaves out: the seeds of layers."""
    weights = {id(weight) for weight in model.weights}
    return [variable for variable in model.variables if id(variable) not in weights]


def _numbered(prefix: str, arrays: Sequence[np.ndarray]) -> Arrays:
    return {f"{prefix}{order}": array for order, array in enumerate(arrays)}


def _copied(variable: Any) -> np.ndarray:
    return np.array(keras.ops.convert_to_numpy(variable))


def _size(variable: Any) -> int:
    return 4 * int(np.prod(variable.shape))


@contextlib.contextmanager
def _holding(model: keras.Model, values: Sequence[np.ndarray]) -> Iterator[None]:
    all_variables = variables(model)
    now = [_copied(one) for one in all_variables]
    _assign(all_variables, values)
    try:
        yield
    finally:
        _assign(all_variables, now)


def _assign(all_variables: Sequence[Any], values: Sequence[np.ndarray]) -> None:
    for variable, value in zip(all_variables, values, strict=True):
        variable.assign(value)
