"""What the actions of the window do on the canvas: each reads the selection and pushes one edit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from designer.graph import arrange, bases, copies, edits, layout
from designer.graph.model import Change, Edge, Graph, Node
from designer.graph.rules import why_not_connect
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project import clipboard
from designer.views.canvas import insertion
from designer.views.canvas.look import GRID
from designer.views.canvas.place import Place
from designer.views.canvas.wiring import Wiring

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_NEW_SIZE = (176, 70)  # of a node that is not shown yet
_GAP = 72
_ADD = QT_TRANSLATE_NOOP("Edits", "Add layer")


class Commands:
    """Edits of the selected nodes and wires."""

    def __init__(self, canvas: Surface) -> None:
        self._canvas = canvas
        self._scene = canvas.items_scene
        self._document = canvas.document
        self._selection = canvas.selection
        self._pasted = ("", 0)  # the last text and how often it was pasted

    def copy(self) -> None:
        """Put the selected nodes on the clipboard."""
        if self._selection.ids:
            text = clipboard.copy_text(self._document.graph, self._selection.ids)
            QGuiApplication.clipboard().setText(text)
            self._pasted = (text, 0)

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

        def pasted() -> Change:
            there, ids = clipboard.paste(graph, text, (0, 0), level, keep_wires)
            change, fresh = clipboard.paste(graph, text, self._paste_offset(text, there, ids), level, keep_wires)
            new.extend(fresh)
            return change

        if self._canvas.attempt(pasted):
            self._selection.set(new)

    def duplicate(self) -> None:
        """Copy the selected nodes a little to the lower right."""
        if self._selection.ids:
            change, new = copies.duplicate(self._document.graph, self._selection.ids)
            self._canvas.push(change)
            self._selection.set(new)

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
        if ids:
            self._canvas.push(edits.delete(graph, ids, signatures, [edge] if edge else []))
        elif edge is not None:
            self.cut_wires([edge])

    def cut_wires(self, edges: Iterable[Edge]) -> None:
        """Delete wires."""
        self._canvas.push(edits.disconnect(self._document.graph, edges, self._canvas.signatures))

    def nudge(self, dx: float, dy: float) -> None:
        """Move the selected nodes by scene units; repeated nudges are one undo step."""
        graph, ids = self._document.graph, self._selection.ids
        positions = {i: (graph.nodes[i].position[0] + dx, graph.nodes[i].position[1] + dy) for i in ids}
        change = edits.move(graph, positions)
        self._canvas.push(Change(change.text, change.removed, change.added, "nudge:" + ",".join(ids)))

    def tidy(self, direction: str) -> None:
        """Lay out the selection, or everything when fewer than two nodes are selected."""
        ids = self._selection.ids if len(self._selection.ids) > 1 else tuple(self._scene.nodes)
        positions = layout.tidy(self._document.graph, ids, self._scene.size_of, direction)
        self._move(positions, QT_TRANSLATE_NOOP("Edits", "Tidy"))

    def align(self, side: arrange.Side) -> None:
        """Put the selected nodes on one line."""
        positions = arrange.align(self._document.graph, self._selection.ids, self._scene.size_of, side)
        self._move(positions, QT_TRANSLATE_NOOP("Edits", "Align"))

    def distribute(self, direction: arrange.Direction) -> None:
        """Make the gaps between the selected nodes equal."""
        graph, ids = self._document.graph, self._selection.ids
        positions = arrange.distribute(graph, ids, self._scene.size_of, direction)
        self._move(positions, QT_TRANSLATE_NOOP("Edits", "Distribute"))

    def add_layer(self, type_name: str) -> str:
        """Add a layer after the selection, wired where that fits, else in the middle of the view; returns its id."""
        current = self._selection.current
        graph = self._document.graph
        if current not in self._scene.nodes:
            centre = self._canvas.navigation.shown().center()
            return self.add_at(type_name, centre)
        card = self._scene.nodes[current].card()
        beside = QPointF(card.right() + _GAP + _NEW_SIZE[0] / 2, card.center().y())
        if self._is_asked_for(type_name, Place(beside, self._selection.level, source=(current, 0))):
            return ""
        node = self._new(type_name, QPointF(card.right() + _GAP, card.center().y() - _NEW_SIZE[1] / 2))
        after = graph.copy()
        after.apply(Change("", added=(node,)))
        edge = Edge(current, 0, node.id, 0)
        if why_not_connect(after, edge, self._canvas.signatures) is None:
            return self._add(edits.add_connected(graph, node, current, 0, self._canvas.signatures), node)
        return self._add(Change(_ADD, added=(node,)), node)

    def add_at(self, type_name: str, centre: QPointF, is_free: bool = True) -> str:
        """Add a layer around a point of the scene, or below what is there (`is_free`); returns its id."""
        if self._is_asked_for(type_name, Place(centre, self._selection.level, is_free)):
            return ""
        node = self._new(type_name, centre - QPointF(_NEW_SIZE[0] / 2, _NEW_SIZE[1] / 2), is_free)
        return self._add(Change(_ADD, added=(node,)), node)

    def add_into(self, type_name: str, edge: Edge, centre: QPointF) -> str:
        """Add a layer into a wire; returns its id, "" where a rule forbids it."""
        if self._is_asked_for(type_name, Place(centre, self._selection.level, False, into=edge)):
            return ""
        at = centre - QPointF(_NEW_SIZE[0] / 2, _NEW_SIZE[1] / 2)
        node = self._new(type_name, at, is_free=False)
        graph = self._document.graph

        def inserted() -> Change:
            return insertion.insert(graph, edge, node, self._canvas.signatures, self._scene.size_of)

        return self._select(node) if self._canvas.attempt(inserted) else ""

    def add_wired(self, type_name: str, wiring: Wiring, at: QPointF) -> str:
        """Add a layer where a wire was dropped, with its port there; returns its id."""
        width, height = _NEW_SIZE
        corner = at - QPointF(0 if wiring.is_output else width, height / 2)
        end = (wiring.node_id, wiring.port)
        ends = (end, None) if wiring.is_output else (None, end)
        middle = corner + QPointF(width / 2, height / 2)
        if self._is_asked_for(type_name, Place(middle, self._selection.level, False, None, *ends)):
            return ""
        node = self._new(type_name, corner, is_free=False)
        graph, signatures = self._document.graph, self._canvas.signatures

        def added() -> Change:
            if wiring.is_output:
                return edits.add_connected(graph, node, wiring.node_id, wiring.port, signatures)
            after = graph.copy()
            first = Change(_ADD, added=(node,))
            after.apply(first)
            return first.then(edits.connect(after, Edge(node.id, 0, wiring.node_id, wiring.port), signatures))

        return self._select(node) if self._canvas.attempt(added) else ""

    def add_drawn(self, drawn: Graph, place: Place, text: str, more: Change | None = None) -> dict[str, str]:
        """Add a drawing of an Input and what follows it at a place, as one step together with `more`.

        Returns the new ids by the old ones. Wires that the place names and that do not fit any longer are left out.
        """
        graph, signatures = self._document.graph, self._canvas.signatures
        corner = place.centre - QPointF(_NEW_SIZE[0] / 2, _NEW_SIZE[1] / 2)
        at = self._free_place(corner) if place.is_free else corner
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

    def _new(self, type_name: str, corner: QPointF, is_free: bool = True) -> Node:
        at = self._free_place(corner) if is_free else corner
        return edits.new_node(
            self._document.graph,
            type_name,
            (round(at.x() / GRID) * GRID, round(at.y() / GRID) * GRID),
            self._canvas.context.catalogue.initial_params(type_name),
            parent=self._selection.level,
        )

    def _free_place(self, corner: QPointF) -> QPointF:
        """Return the corner, moved down until no other node is covered."""
        rect = QRectF(corner.x(), corner.y(), *_NEW_SIZE)
        for _ in range(200):
            covered = self._scene.nodes_in(rect)
            if not covered:
                break
            lowest = max(self._scene.nodes[i].card().bottom() for i in covered)
            rect.moveTop(lowest + 3 * GRID)
        return rect.topLeft()

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

    def _paste_offset(self, text: str, there: Change, ids: list[str]) -> tuple[float, float]:
        corners = [e.position for e in there.added if isinstance(e, Node) and e.id in ids]
        rect = QRectF(
            min(x for x, _ in corners),
            min(y for _, y in corners),
            max(x for x, _ in corners) - min(x for x, _ in corners) + _NEW_SIZE[0],
            max(y for _, y in corners) - min(y for _, y in corners) + _NEW_SIZE[1],
        )
        count = self._pasted[1] + 1 if self._pasted[0] == text else 1
        self._pasted = (text, count)
        step = 4 * GRID * count
        shown = self._canvas.navigation.shown()
        if shown.intersects(rect.translated(step, step)):
            return step, step
        offset = shown.center() - rect.center()
        return round(offset.x() / GRID) * GRID, round(offset.y() / GRID) * GRID
