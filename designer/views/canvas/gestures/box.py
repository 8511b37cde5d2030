"""Selects by a rectangle, live: Shift adds, Ctrl toggles; a click on empty space selects nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.look import faded


class Box(Gesture):
    """A rectangle from where the button went down."""

    def begin(self) -> None:
        look = self.scene.look
        self._before = self.canvas.selection.ids if self.start.shift or self.start.ctrl else ()
        self._rect = QGraphicsRectItem()
        pen = QPen(look.accent, 1)
        pen.setCosmetic(True)
        self._rect.setPen(pen)
        self._rect.setBrush(faded(look.accent, 36))
        self._rect.setZValue(10)
        self.scene.addItem(self._rect)
        self.scene.select_edge(None)

    def move(self, at: Pointer) -> None:
        rect = QRectF(self.start.scene, at.scene).normalized()
        self._rect.setRect(rect)
        inside = self.scene.nodes_in(rect)
        before = self._before
        if self.start.ctrl:
            touched = set(inside)
            inside = [i for i in inside if i not in before]
            before = tuple(i for i in before if i not in touched)
        self.canvas.selection.set([*before, *inside])

    def end(self, at: Pointer) -> None:
        self.move(at)
        self.scene.removeItem(self._rect)

    def click(self, at: Pointer) -> None:
        self.scene.select_edge(None)
        if not at.shift and not at.ctrl:
            self.canvas.selection.set([])

    def cancel(self) -> None:
        self.scene.removeItem(self._rect)
        self.canvas.selection.set(self._before)
