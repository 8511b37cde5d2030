"""The options of a training as rows of a form, made from the table of options alone: one section at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.recipe.option import Row
from designer.recipe.settings import OPTIONS, TrainingSettings
from designer.views.forms.base import Editor
from designer.views.forms.lines import LineEditor
from designer.views.forms.table import make_editor
from designer.views.panels.form_rows import ChoiceField, form_layout, row_label


class OptionForm(QWidget):
    """The options of one group; `edited` carries (name, value, whether it is typing)."""

    edited = Signal(str, object, bool)
    left = Signal()

    def __init__(self, group: str, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {name: row for name, row in OPTIONS.items() if row.option.group == group}
        self._fields: dict[str, Editor | ChoiceField] = {}
        self._labels: dict[str, QLabel] = {}
        self._form = form_layout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        for name, row in self._rows.items():
            field = self._fields[name] = self._made(row, catalogue)
            self._labels[name] = row_label()
            self._form.addRow(self._labels[name], field)

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show the options of settings."""
        for name, field in self._fields.items():
            field.set_value(getattr(settings, name))

    def set_choices(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values of an option: (value, words)."""
        field = self._fields[name]
        assert isinstance(field, ChoiceField)
        field.set_choices(choices)

    def say_otherwise(self, name: str, words: Sequence[str], tip: str) -> None:
        """Say the choices of an option, and what they mean, otherwise than the table does."""
        field = self._fields[name]
        assert isinstance(field, ChoiceField)
        field.set_words(words, _said(self._rows[name].option.title))
        for one in (field, self._labels[name]):
            one.setToolTip(tip)

    def retranslate(self) -> None:
        """Set every text anew."""
        for name, row in self._rows.items():
            title, tip = _said(row.option.title), _tip(row)
            self._labels[name].setText(title)
            self._labels[name].setToolTip(tip)
            field = self._fields[name]
            said = [_said(word) for word in row.option.words]
            if isinstance(field, ChoiceField):
                field.set_words(said, _said(row.option.help) or title)
                field.setToolTip(tip)
                continue
            field.focus_widget().setAccessibleName(title)
            if said and isinstance(field, LineEditor):
                field.set_placeholder(said[0])

    def _made(self, row: Row, catalogue: Catalogue) -> Editor | ChoiceField:
        param, name = row.param, f"training_{row.name}"
        if param.kind == "enum" or row.option.of_runs or (param.kind == "bool" and param.nullable):
            flags = (None, True, False) if param.kind == "bool" else ()
            field = ChoiceField(name, flags or param.values)
            field.chosen.connect(lambda value: self.edited.emit(row.name, value, False))
            return field
        editor = make_editor(param, catalogue)
        editor.setObjectName(name)
        editor.edited.connect(lambda value: self.edited.emit(row.name, value, editor.is_typed))
        editor.left.connect(self.left)
        return editor


def changed(group: str, settings: TrainingSettings) -> list[str]:
    """Return what the options of a group are called that differ from their defaults."""
    rows = [row for row in OPTIONS.values() if row.option.group == group]
    return [_said(row.option.title) for row in rows if getattr(settings, row.name) != row.param.default]


def _tip(row: Row) -> str:
    """Return what an option means, and Keras's name of it."""
    said = _said(row.option.help)
    if row.option.target in ("compile", "fit"):
        return f"{row.name}: {said}" if said else row.name
    return said


def _said(text: str) -> str:
    return QCoreApplication.translate("Options", text) if text else ""
