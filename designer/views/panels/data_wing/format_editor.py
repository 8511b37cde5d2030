"""How a file is written, as it was found: encoding, delimiter, marks, header, sheet; each open to another choice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from designer.catalogue.spec import Param
from designer.data.delimiters import Candidate
from designer.data.dialect import Dialect
from designer.data.sources import Source
from designer.graph.texts import Text
from designer.views.elided_label import ElidedLabel
from designer.views.panels.data_wing.titled_fields import NumberField
from designer.views.panels.flow import FlowLayout
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark
from designer.views.wording import say

_ENCODINGS = ("utf-8", "cp949", "cp1252", "utf-16", "shift_jis", "gb18030", "latin-1")
_SHOWN = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp949": "CP949", "cp1252": "Windows-1252", "utf-16": "UTF-16",
          "shift_jis": "Shift JIS", "gb18030": "GB 18030", "latin-1": "Latin-1"}  # fmt: skip
_OFFERED: dict[str, tuple[str, ...]] = {
    "sheet": (),
    "encoding": _ENCODINGS,
    "delimiter": (",", ";", "\t", "|", " "),
    "decimal": (".", ","),
    "thousands": (",", ".", " ", "'"),
    "header": ("yes", "no"),
    "comment": ("#", "//", "%"),
    "quote": ('"', "'"),
}
"""What can be chosen of each, where a source has it; "" is what was found."""
_SKIP = Param("skip_rows", "int", nullable=True, minimum=0, maximum=10_000)
_WIDTHS = {"encoding": 184, "sheet": 184}


class FormatEditor(QWidget):
    """`edited` carries the source read otherwise, and a merge key, "" for a choice.

    It shows what a source can be told of its form, and nothing for one that needs no telling.
    """

    edited = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._source: Source | None = None
        self._dialect: Dialect | None = None
        self._notes: tuple[Text, ...] = ()
        self._choices = {field: _Choice(f"{name}_{field}", field) for field in _OFFERED}
        self._skip = NumberField(f"{name}_skip_rows", _SKIP, 96)
        self._candidates = QWidget()
        self._rows: list[_CandidateRow] = []
        self._list = QVBoxLayout(self._candidates)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._said = QLabel()
        self._said.setObjectName(f"{name}_notes")
        self._said.setWordWrap(True)
        mark(self._said, "muted")
        self._fields = QWidget()
        flow = FlowLayout(self._fields, spacing=10)
        for choice in self._choices.values():
            choice.chosen.connect(self._on_chosen)
            flow.addWidget(choice)
        flow.addWidget(self._skip)
        self._skip.entered.connect(self._on_skip)
        self._skip.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._fields)
        layout.addWidget(self._candidates)
        layout.addWidget(self._said)
        self.retranslate()

    def show_source(self, source: Source | None, dialect: Dialect | None, notes: Sequence[Text] = ()) -> None:
        """Show how a source is read, `dialect` for what was found in it and `notes` for what is to be said of it."""
        self._source, self._dialect, self._notes = source, dialect, tuple(notes)
        known = source.__struct_fields__ if source is not None else ()
        for field, choice in self._choices.items():
            is_there = field in known and (field != "sheet" or dialect is None or len(dialect.sheets) != 1)
            choice.setVisible(is_there)
            if is_there:
                choice.show_choice(*self._offered(field))
        self._skip.setVisible("skip_rows" in known)
        if "skip_rows" in known:
            self._skip.set_value(source.skip_rows)  # type: ignore[union-attr]
            self._skip.set_placeholder(str(dialect.skip_rows) if dialect is not None else "")
        self._fields.setVisible(bool(set(known) & {*_OFFERED, "skip_rows"}))
        self._show_candidates()
        self._said.setText("\n".join(say(note) for note in self._notes))
        self._said.setVisible(bool(self._notes))

    def retranslate(self) -> None:
        """Set every text anew."""
        titles = {
            "sheet": self.tr("sheet"),
            "encoding": self.tr("encoding"),
            "delimiter": self.tr("delimiter"),
            "decimal": self.tr("decimal mark"),
            "thousands": self.tr("thousands"),
            "header": self.tr("header"),
            "comment": self.tr("comments"),
            "quote": self.tr("quotes"),
        }
        for field, choice in self._choices.items():
            choice.set_title(titles[field])
        self._skip.set_title(self.tr("lines passed over"))
        self.show_source(self._source, self._dialect, self._notes)

    def _word(self, field: str, value: str) -> str:
        if field == "encoding":
            return _SHOWN.get(value, value)
        words = {
            "\t": self.tr("tab"),
            " ": self.tr("blanks") if field == "delimiter" else self.tr("blank"),
            "": self.tr("none"),
            "yes": self.tr("yes"),
            "no": self.tr("no"),
        }
        return words.get(value, value)

    def _offered(self, field: str) -> tuple[list[tuple[str, str]], str]:
        """Return the choices of a field as (value, words), and which of them is taken."""
        found = self._found(field)
        first = (
            self.tr("found: {what}").format(what=self._word(field, found)) if found is not None else self.tr("found")
        )
        values = list(_OFFERED[field])
        if field == "sheet" and self._dialect is not None:
            values = list(self._dialect.sheets)
        taken = getattr(self._source, field)
        if field == "header":
            taken = {None: "", True: "yes", False: "no"}[taken]
        if taken and taken not in values:
            values.append(taken)
        return [("", first), *((value, self._word(field, value)) for value in values)], taken

    def _found(self, field: str) -> str | None:
        if self._dialect is None:
            return None
        value = getattr(self._dialect, field, None)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value

    def _show_candidates(self) -> None:
        """Show how the text would read in other encodings, each in a line that can be clicked."""
        others: tuple[Candidate, ...] = self._dialect.encodings if self._dialect is not None else ()
        while len(self._rows) > len(others):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(others):
            row = _CandidateRow(f"{self.objectName()}_as_{len(self._rows)}")
            row.chosen.connect(self._on_encoding)
            self._list.addWidget(row)
            self._rows.append(row)
        for row, other in zip(self._rows, others, strict=True):
            row.show_candidate(other, self.tr("as {encoding}").format(encoding=self._word("encoding", other.value)))
        self._candidates.setVisible(bool(others))

    def _emit(self, typed: str, **changes: object) -> None:
        if self._source is None:
            return
        source = msgspec.structs.replace(self._source, **changes)
        if source != self._source:
            self.edited.emit(source, typed)

    def _on_chosen(self, field: str, value: str) -> None:
        self._emit("", **{field: {"": None, "yes": True, "no": False}[value] if field == "header" else value})

    def _on_encoding(self, encoding: str) -> None:
        self._emit("", encoding=encoding)

    def _on_skip(self, _name: str, value: int | None) -> None:
        self._emit("skip_rows", skip_rows=value)


class _Choice(QWidget):
    """A titled choice."""

    chosen = Signal(str, str)  # the field, the value

    def __init__(self, name: str, field: str) -> None:
        super().__init__()
        self._field = field
        self._title = QLabel()
        mark(self._title, "muted")
        self._choice = ChoiceField(name, ())
        self._choice.setFixedWidth(_WIDTHS.get(field, 118))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._choice)
        self._choice.chosen.connect(self._on_chosen)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._choice.set_words((), title)

    def show_choice(self, choices: Sequence[tuple[str, str]], taken: str) -> None:
        self._choice.set_choices(choices)
        self._choice.set_value(taken)

    def _on_chosen(self, value: str) -> None:
        self.chosen.emit(self._field, value)


class _CandidateRow(QWidget):
    """Another encoding, and how the first telling line would read in it."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._value = ""
        self._button = QToolButton()
        self._button.setObjectName(name)
        mark(self._button, "link")
        self._preview = ElidedLabel()
        mark(self._preview, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._button)
        layout.addWidget(self._preview, 1)
        self._button.clicked.connect(self._on_clicked)

    def show_candidate(self, other: Candidate, text: str) -> None:
        self._value = other.value
        self._button.setText(text)
        self._button.setAccessibleName(f"{text}: {other.preview}")
        self._preview.set_text(other.preview)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._value)
