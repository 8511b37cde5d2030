"""What a person should know of the data before training: a line each, with what helps as a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from designer.views.icons import icon
from designer.views.stylesheet import mark
from designer.views.theme import Appearance

_MOST = 8


@dataclass(frozen=True)
class Note:
    """A sentence; `cure` is the text of the link behind it, `key` what the link is about."""

    text: str
    cure: str = ""
    key: str = ""


class NotesList(QWidget):
    """`cure_wanted` carries the key of the note whose link was clicked."""

    cure_wanted = Signal(str)

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._rows: list[_NoteRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes, the first of very many."""
        notes = notes[:_MOST]
        while len(self._rows) > len(notes):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(notes):
            row = _NoteRow(f"{self.objectName()}_{len(self._rows)}")
            row.wanted.connect(self.cure_wanted)
            self._layout.addWidget(row)
            self._rows.append(row)
        for row, note in zip(self._rows, notes, strict=True):
            row.show_note(note, self._appearance)
        self.setVisible(bool(notes))


class _NoteRow(QWidget):
    """One note."""

    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._key = ""
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName(name)
        self._text.setWordWrap(True)
        mark(self._text, "muted")
        self._cure = QToolButton()
        self._cure.setObjectName(f"{name}_cure")
        mark(self._cure, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._cure, 0, Qt.AlignmentFlag.AlignTop)
        self._cure.clicked.connect(self._on_clicked)

    def show_note(self, note: Note, appearance: Appearance) -> None:
        self._key = note.key
        self._icon.setPixmap(icon("mdi6.alert-outline", appearance.theme, "warning").pixmap(16, 16))
        self._text.setText(note.text)
        self._cure.setText(note.cure)
        self._cure.setVisible(bool(note.cure))

    def _on_clicked(self) -> None:
        self.wanted.emit(self._key)
