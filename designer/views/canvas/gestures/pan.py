"""Moves the view: middle button, Space and left, or the right button; a right click without a drag opens the menu."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.views.canvas.gestures.base import Gesture, Pointer


class Pan(Gesture):
    """Scrolls by what the mouse moves."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = False

    def begin(self) -> None:
        self._last = self.start.view

    def move(self, at: Pointer) -> None:
        self.canvas.scroll_by(at.view - self._last)
        self._last = at.view


class RightPan(Pan):
    """Pans, and opens the menu when the mouse did not move."""

    cursor: Qt.CursorShape | None = None

    def begin(self) -> None:
        super().begin()
        self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def click(self, at: Pointer) -> None:
        self.canvas.open_menu(at)
