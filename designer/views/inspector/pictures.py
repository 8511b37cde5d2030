"""Numbers as small pictures: a histogram of a weight, what a layer gives for samples as a strip and as pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.views.figures import count_text, number_text
from designer.views.guard import guarded
from designer.views.stylesheet import mix, mono
from designer.views.theme import Appearance
from designer.wire import WeightInfo

_HEIGHT = 46  # of the bars
_ROW = 14  # of one sample
_WIDE_ROW = 20  # of one sample whose numbers are written
_WRITTEN = 4  # up to so many numbers a sample are written


@guarded
class Histogram(QWidget):
    """Bars over a line with the smallest and the largest number."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._info: WeightInfo | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def show_weight(self, info: WeightInfo) -> None:
        """Show the distribution of a weight."""
        self._info = info
        words = self.tr("From {low} to {high}, mean {mean}, standard deviation {deviation}")
        self.setAccessibleDescription(
            words.format(
                low=number_text(info.minimum),
                high=number_text(info.maximum),
                mean=number_text(info.mean),
                deviation=number_text(info.deviation),
            )
        )
        self.update()

    def bar_at(self, at: QPoint) -> int:
        """Return the number of the bar at a point, -1 beside the bars."""
        bars = self._info.histogram if self._info is not None else ()
        index = math.floor(at.x() * len(bars) / max(1, self.width()))
        return index if 0 <= index < len(bars) and 0 <= at.y() <= _HEIGHT else -1

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT + 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._info is None or not self._info.histogram:
            return
        theme = self._appearance.theme
        painter = QPainter(self)
        bars = self._info.histogram
        highest = max(bars)
        # A single number is one narrow bar in the middle.
        step = self.width() / len(bars) if len(bars) > 1 else 6
        left = 0.0 if len(bars) > 1 else (self.width() - step) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        for index, count in enumerate(bars):
            height = max(1.0, _HEIGHT * count / highest) if count else 0.0
            painter.drawRect(QRectF(left + index * step, _HEIGHT - height, max(1.0, step - 1), height))
        painter.setPen(QColor(theme.line))
        painter.drawLine(0, _HEIGHT, self.width(), _HEIGHT)
        painter.setPen(QColor(theme.muted))
        painter.setFont(mono(10))
        below = QRectF(0, _HEIGHT + 2, self.width(), 15)
        if len(bars) == 1:
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, number_text(self._info.minimum))
            return
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, number_text(self._info.minimum))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, number_text(self._info.maximum))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._info is not None:
            bar = self.bar_at(event.pos())
            if bar >= 0:
                width = (self._info.maximum - self._info.minimum) / len(self._info.histogram)
                low = self._info.minimum + bar * width
                text = self.tr("{count} from {low} to {high}").format(
                    count=count_text(self._info.histogram[bar]), low=number_text(low), high=number_text(low + width)
                )
                QToolTip.showText(event.globalPos(), text, self)
                return True
            QToolTip.hideText()
        return super().event(event)


@guarded
class Strip(QWidget):
    """A row a sample, a cell a value: the stronger the colour, the farther from zero; few values are written out."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows: Sequence[Sequence[float | None]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def show_rows(self, rows: Sequence[Sequence[float | None]]) -> None:
        """Show the values of samples."""
        self._rows = rows
        self.updateGeometry()
        self.update()

    def value_at(self, at: QPoint) -> tuple[int, int] | None:
        """Return row and column of the cell at a point."""
        columns = len(self._rows[0]) if self._rows else 0
        row, column = at.y() // self._height(), math.floor(at.x() * columns / max(1, self.width()))
        return (row, column) if 0 <= row < len(self._rows) and 0 <= column < columns else None

    def sizeHint(self) -> QSize:
        return QSize(160, len(self._rows) * self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self._rows or not self._rows[0]:
            return
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setFont(mono(11))
        columns, height = len(self._rows[0]), self._height()
        largest = max((abs(v) for row in self._rows for v in row if v is not None), default=0.0) or 1.0
        for y, row in enumerate(self._rows):
            for x, value in enumerate(row):
                left, right = x * self.width() / columns, (x + 1) * self.width() / columns
                cell = QRectF(left, y * height, right - left - (1 if right - left > 4 else 0), height - 1)
                strength = 0.0 if value is None else abs(value) / largest
                if self._writes():
                    strength *= 0.45  # so that the number can be read on it
                strong = theme.error if value is None else theme.accent if value >= 0 else theme.validation
                painter.fillRect(cell, QColor(mix(theme.raised, strong, 1.0 if value is None else strength)))
                if self._writes():
                    painter.setPen(QColor(theme.text))
                    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, _said(value))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.value_at(event.pos())
            if cell is not None:
                text = self.tr("Sample {row}, value {column}: {value}").format(
                    row=cell[0] + 1, column=cell[1] + 1, value=_said(self._rows[cell[0]][cell[1]])
                )
                QToolTip.showText(event.globalPos(), text, self)
                return True
            QToolTip.hideText()
        return super().event(event)

    def _writes(self) -> bool:
        return bool(self._rows) and len(self._rows[0]) <= _WRITTEN

    def _height(self) -> int:
        return _WIDE_ROW if self._writes() else _ROW


def _said(value: float | None) -> str:
    return "NaN" if value is None else number_text(value)


@guarded
class Pictures(QWidget):
    """Small pictures side by side, in as many rows as they need."""

    _GAP = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmaps: list[QPixmap] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def count(self) -> int:
        """How many pictures are shown."""
        return len(self._pixmaps)

    def show_pictures(self, pictures: Sequence[bytes]) -> None:
        """Show pictures as they are in PNG files."""
        self._pixmaps = []
        for data in pictures:
            pixmap = QPixmap()
            if pixmap.loadFromData(data):
                self._pixmaps.append(pixmap)
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> tuple[list[QPoint], int]:
        """Return where the pictures stand in a width, and how high they are together."""
        places, x, y, row = [], 0, 0, 0
        for pixmap in self._pixmaps:
            if x and x + pixmap.width() > width:
                x, y, row = 0, y + row + self._GAP, 0
            places.append(QPoint(x, y))
            x += pixmap.width() + self._GAP
            row = max(row, pixmap.height())
        return places, y + row

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        for place, pixmap in zip(self._places(self.width())[0], self._pixmaps, strict=True):
            painter.drawPixmap(place, pixmap)
