"""What every field of the form for one row is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designer.data.field import Field
from designer.views.guard import guarded
from designer.views.theme import Appearance


@guarded
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
        self.retranslate()

    def build(self, name: str) -> None:
        """Make the widgets, the main one with this object name."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text anew; most have none but what is entered."""

    def value(self) -> Any:
        """Return what is entered."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value; `changed` does not follow."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
