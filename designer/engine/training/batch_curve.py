"""Points of the curve between epochs, from the running means that Keras reports."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from typing import Any

import keras
import numpy as np

from designer.engine.training.duration import Plan

_POINTS_AN_EPOCH = 200
_POINTS_A_RUN = 100_000  # but at least one an epoch: each is a hundred bytes in the run's folder


class Points:
    """The curve between epochs: the mean of every metric over short runs of batches.

    Keras reports running means over the epoch, m_k after k samples: over the samples from a to b the mean is
    (b m_b - a m_a) / (b - a). Metrics that are no means over the samples (AUC, R2Score, ...) are taken as reported.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        most = max(1, min(_POINTS_AN_EPOCH, _POINTS_A_RUN // max(1, plan.epochs)))
        self._stride = max(1, math.ceil(plan.steps / most))
        self._epoch = 0
        self._steps, self._passed = plan.steps, 0  # batches of the epoch, and those of the data before it
        self._last: tuple[int, Mapping[str, float]] = (0, {})
        self._means: frozenset[str] | None = None  # not known before the metrics are built, by the first batch
        self._for_window: list[tuple[float, dict[str, float]]] = []
        self._for_file: list[tuple[float, dict[str, float]]] = []
        self.waiting_since = 0.0

    def begin(self, epoch: int) -> None:
        """Begin an epoch."""
        self._epoch = epoch
        self._steps, self._passed = self._plan.steps_in(epoch), self._plan.batches_before(epoch)
        self._last = (0, {})

    def add(self, step: int, logs: Mapping[str, float], model: Callable[[], Any]) -> None:
        """Take what `model` reports after `step` batches; it is asked for once, as JAX brings all its weights along."""
        before, earlier = self._last
        if step - before < self._stride and step < self._steps:
            return
        self._last = (step, logs)
        if self._means is None:
            self._means = means(model())
        size = self._plan.batch_size
        samples = self._plan.samples - self._passed * size
        a, b = before * size, min(step * size, samples)
        values = {
            name: (b * value - a * earlier[name]) / (b - a) if name in earlier and name in self._means else value
            for name, value in logs.items()
        }
        point = (self._epoch + step / self._steps, {k: v for k, v in values.items() if math.isfinite(v)})
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


def means(model: Any) -> frozenset[str]:
    """Return the names of the numbers that a built and compiled model logs as means over the samples.

    The metrics themselves are asked: given a total and a count, a mean answers with their quotient.
    """
    asked = [_answers(model, total, count) for total, count in ((6.0, 4.0), (-3.0, 8.0))]
    found = {name for name in asked[0] if (asked[0][name], asked[1][name]) == (1.5, -0.375)}
    if any(keras.src.backend.get_keras_mask(tensor) is not None for tensor in model.outputs):
        found &= {metric.name for metric in model.metrics}  # losses; the masked steps miss in what a metric counts
    return frozenset(found)


def _answers(model: Any, total: float, count: float) -> dict[str, float]:
    """Return what a model would log if every metric that keeps two numbers had these."""
    given: list[tuple[Any, Any]] = []
    for metric in _metrics(model):
        numbers = (total, count) if [tuple(v.shape) for v in metric.variables] == [(), ()] else ()
        for index, variable in enumerate(metric.variables):
            value = np.full(variable.shape, numbers[index] if numbers else 0.0)
            given.append((variable, keras.ops.convert_to_tensor(value, dtype=variable.dtype)))
    with keras.StatelessScope(state_mapping=given):
        results = model.get_metrics_result()
        return {name: _number(value) for name, value in results.items()}


def _metrics(model: Any) -> list[Any]:
    return [one for metric in model.metrics for one in getattr(metric, "metrics", [metric])]


def _number(value: Any) -> float:
    array = keras.ops.convert_to_numpy(value)
    return float(array) if array.ndim == 0 else math.nan
