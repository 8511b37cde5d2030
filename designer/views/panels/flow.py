"""A layout that puts widgets side by side and goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from designer.views.guard import guarded

_LEAST_WIDTH = 60


@guarded
class FlowLayout(QLayout):
    """Left to right, then down; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6, grows: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._grows = grows  # takes what is left of its line
        self.setContentsMargins(0, 0, 0, 0)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget at a place."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands in each line, with its size."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = -1
        for item in self._items:
            if not _is_shown(item):
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            size = size.boundedTo(QSize(width, size.height()))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines

    def _place(self, area: QRect) -> None:
        y = area.y()
        for line in self._lines(area.width()):
            height = max(size.height() for _, size in line)
            left = area.width() - sum(size.width() + self._gap for _, size in line) + self._gap
            x = area.x()
            for item, size in line:
                width = size.width() + (left if self._grows is not None and item.widget() is self._grows else 0)
                above = (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(x, y + above), QSize(width, size.height())))
                x += width + self._gap
            y += height + self._gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        heights = [max(size.height() for _, size in line) for line in lines]
        return sum(heights) + self._gap * max(0, len(heights) - 1) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        height = max((item.minimumSize().height() for item in self._items if _is_shown(item)), default=0)
        return QSize(_LEAST_WIDTH, height + margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(self.contentsRect())


@guarded
class FlowRow(QWidget):
    """A widget with nothing but a flow, which asks for the height of all its lines, so that none is covered."""

    def __init__(self, spacing: int = 6, grows: QWidget | None = None) -> None:
        super().__init__()
        self.flow = FlowLayout(self, spacing, grows)

    def _ask(self) -> None:
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # something in it came or went
            self._ask()
        return done


def _is_shown(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is None or not widget.isHidden()
