"""Axes of plots: few, round ticks, also on a logarithmic axis and on one that counts epochs."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from designer.views.guard import guarded

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_WHOLE = (1.0, 2.0, 5.0, 10.0)
_MANTISSAS = ((1,), (1, 3), (1, 2, 5), tuple(range(1, 10)))


@guarded
class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis with one level of ticks. `room` is the least distance of two labels in pixels."""

    def __init__(self, orientation: str, room: int) -> None:
        super().__init__(orientation)
        self.room = room
        self.whole_steps = False  # whether only whole numbers mean something

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        """Return one level of ticks between the ends, which are powers of ten on a log axis."""
        most = max(2, int(size / self.room))
        if self.logMode:
            return [(1.0, log_ticks(minVal, maxVal, most))]
        is_whole = self.whole_steps and maxVal - minVal >= 2
        step = round_step((maxVal - minVal) / most, _WHOLE if is_whole else _ROUND)
        if is_whole:
            step = max(step, 1.0)
        return [(step, linear_ticks(minVal, maxVal, step))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        """Return the labels of ticks."""
        if self.logMode:
            return [_short(10.0**value) for value in values]
        digits = next((d for d in range(6) if math.isclose(round(spacing, d), spacing, rel_tol=1e-9)), 6)
        largest = max((abs(v) for v in values), default=0.0)
        if digits > 5 or largest >= 1e6:
            return [_short(value) for value in values]
        texts = [f"{value:.{digits}f}" for value in values]
        return ["0" if not float(text) else text for text in texts]

    def boundingRect(self) -> QRectF:
        """Return the area, with room for labels at the very ends."""
        area: QRectF = super().boundingRect()
        return area.adjusted(-20, -8, 20, 8)


def round_step(least: float, mantissas: tuple[float, ...] = _ROUND) -> float:
    """Return the smallest of `mantissas` (1, 2, 2.5, 5) times a power of ten that is not below `least`."""
    if least <= 0 or not math.isfinite(least):
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(r * power for r in mantissas if r * power >= least * (1 - 1e-9))


def linear_ticks(low: float, high: float, step: float) -> list[float]:
    """Return the multiples of `step` from `low` to `high`."""
    if step <= 0:
        return []
    slack = step * 1e-6
    first, last = math.ceil((low - slack) / step), math.floor((high + slack) / step)
    return [i * step for i in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Return the positions (powers of ten) of round numbers from 10**low to 10**high, at most about `most`."""
    decades = range(math.floor(low), math.ceil(high) + 1)
    if high - low > most:
        apart = math.ceil((high - low) / most)
        return [float(d) for d in decades if d % apart == 0 and low <= d <= high]
    found: list[float] = []
    for mantissas in _MANTISSAS:
        ticks = [d + math.log10(m) for d in decades for m in mantissas]
        ticks = [t for t in ticks if low - 1e-9 <= t <= high + 1e-9]
        if len(ticks) > most and len(found) >= 2:
            break
        found = ticks
    if len(found) < 2:  # less than a step of any mantissa: round numbers in between
        step = round_step((10.0**high - 10.0**low) / most)
        found = [float(np.log10(v)) for v in linear_ticks(10.0**low, 10.0**high, step) if v > 0]
    return found


def _short(value: float) -> str:
    if value == 0:
        return "0"
    if 1e-4 <= abs(value) < 1e6:
        return f"{value:.4g}" if abs(value) < 1e4 else f"{value:.0f}"
    return f"{value:.2g}"
