"""Fields with their title in a row: a number, words, the file of a part of the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.data.sources import Source
from designer.views.forms.base import Editor
from designer.views.forms.lines import FloatEditor, IntEditor
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import FIELD, mark


class NumberField(QWidget):
    """A titled number."""

    entered = Signal(str, object)
    left = Signal()

    def __init__(self, name: str, param: Param, width: int = 84) -> None:
        super().__init__()
        self._name = param.name
        self._title = QLabel()
        mark(self._title, "muted")
        kind = IntEditor if param.kind == "int" else FloatEditor
        self._editor: Editor = kind(param, Catalogue("", {}))
        self._editor.setFixedWidth(width)
        self._editor.focus_widget().setObjectName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._editor)
        self._editor.edited.connect(self._on_edited)
        self._editor.left.connect(self.left)

    def set_title(self, title: str) -> None:
        """Set the title."""
        self._title.setText(title)
        self._editor.focus_widget().setAccessibleName(title)

    def set_placeholder(self, text: str) -> None:
        """Set what an empty field says."""
        line = self._editor.focus_widget().findChild(QLineEdit)
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(text)

    def set_value(self, value: float | None) -> None:
        """Show a number."""
        self._editor.set_value(value)

    def _on_edited(self, value: object) -> None:
        self.entered.emit(self._name, value)


class ColumnField(QWidget):
    """A titled choice of a column, or of none."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = QLabel()
        mark(self._title, "muted")
        self._choice = ChoiceField(name, ())
        self._choice.setFixedWidth(170)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._choice)
        self._choice.chosen.connect(self.chosen)

    def set_title(self, title: str) -> None:
        """Set the title."""
        self._title.setText(title)
        self._choice.set_words((), title)

    def show_columns(self, names: Sequence[str], chosen: str, none: str) -> None:
        """Offer columns behind `none`, which is said for ""; one that is chosen is kept though it is not there."""
        offered = [*names, *([chosen] if chosen and chosen not in names else [])]
        self._choice.set_choices([("", none), *((name, name) for name in offered)])
        self._choice.set_value(chosen)


class WordsField(QWidget):
    """A titled list of words with commas between them."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = QLabel()
        mark(self._title, "muted")
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setFixedSize(220, FIELD)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._line)
        self._line.textEdited.connect(self._on_edited)
        self._line.editingFinished.connect(self.left)

    def set_title(self, title: str) -> None:
        """Set the title."""
        self._title.setText(title)
        self._line.setAccessibleName(title)

    def show_words(self, words: Sequence[str]) -> None:
        """Show words; what is being typed stays where it says the same."""
        if words_of(self._line.text()) != tuple(words):
            self._line.setText(", ".join(words))

    def _on_edited(self, text: str) -> None:
        self.entered.emit(words_of(text))


class SourceField(QWidget):
    """The file that validates or tests."""

    requested = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, part: str) -> None:
        super().__init__()
        self._part = part
        self._source: Source | None = None
        self._none = ""
        self._title = QLabel()
        self._title.setFixedWidth(82)
        mark(self._title, "muted")
        self._path = QLabel()
        self._path.setObjectName(f"{name}_path")
        mark(self._path, "mono")
        self._choose = QPushButton()
        self._choose.setObjectName(f"{name}_choose")
        self._remove = QToolButton()
        self._remove.setObjectName(f"{name}_remove")
        self._remove.setText("×")
        mark(self._remove, "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._title, self._choose, self._path, self._remove):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)

    def set_titles(self, title: str, choose: str, remove: str, none: str) -> None:
        """Set the texts."""
        self._title.setText(title)
        self._choose.setText(choose)
        self._choose.setAccessibleName(f"{choose} {title}")
        self._remove.setToolTip(remove)
        self._remove.setAccessibleName(f"{remove}: {title}")
        self._none = none

    def show_source(self, source: Source | None) -> None:
        """Show a source, None for none."""
        self._source = source
        path = getattr(source, "path", "")
        self._path.setText(Path(path).name or self._none)
        self._path.setToolTip(path)
        self._remove.setVisible(source is not None)

    def _on_choose(self) -> None:
        self.requested.emit(self._part)

    def _on_remove(self) -> None:
        self.removed.emit(self._part)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text with commas between them."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
