"""Keras objects as a row of pills: metrics of an output, callbacks of a training; one of them can be open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param, Spec
from designer.project.records import ObjectSpec, class_and_args
from designer.views.forms.objects import MANY
from designer.views.forms.param_form import ParamForm
from designer.views.panels.flow import FlowLayout
from designer.views.panels.kind_search import KindSearch
from designer.views.stylesheet import mark

Adapt = Callable[[Spec], Sequence[Param]]
"""Gives the arguments of a class that the form shows, for instance with the choices of `monitor`."""


class PillList(QWidget):
    """Shows what it is given and says what the user changed; it holds no truth.

    `edited` carries all objects and whether the edit is typing; `left` tells that the next edit is a new step.
    """

    edited = Signal(object, bool)
    left = Signal()

    def __init__(self, name: str, kind: str, catalogue: Catalogue, adapt: Adapt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kind = kind
        self._catalogue = catalogue
        self._adapt = adapt
        self._objects: tuple[ObjectSpec, ...] = ()
        self._open = -1
        self._form: ParamForm | None = None
        self._form_key: object = None
        self._pills: list[_Pill] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self._add = QToolButton()
        self._add.setObjectName(f"{name}_add")
        mark(self._add, "link")
        self._search: KindSearch | None = None
        self._add.clicked.connect(self._open_search)
        self._flow.addWidget(self._add)
        self.details = QFrame()  # the arguments of the open object; the form puts it where there is room
        self.details.setObjectName(f"{name}_details")
        self._details_layout = QVBoxLayout(self.details)
        self._details_layout.setContentsMargins(0, 0, 0, 8)
        self.details.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(4)
        layout.addWidget(self._row)

    def objects(self) -> tuple[ObjectSpec, ...]:
        """Return what is shown."""
        return self._objects

    def set_objects(self, objects: Sequence[ObjectSpec]) -> None:
        """Show these objects."""
        self._objects = tuple(objects)
        if self._open >= len(self._objects):
            self._open = -1
        while len(self._pills) > len(self._objects):
            pill = self._pills.pop()
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        while len(self._pills) < len(self._objects):
            self._pills.append(self._new_pill(len(self._pills)))
        for index, (pill, spec) in enumerate(zip(self._pills, self._objects, strict=True)):
            name, args = class_and_args(spec)
            found = self._catalogue.spec(name, self._kind)
            pill.show_object(self._said(name, args), bool(found and found.params), index == self._open)
        self._show_form()
        self._row.updateGeometry()

    def retranslate(self, add: str, add_name: str) -> None:
        """Set the text of the button that adds, and its accessible name."""
        self._add.setText(add)
        self._add.setAccessibleName(add_name)
        for pill in self._pills:
            pill.retranslate()

    def open_object(self, index: int) -> None:
        """Show the arguments of one object; -1 or the open one again closes."""
        self._open = -1 if index == self._open else index
        self.set_objects(self._objects)

    def _new_pill(self, index: int) -> _Pill:
        pill = _Pill(f"{self.objectName()}_{index}")
        pill.opened.connect(self._on_opened)
        pill.removed.connect(self._on_removed)
        pill.retranslate()
        self._flow.insert_widget(index, pill)
        pill.show()
        return pill

    def _said(self, name: str, args: dict[str, Any]) -> str:
        """Return the class and the argument that says most, as in "EarlyStopping · 2"."""
        spec = self._catalogue.spec(name, self._kind)
        shown = spec.name if spec is not None and self._kind == "callback" else name
        telling = [args[key] for key in ("patience", "factor", "k", "threshold") if key in args]
        return f"{shown} · {telling[0]}" if telling else shown

    def _show_form(self) -> None:
        spec = None
        args: dict[str, Any] = {}
        if self._open >= 0:
            name, args = class_and_args(self._objects[self._open])
            spec = self._catalogue.spec(name, self._kind)
        params = tuple(self._adapt(spec)) if spec is not None else ()
        key = (self._open, spec.name, params) if spec is not None else None
        if key != self._form_key:
            if self._form is not None:
                self._details_layout.removeWidget(self._form)
                self._form.hide()
                self._form.deleteLater()
                self._form = None
            if spec is not None:
                self._form = ParamForm(params, self._catalogue, self.details, foldable=len(params) > MANY)
                self._form.param_edited.connect(self._on_argument_edited)
                self._form.left.connect(self.left)
                self._details_layout.addWidget(self._form)
            self._form_key = key
        if self._form is not None:
            self._form.set_values(args)
        self.details.setVisible(self._form is not None)

    def _open_search(self) -> None:
        if self._search is None:
            self._search = KindSearch(f"{self.objectName()}_search", self._kind, self._catalogue, self)
            self._search.chosen.connect(self.add_object)
        self._search.open_below(self._add, self._add.accessibleName())

    def add_object(self, name: str) -> None:
        """Add an object of a class with what Keras requires, as the user does from the list."""
        spec = self._catalogue.spec(name, self._kind)
        if spec is None:
            return
        args = {p.name: p.initial for p in spec.params if p.initial is not None}
        added: ObjectSpec = {"class": spec.name, "args": args} if args or not spec.alias else spec.alias
        self.left.emit()
        self._emit((*self._objects, added), typed=False)

    def _on_opened(self) -> None:
        self.open_object(self._pills.index(self.sender()))  # type: ignore[arg-type]

    def _on_removed(self) -> None:
        index = self._pills.index(self.sender())  # type: ignore[arg-type]
        if index <= self._open:
            self._open = -1
        self.left.emit()
        self._emit(self._objects[:index] + self._objects[index + 1 :], typed=False)

    def _on_argument_edited(self, name: str, _value: object) -> None:
        class_name, args = class_and_args(self._objects[self._open])
        spec = self._catalogue.spec(class_name, self._kind)
        if spec is None or self._form is None:
            return
        kept = {p.name: args[p.name] for p in spec.params if p.name in args and p.name not in self._form.names()}
        args = {**kept, **self._form.values()}
        changed: ObjectSpec = {"class": spec.name, "args": args} if args or not spec.alias else spec.alias
        objects = (*self._objects[: self._open], changed, *self._objects[self._open + 1 :])
        self._emit(objects, typed=self._form.is_typed(name))

    def _emit(self, objects: tuple[ObjectSpec, ...], typed: bool) -> None:
        self.set_objects(objects)
        self.edited.emit(objects, typed)


class _Pill(QFrame):
    """One object: its name opens the arguments, the cross takes it out."""

    opened = Signal()
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = QToolButton()
        self._text.setObjectName(name)
        self._text.setCheckable(True)
        mark(self._text, "pill")
        self._cross = QToolButton()
        self._cross.setObjectName(f"{name}_remove")
        self._cross.setText("×")
        mark(self._cross, "flat")
        self._cross.setFixedSize(22, 26)
        self._text.setMinimumWidth(32)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignVCenter)
        self._text.clicked.connect(self.opened)
        self._cross.clicked.connect(self.removed)

    def show_object(self, text: str, has_arguments: bool, is_open: bool) -> None:
        """Show an object."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._text.setCheckable(has_arguments)
        self._text.setChecked(is_open)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts anew."""
        self._text.setToolTip(self.tr("Show the arguments") if self._text.isCheckable() else "")
        self._cross.setAccessibleName(self.tr("Remove {name}").format(name=self._text.text()))
        self._cross.setToolTip(self._cross.accessibleName())
