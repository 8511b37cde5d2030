"""What trials say together: the objective as the search goes on, what goes with what, and what matters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from designer.project.variation import value_text
from designer.session.searches import Searches, Trial
from designer.views.guard import guarded
from designer.views.panels.figures.graph import FigureGraph
from designer.views.plots.value_box import number
from designer.views.theme import Appearance

_GOOD = 0.25  # the share of trials whose lines are drawn strong
_NAME = 16  # letters of a name below an axis


@guarded
class HistoryFigure(FigureGraph):
    """A point a trial and a line of the best so far."""

    def __init__(self, appearance: Appearance, searches: Searches, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "search_history", parent)
        self._searches = searches
        self._best = self.graph.plot(stepMode=None)
        self._points = pg.ScatterPlotItem(size=7, pen=None)
        self.graph.addItem(self._points)
        self._axes["bottom"].whole_steps = True
        self.retranslate()

    def axis_titles(self) -> tuple[str, str]:
        """Return what the axes count."""
        return self.tr("trial"), self._searches.objective or self.tr("value")

    def refresh(self, trials: Sequence[Trial], sign: int) -> None:
        """Show trials that have a value, in the order of their numbers; `sign` -1 where more is better."""
        x = np.array([trial.number for trial in trials], float)
        y = np.array([trial.value for trial in trials], float)
        self._points.setData(x, y)
        best = sign * np.minimum.accumulate(sign * y) if y.size else y
        self._best.setData(np.repeat(x, 2)[1:], np.repeat(best, 2)[:-1]) if y.size else self._best.setData([], [])
        self.retranslate()  # the objective may have become known
        if y.size:
            self.graph.setAccessibleDescription(self.tr("best so far: {value}").format(value=number(float(best[-1]))))
            self.fit()

    def dress(self) -> None:
        """Colour the points and the line."""
        theme = self.appearance.theme
        self._points.setBrush(pg.mkBrush(theme.muted))
        self._best.setPen(pg.mkPen(theme.ok, width=2))


@guarded
class ParallelFigure(FigureGraph):
    """Parallel coordinates: an upright axis for everything that varies and one for the objective, a line a trial."""

    def __init__(self, appearance: Appearance, searches: Searches, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "search_parallel", parent)
        self._searches = searches
        self._lines = [self.graph.plot(connect="finite") for _ in range(3)]  # all, the good ones, the best
        self._uprights: list[pg.InfiniteLine] = []
        self._texts: list[pg.TextItem] = []
        self.graph.hideAxis("left")
        self.graph.setMouseEnabled(False, False)
        self.retranslate()

    def refresh(self, trials: Sequence[Trial], sign: int) -> None:
        """Show trials that have a value."""
        names = [*self._searches.names, self._searches.objective or self.tr("value")]
        for item in (*self._uprights, *self._texts):
            self.graph.removeItem(item)
        self._uprights, self._texts = [], []
        columns = []
        for place, name in enumerate(names):
            is_last = place == len(names) - 1
            values = [trial.value if is_last else trial.values.get(name) for trial in trials]
            heights, low, high = _heights(values)
            columns.append(heights)
            self._uprights.append(self.graph.addLine(x=place))
            for text, y, anchor in ((low, 0.0, (0.5, 0.0)), (high, 1.0, (0.5, 1.0))):
                item = pg.TextItem(text, anchor=anchor)
                item.setPos(place, y)
                self.graph.addItem(item, ignoreBounds=True)
                self._texts.append(item)
        self._axes["bottom"].setTicks([list(enumerate(_short(names)))])
        order = np.argsort([sign * (trial.value or 0.0) for trial in trials]) if trials else np.array([], int)
        good = max(1, int(len(order) * _GOOD))
        x = np.arange(len(names), dtype=float)
        for item, chosen in zip(self._lines, (order[good:], order[1:good], order[:1]), strict=True):
            xs = np.concatenate([np.append(x, np.nan) for _ in chosen]) if len(chosen) else np.array([])
            ys = [np.append([column[i] for column in columns], np.nan) for i in chosen]
            item.setData(xs, np.concatenate(ys) if ys else np.array([]))
        self.fit()
        self.dress()

    def fit(self) -> None:
        """Show all axes, with room for what stands at their ends."""
        self.graph.setRange(xRange=(-0.4, len(self._uprights) - 0.6), yRange=(-0.2, 1.2), padding=0)

    def dress(self) -> None:
        """Colour lines, axes and texts."""
        theme = self.appearance.theme
        for item, (colour, width) in zip(
            self._lines, ((theme.line, 1), (theme.accent, 1.5), (theme.ok, 3)), strict=True
        ):
            item.setPen(pg.mkPen(colour, width=width))
        for line in self._uprights:
            line.setPen(pg.mkPen(theme.muted, width=1))
        for text in self._texts:
            text.setColor(theme.muted)
        self._axes["bottom"].setGrid(False)


@guarded
class ImportanceFigure(FigureGraph):
    """A bar for everything that varies: what share of the differences it explains."""

    def __init__(self, appearance: Appearance, searches: Searches, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "search_importance", parent)
        self._searches = searches
        self._bars = pg.BarGraphItem(x0=[0], y=[0], height=0.6, width=[0])
        self.graph.addItem(self._bars)
        self.graph.setMouseEnabled(False, False)
        self.retranslate()

    def axis_titles(self) -> tuple[str, str]:
        """Return what the axes count."""
        return self.tr("share of the differences explained (%)"), ""

    def refresh(self, _trials: Sequence[Trial], _sign: int) -> None:
        """Show what is known of it by now."""
        shares = list(reversed(self._searches.importance.items()))
        places = np.arange(len(shares), dtype=float)
        self._bars.setOpts(x0=np.zeros(len(shares)), y=places, height=0.6, width=np.array([100 * s for _, s in shares]))
        self._axes["left"].setTicks([list(enumerate(_short([name for name, _ in shares])))])
        self.graph.setAccessibleDescription("; ".join(f"{name} {share:.0%}" for name, share in reversed(shares)))
        self.fit()

    def fit(self) -> None:
        """Show all bars, from nothing to everything."""
        count = max(1, len(self._searches.importance))
        self.graph.setRange(xRange=(0, 108), yRange=(-0.6, count - 0.4), padding=0.01)

    def dress(self) -> None:
        """Colour the bars."""
        theme = self.appearance.theme
        self._bars.setOpts(brush=pg.mkBrush(theme.accent), pen=None)


def _heights(values: Sequence[Any]) -> tuple[list[float], str, str]:
    """Return where values lie between 0 and 1, and what stands at the lower and the upper end."""
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if numbers and len(numbers) == len(values):
        low, high = float(min(numbers)), float(max(numbers))
        is_wide = low > 0 and high / low > 20
        scaled = np.log(numbers) if is_wide else np.array(numbers, float)
        span = float(scaled.max() - scaled.min())
        return [float(v) for v in (scaled - scaled.min()) / (span or 1.0)], number(low), number(high)
    words = sorted({value_text(v) for v in values})
    place = {word: i / max(1, len(words) - 1) for i, word in enumerate(words)}
    ends = (words[0], words[-1]) if words else ("", "")
    return [place[value_text(v)] for v in values], ends[0], ends[1] if len(words) > 1 else ""


def _short(names: Sequence[str]) -> list[str]:
    """Return names that fit side by side: their last part alone where that tells them apart."""
    last = [name.rpartition(".")[2] for name in names]
    found = [end if last.count(end) == 1 else name for name, end in zip(names, last, strict=True)]
    return [name if len(name) <= _NAME else "…" + name[-_NAME:] for name in found]
