"""Points of the curve between epochs, from the running means that Keras reports."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

import keras

from designer.engine.pace import Plan

_POINTS_AN_EPOCH = 200


class Points:
    """The curve between epochs: the mean of every metric over short runs of batches.

    Keras reports running means over the epoch, m_k after k samples: over the samples from a to b the mean is
    (b m_b - a m_a) / (b - a). Metrics that are no means (AUC, R2Score, ...) are taken as they are reported.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._stride = max(1, math.ceil(plan.steps / _POINTS_AN_EPOCH))
        self._epoch = 0
        self._last: tuple[int, Mapping[str, float]] = (0, {})
        self._not_means: tuple[str, ...] = ()
        self._for_window: list[tuple[float, dict[str, float]]] = []
        self._for_file: list[tuple[float, dict[str, float]]] = []
        self.waiting_since = 0.0

    def find_means(self, model: Any) -> None:
        """Find out which metrics of a compiled model are not means."""
        names = []
        for metric in model.metrics:
            for one in getattr(metric, "metrics", [metric]):
                if not isinstance(one, keras.metrics.Mean):
                    names.append(one.name)
        self._not_means = tuple(names)

    def begin(self, epoch: int) -> None:
        """Begin an epoch."""
        self._epoch = epoch
        self._last = (0, {})

    def add(self, step: int, logs: Mapping[str, float]) -> None:
        """Take the running means after `step` batches."""
        before, means = self._last
        if step - before < self._stride and step < self._plan.steps:
            return
        self._last = (step, logs)
        size, samples = self._plan.batch_size, self._plan.samples
        a, b = before * size, min(step * size, samples)
        values = {
            name: (b * value - a * means[name]) / (b - a) if name in means and not self._is_raw(name) else value
            for name, value in logs.items()
        }
        point = (self._epoch + step / self._plan.steps, {k: v for k, v in values.items() if math.isfinite(v)})
        self._for_window.append(point)
        self._for_file.append(point)
        if not self.waiting_since:
            self.waiting_since = time.perf_counter()

    def take_for_window(self) -> tuple[tuple[float, dict[str, float]], ...]:
        """Return the points since the last time."""
        points = tuple(self._for_window)
        self._for_window.clear()
        return points

    def take_for_file(self) -> tuple[tuple[float, dict[str, float]], ...]:
        """Return the points since the last time."""
        points = tuple(self._for_file)
        self._for_file.clear()
        self.waiting_since = 0.0
        return points

    def _is_raw(self, name: str) -> bool:
        return any(name == raw or name.endswith(f"_{raw}") for raw in self._not_means)
