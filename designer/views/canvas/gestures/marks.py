"""Drags the corner of a note, and the dots of wires."""

from __future__ import annotations

from dataclasses import replace

from designer.graph import annotating, annotation
from designer.graph.annotation import Note
from designer.graph.model import Edge
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.look import GRID

_LEAST = (96, 40)


class Resize(Gesture):
    """Gives a note another size."""

    def __init__(self, canvas, start: Pointer, name: str) -> None:  # type: ignore[no-untyped-def]
        super().__init__(canvas, start)
        self._name = name
        canvas.selection.set([], [name])

    def move(self, at: Pointer) -> None:
        self.scene.around.note_items[self._name].set_note(self._note(at))

    def end(self, at: Pointer) -> None:
        text = QT_TRANSLATE_NOOP("Edits", "Resize")
        graph = self.canvas.document.graph
        self.canvas.push(annotating.set_marks(graph, {self._name: self._note(at)}, text))

    def cancel(self) -> None:
        self.scene.around.put_back()

    def _note(self, at: Pointer) -> Note:
        note: Note = self.canvas.document.graph.settings[self._name]
        by = at.scene - self.start.scene
        size = (note.size[0] + by.x(), note.size[1] + by.y())
        width, height = (max(least, round(s / GRID) * GRID) for s, least in zip(size, _LEAST, strict=True))
        return replace(note, size=(width, height))


class MoveDot(Gesture):
    """Moves one dot of a wire; a new one is made where the wire was pressed twice."""

    def __init__(self, canvas, start: Pointer, edge: Edge, index: int) -> None:  # type: ignore[no-untyped-def]
        super().__init__(canvas, start)
        self._edge, self._index = edge, index
        canvas.selection.set([])
        self.scene.select_edge(edge)

    def move(self, at: Pointer) -> None:
        item = self.scene.edges.get(self._edge)
        if item is not None:
            item.set_course(*self.scene.around.ends(self._edge), self._dots(at))

    def end(self, at: Pointer) -> None:
        self.canvas.push(annotating.set_dots(self.canvas.document.graph, self._edge, self._dots(at)))

    def cancel(self) -> None:
        self.scene.lay([self._edge])

    def _dots(self, at: Pointer) -> annotation.Points:
        dots = list(annotation.dots(self.canvas.document.graph, self._edge))
        x, y = at.scene.x(), at.scene.y()
        if self.canvas.snaps != at.shift:
            x, y = round(x / GRID) * GRID, round(y / GRID) * GRID
        dots[self._index] = (round(x), round(y))
        return tuple(dots)
