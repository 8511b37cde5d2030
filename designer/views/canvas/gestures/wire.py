"""Draws a wire from a port, or moves an end of one; dropped on nothing it asks what to add there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from designer.graph import edits
from designer.graph.model import Edge
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.wiring import Wiring
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas


class Wire(Gesture):
    """One end follows the mouse."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self, canvas: Canvas, start: Pointer, node_id: str, is_output: bool, port: int, old: Edge | None = None
    ) -> None:
        super().__init__(canvas, start)
        self._ends = (node_id, is_output, port)
        self._old = old
        self._wiring: Wiring | None = None

    def begin(self) -> None:
        self._wiring = Wiring(self.scene, self.canvas.signatures, *self._ends, old=self._old)
        self._wiring.show()

    def move(self, at: Pointer) -> None:
        assert self._wiring is not None
        item, port = self._hit(at)
        self._wiring.aim(at.scene, item, port)
        if self._wiring.reason is not None:
            QToolTip.showText(self.canvas.viewport().mapToGlobal(at.view), say(self._wiring.reason), self.canvas)
        else:
            QToolTip.hideText()

    def end(self, at: Pointer) -> None:
        wiring = self._wiring
        assert wiring is not None
        self.move(at)
        QToolTip.hideText()
        if wiring.edge is not None:
            wiring.hide()
            if wiring.edge != self._old:
                self.canvas.attempt(wiring.change)
        elif self._old is not None:
            wiring.hide()
            self.canvas.push(edits.disconnect(self.canvas.document.graph, [self._old], self.canvas.signatures))
        else:
            self.canvas.asking.for_wire(wiring, at)

    def click(self, at: Pointer) -> None:  # noqa: ARG002
        self.canvas.selection.set([self._ends[0]])

    def cancel(self) -> None:
        QToolTip.hideText()
        if self._wiring is not None:
            self._wiring.hide()

    def _hit(self, at: Pointer):  # type: ignore[no-untyped-def]
        """Return the node under the mouse and the port of the fitting side that is meant, None for any free one."""
        _, is_output, _ = self._ends
        hit = self.scene.port_at(at.scene, self.canvas.port_reach())
        if hit is not None and hit[1] != is_output:
            return hit[0], hit[2]
        item = self.scene.node_at(at.scene) or (hit[0] if hit else None)
        return item, None
