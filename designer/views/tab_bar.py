"""A row of tabs that shows that it has the keyboard only to who uses the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QTabBar

from designer.views.guard import guarded
from designer.views.stylesheet import mark

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


@guarded
class TabBar(QTabBar):
    """Has its ring after a key, not after a click on a tab or in a page that went."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark(self, "ringed", on=event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        mark(self, "ringed", on=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark(self, "ringed")
        super().keyPressEvent(event)
