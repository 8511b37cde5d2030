"""Predictions over targets of a regression: the closer to the diagonal, the better."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.views.guard import guarded
from designer.views.plots.axis import Axis
from designer.views.stylesheet import sans
from designer.views.theme import Appearance


@guarded
class ScatterPlot(QWidget):
    """Points and the line on which prediction and target are the same. A double click shows all of it again."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._axes = {"left": Axis("left", room=22), "bottom": Axis("bottom", room=48)}
        self._graph = pg.PlotWidget(viewBox=pg.ViewBox(enableMenu=False), axisItems=self._axes)
        self._graph.setObjectName("evaluate_scatter_graph")
        self._graph.getPlotItem().hideButtons()
        self._points = pg.ScatterPlotItem(pxMode=True, size=6)
        self._line = pg.InfiniteLine(pos=(0, 0), angle=45, movable=False)
        self._graph.addItem(self._line, ignoreBounds=True)
        self._graph.addItem(self._points)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._graph)
        self._graph.viewport().installEventFilter(self)
        appearance.changed.connect(self._dress)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._graph.setAccessibleName(self.tr("Predictions over targets"))
        self._dress()

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Show (target, prediction)."""
        array = np.asarray(points, "float64").reshape(-1, 2)
        self._points.setData(x=array[:, 0], y=array[:, 1])
        self._show_all()

    def points(self) -> list[tuple[float, float]]:
        """Return the (target, prediction) on show."""
        x, y = self._points.getData()
        return list(zip(x.tolist(), y.tolist(), strict=True))

    def _show_all(self) -> None:
        """Show both axes over the same numbers, so that the diagonal is one."""
        x, y = self._points.getData()
        if len(x):
            low, high = float(min(x.min(), y.min())), float(max(x.max(), y.max()))
            room = (high - low) * 0.05 or 0.5
            self._graph.setRange(xRange=(low - room, high + room), yRange=(low - room, high + room), padding=0)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self._graph.setBackground(QColor(theme.panel))
        font: QFont = sans(11)
        for name, text in (("left", self.tr("predicted")), ("bottom", self.tr("target"))):
            axis = self._axes[name]
            axis.setPen(pg.mkPen(theme.line))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setTickFont(font)
            axis.enableAutoSIPrefix(False)
            axis.setLabel(text, color=theme.muted, **{"font-size": "11px"})
            axis.setGrid(40)
        self._line.setPen(pg.mkPen(theme.muted, width=1, style=pg.QtCore.Qt.PenStyle.DashLine))
        tone = QColor(theme.accent)
        tone.setAlpha(150)
        self._points.setBrush(tone)
        self._points.setPen(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._show_all()
            return True
        return super().eventFilter(watched, event)
