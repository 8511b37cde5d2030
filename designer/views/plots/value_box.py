"""The box of values beside the crosshair: the epoch, and train and validation of every run at it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designer.views.guard import guarded
from designer.views.stylesheet import mono, sans
from designer.views.theme import DARK, Theme

DASHES = [5.0, 3.0]

_PAD = 9
_SAMPLE = 16
_GAP = 8
_SPACE = 14


@dataclass(frozen=True)
class ValueRow:
    """One line of the box: a piece of its curve, what it is, and the value as text."""

    colour: str
    is_dashed: bool
    label: str
    value: str


@guarded
class ValueBox(QWidget):
    """Painted over a plot; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.heading = ""
        self.rows: tuple[ValueRow, ...] = ()
        self._theme = DARK
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint with the tokens of `theme`."""
        self._theme = theme
        self.update()

    def set_values(self, heading: str, rows: tuple[ValueRow, ...]) -> None:
        """Show these values; the box takes the size they need."""
        if (heading, rows) != (self.heading, self.rows):
            self.heading, self.rows = heading, rows
            self.resize(self.sizeHint())
            self.update()

    def place_beside(self, x: float, top: float, area: QRectF) -> None:
        """Lie right of the line at `x`, or left of it where the right side of `area` has no room."""
        left = x + _GAP
        if left + self.width() > area.right() - 4:
            left = max(area.left(), x - _GAP - self.width())
        self.move(round(left), round(top))

    def sizeHint(self) -> QSize:
        label = QFontMetrics(sans(11))
        value = QFontMetrics(mono(11))
        line = self._line_height()
        widths = [label.horizontalAdvance(self.heading)]
        if self.rows:
            labels = max(label.horizontalAdvance(r.label) for r in self.rows)
            values = max(value.horizontalAdvance(r.value) for r in self.rows)
            widths.append(_SAMPLE + _GAP + labels + _SPACE + values)
        return QSize(max(widths) + 2 * _PAD, line * (1 + len(self.rows)) + _PAD + 3)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(QColor(self._theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        line = self._line_height()
        row = QRectF(_PAD, _PAD / 2, self.width() - 2 * _PAD, line)
        painter.setFont(sans(11))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.heading)
        for item in self.rows:
            row.translate(0, line)
            self._paint_row(painter, row, item)

    def _paint_row(self, painter: QPainter, row: QRectF, item: ValueRow) -> None:
        draw_sample(painter, row.left(), row.center().y(), item.colour, item.is_dashed)
        painter.setFont(sans(11))
        painter.setPen(QColor(self._theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row.adjusted(_SAMPLE + _GAP, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, item.label)
        painter.setFont(mono(11))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, item.value)

    @staticmethod
    def _line_height() -> int:
        return QFontMetrics(sans(11)).height() + 3


def draw_sample(painter: QPainter, x: float, y: float, colour: str, is_dashed: bool) -> None:
    """Draw a short piece of a curve, as legends do."""
    pen = QPen(QColor(colour), 2)
    if is_dashed:
        pen.setDashPattern([3.0, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, y), QPointF(x + _SAMPLE, y))


def number(value: float) -> str:
    """Return a metric's value with four significant digits, as people read it."""
    if value == 0 or 1e-4 <= abs(value) < 1e5:
        digits = f"{value:.4g}"
        return digits if "e" not in digits else f"{value:.0f}"
    return f"{value:.2e}"
