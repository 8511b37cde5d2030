"""What one run contributes to one plot, as arrays ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Curve = tuple[np.ndarray, np.ndarray]
"""x and y, both of shape (n,); y may hold NaN where a value was not finite."""

Band = tuple[np.ndarray, np.ndarray, np.ndarray]
"""x, and the lower and the upper edge of what several runs spread over, all of shape (n,)."""


def empty_curve() -> Curve:
    """Return a curve without points."""
    return np.empty(0), np.empty(0)


@dataclass(frozen=True)
class Series:
    """The curves of one run, or the means of several, for one metric, their colours, and the x of its best epoch."""

    run: str
    label: str
    train: Curve
    validation: Curve
    batches: Curve
    colours: tuple[str, str]
    best: float | None = None
    bands: tuple[tuple[str, Band], ...] = ()  # by part: "train", "validation"

    def value_at(self, x: float, part: str) -> float | None:
        """Return the value of the epoch mark nearest to `x`, None where there is none or it is not finite."""
        xs, ys = self.validation if part == "validation" else self.train
        if xs.size == 0:
            return None
        index = int(np.argmin(np.abs(xs - x)))
        # a run that is shorter than the crosshair's place has no value there
        # the middle one; np.median would import masked arrays, which takes longer than to draw all plots
        step = float(np.sort(np.diff(xs))[(xs.size - 1) // 2]) if xs.size > 1 else max(float(xs[0]), 1e-9)
        if abs(float(xs[index]) - x) > step * 0.75 or not np.isfinite(ys[index]):
            return None
        return float(ys[index])
