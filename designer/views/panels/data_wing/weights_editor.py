"""How much classes and rows count: all alike, balanced, by hand, or as a column says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.catalogue.spec import Param
from designer.data.field import Field
from designer.data.settings import DataSettings
from designer.views.figures import count_text
from designer.views.panels.data_wing.titled_fields import ColumnField, NumberField
from designer.views.panels.flow import FlowLayout
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark

_MOST = 60  # classes that can be weighted by hand
_MODES = ("none", "balanced", "own")


class WeightsEditor(QWidget):
    """`edited` carries DataSettings and a merge key, "" for a choice."""

    edited = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._settings = DataSettings()
        self._fields: tuple[Field, ...] = ()
        self._classes: Mapping[str, int] = {}
        self._numbers: dict[str, NumberField] = {}
        self._title = QLabel()
        self._mode = ChoiceField(f"{name}_classes", _MODES)
        self._mode.setFixedWidth(190)
        self._column = ColumnField(f"{name}_column")
        self._said = QLabel()
        self._said.setObjectName(f"{name}_said")
        self._said.setWordWrap(True)
        for label in (self._title, self._said):
            mark(label, "muted")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._title)
        line.addWidget(self._mode)
        line.addSpacing(12)
        line.addWidget(self._column)
        line.addStretch(1)
        self._parts = QWidget()
        self._flow = FlowLayout(self._parts, spacing=12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._parts)
        layout.addWidget(self._said)
        self._mode.chosen.connect(self._on_mode)
        self._column.chosen.connect(self._on_column)
        self.retranslate()

    def show_settings(self, settings: DataSettings, fields: Sequence[Field], classes: Mapping[str, int]) -> None:
        """Show the weights of some settings; `classes` counts the labels of the target, {} for none."""
        self._settings, self._fields, self._classes = settings, tuple(fields), classes
        weights = settings.class_weights
        mode = "none" if weights is None else "balanced" if weights == "balanced" else "own"
        self._mode.set_value(mode)
        self._mode.setEnabled(bool(classes) or mode != "none")
        numbers = [f.name for f in fields if f.kind in ("number", "boolean") and not f.shape]
        self._column.show_columns(numbers, settings.sample_weights, self.tr("none: all alike"))
        self._show_numbers(weights if isinstance(weights, dict) else {})
        self._parts.setVisible(mode == "own")
        self._say(mode)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("classes count"))
        words = (self.tr("all alike"), self.tr("balanced"), self.tr("by hand"))
        self._mode.set_words(words, self.tr("Weights of the classes"))
        self._column.set_title(self.tr("weight of a row"))
        self.show_settings(self._settings, self._fields, self._classes)

    def summary(self) -> str:
        """Return the weights in a few words."""
        said = []
        if self._settings.class_weights is not None:
            balanced = self._settings.class_weights == "balanced"
            said.append(self.tr("classes balanced") if balanced else self.tr("classes by hand"))
        if self._settings.sample_weights:
            said.append(self.tr("rows by {column}").format(column=self._settings.sample_weights))
        return " · ".join(said) if said else self.tr("all alike")

    def _show_numbers(self, weights: Mapping[str, float]) -> None:
        labels = list(dict.fromkeys((*self._classes, *weights)))[:_MOST]
        if self._settings.class_weights in (None, "balanced"):
            labels = []
        if labels != list(self._numbers):
            for number in self._numbers.values():
                self._flow.removeWidget(number)
                number.hide()
                number.deleteLater()
            self._numbers = {label: self._new_number(place, label) for place, label in enumerate(labels)}
        for label, number in self._numbers.items():
            number.set_value(weights.get(label, 1.0))

    def _new_number(self, place: int, label: str) -> NumberField:
        param = Param(label, "float", required=True, initial=1.0, minimum=0.0)
        number = NumberField(f"{self.objectName()}_class_{place}", param)
        count = self._classes.get(label)
        number.set_title(label if count is None else f"{label} ({count_text(count)})")
        number.entered.connect(self._on_number)
        number.left.connect(self.left)
        self._flow.addWidget(number)
        number.show()
        return number

    def _say(self, mode: str) -> None:
        text = ""
        if not self._classes and mode == "none":
            text = self.tr("No target is one column of classes, so there are none to weight.")
        elif mode == "balanced" and self._classes:
            total = sum(self._classes.values())
            each = [
                f"{label} × {total / (len(self._classes) * count):.2g}"
                for label, count in list(self._classes.items())[:6]
                if count
            ]
            text = self.tr("Rare classes count more, about {weights}.").format(weights=", ".join(each))
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _on_mode(self, mode: str) -> None:
        weights = {"none": None, "balanced": "balanced", "own": dict.fromkeys(list(self._classes)[:_MOST], 1.0)}[mode]
        if weights != self._settings.class_weights:
            self.edited.emit(msgspec.structs.replace(self._settings, class_weights=weights), "")

    def _on_number(self, label: str, value: float) -> None:
        before = self._settings.class_weights
        weights = {**(before if isinstance(before, dict) else {}), label: float(value)}
        self.edited.emit(msgspec.structs.replace(self._settings, class_weights=weights), f"class:{label}")

    def _on_column(self, column: str) -> None:
        self.edited.emit(msgspec.structs.replace(self._settings, sample_weights=column), "")
