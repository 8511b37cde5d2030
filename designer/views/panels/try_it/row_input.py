"""What every field of the form for one row is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designer.data.field import Field
from designer.views.theme import Appearance


class RowInput(QWidget):
    """Base of the fields. `value` is what the model is given: a number, a text, a list, None for a gap."""

    changed = Signal()

    def __init__(self, name: str, field: Field, appearance: Appearance) -> None:
        super().__init__()
        self.field = field
        self.appearance = appearance
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.build(name)

    def build(self, name: str) -> None:
        """Make the widgets, the main one with this object name."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what is entered."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value; `changed` does not follow."""
        raise NotImplementedError
