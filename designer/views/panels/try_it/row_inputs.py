"""The fields of a form for one row, by the kind of what is entered: numbers, words, texts, dates, drawings, arrays."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
)

from designer.data.field import Field
from designer.views.forms.controls import Combo
from designer.views.panels.try_it.drawing_pad import DrawingPad
from designer.views.panels.try_it.file_inputs import PictureInput, SoundInput
from designer.views.panels.try_it.row_input import RowInput
from designer.views.stylesheet import mark
from designer.views.theme import Appearance

_STEPS = 1000  # of a slider
_LARGEST_PAD = 64  # pixels a side


class NumberInput(RowInput):
    """A line of text, and a slider over the range that the training rows had."""

    def build(self, name: str) -> None:
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(self.field.name)
        self._line.setFixedWidth(96)
        mark(self._line, "mono")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(f"{name}_slider")
        self._slider.setAccessibleName(self.field.name)
        self._slider.setRange(0, _STEPS)
        low, high = self.field.minimum, self.field.maximum
        self._reach = (low, high) if low is not None and high is not None and high > low else None
        self._slider.setVisible(self._reach is not None)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._slider, 1)
        self._line.textEdited.connect(self._on_text)
        self._slider.valueChanged.connect(self._on_slider)

    def value(self) -> float | None:
        return number_of(self._line.text())

    def show_value(self, value: Any) -> None:
        found = value if isinstance(value, (int, float)) else number_of(str(value or ""))
        self._line.setText("" if found is None else _written(found))
        mark(self._line, "invalid", on=False)
        self._place(found)

    def _place(self, value: float | None) -> None:
        if self._reach is not None and value is not None:
            low, high = self._reach
            self._slider.blockSignals(True)
            self._slider.setValue(round(_STEPS * min(1.0, max(0.0, (value - low) / (high - low)))))
            self._slider.blockSignals(False)

    def _on_text(self, text: str) -> None:
        found = number_of(text)
        is_wrong = found is None and bool(text.strip())
        mark(self._line, "invalid", on=is_wrong)
        if not is_wrong:
            self._place(found)
            self.changed.emit()

    def _on_slider(self, place: int) -> None:
        if self._reach is None:
            return
        low, high = self._reach
        value = low + (high - low) * place / _STEPS
        self._line.setText(_written(round(value) if self.field.whole else float(f"{value:.5g}")))
        mark(self._line, "invalid", on=False)
        self.changed.emit()


class WordInput(RowInput):
    """One of the words that the training rows had, or another one that is typed."""

    def build(self, name: str) -> None:
        self._box = Combo()
        self._box.setObjectName(name)
        self._box.setAccessibleName(self.field.name)
        self._box.setEditable(self.field.kind != "boolean")
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.addItems(list(self.field.categories or self.field.examples))
        self._layout.addWidget(self._box, 1)
        self._box.currentTextChanged.connect(self.changed)

    def value(self) -> str | None:
        return self._box.currentText() or None

    def show_value(self, value: Any) -> None:
        self._box.blockSignals(True)
        self._box.setCurrentText("" if value is None else str(value))
        self._box.blockSignals(False)
        self._box.update()


class LineInput(RowInput):
    """A short text: a date, a key."""

    def build(self, name: str) -> None:
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(self.field.name)
        self._layout.addWidget(self._line, 1)
        self._line.textEdited.connect(self.changed)

    def value(self) -> str | None:
        return self._line.text().strip() or None

    def show_value(self, value: Any) -> None:
        self._line.setText("" if value is None else str(value))


class TextInput(RowInput):
    """A text of several lines."""

    def build(self, name: str) -> None:
        self._text = QPlainTextEdit()
        self._text.setObjectName(name)
        self._text.setAccessibleName(self.field.name)
        self._text.setFixedHeight(84)
        self._text.setTabChangesFocus(True)
        self._layout.addWidget(self._text, 1)
        self._text.textChanged.connect(self.changed)

    def value(self) -> str | None:
        return self._text.toPlainText() or None

    def show_value(self, value: Any) -> None:
        self._text.blockSignals(True)
        self._text.setPlainText("" if value is None else str(value))
        self._text.blockSignals(False)


class ArrayInput(RowInput):
    """Numbers with commas between them."""

    def build(self, name: str) -> None:
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(self.field.name)
        mark(self._line, "mono")
        self._layout.addWidget(self._line, 1)
        self._line.textEdited.connect(self._on_text)

    def value(self) -> list[float | None]:
        return [number_of(part) for part in self._line.text().replace(";", ",").split(",")]

    def show_value(self, value: Any) -> None:
        numbers = flat(value)
        self._line.setText(", ".join("" if part is None else _written(part) for part in numbers))

    def _on_text(self) -> None:
        self.changed.emit()


class PadInput(RowInput):
    """A small grey picture to be drawn."""

    def build(self, name: str) -> None:
        reach = (self.field.minimum or 0.0, self.field.maximum or 1.0)
        self._pad = DrawingPad(name, self.appearance, pad_size(self.field) or (8, 8), reach)
        self._pad.setAccessibleName(self.field.name)
        self._clear = QPushButton()
        self._clear.setObjectName(f"{name}_clear")
        column = QVBoxLayout()
        column.addWidget(self._clear)
        column.addStretch(1)
        self._layout.addWidget(self._pad)
        self._layout.addLayout(column)
        self._layout.addStretch(1)
        self._pad.changed.connect(self.changed)
        self._clear.clicked.connect(self._pad.clear)

    def retranslate(self) -> None:
        self._pad.setToolTip(self.tr("Draw with the left button, wipe with the right one, or drop a picture"))
        self._clear.setText(self.tr("Clear"))

    def value(self) -> list[float]:
        found: list[float] = self._pad.pixels().reshape(-1).tolist()
        return found

    def show_value(self, value: Any) -> None:
        numbers = [part or 0.0 for part in flat(value)]
        rows, columns = pad_size(self.field) or (8, 8)
        if len(numbers) == rows * columns:
            self._pad.show_pixels([numbers[r * columns : (r + 1) * columns] for r in range(rows)])


INPUTS: dict[str, Callable[[str, Field, Appearance], RowInput]] = {
    "number": NumberInput,
    "category": WordInput,
    "boolean": WordInput,
    "text": TextInput,
    "datetime": LineInput,
    "identifier": LineInput,
    "image": PictureInput,
    "audio": SoundInput,
    "array": ArrayInput,
}
"""Which field edits which kind."""


def make_input(name: str, field: Field, appearance: Appearance, several: bool = False) -> RowInput:
    """Return the field for one value, or for `several` in a row where the model is given windows."""
    if several:
        return ArrayInput(name, field, appearance)
    if pad_size(field) is not None:
        return PadInput(name, field, appearance)
    if field.shape and field.dtype not in ("", "string") and field.kind == "image" and field.minimum is not None:
        return ArrayInput(name, field, appearance)
    return INPUTS.get(field.kind, LineInput)(name, field, appearance)


def pad_size(field: Field) -> tuple[int, int] | None:
    """Return the height and width of a small grey picture that a field holds as numbers, None for anything else."""
    if field.minimum is None or field.minimum < 0 or field.kind not in ("image", "array"):
        return None
    shape = [size or 0 for size in field.shape]
    if len(shape) == 3 and shape[2] == 1:
        shape = shape[:2]
    if len(shape) == 1 and math.isqrt(shape[0]) ** 2 == shape[0]:  # pixels in a row
        shape = [math.isqrt(shape[0])] * 2
    fits = len(shape) == 2 and all(6 <= size <= _LARGEST_PAD for size in shape)
    return (shape[0], shape[1]) if fits else None


def number_of(text: str) -> float | None:
    """Return the finite number that a text says, None for none."""
    try:
        found = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def flat(value: Any) -> list[float | None]:
    """Return the numbers in lists of lists in a row."""
    if isinstance(value, (list, tuple)):
        return [part for item in value for part in flat(item)]
    if isinstance(value, (int, float)):
        return [float(value)]
    return [number_of(value)] if isinstance(value, str) else [None]


def _written(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.7g}"
