"""What every editor of one argument is: a value, a sentence where it is wrong, a signal when the user edits."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.catalogue import values
from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.graph.texts import Text
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say


@guarded
class Editor(QWidget):
    """Base of the editors in `forms.table.EDITORS`.

    The editor holds the last good value. What the user enters is validated first: if it is bad it stays in the field
    under a red line with a sentence, and nothing is emitted. `set_value` never emits, and leaves a field alone that
    already says the same, so that an edit may come back from the document while its author is still typing.
    """

    edited = Signal(object)
    left = Signal()  # the keyboard focus has left the field: the next edit is a new step
    is_typed = False  # whether edits of one visit are typing and belong together

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param
        self.catalogue = catalogue
        self._value: Any = param.default if not param.required else param.initial
        self._complaint: str | None = None
        self._problem: str | None = None
        self._label: QLabel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def value(self) -> Any:
        """Return the last good value, as JSON."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value from outside; text the user is busy with stays where it means the same."""
        if same(value, self._value) and self._complaint is not None:
            return
        self._value = value
        self._complaint = None
        self.show_value(value)
        self._show_problem()

    def set_problem(self, text: str | None) -> None:
        """Show a sentence under the field (None takes it away)."""
        self._problem = text
        self._show_problem()

    def problem(self) -> str | None:
        """Return the sentence under the field."""
        return self._complaint or self._problem

    @property
    def is_complaining(self) -> bool:
        """Whether the field holds something that was not accepted."""
        return self._complaint is not None

    def take_inside(self) -> QWidget | None:
        """Hand over the part that folds out, to be placed by a form across both its columns; None without one."""
        return None

    def focus_widget(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Make the field say `value`."""
        raise NotImplementedError

    def tidy(self) -> None:
        """Write the value as the program does, now that its author has left the field."""

    def offer(self, value: Any) -> None:
        """Take what the user entered: emit it if it is good, else say what is wrong."""
        fault = values.validate(self.param, value, self.catalogue)
        if fault is not None:
            self.complain(fault)
            return
        self.take_up(value)

    def take_up(self, value: Any) -> None:
        """Take a value as it is, and emit it."""
        self._complaint = None
        self._show_problem()
        if not same(value, self._value):
            self._value = value
            self.edited.emit(value)

    def complain(self, fault: Text) -> None:
        """Say why what stands in the field was not taken."""
        self._complaint = say(fault)
        self._show_problem()

    def discard(self) -> None:
        """Show the last good value instead of what was not accepted."""
        if self._complaint is not None:
            self._complaint = None
            self.show_value(self._value)
            self._show_problem()

    def add_control(self, widget: QWidget) -> None:
        """Put the field itself in place and name it for tests and screen readers."""
        widget.setObjectName(f"field_{self.param.name}")
        widget.setAccessibleName(self.param.name)
        widget.installEventFilter(self)
        self._layout.addWidget(widget)

    def _show_problem(self) -> None:
        text = self.problem()
        if text and self._label is None:
            self._label = QLabel(self)
            self._label.setWordWrap(True)
            mark(self._label, "muted", "error")
            self._label.setObjectName(f"problem_{self.param.name}")
            self._layout.addWidget(self._label)
        if self._label is not None:
            self._label.setText(text or "")
            self._label.setVisible(bool(text))
        field = self.focus_widget()
        if bool(field.property("invalid")) != bool(text):
            mark(field, "invalid", on=bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.tidy()
            self.left.emit()
        return super().eventFilter(watched, event)


def same(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are the same, also in type: 1 is neither 1.0 nor True; a tuple is a list."""
    return _canonical(one) == _canonical(other)


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=list)
