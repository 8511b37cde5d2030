"""A confusion matrix: rows are the true classes, columns the predicted ones, colours the share of the row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.views.figures import count_text, short_count
from designer.views.guard import guarded
from designer.views.stylesheet import mix, mono, sans
from designer.views.theme import Appearance

_TITLE = 18  # pixels of the line of names and of the column of the word "true"
_LEAST = 13  # pixels of a row whose class is named
_WRITTEN = (26, 11)  # pixels of a cell whose count is written
_NAMED = 20  # pixels of a column whose class is named
_LARGEST = (96, 44)  # pixels of a cell
_MOST_NAME = 110  # pixels of the longest name


@guarded
class ConfusionMatrix(QWidget):
    """Painted with the tokens of the theme; names and counts are written where there is room."""

    picked = Signal(object)  # (true, predicted) of the cell that was clicked, None beside the cells

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._counts: Sequence[Sequence[int]] = ()
        self._names: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        appearance.changed.connect(self.update)

    def show_counts(self, counts: Sequence[Sequence[int]], names: Sequence[str]) -> None:
        """Show how often every true class (row) was taken for every class (column)."""
        self._counts, self._names = counts, names
        right = sum(row[i] for i, row in enumerate(counts))
        words = self.tr("{right} of {count} samples are in their true class")
        self.setAccessibleDescription(words.format(right=right, count=sum(map(sum, counts))))
        self.update()

    def counts(self) -> Sequence[Sequence[int]]:
        """Return what is shown."""
        return self._counts

    def cell_at(self, at: QPoint) -> tuple[int, int] | None:
        """Return true and predicted class of the cell at a point."""
        if not self._counts:
            return None
        area, (width, height) = self._area()
        column, row = int((at.x() - area.x()) // width), int((at.y() - area.y()) // height)
        return (row, column) if 0 <= row < len(self._counts) and 0 <= column < len(self._counts) else None

    def cell_rect(self, true: int, predicted: int) -> QRectF:
        """Return where a cell is painted."""
        area, (width, height) = self._area()
        return QRectF(area.x() + predicted * width, area.y() + true * height, width, height)

    def text_of(self, true: int, predicted: int) -> str:
        """Return a cell in words."""
        row = self._counts[true]
        share = row[predicted] / sum(row) if sum(row) else 0.0
        return self.tr("{count} of class {true} were taken for {predicted} ({share})").format(
            count=count_text(row[predicted]),
            true=self._names[true],
            predicted=self._names[predicted],
            share=f"{share:.1%}",
        )

    # ------------------------------------------------------------------------------------------ geometry

    def _area(self) -> tuple[QRectF, tuple[float, float]]:
        """Return where the cells lie, and the size of one."""
        size = max(1, len(self._counts))
        left = _TITLE + self._name_width()
        room_x = self.width() - left - self._title_width()
        room_y = self.height() - _TITLE - 4
        height = max(1.0, min(room_y / size, _LARGEST[1]))
        width = max(1.0, min(room_x / size, _LARGEST[0], max(height * 2.4, _WRITTEN[0] + 4)))
        return QRectF(left, _TITLE, width * size, height * size), (width, height)

    def _title_width(self) -> float:
        return self.fontMetrics().horizontalAdvance(self.tr("predicted")) + 14

    def _name_width(self) -> float:
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in self._names), default=0)
        return min(widest, _MOST_NAME) + 10

    def sizeHint(self) -> QSize:
        return QSize(320, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    # ------------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self._counts:
            return
        painter = QPainter(self)
        area, (width, height) = self._area()
        self._paint_names(painter, area, width, height)
        theme = self._appearance.theme
        writes = width >= _WRITTEN[0] and height >= _WRITTEN[1]
        painter.setFont(mono(min(11, int(height) - 2) if writes else 11))
        gap = 1 if min(width, height) > 5 else 0
        for true, row in enumerate(self._counts):
            total = sum(row)
            for predicted, count in enumerate(row):
                cell = self.cell_rect(true, predicted).adjusted(0, 0, -gap, -gap)
                colour = self._colour(true == predicted, count / total if total else 0.0)
                painter.fillRect(cell, QColor(colour))
                if writes:
                    painter.setPen(QColor(_legible(colour, theme.text, theme.on_accent, theme.canvas)))
                    painter.setOpacity(1.0 if count else 0.35)
                    painter.drawText(
                        cell, Qt.AlignmentFlag.AlignCenter, short_count(count) if width < 46 else count_text(count)
                    )
                    painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def _colour(self, is_right: bool, share: float) -> str:
        """Return the colour of a share of a row; few mistakes are still to be seen."""
        theme = self._appearance.theme
        if is_right:
            return mix(theme.raised, theme.accent, share)
        return mix(theme.raised, theme.validation, 0.15 + 0.85 * share if share else 0.0)

    def _paint_names(self, painter: QPainter, area: QRectF, width: float, height: float) -> None:
        theme = self._appearance.theme
        painter.setFont(sans(11))
        painter.setPen(QColor(theme.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(area.right() + 6, 0, self._title_width(), _TITLE), left, self.tr("predicted"))
        painter.save()
        painter.translate(0, area.y() + area.height())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, area.height(), _TITLE), Qt.AlignmentFlag.AlignRight, self.tr("true"))
        painter.restore()
        painter.setPen(QColor(theme.text))
        metrics = painter.fontMetrics()
        every = max(1, -(-_LEAST // max(1, int(height))))
        for index, name in enumerate(self._names):
            if index % every == 0:
                middle = area.y() + (index + 0.5) * height
                room = QRectF(_TITLE, middle - 10, area.x() - _TITLE - 6, 20)
                text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            if width >= _NAMED:
                room = QRectF(area.x() + index * width, 0, width, _TITLE)
                text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(width) - 2)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.cell_at(event.position().toPoint()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos())
            if cell is not None:
                QToolTip.showText(event.globalPos(), self.text_of(*cell), self)
                return True
            QToolTip.hideText()
        return super().event(event)


def _legible(ground: str, *texts: str) -> str:
    """Return the one of the colours that stands out most from the ground."""

    def light(colour: str) -> float:
        c = QColor(colour)
        return 0.299 * c.redF() + 0.587 * c.greenF() + 0.114 * c.blueF()

    return max(texts, key=lambda text: abs(light(text) - light(ground)))
