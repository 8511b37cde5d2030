"""A scroll area for a column: it scrolls up and down only, and asks for the width of what it holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from designer.views.guard import guarded
from designer.views.stylesheet import mark


@guarded
class DownScroll(QScrollArea):
    """Has no frame, and takes no keyboard for itself."""

    def __init__(self, widget: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        mark(self, "bare")

    def minimumSizeHint(self) -> QSize:
        asked = super().minimumSizeHint()
        inside = self.widget()
        if inside is None:
            return asked
        width = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(asked.width(), width), asked.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what it holds may need another width
        return super().eventFilter(watched, event)
