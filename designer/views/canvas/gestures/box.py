"""Selects by a rectangle, live: Shift adds, Ctrl toggles; a click on empty space selects nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen

from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.look import faded
from designer.views.canvas.sketch import Stroke, box


class Box(Gesture):
    """A rectangle from where the button went down."""

    def begin(self) -> None:
        selection = self.canvas.selection
        keeps = self.start.shift or self.start.ctrl
        self._before, self._marks = (selection.ids, selection.marks) if keeps else ((), ())
        self.scene.select_edge(None)

    def move(self, at: Pointer) -> None:
        rect = QRectF(self.start.scene, at.scene).normalized()
        accent = self.scene.look.accent
        pen = QPen(accent, 1)
        pen.setCosmetic(True)
        self.scene.sketches.draw(self, Stroke(box(rect), pen, faded(accent, 36)))
        inside = self.scene.nodes_in(rect)
        before = self._before
        if self.start.ctrl:
            touched = set(inside)
            inside = [i for i in inside if i not in before]
            before = tuple(i for i in before if i not in touched)
        marks = self.scene.around.inside(rect)
        if self.start.ctrl:
            self.canvas.selection.set([*before, *inside], set(self._marks) ^ set(marks))
        else:
            self.canvas.selection.set([*before, *inside], [*self._marks, *marks])

    def end(self, at: Pointer) -> None:
        self.move(at)
        self.scene.sketches.erase(self)

    def click(self, at: Pointer) -> None:
        self.scene.select_edge(None)
        if not at.shift and not at.ctrl:
            self.canvas.selection.set([])

    def cancel(self) -> None:
        self.scene.sketches.erase(self)
        self.canvas.selection.set(self._before, self._marks)
