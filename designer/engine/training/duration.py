"""How big a training is, how long it has taken, and how long it will."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Plan:
    """The measures of a training."""

    epochs: int
    initial_epoch: int
    batch_size: int
    samples: int
    validation_samples: int
    monitor: str  # what decides which epoch is the best
    direction: Literal["min", "max"]
    steps_per_execution: int = 1
    steps_per_epoch: int | None = None
    validation_freq: int = 1
    validation_batch_size: int | None = None
    most_validation_steps: int | None = None

    @property
    def steps(self) -> int:
        """Batches of an epoch; the last one before the data begin anew may have fewer."""
        return self.steps_in(0)

    @property
    def validation_steps(self) -> int:
        """Batches of a validation."""
        batches = math.ceil(self.validation_samples / (self.validation_batch_size or self.batch_size))
        return min(batches, self.most_validation_steps or batches)

    def steps_in(self, epoch: int) -> int:
        """Return the batches of one epoch, from 0."""
        return min(self._an_epoch, self._batches - self.batches_before(epoch))

    def rows_in(self, epoch: int) -> int:
        """Return the rows that one epoch, from 0, trains on."""
        before = self.batches_before(epoch) * self.batch_size
        return min(self.steps_in(epoch) * self.batch_size, self.samples - before)

    def batches_before(self, epoch: int) -> int:
        """Return how many batches lie before an epoch since the data began; Keras begins them when they are used up."""
        return epoch % math.ceil(self._batches / self._an_epoch) * self._an_epoch

    def is_in_first_pass(self, epoch: int) -> bool:
        """Tell whether an epoch, from 0, begins with data that the training began with."""
        return epoch * self._an_epoch == self.batches_before(epoch)

    def validates(self, epoch: int) -> bool:
        """Tell whether an epoch ends with a validation."""
        return self.validation_samples > 0 and (epoch + 1) % self.validation_freq == 0

    @property
    def _batches(self) -> int:
        return max(1, math.ceil(self.samples / self.batch_size))

    @property
    def _an_epoch(self) -> int:
        """Batches of an epoch that is not cut short: whole calls, each of `steps_per_execution` batches."""
        if self.steps_per_epoch is None:
            return self._batches
        return math.ceil(self.steps_per_epoch / self.steps_per_execution) * self.steps_per_execution


class Clock:
    """Counts the seconds of training without its pauses."""

    def __init__(self, before: float) -> None:
        self._before = before
        self._since = time.perf_counter()

    def seconds(self) -> float:
        """Return the seconds so far."""
        return self._before + time.perf_counter() - self._since

    @contextlib.contextmanager
    def stopped(self) -> Iterator[None]:
        """Stand still."""
        before = self.seconds()
        yield
        self._before, self._since = before, time.perf_counter()


class Estimate:
    """Speed and remaining time, from the last epoch or, in the first one, from its batches so far."""

    _OF_A_BATCH = 0.4  # what a batch of validation takes of the time of one of training

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._epoch_began = 0.0
        self._epoch_seconds = 0.0
        self._mark = (0.0, 0)  # seconds and batches done at the beginning of the window the speed is taken over
        self._first: tuple[float, int] | None = None
        self._speed = 0.0

    def begin(self, elapsed: float) -> None:
        """Training begins."""
        self._mark = (elapsed, 0)

    def begin_epoch(self, elapsed: float) -> None:
        """An epoch begins."""
        self._epoch_began = elapsed

    def end_epoch(self, elapsed: float) -> None:
        """An epoch is done."""
        self._epoch_seconds = elapsed - self._epoch_began

    def speed(self, epoch: int, step: int, elapsed: float) -> float:
        """Return samples a second, over about the last second."""
        batches = (epoch - self._plan.initial_epoch) * self._plan.steps + step
        if self._first is None and batches:
            self._first = self._mark = (elapsed, batches)  # the first batch is tracing, which says nothing
        since, before = self._mark
        if elapsed - since >= (1.0 if self._speed else 0.2) and batches > before:
            self._speed = (batches - before) * self._plan.batch_size / (elapsed - since)
            self._mark = (elapsed, batches)
        return self._speed

    def remaining(self, epoch: int, step: int, elapsed: float) -> float | None:
        """Return the seconds to go, None while nothing is known."""
        plan = self._plan
        left = plan.epochs - epoch - 1
        if self._epoch_seconds:
            return left * self._epoch_seconds + max(0.0, self._epoch_seconds - (elapsed - self._epoch_began))
        if self._first is None or step <= self._first[1]:
            return None
        batch = (elapsed - self._first[0]) / (step - self._first[1])
        an_epoch = batch * (plan.steps + self._OF_A_BATCH * plan.validation_steps)
        return max(0.0, left * an_epoch + an_epoch - batch * step)
