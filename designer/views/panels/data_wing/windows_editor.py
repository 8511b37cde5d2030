"""Windows over time: how many rows in a row are one sample, and how far behind them stands what is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from designer.catalogue.spec import Param
from designer.data.field import Field
from designer.data.settings import DataSettings, Windows
from designer.views.panels.data_wing.titled_fields import ColumnField, NumberField
from designer.views.panels.flow import FlowLayout
from designer.views.stylesheet import mark

_NUMBERS = (
    Param("length", "int", required=True, initial=24, minimum=1, maximum=2**20),
    Param("horizon", "int", required=True, initial=1, minimum=0, maximum=2**20),
    Param("stride", "int", required=True, initial=1, minimum=1, maximum=2**20),
)


class WindowsEditor(QWidget):
    """`edited` carries DataSettings and a merge key, "" for a choice."""

    edited = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._settings = DataSettings()
        self._fields: tuple[Field, ...] = ()
        self._last = Windows()  # what was set before windows were switched off
        self._on = QCheckBox()
        self._on.setObjectName(f"{name}_on")
        self._numbers = {param.name: NumberField(f"{name}_{param.name}", param) for param in _NUMBERS}
        self._columns = {part: ColumnField(f"{name}_{part}") for part in ("time", "group")}
        self._said = QLabel()
        self._said.setObjectName(f"{name}_said")
        self._said.setWordWrap(True)
        mark(self._said, "muted")
        self._parts = QWidget()
        flow = FlowLayout(self._parts, spacing=12)
        for number in self._numbers.values():
            number.entered.connect(self._on_number)
            number.left.connect(self.left)
            flow.addWidget(number)
        for part, column in self._columns.items():
            column.setProperty("part", part)
            column.chosen.connect(self._on_column)
            flow.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._on)
        layout.addWidget(self._parts)
        layout.addWidget(self._said)
        self._on.clicked.connect(self._on_switched)
        self.retranslate()

    def show_settings(self, settings: DataSettings, fields: Sequence[Field]) -> None:
        """Show the windows of some settings, `fields` for the columns that can order and group the rows."""
        self._settings, self._fields = settings, tuple(fields)
        windows = settings.windows
        self._last = windows or self._last
        self._on.setChecked(windows is not None)
        self._parts.setVisible(windows is not None)
        shown = windows or self._last
        for name, number in self._numbers.items():
            number.set_value(getattr(shown, name))
        single = [field for field in fields if not field.shape]
        ordered = sorted(single, key=lambda field: field.kind not in ("datetime", "number"))
        self._columns["time"].show_columns([f.name for f in ordered], shown.time, self.tr("as in the file"))
        grouping = [f.name for f in single if f.kind in ("category", "identifier", "boolean", "number")]
        self._columns["group"].show_columns(grouping, shown.group, self.tr("none"))
        self._say(windows)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._on.setText(self.tr("Rows follow each other in time: several in a row are one sample"))
        titles = {
            "length": self.tr("rows in a window"),
            "horizon": self.tr("rows to look ahead"),
            "stride": self.tr("rows to the next window"),
        }
        for name, number in self._numbers.items():
            number.set_title(titles[name])
        self._columns["time"].set_title(self.tr("ordered by"))
        self._columns["group"].set_title(self.tr("separate for each"))
        self.show_settings(self._settings, self._fields)

    def summary(self) -> str:
        """Return the windows in a few words."""
        windows = self._settings.windows
        if windows is None:
            return self.tr("none")
        return self.tr("{length} rows, {horizon} ahead").format(length=windows.length, horizon=windows.horizon)

    def _say(self, windows: Windows | None) -> None:
        if windows is not None:
            text = self.tr("Rows 1 to {length} predict row {told}; the next window begins at row {start}.").format(
                length=windows.length, told=windows.length + windows.horizon, start=1 + windows.stride
            )
            self._said.setText(text)
        self._said.setVisible(windows is not None)

    def _emit(self, typed: str, windows: Windows | None) -> None:
        if windows != self._settings.windows:
            self.edited.emit(msgspec.structs.replace(self._settings, windows=windows), typed)

    def _on_switched(self, is_on: bool) -> None:
        if not is_on:
            self._emit("", None)
            return
        windows = self._last
        if not windows.time:
            time = next((f.name for f in self._fields if f.kind == "datetime" and not f.shape), "")
            windows = msgspec.structs.replace(windows, time=time)
        self._emit("", windows)

    def _changed(self, **changes: Any) -> Windows:
        return msgspec.structs.replace(self._settings.windows or self._last, **changes)

    def _on_number(self, name: str, value: int) -> None:
        self._emit(name, self._changed(**{name: value}))

    def _on_column(self, column: str) -> None:
        self._emit("", self._changed(**{self.sender().property("part"): column}))
