"""A part of a form that folds: a line above, a bold header with an arrow, and whatever stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.views.stylesheet import divider, mark


class Section(QWidget):
    """A folding section; `content` is the layout to fill."""

    toggled = Signal(bool)

    def __init__(self, title: str, name: str, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._button = QToolButton(self)
        self._button.setObjectName(f"section_{name}")
        self._button.setCheckable(True)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self._button, "section")
        self._note = QLabel(self)
        mark(self._note, "muted")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._button, 1)
        head.addWidget(self._note)
        self._body = QWidget(self)
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(divider(self))
        layout.addLayout(head)
        layout.addWidget(self._body)
        self._button.toggled.connect(self._show)
        self._button.setChecked(is_open)
        self._show(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self._button.setChecked(is_open)

    def set_title(self, title: str) -> None:
        """Set the header's text."""
        self._title = title
        self._show(self.is_open)

    def set_note(self, text: str) -> None:
        """Set the quiet text at the right end of the header."""
        self._note.setText(text)

    def _show(self, is_open: bool) -> None:
        self._button.setText(("▾  " if is_open else "▸  ") + self._title)
        self._button.setAccessibleName(self._title)
        self._body.setVisible(is_open)
        self.toggled.emit(is_open)
