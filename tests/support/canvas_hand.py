"""A hand on the mouse: presses, moves and releases as events a viewport gets from a real one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hand:
    """Acts on one canvas; places are points of the scene."""

    def __init__(self, canvas) -> None:
        self.canvas = canvas

    def press(self, at: QPointF, button=LEFT, held=NONE) -> None:
        self._send(QEvent.Type.MouseButtonPress, at, button, button, held)

    def move(self, at: QPointF, button=LEFT, held=NONE) -> None:
        self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, button, held)

    def move_to(self, at: QPoint, button=LEFT, held=NONE) -> None:
        """Move to a point of the view."""
        self._send_at(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, button, held)

    def release(self, at: QPointF, button=LEFT, held=NONE) -> None:
        self._send(QEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton, held)

    def click(self, at: QPointF, button=LEFT, held=NONE) -> None:
        self.press(at, button, held)
        self.release(at, button, held)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self._send(QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, NONE)
        self.release(at)

    def drag(self, start: QPointF, end: QPointF, button=LEFT, held=NONE, steps: int = 6) -> None:
        # The view may scroll under the hand, so the way is fixed in pixels before it starts.
        first, last = self.canvas.mapFromScene(start), self.canvas.mapFromScene(end)
        self._send_at(QEvent.Type.MouseButtonPress, first, button, button, held)
        for step in range(1, steps + 1):
            at = first + (last - first) * step / steps
            self._send_at(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, button, held)
        self._send_at(QEvent.Type.MouseButtonRelease, last, button, Qt.MouseButton.NoButton, held)

    def wheel(self, at: QPoint, notches: int, held=NONE) -> None:
        port = self.canvas.viewport()
        event = QWheelEvent(
            QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, event)

    def output(self, node_id: str, port: int = 0) -> QPointF:
        return self.canvas.items_scene.nodes[node_id].output_point(port)

    def input(self, node_id: str, port: int = 0) -> QPointF:
        return self.canvas.items_scene.nodes[node_id].input_point(port)

    def body(self, node_id: str) -> QPointF:
        return self.canvas.items_scene.nodes[node_id].card().center()

    def wire(self, edge, share: float = 0.5) -> QPointF:
        return self.canvas.items_scene.edges[edge].path.pointAtPercent(share)

    def _send(self, kind, at: QPointF, button, buttons, held) -> None:
        self._send_at(kind, self.canvas.mapFromScene(at), button, buttons, held)

    def _send_at(self, kind, at: QPoint, button, buttons, held) -> None:
        port = self.canvas.viewport()
        event = QMouseEvent(kind, QPointF(at), QPointF(port.mapToGlobal(at)), button, buttons, held)
        QApplication.sendEvent(port, event)
