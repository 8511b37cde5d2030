"""A form of one row: a field a line, filled with a row of the data to start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from designer.data.field import Field
from designer.views.panels.form_rows import form_layout
from designer.views.panels.try_it.row_input import RowInput
from designer.views.panels.try_it.row_inputs import make_input
from designer.views.stylesheet import FIELD, mark
from designer.views.theme import Appearance

MOST = 60  # fields that are shown; the others keep the values of the row
_REST = 60  # ms in which several changes are one
_LABEL = 150


class RowForm(QWidget):
    """`edited` carries the values by field, a moment after the user has changed one."""

    edited = Signal(object)

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._key: object = None
        self._values: dict[str, Any] = {}
        self._inputs: dict[str, RowInput] = {}
        self._form: QFormLayout = form_layout()
        self._rest = QLabel()
        self._rest.setObjectName(f"{name}_rest")
        self._rest.setWordWrap(True)
        mark(self._rest, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self._rest)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._tell)

    def show_fields(self, fields: Sequence[Field], several: bool = False) -> None:
        """Have a line for each of these fields; `several` values in each where the model is given windows."""
        key = (tuple(fields), several)
        if key == self._key:
            return
        self._key = key
        while self._form.rowCount():
            self._form.removeRow(0)
        self._values = {}
        self._inputs = {}
        for place, field in enumerate(fields[:MOST]):
            entered = make_input(f"{self.objectName()}_{place}", field, self._appearance, several)
            entered.changed.connect(self._timer.start)
            label = QLabel()
            label.setFixedSize(_LABEL, FIELD)
            label.setText(label.fontMetrics().elidedText(field.name, Qt.TextElideMode.ElideRight, _LABEL - 4))
            label.setToolTip(field.name)
            self._form.addRow(label, entered)
            self._inputs[field.name] = entered
        hidden = len(fields) - len(self._inputs)
        self._rest.setText(self.tr("{count} more fields keep the values of the row chosen above.").format(count=hidden))
        self._rest.setVisible(hidden > 0)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill the form with a row."""
        self._timer.stop()
        self._values = dict(values)
        for name, entered in self._inputs.items():
            if name in values:
                entered.show_value(values[name])

    def values(self) -> dict[str, Any]:
        """Return what is entered, and for fields that are not shown what the row has."""
        return {**self._values, **{name: entered.value() for name, entered in self._inputs.items()}}

    def _tell(self) -> None:
        self.edited.emit(self.values())
