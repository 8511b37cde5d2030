"""The arguments of a step as editors: made from the fields of its record, whatever step it is."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.data.steps import Step
from designer.views.forms.base import Editor
from designer.views.forms.lines import FloatEditor, IntEditor
from designer.views.panels.flow import FlowLayout
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import FIELD, mark

_NUMBER_WIDTH = 104
_NOTHING = Catalogue("", {})


def step_title(step: Step | type[Step]) -> str:
    """Return a step in a word or two."""
    return QCoreApplication.translate("Steps", step.title)


def argument_title(step: Step | type[Step], name: str) -> str:
    """Return the title of an argument, or of "argument.value"."""
    return QCoreApplication.translate("Steps", step.argument_titles.get(name, name))


def said(step: Step) -> str:
    """Return a step with the arguments that are not as usual: "fill gaps · median"."""
    parts = [step_title(step)]
    for field in msgspec.structs.fields(step):
        value = getattr(step, field.name)
        if value == field.default or not is_asked(step, field.name):
            continue
        if f"{field.name}.{value}" in step.argument_titles:
            parts.append(argument_title(step, f"{field.name}.{value}"))
        elif not isinstance(value, (tuple, bool)):
            parts.append(str(value))
    return " · ".join(parts[:3])


def is_asked(step: Step, name: str) -> bool:
    """Tell whether an argument tells anything beside the others."""
    if name not in step.asked_with:
        return True
    other, value = step.asked_with[name]
    return bool(getattr(step, other) == value)


def with_argument(step: Step, name: str, value: Any) -> Step:
    """Return the step with another argument. Raises msgspec.ValidationError where it is not one of its values."""
    raw = {**msgspec.to_builtins(step), name: list(value) if isinstance(value, tuple) else value}
    return msgspec.convert(raw, type(step))


class StepForm(QWidget):
    """The arguments of one step, in a flow of labels and fields.

    `edited` carries the step and the name of the argument that is being typed in, "" for a choice.
    """

    edited = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._step = step
        self._cells: dict[str, _Cell] = {}
        flow = FlowLayout(self, spacing=12)
        for field in msgspec.structs.fields(step):
            cell = _Cell(f"{name}_{field.name}", step, field)
            cell.entered.connect(self._on_entered)
            cell.left.connect(self.left)
            self._cells[field.name] = cell
            flow.addWidget(cell)
        self.show_step(step)

    @property
    def kind(self) -> type[Step]:
        """The class of the step."""
        return type(self._step)

    def show_step(self, step: Step) -> None:
        """Show the arguments of a step of the same class."""
        self._step = step
        for name, cell in self._cells.items():
            cell.show_value(getattr(step, name))
            cell.setVisible(is_asked(step, name))
        self.updateGeometry()

    def _on_entered(self, name: str, value: object, is_typed: bool) -> None:
        try:
            step = with_argument(self._step, name, value)
        except msgspec.ValidationError:
            return  # the editor has said why
        if step != self._step:
            self.show_step(step)
            self.edited.emit(step, name if is_typed else "")


class _Cell(QWidget):
    """One argument: its title and its editor."""

    entered = Signal(str, object, bool)  # argument, value, whether it is typed
    left = Signal()

    def __init__(self, name: str, step: Step, field: msgspec.structs.FieldInfo) -> None:
        super().__init__()
        self._name = field.name
        self._may_be_number = get_origin(field.type) in (Union, types.UnionType)
        self._title = QLabel(argument_title(step, field.name))
        mark(self._title, "muted")
        self._editor = _editor(name, step, field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if not isinstance(self._editor, QCheckBox):
            layout.addWidget(self._title)
        layout.addWidget(self._editor)
        self.setMinimumHeight(FIELD)
        self._connect()

    def show_value(self, value: Any) -> None:
        editor = self._editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(value)
        elif isinstance(editor, ChoiceField):
            editor.set_value(str(value))
        elif isinstance(editor, _Several):
            editor.show_values(value)
        elif isinstance(editor, Editor):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit) and _plain(editor.text()) != _plain(str(value)):
            editor.setText(str(value))

    def _connect(self) -> None:
        editor = self._editor
        if isinstance(editor, QCheckBox):
            editor.clicked.connect(self._take)
        elif isinstance(editor, ChoiceField):
            editor.chosen.connect(self._take_choice)
        elif isinstance(editor, _Several):
            editor.chosen.connect(self._take)
        elif isinstance(editor, Editor):
            editor.edited.connect(self._take_typed)
            editor.left.connect(self.left)
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._take_text)
            editor.editingFinished.connect(self.left)

    def _take(self, value: object) -> None:
        self.entered.emit(self._name, value, False)

    def _take_choice(self, value: str) -> None:
        self._take(int(value) if value.isdigit() else value)

    def _take_typed(self, value: object) -> None:
        self.entered.emit(self._name, value, True)

    def _take_text(self, text: str) -> None:
        self.entered.emit(self._name, _plain(text) if self._may_be_number else text, True)


class _Several(QWidget):
    """Words of which any may be chosen; their order is that of the words."""

    chosen = Signal(object)

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        super().__init__()
        self._buttons: dict[str, QToolButton] = {}
        flow = QHBoxLayout(self)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(4)
        for value, title in words.items():
            button = QToolButton()
            button.setObjectName(f"{name}_{value}")
            button.setText(title)
            button.setCheckable(True)
            button.clicked.connect(self._on_clicked)
            mark(button, "pill")
            self._buttons[value] = button
            flow.addWidget(button)

    def show_values(self, values: Sequence[str]) -> None:
        for value, button in self._buttons.items():
            button.setChecked(value in values)

    def _on_clicked(self) -> None:
        self.chosen.emit(tuple(value for value, button in self._buttons.items() if button.isChecked()))


def _editor(name: str, step: Step, field: msgspec.structs.FieldInfo) -> QWidget:
    """Return the editor of a field by its type."""
    type_, limits = _bare(field.type)
    title = argument_title(step, field.name)
    if type_ is bool:
        box = QCheckBox(title)
        box.setObjectName(name)
        return box
    if get_origin(type_) is Literal:
        values = [str(value) for value in get_args(type_)]
        choice = ChoiceField(name, values)
        choice.set_words([argument_title(step, f"{field.name}.{value}") for value in values], title)
        choice.setMinimumWidth(156)
        return choice
    if get_origin(type_) is tuple:
        inner, _ = _bare(get_args(type_)[0])
        values = [str(value) for value in get_args(inner)]
        return _Several(name, {value: argument_title(step, f"{field.name}.{value}") for value in values})
    if type_ in (int, float):
        number = (IntEditor if type_ is int else FloatEditor)(_param(field, type_, limits), _NOTHING)
        number.setFixedWidth(_NUMBER_WIDTH)
        number.focus_widget().setObjectName(name)
        number.focus_widget().setAccessibleName(title)
        return number
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(title)
    line.setFixedSize(128, FIELD)
    return line


def _param(field: msgspec.structs.FieldInfo, type_: type, limits: msgspec.Meta | None) -> Param:
    low = high = None
    if limits is not None:
        low = limits.ge if limits.ge is not None else limits.gt
        high = limits.le if limits.le is not None else limits.lt
    if type_ is float and limits is not None and limits.lt is not None:
        high = limits.lt - 0.01
    return Param(
        field.name,
        type_.__name__,
        required=True,
        initial=field.default,
        minimum=low,
        maximum=high,
    )


def _bare(type_: Any) -> tuple[Any, msgspec.Meta | None]:
    """Return a type without its annotation, and the limits that this sets."""
    if get_origin(type_) is Annotated:
        inner, *metas = get_args(type_)
        return inner, next((meta for meta in metas if isinstance(meta, msgspec.Meta)), None)
    if get_origin(type_) in (Union, types.UnionType):
        return str, None  # a number or a word: written as text
    return type_, None


def _plain(text: str) -> float | str:
    """Return the number that a text says, else the text."""
    try:
        return float(text.replace(",", ".")) if text.strip() else text
    except ValueError:
        return text
