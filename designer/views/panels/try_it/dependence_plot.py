"""How what a model says changes with a field: a curve in its band, bars of words; with two fields a map of colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.report.explanations import Dependence, DependenceCurve
from designer.views.guard import guarded
from designer.views.plots.value_box import number
from designer.views.stylesheet import mono, sans
from designer.views.theme import Appearance

_HEIGHT = 190
_LEFT, _FOOT, _TOP = 56, 34, 8  # pixels beside, below and above
_LINE = 22


@guarded
class DependencePlot(QWidget):
    """Paints one curve of a Dependence; of a tenth of the rows at each end what is said lies beyond the band."""

    def __init__(
        self, told: Dependence, curve: DependenceCurve, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.told, self.curve = told, curve
        self._appearance = appearance
        self.setObjectName("dependence_plot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        of = f"{told.name} {curve.label}".strip()
        self.setAccessibleName(f"{of}: {', '.join(told.fields)}")
        appearance.changed.connect(self.update)

    @property
    def is_map(self) -> bool:
        """Whether two fields are varied."""
        return len(self.told.fields) > 1

    @property
    def is_of_words(self) -> bool:
        """Whether the one field that is varied has words."""
        return not self.is_map and any(isinstance(value, str) for value in self.told.values[0])

    def range(self) -> tuple[float, float]:
        """Return the lowest and highest number that is drawn."""
        low = min(self.curve.means if self.is_map else (*self.curve.low, *self.curve.means))
        high = max(self.curve.means if self.is_map else (*self.curve.high, *self.curve.means))
        return low, high if high > low else low + 1.0

    def points(self, numbers: tuple[float, ...]) -> list[tuple[float, float]]:
        """Return a curve of numbers over the values, both axes from 0 to 1."""
        values = [float(value) for value in self.told.values[0]]
        left, right = min(values), max(values)
        low, high = self.range()
        return [
            ((value - left) / ((right - left) or 1.0), (one - low) / (high - low))
            for value, one in zip(values, numbers, strict=True)
        ]

    def shade(self, first: int, second: int) -> float:
        """Return the colour of a place of the map, from 0 (lowest) to 1 (highest)."""
        low, high = self.range()
        return (self.curve.means[first * len(self.told.values[1]) + second] - low) / (high - low)

    def sizeHint(self) -> QSize:
        return QSize(300, _LINE * len(self.told.values[0]) + 8 if self.is_of_words else _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sans(11))
        area = QRectF(self.rect()).adjusted(_LEFT, _TOP, -10, -_FOOT)
        if self.is_of_words:
            self._paint_words(painter)
        elif self.is_map:
            self._paint_map(painter, area)
        else:
            self._paint_curve(painter, area)

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        theme = self._appearance.theme

        def places(numbers: tuple[float, ...]) -> list[QPointF]:
            found = self.points(numbers)
            return [QPointF(area.left() + x * area.width(), area.bottom() - y * area.height()) for x, y in found]

        band = QColor(theme.train)
        band.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        painter.drawPolygon(QPolygonF([*places(self.curve.high), *reversed(places(self.curve.low))]))
        painter.setPen(QPen(QColor(theme.train), 1.8))
        painter.drawPolyline(QPolygonF(places(self.curve.means)))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        values = [float(value) for value in self.told.values[0]]
        self._paint_ends(painter, area, self.range(), (min(values), max(values)), self.told.fields[0])

    def _paint_map(self, painter: QPainter, area: QRectF) -> None:
        theme = self._appearance.theme
        first, second = self.told.values
        width, height = area.width() / len(second), area.height() / len(first)
        low, high = QColor(theme.train), QColor(theme.validation)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row in range(len(first)):
            for column in range(len(second)):
                painter.setBrush(_between(low, high, self.shade(row, column)))
                top = area.bottom() - (row + 1) * height
                painter.drawRect(QRectF(area.left() + column * width, top, width + 1, height + 1))
        self._paint_ends(painter, area, (first[0], first[-1]), (second[0], second[-1]), self.told.fields[1])
        baseline = self.height() - 4.0
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(0, baseline), f"{self.told.fields[0]} ↑")
        at = area.left()
        for colour, value in zip((low, high), self.range(), strict=True):
            painter.fillRect(QRectF(at, baseline - 9, 10, 10), colour)
            painter.drawText(QPointF(at + 15, baseline), number(round(value, 4)))
            at += 90

    def _paint_ends(
        self, painter: QPainter, area: QRectF, up: tuple[object, object], along: tuple[object, object], name: str
    ) -> None:
        painter.setPen(QColor(self._appearance.theme.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, at in ((up[1], area.top() - 6), (up[0], area.bottom() - 8)):
            painter.drawText(QRectF(0, at, _LEFT - 6, 14), right, _said(value))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, _said(along[0]))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, _said(along[1]))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._appearance.theme
        left, room = self.width() * 0.42, self.width() * 0.58 - 76
        low, high = min(0.0, self.range()[0]), max(self.range()[1], 0.0)
        for place, (word, mean) in enumerate(zip(self.told.values[0], self.curve.means, strict=True)):
            line = QRectF(0, place * _LINE, self.width(), _LINE)
            painter.setFont(sans(12))
            painter.setPen(QColor(theme.text))
            text = painter.fontMetrics().elidedText(str(word), Qt.TextElideMode.ElideRight, int(left) - 10)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            painter.setFont(mono(12))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(mean))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.train))
            zero = left + (0 - low) / (high - low) * room
            end = left + (mean - low) / (high - low) * room
            painter.drawRoundedRect(QRectF(min(zero, end), line.center().y() - 5, max(1.5, abs(end - zero)), 10), 2, 2)


def _said(value: object) -> str:
    return number(value) if isinstance(value, float | int) else str(value)


def _between(low: QColor, high: QColor, share: float) -> QColor:
    """Return a colour on the way from one to another."""
    parts = [a + (b - a) * share for a, b in zip(low.getRgbF()[:3], high.getRgbF()[:3], strict=True)]  # type: ignore[index]
    return QColor.fromRgbF(*parts)
