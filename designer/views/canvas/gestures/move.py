"""Moves what is selected: on the grid or a guide (Shift inverts), one undo step, into a wire when dropped on one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsView

from designer.graph import annotating, annotation, edits
from designer.graph.annotation import Mark
from designer.graph.model import Change, Edge
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.views.canvas import insertion
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.guides import Guides
from designer.views.canvas.look import GRID
from designer.views.canvas.sketch import Stroke
from designer.views.canvas.still import Still

_LINES = ("guide down", "guide across")  # strokes of their own: together they would repaint all between them
_MANY = 60  # nodes from which one item carries them
_REACH = 5.0  # pixels from which a guide draws


class Move(Gesture):
    """Drags the selection by what was pressed: a node, or the note or frame `mark`."""

    def __init__(self, canvas, start: Pointer, node_id: str, mark: str = "") -> None:  # type: ignore[no-untyped-def]
        super().__init__(canvas, start)
        self.node_id, self.mark = node_id, mark
        selection = canvas.selection
        self._was_selected = mark in selection.marks if mark else node_id in selection.ids
        self._target: Edge | None = None
        self._guides: Guides | None = None
        self.scene.select_edge(None)
        if start.ctrl:
            self._toggle()
        elif not self._was_selected:
            ids, marks = (selection.ids, selection.marks) if start.shift else ((), ())
            selection.set((*ids, node_id) if node_id else ids, (*marks, mark) if mark else marks)

    def begin(self) -> None:
        selection, around = self.canvas.selection, self.scene.around
        marks = dict.fromkeys((*selection.marks, self.mark) if self.mark else selection.marks)
        for name in [n for n in marks if n in around.frame_items]:
            marks.update(dict.fromkeys(annotation.inner(around.frames, name)))
        inside = [i for name in marks if name in around.frame_items for i in around.frames[name].nodes]
        ids = dict.fromkeys([*selection.ids, *([self.node_id] if self.node_id else []), *inside])
        self._from = {i: QPointF(self.scene.nodes[i].pos()) for i in ids if i in self.scene.nodes}
        self._marks_from = {
            n: around.rect_of(n).topLeft() for n in marks if n in around.folds or n in around.note_items
        }
        frames = [n for n in marks if n in around.frame_items]
        self._rect = QRectF()
        for rect in (*self.scene.cards(self._from), *(around.rect_of(n) for n in (*self._marks_from, *frames))):
            self._rect = self._rect.united(rect)
        self._anchor = self._rect.topLeft()
        if self.node_id:
            self._anchor = self._from[self.node_id]
        self._dots = self._dots_between()
        self.scene.router.pause(True)
        self._is_carried = len(self._from) > _MANY
        if self._is_carried:
            self.scene.lift(self._from)
            self.canvas.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        elif not self._marks_from and not around.frame_items:  # frames follow what stands in them
            self.canvas.stage = Still(self.canvas, self._from)

    def move(self, at: Pointer) -> None:
        delta = at.scene - self.start.scene
        if self.canvas.snaps != at.shift:
            delta = self._snapped(delta)
        else:
            self._erase_lines()
        if self._is_carried:
            self.scene.carry(delta)
        else:
            self.scene.place({i: p + delta for i, p in self._from.items()})
        self.scene.around.place({n: p + delta for n, p in self._marks_from.items()})
        if isinstance(self.canvas.stage, Still):
            self.canvas.stage.moved()
        self._delta = delta
        self._mark(self._wire_below())

    def end(self, at: Pointer) -> None:
        self.move(at)
        self._set_down()
        if self._is_carried:
            self.scene.place({i: p + self._delta for i, p in self._from.items()})  # nothing glides that is there
        target = self._target
        self._mark(None)
        change = self._moved()
        if target is None:
            self.canvas.push(change)
        elif not self.canvas.attempt(lambda: self._inserted(change, target)):
            self.cancel()

    def click(self, at: Pointer) -> None:
        # A press on one of several selected nodes keeps them for a drag; only the click reduces to one.
        selection = self.canvas.selection
        if self.mark:
            if self._was_selected and not at.ctrl and not at.shift:
                selection.set((), [self.mark])
        elif self._was_selected and not at.ctrl and not at.shift:
            selection.set([self.node_id])
        elif at.shift and self._was_selected:
            selection.set([*(i for i in selection.ids if i != self.node_id), self.node_id], selection.marks)

    def cancel(self) -> None:
        self._mark(None)
        self._set_down()
        self.scene.put_back(self._from)  # not to where the drag began: the document may have moved them since
        self.scene.around.put_back()

    def _erase_lines(self) -> None:
        for owner in _LINES:
            self.scene.sketches.erase(owner)

    def _set_down(self) -> None:
        self._erase_lines()
        if isinstance(self.canvas.stage, Still):
            self.canvas.stage.end()
            self.canvas.stage = None
        if self._is_carried:
            self.scene.let_down()
            self.canvas.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.scene.router.pause(False)

    def _snapped(self, delta: QPointF) -> QPointF:
        """Return a step that ends on a guide, else on the grid."""
        if self._guides is None:
            moving = set(self._from)
            shown = self.canvas.navigation.shown()
            ids = [i for i in self.scene.nodes_in(shown) if i not in moving]
            folds = [n for n in self.scene.around.folds if n not in self._marks_from]
            self._guides = Guides([*self.scene.cards(ids), *map(self.scene.around.rect_of, folds)])
        across, down = self._guides.nearest(self._rect.translated(delta), _REACH / self.canvas.navigation.scale)
        to_grid = self._anchor + delta
        x = delta.x() + across if across is not None else _on_grid(to_grid.x()) - self._anchor.x()
        y = delta.y() + down if down is not None else _on_grid(to_grid.y()) - self._anchor.y()
        delta = QPointF(x, y)
        for owner, line in zip(_LINES, self._guides.lines(self._rect.translated(delta)), strict=True):
            if line.isEmpty():
                self.scene.sketches.erase(owner)
            else:
                self.scene.sketches.draw(owner, Stroke(line, self.scene.look.guide_pen))
        return delta

    def _moved(self) -> Change:
        graph = self.canvas.document.graph
        change = edits.move(
            graph, {i: (p.x() + self._delta.x(), p.y() + self._delta.y()) for i, p in self._from.items()}
        )
        marks: dict[str, Mark | None] = {}
        for name, place in self._marks_from.items():
            to = place + self._delta
            marks[name] = replace(graph.settings[name], position=(round(to.x()), round(to.y())))
        total = change.then(annotating.set_marks(graph, marks, change.text)) if change else _told(graph, marks)
        after = graph.copy()
        after.apply(total)
        for edge, points in self._dots.items():
            shifted = tuple((round(x + self._delta.x()), round(y + self._delta.y())) for x, y in points)
            step = annotating.set_dots(after, edge, shifted)
            after.apply(step)
            total = total.then(step)
        return total

    def _dots_between(self) -> dict[Edge, annotation.Points]:
        graph = self.canvas.document.graph
        if not any(annotation.is_route(name) for name in graph.settings):
            return {}
        edges = (e for i in self._from for e in graph.outgoing(i) if e.target in self._from)
        return {e: found for e in edges if (found := annotation.dots(graph, e))}

    def _toggle(self) -> None:
        selection = self.canvas.selection
        ids, marks = list(selection.ids), list(selection.marks)
        chosen, name = (marks, self.mark) if self.mark else (ids, self.node_id)
        if self._was_selected:
            chosen.remove(name)
        else:
            chosen.append(name)
        selection.set(ids, marks)

    def _wire_below(self) -> Edge | None:
        if len(self._from) != 1 or not self.node_id or self._marks_from:
            return None
        return insertion.wire_below(self.scene, self.node_id)

    def _mark(self, edge: Edge | None) -> None:
        if edge != self._target:
            if self._target in self.scene.edges:
                self.scene.edges[self._target].set_target(False)
            if edge is not None:
                self.scene.edges[edge].set_target(True)
            self._target = edge
            self.scene.dressed.emit()

    def _inserted(self, moved: Change, edge: Edge) -> Change:
        graph = self.canvas.document.graph.copy()
        graph.apply(moved)
        inserted = insertion.insert(graph, edge, graph.nodes[self.node_id], self.canvas.signatures, self.scene.size_of)
        return replace(moved.then(inserted), text=inserted.text)


def _told(graph, marks: dict[str, Mark | None]) -> Change:  # type: ignore[no-untyped-def]
    text = QT_TRANSLATE_NOOP("Edits", "Move")
    return annotating.set_marks(graph, marks, text)


def _on_grid(value: float) -> float:
    return round(value / GRID) * GRID
