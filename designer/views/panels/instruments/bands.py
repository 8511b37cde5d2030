"""A row a layer: a small chart of one measure over time, one line a run, and the last value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.views.guard import guarded
from designer.views.panels.instruments.measures import Measure
from designer.views.plots.value_box import number
from designer.views.stylesheet import mono, sans
from designer.views.theme import Appearance, Theme

ROW = 46
_NAME, _VALUE, _GAP = 150, 84, 10
_MOST_POINTS = 240


@dataclass(frozen=True)
class Trace:
    """One run in one row: x and y of shape (n,), the half width of its band (empty without one), its colour."""

    x: np.ndarray
    y: np.ndarray
    spread: np.ndarray
    colour: str


@dataclass(frozen=True)
class Row:
    """A layer: its name, "" for all weights together, and its traces."""

    layer: str
    title: str
    traces: tuple[Trace, ...]

    @property
    def last(self) -> float | None:
        """The newest value of the first run that has one."""
        for trace in self.traces:
            known = trace.y[np.isfinite(trace.y)]
            if known.size:
                return float(known[-1])
        return None


@guarded
class Bands(QWidget):
    """Paints what it is given; a click tells which layer is meant."""

    chosen = Signal(str)  # a layer's name

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("instruments_bands")
        self.rows: tuple[Row, ...] = ()
        self.selected = ""
        self._appearance = appearance
        self._measure: Measure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def show_rows(self, measure: Measure, rows: Sequence[Row], selected: str) -> None:
        """Show a measure of some layers."""
        self._measure, self.rows, self.selected = measure, tuple(rows), selected
        told = (f"{row.title} {'–' if row.last is None else number(row.last)}" for row in rows)
        self.setAccessibleDescription(", ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, ROW * len(self.rows) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, ROW * len(self.rows) + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // ROW)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= place < len(self.rows):
            self.chosen.emit(self.rows[place].layer)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = event.rect().top() // ROW, event.rect().bottom() // ROW
        whole = [trace.x for row in self.rows for trace in row.traces if trace.x.size]
        ends = (min(float(x[0]) for x in whole), max(float(x[-1]) for x in whole)) if whole else (0.0, 1.0)
        for place in range(max(0, first), min(last + 1, len(self.rows))):
            self._paint_row(painter, self.rows[place], place * ROW, ends)
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row, top: int, ends: tuple[float, float]) -> None:
        theme, measure = self._appearance.theme, self._measure
        assert measure is not None
        if row.layer == self.selected:
            painter.fillRect(QRectF(0, top, self.width(), ROW), QColor(theme.raised))
        painter.setPen(QColor(theme.text))
        painter.setFont(sans(12))
        left = QRectF(8, top, _NAME - 16, ROW)
        middle = Qt.AlignmentFlag.AlignVCenter
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideMiddle, int(left.width()))
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(mono(12))
        painter.setPen(QColor(theme.muted if row.last is None else theme.text))
        value = QRectF(self.width() - _VALUE - 8, top, _VALUE, ROW)
        painter.drawText(value, middle | Qt.AlignmentFlag.AlignRight, "–" if row.last is None else number(row.last))
        area = QRectF(_NAME, top + 5, max(20.0, self.width() - _NAME - _VALUE - _GAP - 8), ROW - 10)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if row.last is not None:
            _Chart(area, ends, measure, row).paint(painter, theme)


class _Chart:
    """One small chart: where its numbers lie."""

    def __init__(self, area: QRectF, ends: tuple[float, float], measure: Measure, row: Row) -> None:
        self._area, self._ends, self._row = area, ends, row
        self._is_log = measure.logarithmic
        self._low, self._high = measure.ends or self._limits()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        if self._is_log:
            painter.setPen(QPen(QColor(theme.grid), 1, Qt.PenStyle.DotLine))
            for power in range(math.ceil(self._low), math.floor(self._high) + 1):
                y = self._y(np.array([float(power)]))[0]
                painter.drawLine(QPointF(self._area.left(), y), QPointF(self._area.right(), y))
        for trace in reversed(self._row.traces):
            colour = QColor(trace.colour)
            for x, y, spread in _pieces(trace):
                across = self._x(x)
                if spread.size:
                    band = QColor(colour)
                    band.setAlpha(60)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(band)
                    upper, lower = self._y(y + spread), self._y(y - spread)
                    few = slice(None, None, 2 if across.size > _MOST_POINTS // 4 else 1)
                    edge = [*_points(across[few], upper[few]), *reversed(_points(across[few], lower[few]))]
                    # Smooth edges of what is hardly seen took most of the painting.
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                    painter.drawPolygon(QPolygonF(edge))
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour, 1))
                points = _points(across, self._y(self._sized(y)))
                if len(points) == 1:
                    painter.drawEllipse(points[0], 2.0, 2.0)
                else:
                    painter.drawPolyline(QPolygonF(points))

    def _limits(self) -> tuple[float, float]:
        found = []
        for trace in self._row.traces:
            for _, y, spread in _pieces(trace):
                both = (y - spread, y + spread) if spread.size else (self._sized(y),)
                found += [float(edge) for one in both for edge in (one.min(), one.max())]
        low, high = min(found), max(found)
        return (low, high) if high > low else (low - 0.5, high + 0.5)

    def _sized(self, y: np.ndarray) -> np.ndarray:
        return np.log10(np.maximum(y, 1e-12)) if self._is_log else y

    def _x(self, values: np.ndarray) -> np.ndarray:
        first, last = self._ends
        found: np.ndarray = self._area.left() + (values - first) / max(last - first, 1e-9) * self._area.width()
        return found

    def _y(self, values: np.ndarray) -> np.ndarray:
        share = (np.clip(values, self._low, self._high) - self._low) / (self._high - self._low)
        found: np.ndarray = self._area.bottom() - share * self._area.height()
        return found


def _pieces(trace: Trace) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Return a trace thinned to what can be seen, without what is not finite."""
    step = max(1, math.ceil(trace.x.size / _MOST_POINTS))
    known = np.flatnonzero(np.isfinite(trace.y))
    places = known[:: step if known.size > _MOST_POINTS else 1]
    if not places.size:
        return []
    return [(trace.x[places], trace.y[places], trace.spread[places] if trace.spread.size else trace.spread)]


def _points(x: np.ndarray, y: np.ndarray) -> list[QPointF]:
    return [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
