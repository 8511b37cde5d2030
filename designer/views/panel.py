"""What every dock panel is: a widget that can say its texts again in another language."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from designer.views.guard import guarded
from designer.views.turns import in_turn

if TYPE_CHECKING:
    from typing import Self

    from designer.views.context import Context

_UNSEEN = 100  # ms a panel that nobody sees waits: a project that is opened is painted first
_SEEN = 20  # ms that one which comes into sight waits, for the same reason


@guarded
class Panel(QWidget):
    """Base of the panels. `title()` is the tab's text; `retranslate()` sets every text the panel shows.

    A panel calls `retranslate()` at the end of its constructor; it is called again when the language changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.timeout.connect(self._refresh_in_turn)

    @classmethod
    def built(cls, context: Context) -> Generator[None, None, Self]:
        """Return a new panel, built step by step where that takes long; each step is done in a turn of its own."""
        yield from ()
        return cls(context)  # type: ignore[arg-type]

    def parts(self) -> tuple[QWidget, ...]:
        """Return what is so large that it gets its place in a turn of its own, in the order of the keyboard.

        Each lies directly in a layout of its parent.
        """
        return ()

    def title(self) -> str:
        """Return the translated title of the panel."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text anew."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the panel mirrors as it is now."""

    def refresh_soon(self) -> None:
        """Refresh once this turn of the event loop is over, or somewhat later while the panel is not seen."""
        if not self._refresh_timer.isActive():
            self._refresh_timer.start(0 if self.isVisible() else _UNSEEN)

    def refresh_if_seen(self) -> None:
        """Refresh at once, or later while the panel is not seen."""
        if self.isVisible():
            self.refresh()
        else:
            self.refresh_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._refresh_timer.isActive():
            self._refresh_timer.start(_SEEN)  # it is painted first, with all that is seen for the first time

    def _refresh_in_turn(self) -> None:
        in_turn(self, self.refresh)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
