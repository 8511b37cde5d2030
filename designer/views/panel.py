"""What every dock panel is: a widget that can say its texts again in another language."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from designer.views.guard import guarded


@guarded
class Panel(QWidget):
    """Base of the panels. `title()` is the tab's text; `retranslate()` sets every text the panel shows.

    A panel calls `retranslate()` at the end of its constructor; it is called again when the language changes.
    """

    def title(self) -> str:
        """Return the translated title of the panel."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text anew."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
