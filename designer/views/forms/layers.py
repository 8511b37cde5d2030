"""Editors for layers inside a layer: one, or a list of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue, initial_params
from designer.catalogue.spec import Param
from designer.views.forms.base import Editor
from designer.views.forms.objects import ObjectEditor
from designer.views.stylesheet import mark


class LayerEditor(ObjectEditor):
    """A layer inside a layer: any class of the palette with its arguments."""

    is_foldable = True

    def kind(self) -> str:
        return "layer"

    def value_for(self, key: Any) -> Any:
        spec = self.class_of(key)
        if spec is None:
            return None if key is None else {"class": key, "args": {}}
        return {"class": spec.name, "args": initial_params(spec)}

    def _take_argument(self, name: str, value: Any) -> None:
        super()._take_argument(name, value)
        if isinstance(self._value, str):
            self._value = {"class": self._value, "args": {}}


class LayersEditor(Editor):
    """A list of layers, each with a button that takes it out."""

    is_typed = True

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(param, catalogue, parent)
        self._rows: list[tuple[QWidget, LayerEditor]] = []
        self._rows_layout = QVBoxLayout()
        self._rows_layout.setSpacing(4)
        self._layout.addLayout(self._rows_layout)
        self._add = QToolButton(self)
        self._add.setText(self.tr("Add layer"))
        mark(self._add, "link")
        self.add_control(self._add)
        self._add.clicked.connect(self._append)
        self.show_value(self._value)

    def focus_widget(self) -> QWidget:
        return self._add

    def show_value(self, value: Any) -> None:
        items = list(value or ())
        while len(self._rows) > len(items):
            row, _ = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(items):
            self._add_row()
        for (_, editor), item in zip(self._rows, items, strict=True):
            editor.set_value(item)

    def _add_row(self) -> None:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        editor = LayerEditor(
            Param(name=f"{self.param.name}_{len(self._rows)}", kind="layer", required=True), self.catalogue, row
        )
        remove = QToolButton(row)
        remove.setObjectName("remove_layer")
        remove.setText("✕")
        remove.setAccessibleName(self.tr("Remove"))
        remove.setToolTip(self.tr("Remove"))
        mark(remove, "flat")
        remove.clicked.connect(self._remove_clicked)
        editor.edited.connect(self._take)
        editor.left.connect(self.left)
        line.addWidget(editor, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._rows_layout.addWidget(row)
        self._rows.append((row, editor))

    def _append(self) -> None:
        self.left.emit()
        first = next(iter(self.catalogue.of_kind("layer")))
        self.offer([*(self._value or ()), {"class": first.name, "args": initial_params(first)}])
        self.show_value(self._value)

    def _remove_clicked(self) -> None:
        row = self.sender().parent()
        self.left.emit()
        places = [i for i, (r, _) in enumerate(self._rows) if r is row]
        if places:
            self.offer([v for i, v in enumerate(self._value or ()) if i not in places])
            self.show_value(self._value)

    def _take(self, _value: object) -> None:
        self.offer([editor.value() for _, editor in self._rows])
