"""What the forms of settings are built of: labels in one column, fields in the other, choices said in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from designer.views.forms.controls import Combo
from designer.views.stylesheet import FIELD, GRID, mark

LABEL_WIDTH = 82


def form_layout() -> QFormLayout:
    """Return an empty form: labels at the left, fields as wide as there is room."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(GRID)
    form.setVerticalSpacing(GRID - 2)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


def row_label() -> QLabel:
    """Return the quiet label of a row, as high as one field."""
    label = QLabel()
    label.setFixedSize(LABEL_WIDTH, FIELD)
    mark(label, "muted")
    return label


class ChoiceField(QWidget):
    """A combo box of values that are said in words; `chosen` carries the value the user picked."""

    chosen = Signal(object)

    def __init__(self, name: str, values: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._combo = Combo()
        self._combo.setObjectName(name)
        for value in values:
            self._combo.addItem(str(value), value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._combo)
        self.setMinimumHeight(FIELD)
        self.setFocusProxy(self._combo)
        self._combo.activated.connect(self._on_activated)

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self._combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def set_words(self, words: Sequence[str], accessible_name: str) -> None:
        """Say the values in these words, in their order."""
        for index, word in enumerate(words):
            self._combo.setItemText(index, word)
        self._combo.setAccessibleName(accessible_name)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values: (value, words)."""
        known = [(value, self._combo.itemText(i)) for i, value in enumerate(self._values)]
        if list(choices) == known:
            return
        self._values = [value for value, _ in choices]
        self._combo.clear()
        for value, words in choices:
            self._combo.addItem(words, value)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._values[index])
