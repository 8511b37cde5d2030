"""Editors that offer a choice: a switch, and combo boxes of fixed words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.views.forms.base import Editor, same
from designer.views.forms.controls import Combo, Toggle


class BoolEditor(Editor):
    """A switch for True and False."""

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(param, catalogue, parent)
        self._toggle = Toggle(self)
        self.add_control(self._toggle)
        self.show_value(self._value)
        self._toggle.clicked.connect(self.offer)

    def focus_widget(self) -> QWidget:
        return self._toggle

    def show_value(self, value: Any) -> None:
        self._toggle.setChecked(bool(value))


class ChoiceEditor(Editor):
    """A combo box of values; one that is not among them (from a file) is kept and shown as it is."""

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(param, catalogue, parent)
        self._combo = Combo(self)
        self.add_control(self._combo)
        for value in self.choices():
            self._combo.addItem(str(value), value)
        self.show_value(self._value)
        self._combo.activated.connect(self._take)

    def choices(self) -> tuple[Any, ...]:
        """Return the values to choose from, None first where it is allowed."""
        none = (None,) if self.param.nullable and None not in self.param.values else ()
        return (*none, *self.param.values)

    def focus_widget(self) -> QWidget:
        return self._combo

    def show_value(self, value: Any) -> None:
        items = [self._combo.itemData(i) for i in range(self._combo.count())]
        place = next((i for i, item in enumerate(items) if same(item, value)), -1)
        if place < 0 and (value is not None or self.param.required):
            self._combo.addItem("" if value is None else str(value), value)
            place = self._combo.count() - 1
        self._combo.setCurrentIndex(place)

    def _take(self, index: int) -> None:
        self.offer(self._combo.itemData(index))


class OptionalBoolEditor(ChoiceEditor):
    """None, True or False."""

    def choices(self) -> tuple[Any, ...]:
        return (None, True, False)
