"""Scrolls by itself while a drag is held at an edge of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from designer.views.canvas.gestures.base import Pointer

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas

_BORDER = 28  # pixels
_FASTEST = 18  # pixels a tick


class EdgeScroll(QObject):
    """Ticks only while the mouse is in the border and a gesture wants it."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._at: Pointer | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._tick)

    def follow(self, at: Pointer) -> None:
        """Tell where the mouse is during a gesture."""
        gesture = self._canvas.gesture
        self._at = at
        wanted = gesture is not None and gesture.is_dragging and gesture.scrolls_at_edges
        if wanted and not self._speed(at.view).isNull():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """The gesture is over."""
        self._timer.stop()

    def _speed(self, at: QPoint) -> QPoint:
        port = self._canvas.viewport().rect()
        return QPoint(_push(at.x(), port.width()), _push(at.y(), port.height()))

    def _tick(self) -> None:
        gesture = self._canvas.gesture
        if gesture is None or self._at is None:
            self._timer.stop()
            return
        self._canvas.scroll_by(self._speed(self._at.view))
        gesture.pointer_moved(self._canvas.pointer(self._at.view, self._at.modifiers))


def _push(position: int, length: int) -> int:
    if position < _BORDER:
        return min(_FASTEST, (_BORDER - position) // 2 + 1)
    if position > length - _BORDER:
        return -min(_FASTEST, (position - length + _BORDER) // 2 + 1)
    return 0
