"""The loss over rising learning rates, with the suggested one and the project's own."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designer.doctor.rates import Rates
from designer.views.guard import guarded
from designer.views.panels.doctor.painting import curve_in, small_painter
from designer.views.theme import Appearance

_SIZE = QSize(420, 150)
_FOOT = 18  # pixels for the rates below
_HEAD = 16
_SIDE = 26  # half of what a rate below takes


@guarded
class RatesPlot(QWidget):
    """Paints a curve over powers of ten."""

    def __init__(self, rates: Rates, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rates = rates
        self._appearance = appearance
        self.setFixedSize(_SIZE)
        self.setObjectName("rates_plot")
        self.setAccessibleName(str(rates.text))
        appearance.changed.connect(self.update)

    def points(self) -> list[tuple[float, float]]:
        """Return the curve, both axes from 0 to 1; what is above twice the first loss is at the top."""
        if not self.rates.losses:
            return []
        low, high = min(self.rates.losses), min(max(self.rates.losses), 2 * abs(self.rates.losses[0]))
        return [
            (self.place(rate), min(1.0, (loss - low) / ((high - low) or 1.0)))
            for rate, loss in zip(self.rates.rates, self.rates.losses, strict=True)
        ]

    def place(self, rate: float) -> float:
        """Return where a rate stands, from 0 to 1."""
        first, last = math.log10(self.rates.rates[0]), math.log10(self.rates.rates[-1])
        return (math.log10(rate) - first) / ((last - first) or 1.0)

    def decades(self) -> list[float]:
        """Return the powers of ten that have a mark."""
        if not self.rates.rates:
            return []
        first = math.ceil(math.log10(self.rates.rates[0]) - 1e-9)
        last = math.floor(math.log10(self.rates.rates[-1]) + 1e-9)
        return [10.0**power for power in range(first, last + 1)]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = small_painter(self)
        theme = self._appearance.theme
        area = QRectF(self.rect()).adjusted(_SIDE, _HEAD, -_SIDE, -_FOOT)
        for rate in self.decades():
            at = area.left() + self.place(rate) * area.width()
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
            painter.setPen(QColor(theme.muted))
            where = QRectF(at - 30, area.bottom() + 2, 60, _FOOT - 2)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, f"{rate:g}")
        painter.setPen(QPen(QColor(theme.train), 1.6))
        painter.drawPolyline(curve_in(area, self.points()))
        self._mark(painter, area, self.rates.now, QColor(theme.muted), Qt.PenStyle.DashLine)
        self._mark(painter, area, self.rates.suggested, QColor(theme.accent), Qt.PenStyle.SolidLine)

    def _mark(self, painter: QPainter, area: QRectF, rate: float | None, colour: QColor, style: Qt.PenStyle) -> None:
        if rate is None or not self.rates.rates or not self.rates.rates[0] <= rate <= self.rates.rates[-1]:
            return
        at = area.left() + self.place(rate) * area.width()
        painter.setPen(QPen(colour, 1.6, style))
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
        text = f"{rate:g}"
        width = painter.fontMetrics().horizontalAdvance(text)
        left = min(max(0.0, at - width / 2), self.width() - width)
        painter.drawText(QPointF(left, area.top() - 3), text)
