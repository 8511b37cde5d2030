"""Actions on what is drawn around the network: notes, frames, collapsed and bypassed nodes, dots, names in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF

from designer.graph import annotating, annotation, edits
from designer.graph.annotation import Frame, Note
from designer.graph.model import Change, Edge
from designer.graph.rules import why_not_bypass
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.views.canvas.look import GRID

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas

_NOTE = (240, 96)
_LINE = 30  # pixels of a field for a name


class Annotating:
    """What a person writes and draws around nodes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._scene = canvas.items_scene
        self._selection = canvas.selection

    def add_note(self) -> None:
        """Put a note at the cursor, else in the middle of the view, and begin to write."""
        canvas = self._canvas
        at = canvas.navigation.shown().center() if canvas.pointed_at is None else canvas.mapToScene(canvas.pointed_at)
        corner = canvas.commands.free_place(at - QPointF(_NOTE[0] / 2, _NOTE[1] / 2), _NOTE)
        place = (round(corner.x() / GRID) * GRID, round(corner.y() / GRID) * GRID)
        change, name = annotating.add_note(self._graph, Note("", place, _NOTE, self._selection.level))
        canvas.push(replace(change, merge_key=_made(name)))
        self._selection.set([], [name])
        self.edit(name, _made(name))

    def add_frame(self) -> None:
        """Draw a frame around what is selected, and begin to write its title."""
        made: list[str] = []

        def framed() -> Change:
            frames = [n for n in self._selection.marks if n in self._scene.around.frames]
            title = QCoreApplication.translate("Canvas", "Frame")
            change, name = annotating.add_frame(self._graph, self._selection.ids, title, frames)
            made.append(name)
            return replace(change, merge_key=_made(name))

        if self._canvas.attempt(framed):
            self._selection.set([], made)
            self.edit(made[0], _made(made[0]))

    def remove_frame(self) -> None:
        """Take the selected frames away, and leave what stands in them."""
        names = [n for n in self._selection.marks if n in self._scene.around.frames]
        for name in names:
            if self._scene.around.frames[name].collapsed:
                self.set_folded(name, False)
        self._canvas.push(annotating.unframe(self._graph, names))

    def collapse(self) -> None:
        """Collapse the selected frames and nodes, or, where the current one is collapsed, unfold them."""
        around = self._scene.around
        frames = [n for n in self._selection.marks if n in around.frames]
        if frames:
            folded = not around.frames[frames[-1]].collapsed
            for name in frames:
                self.set_folded(name, folded)
        elif self._selection.current:
            collapsed = not self._graph.nodes[self._selection.current].collapsed
            self._canvas.push(edits.set_collapsed(self._graph, self._selection.ids, collapsed))

    def set_folded(self, name: str, folded: bool) -> None:
        """Collapse a frame to a card, or show what stands in it; what stands around gives way."""
        arrangement = self._scene.arrangement()
        if name not in arrangement.frames or arrangement.frames[name].collapsed == folded:
            return
        if folded:
            arrangement.collapse(name)
            text = QT_TRANSLATE_NOOP("Edits", "Collapse")
        else:
            arrangement.expand(name)
            text = QT_TRANSLATE_NOOP("Edits", "Unfold")
        self._canvas.push(arrangement.change(text))

    def toggle_bypassed(self) -> None:
        """Let the selected nodes hand on what comes in, or, where the current one does, take part again."""
        current = self._selection.current
        if not current:
            return
        bypassed = not self._graph.nodes[current].bypassed

        def change() -> Change:
            for node_id in self._selection.ids if bypassed else ():
                reason = why_not_bypass(self._graph, node_id, self._canvas.signatures, self._keeps_shape(node_id))
                if reason is not None and not self._graph.nodes[node_id].bypassed:
                    raise DesignerError(reason.template, **reason.args)
            return edits.set_bypassed(self._graph, self._selection.ids, bypassed)

        self._canvas.attempt(change)

    def set_colour(self, colour: str) -> None:
        """Colour the selected notes and frames."""
        self._canvas.push(annotating.set_colour(self._graph, self._selection.marks, colour))

    def add_dot(self, edge: Edge, at: QPointF) -> None:
        """Let a wire run through a point."""
        item = self._scene.edges.get(edge)
        if item is None:
            return
        dots = list(annotation.dots(self._graph, edge))
        path = item.path
        ends = [item.chord.p1(), *(QPointF(x, y) for x, y in dots), item.chord.p2()]
        shares = [_share(path, end) for end in ends]
        best = _share(path, at)
        index = sum(share < best for share in shares[1:-1])
        dots.insert(index, (round(at.x() / GRID) * GRID, round(at.y() / GRID) * GRID))
        self._canvas.push(annotating.set_dots(self._graph, edge, tuple(dots)))

    def remove_dot(self, edge: Edge, index: int | None = None) -> None:
        """Take a dot of a wire away, or all."""
        dots = list(annotation.dots(self._graph, edge))
        kept = [] if index is None else [p for i, p in enumerate(dots) if i != index]
        self._canvas.push(annotating.set_dots(self._graph, edge, tuple(kept)))

    # ------------------------------------------------------------------------------------------ in place

    def rename(self) -> None:
        """Write the name of the current node, or the text of the selected note or frame, where it stands."""
        if self._selection.current:
            self._canvas.rename_requested.emit(self._selection.current)
        elif self._selection.marks:
            self.edit(self._selection.marks[-1])

    def edit_name(self, node_id: str) -> None:
        """Write the name of a node on its card."""
        item = self._scene.nodes.get(node_id)
        if item is None:
            return
        self._canvas.navigation.make_legible(item.card())
        owner = self._graph.layer_of(node_id)
        name = QCoreApplication.translate("Canvas", "Name of the layer")

        def renamed(text: str) -> None:
            if node_id in self._graph.nodes:
                self._canvas.push(edits.rename(self._graph, node_id, text))

        self._canvas.title_editor.edit(self._line_at(item.card()), owner.name, name, renamed)

    def edit(self, mark: str, merge_key: str = "") -> None:
        """Write the text of a note or the title of a frame; `merge_key` makes it one step with what was done before."""
        value = self._graph.settings.get(mark)
        if not isinstance(value, Note | Frame):
            return
        rect = self._scene.around.rect_of(mark)
        self._canvas.navigation.make_legible(rect)

        def written(text: str) -> None:
            if mark in self._graph.settings:
                self._canvas.push(replace(annotating.set_title(self._graph, mark, text), merge_key=merge_key))

        is_note = isinstance(value, Note)
        where = self._canvas.mapFromScene(rect).boundingRect() if is_note else self._line_at(rect)
        text = value.text if isinstance(value, Note) else value.title
        spoken = QCoreApplication.translate("Canvas", "Title of the frame")
        if is_note:
            spoken = QCoreApplication.translate("Canvas", "Text of the note")
        self._canvas.title_editor.edit(where, text, spoken, written, is_note)

    def _line_at(self, card: QRectF) -> QRect:
        where = self._canvas.mapFromScene(card).boundingRect()
        where.setHeight(_LINE)
        return where

    @property
    def _graph(self):  # type: ignore[no-untyped-def]
        return self._canvas.document.graph

    def _keeps_shape(self, node_id: str) -> bool | None:
        info = self._canvas.context.analysis.info(node_id)
        if info is None or not info.inputs or not info.outputs:
            return None
        first, last = info.inputs[0], info.outputs[0]
        return (first.shape, first.dtype) == (last.shape, last.dtype)


def _share(path, at: QPointF) -> float:  # type: ignore[no-untyped-def]
    """Return how far along a path the point of it lies that is nearest to `at`."""
    steps = [i / 60 for i in range(61)]
    return min(steps, key=lambda s: (path.pointAtPercent(s) - at).manhattanLength())


def _made(mark: str) -> str:
    """Return what joins making a note or frame with writing on it for the first time."""
    return f"made:{mark}"
