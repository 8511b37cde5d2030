"""Moves the selected nodes: on the grid (Shift inverts), one undo step, into a wire when dropped on one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from designer.graph import edits
from designer.graph.model import Change, Edge
from designer.views.canvas import insertion
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.look import GRID


class Move(Gesture):
    """Drags the selection by the node that was pressed."""

    def __init__(self, canvas, start: Pointer, node_id: str) -> None:  # type: ignore[no-untyped-def]
        super().__init__(canvas, start)
        self.node_id = node_id
        self._was_selected = node_id in canvas.selection.ids
        self._target: Edge | None = None
        self.scene.select_edge(None)
        if start.ctrl:
            self._toggle()
        elif not self._was_selected:
            canvas.selection.set([*canvas.selection.ids, node_id] if start.shift else [node_id])

    def begin(self) -> None:
        ids = [i for i in self.canvas.selection.ids if i in self.scene.nodes]
        if self.node_id not in ids:
            ids.append(self.node_id)
        self._from = {i: QPointF(self.scene.nodes[i].pos()) for i in ids}

    def move(self, at: Pointer) -> None:
        delta = at.scene - self.start.scene
        if self.canvas.snaps != at.shift:
            anchor = self._from[self.node_id]
            delta = QPointF(_snapped(anchor.x() + delta.x()), _snapped(anchor.y() + delta.y())) - anchor
        self.scene.place({i: p + delta for i, p in self._from.items()})
        self._mark(self._wire_below())

    def end(self, at: Pointer) -> None:
        self.move(at)
        target = self._target
        self._mark(None)
        positions = {i: self.scene.nodes[i].pos() for i in self._from}
        graph = self.canvas.document.graph
        change = edits.move(graph, {i: (p.x(), p.y()) for i, p in positions.items()})
        if target is None:
            self.canvas.push(change)
        elif not self.canvas.attempt(lambda: self._inserted(change, target)):
            self.cancel()

    def click(self, at: Pointer) -> None:
        # A press on one of several selected nodes keeps them for a drag; only the click reduces to one.
        if self._was_selected and not at.ctrl and not at.shift:
            self.canvas.selection.set([self.node_id])
        elif at.shift and self._was_selected:
            self.canvas.selection.set([*(i for i in self.canvas.selection.ids if i != self.node_id), self.node_id])

    def cancel(self) -> None:
        self._mark(None)
        self.scene.put_back(self._from)  # not to where the drag began: the document may have moved them since

    def _toggle(self) -> None:
        ids = self.canvas.selection.ids
        if self._was_selected:
            self.canvas.selection.set([i for i in ids if i != self.node_id])
        else:
            self.canvas.selection.set([*ids, self.node_id])

    def _wire_below(self) -> Edge | None:
        if len(self._from) != 1:
            return None
        return insertion.wire_below(self.scene, self.node_id)

    def _mark(self, edge: Edge | None) -> None:
        if edge != self._target:
            if self._target in self.scene.edges:
                self.scene.edges[self._target].set_target(False)
            if edge is not None:
                self.scene.edges[edge].set_target(True)
            self._target = edge

    def _inserted(self, moved: Change, edge: Edge) -> Change:
        graph = self.canvas.document.graph.copy()
        graph.apply(moved)
        inserted = insertion.insert(graph, edge, graph.nodes[self.node_id], self.canvas.signatures, self.scene.size_of)
        return replace(moved.then(inserted), text=inserted.text)


def _snapped(value: float) -> float:
    return round(value / GRID) * GRID
