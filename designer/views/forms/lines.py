"""Editors that are one line of text: numbers, text, tuples, shapes and anything else as a literal."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from designer.catalogue import values
from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.graph.texts import DesignerError
from designer.views.forms.base import Editor, same
from designer.views.forms.controls import Spin
from designer.views.guard import guarded
from designer.views.stylesheet import mark


class LineEditor(Editor):
    """A line edit whose text is read and written by the catalogue; nothing in it is None where that is allowed."""

    is_typed = True
    is_mono = False

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(param, catalogue, parent)
        self._field, self._line = self.make_field()
        self.add_control(self._field)
        self._line.setPlaceholderText(self.placeholder())
        if self.is_mono:
            mark(self._line, "mono")
        self.show_value(self._value)

    def make_field(self) -> tuple[QWidget, QLineEdit]:
        """Return the field and the line edit in it, with what the user types going to `take`."""
        line = QLineEdit(self)
        line.textEdited.connect(self.take)
        return line, line

    def placeholder(self) -> str:
        """Return what an empty field says."""
        return "None" if self.param.nullable else ""

    def set_placeholder(self, text: str) -> None:
        """Say in an empty field what that means."""
        self._line.setPlaceholderText(text)

    def text(self) -> str:
        """Return what stands in the field."""
        return self._line.text()

    def read(self, text: str) -> Any:
        """Return the value a text says. Raises DesignerError where it says none."""
        return values.from_text(self.param, text)

    def write(self, value: Any) -> str:
        """Return a value as the text of the field."""
        return "" if value is None else values.to_text(self.param, value)

    def take(self, text: str) -> None:
        """Read what the user typed and offer it."""
        try:
            value = self.read(text)
        except DesignerError as error:
            self.complain(error.text)
            return
        self.offer(value)

    def focus_widget(self) -> QWidget:
        return self._field

    def show_value(self, value: Any) -> None:
        text = self.write(value)
        if text == self._line.text() or self._says(value):
            return
        position = self._line.cursorPosition()
        self._line.setText(text)
        self._line.setCursorPosition(position if self._line.hasFocus() else 0)

    def tidy(self) -> None:
        text = self.write(self.value())
        if not self.is_complaining and text != self._line.text():
            self._line.setText(text)

    def _says(self, value: Any) -> bool:
        try:
            return same(self.read(self._line.text()), value)
        except DesignerError:
            return False


class NumberEditor(LineEditor):
    """A number with arrows; the keys Up and Down step as well."""

    def make_field(self) -> tuple[QWidget, QLineEdit]:
        spin = Spin(self.stepped, self)
        spin.text_edited.connect(self.take)
        return spin, spin.line()

    def stepped(self, text: str, steps: int) -> str | None:
        """Return the text that is some steps away, within the limits; None where there is none."""
        try:
            value = self.read(text)
        except DesignerError:
            return None
        if value is None:
            value = self.param.minimum or 0
        value = self.add_steps(value, steps)
        for limit, choose in ((self.param.minimum, max), (self.param.maximum, min)):
            if limit is not None:
                value = choose(value, type(value)(limit))
        return self.write(value)

    def add_steps(self, value: float, steps: int) -> float:
        """Return `value` and so many steps more."""
        raise NotImplementedError


class IntEditor(NumberEditor):
    """A whole number."""

    def add_steps(self, value: float, steps: int) -> float:
        return int(value) + steps


class FloatEditor(NumberEditor):
    """A number; a step is 0.05 for a share of 1, else about a tenth of the number: 0.001 goes to 0.0011, 0.5 to 0.6."""

    def read(self, text: str) -> Any:
        value = super().read(text)
        return float(value) if isinstance(value, int) else value

    def add_steps(self, value: float, steps: int) -> float:
        step = 0.05 if self.param.maximum == 1 else _step_of(value)
        return float(f"{value + steps * step:.12g}")


class StrEditor(LineEditor):
    """Free text; nothing means None where that is allowed."""

    def read(self, text: str) -> Any:
        return None if not text and self.param.nullable else text

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)


class FormulaLine(StrEditor):
    """A formula of a learning rate."""

    is_mono = True


class CodeEditor(StrEditor):
    """Something in a Python file of the user's."""

    is_mono = True

    def placeholder(self) -> str:
        return "file.py:name"


class SequenceEditor(LineEditor):
    """Numbers with commas between them: a tuple, a shape (None allows any size), or one number for all axes."""

    is_mono = True

    def read(self, text: str) -> Any:
        return super().read(text.replace("×", ","))


class AnyEditor(LineEditor):
    """Any value as a JSON or Python literal."""

    is_mono = True


@guarded
class VocabularyEditor(Editor):
    """A list of words, one a line."""

    is_typed = True

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(param, catalogue, parent)
        self._field = QPlainTextEdit(self)
        self._field.setFixedHeight(96)
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText("None" if param.nullable else "")
        mark(self._field, "mono")
        self.add_control(self._field)
        self.show_value(self._value)
        self._field.textChanged.connect(self._take)

    def focus_widget(self) -> QWidget:
        return self._field

    def show_value(self, value: Any) -> None:
        text = value if isinstance(value, str) else "\n".join(str(v) for v in value or ())
        if text.split() != self._field.toPlainText().split():
            self._field.blockSignals(True)
            self._field.setPlainText(text)
            self._field.blockSignals(False)

    def _take(self) -> None:
        words = [line.strip() for line in self._field.toPlainText().splitlines() if line.strip()]
        was_ints = isinstance(self._value, (list, tuple)) and any(isinstance(v, int) for v in self._value)
        items: list[Any] = [int(w) if was_ints and w.lstrip("-").isdigit() else w for w in words]
        self.offer(items or (None if self.param.nullable else []))


def _step_of(value: float) -> float:
    if value == 0:
        return 0.1
    exponent = math.floor(math.log10(abs(value)))
    leading = round(abs(value) / 10.0**exponent, 6)
    return min(1.0, 10.0 ** (exponent - 1 if exponent < 0 and leading < 2 else exponent))
