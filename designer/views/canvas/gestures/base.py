"""What every gesture is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas

THRESHOLD = 4  # pixels the mouse moves before a press becomes a drag


@dataclass(frozen=True)
class Pointer:
    """Where the mouse is, in the view and in the scene, and which modifiers are held."""

    view: QPoint
    scene: QPointF
    modifiers: Qt.KeyboardModifier

    @property
    def shift(self) -> bool:
        """Whether Shift is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        """Whether Ctrl is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        """Whether Alt is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)


class Gesture:
    """One drag. `begin` comes with the first movement past the threshold, `click` instead of `end` without one."""

    cursor: Qt.CursorShape | None = None
    scrolls_at_edges = True

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        self.canvas = canvas
        self.scene = canvas.items_scene
        self.start = start
        self.is_dragging = False

    def pointer_moved(self, at: Pointer) -> None:
        """Tell the gesture where the mouse is now."""
        if not self.is_dragging:
            if (at.view - self.start.view).manhattanLength() < THRESHOLD:
                return
            self.is_dragging = True
            self.begin()
        self.move(at)

    def released(self, at: Pointer) -> None:
        """Tell the gesture that the button is up."""
        if self.is_dragging:
            self.end(at)
        else:
            self.click(at)

    def abandon(self) -> None:
        """Take everything back that the eye has seen."""
        if self.is_dragging:
            self.cancel()

    def begin(self) -> None:
        """The drag starts."""

    def move(self, at: Pointer) -> None:
        """The mouse has moved."""

    def end(self, at: Pointer) -> None:
        """The button is up after a drag."""

    def click(self, at: Pointer) -> None:
        """The button is up without a drag."""

    def cancel(self) -> None:
        """Esc, or the drawing changed under the drag."""
