"""What a screen reader hears of a plot: every curve with where it is and where it was best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QAccessible

from designer.views.accessible import Key, Said
from designer.views.plots.series import Series
from designer.views.plots.value_box import number

if TYPE_CHECKING:
    from designer.views.plots.curve_plot import CurvePlot

translate = QCoreApplication.translate


class CurveTeller:
    """Keys: (run, part) of the curves that have points."""

    role = QAccessible.Role.Chart

    def __init__(self, plot: CurvePlot) -> None:
        self._plot = plot

    def children(self, key: Key | None) -> Sequence[Key]:
        """Return the curves."""
        if key is not None:
            return ()
        parts = ("train", "validation")
        return [(one.run, part) for one in self._plot.series for part in parts if _curve(one, part)[0].size]

    def parent(self, key: Key) -> Key | None:  # noqa: ARG002
        """Return the plot."""
        return None

    def has(self, key: Key) -> bool:
        """Tell whether a curve is drawn."""
        return key in self.children(None)

    def say(self, key: Key) -> Said:
        """Return the run, its part, the last value, the lowest and the highest one."""
        run, part = cast("tuple[str, str]", key)
        one = next(s for s in self._plot.series if s.run == run)
        titles = {"train": translate("Plots", "training"), "validation": translate("Plots", "validation")}
        said = [one.label, titles[part], *_values(one, part)]
        return Said(", ".join(text for text in said if text), QAccessible.Role.Graphic, self._place())

    def current(self) -> Key | None:
        """Return the plot itself."""
        return None

    def _place(self) -> QRect:
        view = self._plot.view
        return QRect(view.mapTo(self._plot, view.rect().topLeft()), view.size())


def _curve(one: Series, part: str) -> tuple[np.ndarray, np.ndarray]:
    return one.validation if part == "validation" else one.train


def _values(one: Series, part: str) -> list[str]:
    x, y = _curve(one, part)
    known = np.isfinite(y)
    said = [translate("Plots", "{count} points").format(count=x.size)]
    if not known.any():
        return [*said, translate("Plots", "no number among them")]
    x, y = x[known], y[known]
    for text, index in (
        (translate("Plots", "last {value}"), -1),
        (translate("Plots", "lowest {value} at {place}"), int(np.argmin(y))),
        (translate("Plots", "highest {value} at {place}"), int(np.argmax(y))),
    ):
        said.append(text.format(value=number(float(y[index])), place=number(float(x[index]))))
    return said
