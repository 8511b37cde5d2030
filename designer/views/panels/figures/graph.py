"""The plot that the curves and histograms of an evaluation are drawn in: themed axes, no menu, a double click fits."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.views.guard import guarded
from designer.views.plots.axis import Axis
from designer.views.stylesheet import sans
from designer.views.theme import Appearance

_DASHES = ([10, 2], [5, 3], [2, 3], [8, 3, 2, 3])


@guarded
class FigureGraph(QWidget):
    """A plot with two named axes; derived classes draw into `graph` and colour it in `dress`."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._axes = {"left": Axis("left", room=22), "bottom": Axis("bottom", room=48)}
        self.graph = pg.PlotWidget(viewBox=pg.ViewBox(enableMenu=False), axisItems=self._axes)
        self.graph.setObjectName(name)
        self.graph.getPlotItem().hideButtons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.graph, 1)
        self.graph.viewport().installEventFilter(self)
        appearance.changed.connect(self.retranslate)

    def axis_titles(self) -> tuple[str, str]:
        """Return what the axes below and at the left count."""
        return "", ""

    def fit(self) -> None:
        """Show everything."""
        self.graph.autoRange()

    def retranslate(self) -> None:
        """Set every text and colour anew."""
        theme = self.appearance.theme
        self.graph.setBackground(QColor(theme.panel))
        for name, text in zip(("bottom", "left"), self.axis_titles(), strict=True):
            axis = self._axes[name]
            axis.setPen(pg.mkPen(theme.line))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setTickFont(sans(11))
            axis.enableAutoSIPrefix(False)
            axis.setLabel(text, color=theme.muted, **{"font-size": "11px"})
            axis.setGrid(40)
        self.dress()

    def dress(self) -> None:
        """Colour what is drawn as the theme says."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.fit()
            return True
        return super().eventFilter(watched, event)


def told_apart(colour: str, index: int) -> Any:
    """Return the pen of a curve among others, which are never told apart by colour alone."""
    pen = pg.mkPen(colour, width=2)
    if index:
        pen.setDashPattern(_DASHES[index % len(_DASHES)])
    return pen


def veil(colour: str) -> Any:
    """Return the ground of a legend, through which the curves can be seen."""
    tone = QColor(colour)
    tone.setAlpha(190)
    return pg.mkBrush(tone)


def dashed(colour: str) -> Any:
    """Return the pen of a line that is there to compare with."""
    return pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine)
