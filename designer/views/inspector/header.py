"""The top of the inspector: the layer's tile, its name and class, and the way to Keras's documentation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.icons import paint_tile
from designer.views.stylesheet import mark
from designer.views.theme import Appearance


class Header(QWidget):
    """Tile, name, and "class · summary" below it."""

    docs_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = Tile(appearance, self)
        self._name = ElidedLabel(parent=self)
        self._name.setObjectName("inspector_heading")
        mark(self._name, "heading")
        self._kind = ElidedLabel(parent=self)
        self._kind.setObjectName("inspector_class")
        mark(self._kind, "muted")
        self.docs = QToolButton(self)
        self.docs.setObjectName("inspector_docs")
        self.docs.setText("F1")
        self.docs.clicked.connect(self.docs_requested)
        mark(self.docs, "flat", "muted")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._kind)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(words, 1)
        layout.addWidget(self.docs, 0, Qt.AlignmentFlag.AlignTop)

    def show_layer(self, name: str, kind: str, family: str, type_: str) -> None:
        """Show a layer."""
        self._name.set_text(name)
        self._kind.set_text(kind)
        self._tile.set_layer(family, type_)


@guarded
class Tile(QWidget):
    """The coloured square of a layer."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._family, self._type = "core", ""
        self.setFixedSize(28, 28)
        appearance.changed.connect(self.update)

    def set_layer(self, family: str, type_: str) -> None:
        """Show the glyph of a class in the colour of a family."""
        self._family, self._type = family, type_
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_tile(painter, QRectF(1, 1, 26, 26), self._family, self._type, self._appearance.theme)
