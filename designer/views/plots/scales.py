"""How far the axes of a plot reach while nobody has zoomed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

_MARGIN = 0.05
_SAMPLE = 4000  # values that are looked at to see where a band of batches lies
_CALM = 0.7  # a range stays while the data fill this much of it


def x_limit(latest: float, planned: float) -> float:
    """Return where the x axis ends: where training will end, halved while the curve fills less than a quarter of it.

    So the axis stands still most of the time and a plan of 1 000 epochs still shows its first ones.
    """
    latest = max(latest, 1e-9)
    if latest >= planned:
        return latest
    limit = planned
    while limit / 4 > latest:
        limit /= 2
    return limit


def y_range(strong: Iterable[np.ndarray], faint: Iterable[np.ndarray], log: bool) -> tuple[float, float] | None:
    """Return the lower and upper end of the y axis (in powers of ten if `log`), None without a finite value.

    Every value of the `strong` curves is inside; of the `faint` ones (batches) the outermost twelfth may lie
    outside, or one wild batch would flatten everything else.
    """
    spans = [s for s in (_span(v, 0, log) for v in strong) if s] + [s for s in (_span(v, 4, log) for v in faint) if s]
    if not spans:
        return None
    low, high = min(s[0] for s in spans), max(s[1] for s in spans)
    if high - low < 1e-12 * max(1.0, abs(high)):
        room = 0.5 if log else max(abs(high) * 0.1, 1e-6)
        return low - room, high + room
    if not log and 0 <= low < 0.6 * high:
        return 0.0, high + (high - low) * _MARGIN
    room = (high - low) * _MARGIN
    return low - room, high + room


def still_fits(shown: tuple[float, float], wanted: tuple[float, float]) -> bool:
    """Tell whether the shown stretch can stay: an axis that follows every batch is restless, and costs a new layout."""
    slack = (shown[1] - shown[0]) * 1e-9
    is_inside = shown[0] - slack <= wanted[0] and wanted[1] <= shown[1] + slack
    return is_inside and wanted[1] - wanted[0] >= _CALM * (shown[1] - shown[0])


def _span(values: np.ndarray, cut: float, log: bool) -> tuple[float, float] | None:
    values = values[np.isfinite(values)]
    if log:
        values = np.log10(values[values > 0])
    if values.size == 0:
        return None
    if cut and values.size >= 50:
        values = values[:: max(1, values.size // _SAMPLE)]
        low, high = np.percentile(values, (cut, 100 - cut))
    else:
        low, high = values.min(), values.max()
    return float(low), float(high)
