"""How large the errors of a regression are: a histogram, and the numbers that sum it up in the target's unit."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.report.figures import Numbers
from designer.views.figures import unit_text
from designer.views.guard import guarded
from designer.views.panels.figures.graph import FigureGraph, dashed
from designer.views.stylesheet import mark
from designer.views.theme import Appearance


@guarded
class ErrorHistogram(FigureGraph):
    """Bars over target - prediction, with a line where the two are equal."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "evaluate_errors_graph", parent)
        self._bars = pg.BarGraphItem(x=[], height=[], width=1)
        self._zero = pg.InfiniteLine(pos=0, angle=90, movable=False)
        self.graph.addItem(self._bars)
        self.graph.addItem(self._zero, ignoreBounds=True)
        self._sums = QLabel()
        self._sums.setObjectName("evaluate_errors")
        self._sums.setContentsMargins(12, 2, 8, 2)
        self._sums.setWordWrap(True)
        mark(self._sums, "muted")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._sums)
        self._shown: Numbers | None = None
        self.retranslate()

    def axis_titles(self) -> tuple[str, str]:
        """Return what the axes count."""
        return self.tr("target - prediction"), self.tr("samples")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        if self._shown is not None:
            self.show_errors(self._shown)

    def show_errors(self, figures: Numbers) -> None:
        """Show the errors of an output."""
        self._shown = figures
        if figures.errors is not None:
            edges = np.linspace(figures.errors.low, figures.errors.high, len(figures.errors.counts) + 1)
            width = edges[1] - edges[0]
            self._bars.setOpts(x=edges[:-1] + width / 2, height=list(figures.errors.counts), width=width * 0.92)
            self.fit()
        self._sums.setText(" · ".join(self._said(figures)))
        self.graph.setAccessibleDescription(self._sums.text())

    def dress(self) -> None:
        """Colour the bars."""
        theme = self.appearance.theme
        self._bars.setOpts(brush=QColor(theme.accent), pen=pg.mkPen(None))
        self._zero.setPen(dashed(theme.muted))

    def _said(self, figures: Numbers) -> list[str]:
        said = [
            self.tr("root mean squared error {value}").format(value=unit_text(figures.root_mean_squared_error, 4)),
            self.tr("median {value}").format(value=unit_text(figures.median_absolute_error, 4)),
            self.tr("largest {value}").format(value=unit_text(figures.largest_error, 4)),
            self.tr("mean {value}").format(value=unit_text(figures.mean_error, 4)),
        ]
        if figures.baseline is not None:
            said.append(self.tr("always the median target: {value}").format(value=unit_text(figures.baseline, 4)))
        return said
