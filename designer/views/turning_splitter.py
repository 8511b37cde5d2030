"""A splitter whose parts stand side by side, and below one another where there is no room for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from designer.views.guard import guarded


@guarded
class TurningSplitter(QSplitter):
    """Turns by the least widths of the parts that are shown; what a person made of the widths is there again later."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        self._beside: list[int] = []  # the widths, while the parts stand below one another

    def _turn(self, beside: list[int]) -> None:
        needed = [least(part).width() for part in self._shown()]
        fits = sum(needed) + self.handleWidth() * (len(needed) - 1) <= self.width()
        if fits == (self.orientation() == Qt.Orientation.Horizontal):
            return
        if fits:
            self.setOrientation(Qt.Orientation.Horizontal)
            self.setSizes(self._beside)
        else:
            self._beside = beside
            self.setOrientation(Qt.Orientation.Vertical)
            self.setSizes([part.sizeHint().height() for part in map(self.widget, range(self.count())) if part])
        self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        parts = (self.widget(index) for index in range(self.count()))
        return [part for part in parts if part is not None and not part.isHidden()]

    def minimumSizeHint(self) -> QSize:
        sizes = [least(part) for part in self._shown()]
        heights = [size.height() for size in sizes] or [0]
        is_beside = self.orientation() == Qt.Orientation.Horizontal
        height = max(heights) if is_beside else sum(heights) + self.handleWidth() * (len(heights) - 1)
        return QSize(max((size.width() for size in sizes), default=0), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.sizes()
        super().resizeEvent(event)
        self._turn(before)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # a part came, went, or needs more room
            self._turn(self.sizes())
        return done


def least(widget: QWidget) -> QSize:
    """Return the least size of a widget: what it was told, else what it asks for."""
    asked, told = widget.minimumSizeHint(), widget.minimumSize()
    return QSize(told.width() or max(0, asked.width()), told.height() or max(0, asked.height()))
