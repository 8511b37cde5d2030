"""What the actions of the window do on the canvas: each reads the selection and pushes one edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from designer.graph import annotating, arrange, bases, blocks, copies, edits, layout
from designer.graph.annotation import Frame, Note
from designer.graph.arrangement import PADDING, TITLE
from designer.graph.model import Change, Edge, Graph, Node, Setting
from designer.graph.rules import why_not_connect
from designer.graph.signature import signature_of
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project import clipboard
from designer.views.canvas import insertion
from designer.views.canvas.look import GRID
from designer.views.canvas.place import Place
from designer.views.canvas.wiring import Wiring

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_NEW_SIZE = (176, 70)  # of a node that is not shown yet
_LARGEST = (264, 70)  # of one whose name is not known here
_GAP = 72
_ADD = QT_TRANSLATE_NOOP("Edits", "Add layer")
_TIDY = QT_TRANSLATE_NOOP("Edits", "Tidy")


class Commands:
    """Edits of the selected nodes and wires."""

    def __init__(self, canvas: Surface) -> None:
        self._canvas = canvas
        self._scene = canvas.items_scene
        self._document = canvas.document
        self._selection = canvas.selection

    def copy(self) -> None:
        """Put the selected nodes on the clipboard."""
        ids, marks = self.chosen()
        if ids or marks:
            text = clipboard.copy_text(self._document.graph, ids, marks)
            QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy and delete."""
        self.copy()
        self.delete(keep_flow=False)

    def paste(self, keep_wires: bool, text: str | None = None) -> None:
        """Add what the clipboard (or `text`) holds, near the original or in the middle of the view."""
        text = QGuiApplication.clipboard().text() if text is None else text
        if not clipboard.is_copy(text):
            return
        graph, level = self._document.graph, self._selection.level
        new: list[str] = []
        changes: list[Change] = []

        def pasted() -> Change:
            there, ids = clipboard.paste(graph, text, (0, 0), level, keep_wires)
            change, fresh = clipboard.paste(graph, text, self._paste_offset(there, ids), level, keep_wires)
            new.extend(fresh)
            changes.append(change)
            return change

        if self._canvas.attempt(pasted):
            self._selection.set(new, _notes_of(changes[0], level))

    def duplicate(self) -> None:
        """Copy what is selected to where nothing is covered, right below if it can be."""
        ids, marks = self.chosen()
        if ids or marks:
            graph = self._document.graph
            copied = copies.copy_of(graph, ids, marks)
            there, fresh = copies.add_copy(graph, copied, (0, 0), self._selection.level)
            rect = _extent(there, fresh)
            corner = self.free_place(rect.topLeft() + QPointF(4 * GRID, 4 * GRID), (rect.width(), rect.height()))
            by = corner - rect.topLeft()
            change, new = copies.add_copy(graph, copied, (by.x(), by.y()), self._selection.level)
            self._canvas.push(replace(change, text=QT_TRANSLATE_NOOP("Edits", "Duplicate")))
            self._selection.set(new, _notes_of(change, self._selection.level))

    def chosen(self) -> tuple[list[str], list[str]]:
        """Return the nodes that are selected, those in selected frames among them, and the notes."""
        around = self._scene.around
        ids = dict.fromkeys(self._selection.ids)
        for name in self._selection.marks:
            ids.update(dict.fromkeys(around.members(name)))
        return list(ids), [name for name in self._selection.marks if name in around.note_items]

    def call_again(self) -> None:
        """Add one more call of the current node's layer."""
        if self._selection.current:
            new: list[str] = []

            def called() -> Change:
                change, fresh = copies.call_again(self._document.graph, self._selection.current)
                new.append(fresh)
                return change

            if self._canvas.attempt(called):
                self._selection.set(new)

    def delete(self, keep_flow: bool) -> None:
        """Delete what is selected; with `keep_flow` what fed a node feeds what it fed."""
        graph, ids, signatures = self._document.graph, self._selection.ids, self._canvas.signatures
        if keep_flow:
            self._canvas.push(edits.dissolve(graph, ids, signatures))
            return
        edge = self._scene.selected_edge
        marks = self._selection.marks
        folds = [n for n in marks if n in self._scene.around.folds]
        if ids or marks:
            gone = [*ids, *(i for n in folds for i in self._scene.around.members(n))]
            change = edits.delete(graph, gone, signatures, [edge] if edge else [])
            after = graph.copy()
            after.apply(change)
            self._canvas.push(
                change.then(annotating.remove(after, marks)) if change else annotating.remove(graph, marks)
            )
        elif edge is not None:
            self.cut_wires([edge])

    def cut_wires(self, edges: Iterable[Edge]) -> None:
        """Delete wires."""
        self._canvas.push(edits.disconnect(self._document.graph, edges, self._canvas.signatures))

    def nudge(self, dx: float, dy: float) -> None:
        """Move the selected nodes by scene units; repeated nudges are one undo step."""
        arrangement = self._scene.arrangement()
        items = [*self._selection.ids, *self._selection.marks]
        inside = {i for name in self._selection.marks for i in self._scene.around.members(name)}
        for item in items:
            if item not in inside:
                arrangement.shift(item, dx, dy)
        change = arrangement.change(QT_TRANSLATE_NOOP("Edits", "Move"))
        self._canvas.push(replace(change, merge_key="nudge:" + ",".join(items)))

    def tidy(self, direction: str) -> None:
        """Lay out the selection, or everything when fewer than two nodes are selected."""
        ids = self._selection.ids if len(self._selection.ids) > 1 else ()
        steps = self._tidying(ids, direction) if ids else self._tidying_all(direction)
        self._canvas.tidying.start(steps, len(ids or self._scene.nodes))

    def _tidying(self, ids: Sequence[str], direction: str) -> layout.Steps[Change]:
        graph = self._document.graph
        positions = yield from layout.tidying(graph, ids, self._scene.size_of, direction, shape=self._shape())
        return replace(edits.move(graph, positions), text=_TIDY)

    def _tidying_all(self, direction: str) -> layout.Steps[Change]:
        arrangement = self._scene.arrangement()
        yield from layout.laying_out(arrangement, [*arrangement.expanded(), ""], direction, self._shape())
        return arrangement.change(_TIDY)

    def fold(self, direction: str = "LR") -> None:
        """Put the blocks of the level into collapsed frames, and lay it out."""
        level = self._selection.level
        change = blocks.fold(self._document.graph, level, self._scene.size_or_largest, direction, self._shape())
        self._canvas.push(change)
        self._canvas.frame_all()

    def unfold(self) -> None:
        """Take all frames of the level away, and lay it out."""
        level = self._selection.level
        self._canvas.push(blocks.unfold(self._document.graph, level, self._scene.size_of, "LR", self._shape()))
        self._canvas.frame_all()

    def _shape(self) -> float:
        """Return width over height of the view."""
        port = self._canvas.viewport().rect()
        return max(0.5, min(3.0, port.width() / max(1, port.height())))

    def align(self, side: arrange.Side) -> None:
        """Put the selected nodes on one line."""
        positions = arrange.align(self._document.graph, self._selection.ids, self._scene.size_of, side)
        self._move(positions, QT_TRANSLATE_NOOP("Edits", "Align"))

    def distribute(self, direction: arrange.Direction) -> None:
        """Make the gaps between the selected nodes equal."""
        graph, ids = self._document.graph, self._selection.ids
        positions = arrange.distribute(graph, ids, self._scene.size_of, direction)
        self._move(positions, QT_TRANSLATE_NOOP("Edits", "Distribute"))

    def add_layer(self, type_name: str, params: Mapping[str, Any] | None = None) -> str:
        """Add a layer after the selection, wired where that fits, else in the middle of the view; returns its id.

        What takes a list is wired to everything that is selected. `params` are arguments beside the usual ones.
        """
        current = self._selection.current
        graph = self._document.graph
        if current not in self._scene.nodes:
            centre = self._canvas.navigation.shown().center()
            return self.add_at(type_name, centre, params=params)
        cards = self._scene.cards(i for i in self._selection.ids if i in self._scene.nodes)
        right, middle = max(c.right() for c in cards), sum(c.center().y() for c in cards) / len(cards)
        beside = QPointF(right + _GAP + _NEW_SIZE[0] / 2, middle)
        if self._is_asked_for(type_name, Place(beside, self._selection.level, source=(current, 0))):
            return ""
        node = self._new(type_name, QPointF(right + _GAP, middle - _NEW_SIZE[1] / 2), params=params)
        total, after = Change(_ADD, added=(node,)), graph.copy()
        after.apply(total)
        signatures = self._canvas.signatures
        is_list = signature_of(after, node.id, signatures).mode == "list"
        for source in self._selection.ids if is_list else (current,):
            edge = Edge(source, 0, node.id, edits.free_port(after, node.id, signatures))
            if why_not_connect(after, edge, signatures) is None:
                step = edits.connect(after, edge, signatures)
                after.apply(step)
                total = total.then(step)
        return self._add(total, node)

    def add_at(
        self, type_name: str, centre: QPointF, is_free: bool = True, params: Mapping[str, Any] | None = None
    ) -> str:
        """Add a layer around a point of the scene, or below what is there (`is_free`); returns its id."""
        if self._is_asked_for(type_name, Place(centre, self._selection.level, is_free)):
            return ""
        node = self._new(type_name, centre - QPointF(_NEW_SIZE[0] / 2, _NEW_SIZE[1] / 2), is_free, params)
        return self._add(Change(_ADD, added=(node,)), node)

    def add_into(self, type_name: str, edge: Edge, centre: QPointF, params: Mapping[str, Any] | None = None) -> str:
        """Add a layer into a wire; returns its id, "" where a rule forbids it."""
        if self._is_asked_for(type_name, Place(centre, self._selection.level, False, into=edge)):
            return ""
        at = centre - QPointF(_NEW_SIZE[0] / 2, _NEW_SIZE[1] / 2)
        node = self._new(type_name, at, is_free=False, params=params)
        graph = self._document.graph

        def inserted() -> Change:
            return insertion.insert(graph, edge, node, self._canvas.signatures, self._scene.size_of)

        return self._select(node) if self._canvas.attempt(inserted) else ""

    def add_wired(self, type_name: str, wiring: Wiring, at: QPointF, params: Mapping[str, Any] | None = None) -> str:
        """Add a layer where a wire was dropped, with its port there; returns its id."""
        width, height = _NEW_SIZE
        corner = at - QPointF(0 if wiring.is_output else width, height / 2)
        end = (wiring.node_id, wiring.port)
        ends = (end, None) if wiring.is_output else (None, end)
        middle = corner + QPointF(width / 2, height / 2)
        if self._is_asked_for(type_name, Place(middle, self._selection.level, False, None, *ends)):
            return ""
        node = self._new(type_name, corner, params=params)
        graph, signatures = self._document.graph, self._canvas.signatures

        def added() -> Change:
            if wiring.is_output:
                return edits.add_connected(graph, node, wiring.node_id, wiring.port, signatures)
            after = graph.copy()
            first = Change(_ADD, added=(node,))
            after.apply(first)
            return first.then(edits.connect(after, Edge(node.id, 0, wiring.node_id, wiring.port), signatures))

        return self._select(node) if self._canvas.attempt(added) else ""

    def free_place(self, corner: QPointF, size: tuple[float, float] = _NEW_SIZE) -> QPointF:
        """Return the corner, moved down until nothing else is covered."""
        rect = QRectF(corner.x(), corner.y(), *size)
        around = self._scene.around
        for _ in range(200):
            covered = self._scene.cards(self._scene.nodes_in(rect))
            marks = (around.rect_of(n) for n in (*around.folds, *around.note_items))
            covered += [c for c in marks if c.intersects(rect)]
            if not covered:
                break
            rect.moveTop(max(c.bottom() for c in covered) + 3 * GRID)
        return rect.topLeft()

    def add_drawn(self, drawn: Graph, place: Place, text: str, more: Change | None = None) -> dict[str, str]:
        """Add a drawing of an Input and what follows it at a place, as one step together with `more`.

        Returns the new ids by the old ones. Wires that the place names and that do not fit any longer are left out.
        """
        graph, signatures = self._document.graph, self._canvas.signatures
        corner = place.centre - QPointF(_NEW_SIZE[0] / 2, _NEW_SIZE[1] / 2)
        at = self.free_place(corner) if place.is_free else corner
        level = place.level if not place.level or place.level in graph.nodes else ""
        change, ids = bases.added(graph, drawn, (round(at.x() / GRID) * GRID, round(at.y() / GRID) * GRID), level)
        first, last = (ids[i] for i in bases.ends(drawn))
        source, target = place.fed_by, place.target
        if place.into is not None and graph.has_edge(place.into):
            target = (place.into.target, place.into.target_port)
        wires = [Edge(*source, first, 0)] if source else []
        wires += [Edge(last, 0, *target)] if target else []
        after = graph.copy()
        after.apply(change)
        for wire in wires:
            if (
                wire.source in after.nodes
                and wire.target in after.nodes
                and not why_not_connect(after, wire, signatures)
            ):
                step = edits.connect(after, wire, signatures)
                after.apply(step)
                change = change.then(step)
        if target:
            width = self._width_of(drawn)
            change = change.then(insertion.room(after, first, target[0], width))
        change = change if more is None else change.then(more)
        self._canvas.push(Change(text, change.removed, change.added))
        self._selection.open_level(level)
        self._selection.set([ids[bases.ends(drawn)[1]]])
        self._canvas.navigation.reveal(self._scene.bounds(self._selection.ids))
        return ids

    def _width_of(self, drawn: Graph) -> float:
        places = [n.position[0] for n in drawn.children("") if drawn.incoming(n.id)]
        return max(places) - min(places) + _NEW_SIZE[0]

    def _is_asked_for(self, type_name: str, place: Place) -> bool:
        """Ask for a base that has to be made first; tell whether that was needed."""
        spec = self._canvas.context.catalogue.spec(type_name, "application")
        if spec is None:
            return False
        self._canvas.base_requested.emit(spec, place)
        return True

    def _new(
        self, type_name: str, corner: QPointF, is_free: bool = True, params: Mapping[str, Any] | None = None
    ) -> Node:
        at = self.free_place(corner) if is_free else corner
        return edits.new_node(
            self._document.graph,
            type_name,
            (round(at.x() / GRID) * GRID, round(at.y() / GRID) * GRID),
            {**self._canvas.context.catalogue.initial_params(type_name), **(params or {})},
            parent=self._selection.level,
        )

    def _add(self, change: Change, node: Node) -> str:
        self._canvas.push(change)
        return self._select(node)

    def _select(self, node: Node) -> str:
        self._selection.set([node.id])
        self._canvas.navigation.reveal(self._scene.bounds([node.id]))
        return node.id

    def _move(self, positions: dict[str, tuple[float, float]] | dict[str, tuple[int, int]], text: str) -> None:
        change = edits.move(self._document.graph, positions)
        self._canvas.push(Change(text, change.removed, change.added))

    def _paste_offset(self, there: Change, ids: list[str]) -> tuple[float, float]:
        """Return by how much to move what is pasted: to the cursor, else near the original, covering nothing."""
        rect = _extent(there, ids)
        shown, cursor = self._canvas.navigation.shown(), self._canvas.cursor_place()
        if cursor is not None:
            corner = cursor - QPointF(rect.width() / 2, rect.height() / 2)
        elif shown.intersects(rect.translated(4 * GRID, 4 * GRID)):
            corner = rect.topLeft() + QPointF(4 * GRID, 4 * GRID)
        else:
            corner = shown.center() - QPointF(rect.width() / 2, rect.height() / 2)
        corner = self.free_place(corner, (rect.width(), rect.height()))
        offset = corner - rect.topLeft()
        return round(offset.x() / GRID) * GRID, round(offset.y() / GRID) * GRID


def _extent(change: Change, ids: list[str]) -> QRectF:
    """Return the rectangle that copied nodes and notes take."""
    rect = QRectF()
    chosen = set(ids)
    for element in change.added:
        if isinstance(element, Node) and element.id in chosen:
            rect = rect.united(QRectF(*element.position, *_LARGEST))
        elif isinstance(element, Setting) and isinstance(element.value, Note):
            rect = rect.united(QRectF(*element.value.position, *element.value.size))
    if any(isinstance(e, Setting) and isinstance(e.value, Frame) for e in change.added):
        rect.adjust(-PADDING, -PADDING - TITLE, PADDING, PADDING)
    return rect


def _notes_of(change: Change, level: str) -> list[str]:
    settings = (e for e in change.added if isinstance(e, Setting))
    return [e.name for e in settings if isinstance(e.value, Note) and e.value.level == level]
