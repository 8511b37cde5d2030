"""The notes and frames of a scene: which nodes a collapsed frame hides, and the card that stands for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from designer.graph import annotation
from designer.graph.annotation import Frame, Note
from designer.graph.arrangement import PADDING, TITLE
from designer.graph.model import Edge
from designer.graph.signature import model_outputs
from designer.views.canvas.faces import Face, shape_text, short_count
from designer.views.canvas.mark_items import FrameItem, MarkItem, NoteItem
from designer.views.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from designer.views.canvas.scene import Scene


class Surroundings:
    """Made anew with the scene; `folds` are the cards of collapsed frames by name."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.frames: dict[str, Frame] = {}
        self.hidden: dict[str, str] = {}
        self.folds: dict[str, NodeItem] = {}
        self.frame_items: dict[str, FrameItem] = {}
        self.note_items: dict[str, NoteItem] = {}
        self._ports: dict[str, tuple[list[tuple[str, int]], list[tuple[str, int]]]] = {}
        self._members: dict[str, list[str]] = {}

    def read(self) -> None:
        """Look at the document anew, before the items are made."""
        self.folds, self.frame_items, self.note_items = {}, {}, {}
        self._ports, self._members = {}, {}
        self.frames = annotation.frames(self._graph, self._scene.level)
        self.hidden = annotation.hidden(self.frames)

    def build(self) -> None:
        """Make the items of what was read."""
        for name, frame in self.frames.items():
            top = annotation.outermost_collapsed(self.frames, name)
            if not top:
                item = FrameItem(name, self._scene.look, self._depth(name))
                self.frame_items[name] = item
                self._scene.addItem(item)
            elif top == name:
                self._members[name] = annotation.members(self.frames, name)
                self._ports[name] = self._find_ports(name)
                card = NodeItem(name, self._face(name, frame), self._scene.look)
                card.set_connected(frozenset(range(len(self._ports[name][0]))))
                card.setPos(QPointF(*frame.position))
                self.folds[name] = card
                self._scene.addItem(card)
                self._scene.router.stand(card)
        for name, note in annotation.notes(self._graph, self._scene.level).items():
            self._add_note(name)
            self.note_items[name].set_note(note)

    def refresh(self) -> bool:
        """Follow a change of the document; False where the items must be made anew."""
        frames = annotation.frames(self._graph, self._scene.level)
        if annotation.hidden(frames) != self.hidden or frames.keys() != self.frames.keys():
            return False
        if any(frames[n].inside != self.frames[n].inside for n in frames):
            return False
        self.frames = frames
        for name in self._ports.keys() - self.folds.keys():
            del self._ports[name]  # of a frame whose card was measured
        for name, card in self.folds.items():
            at = QPointF(*frames[name].position)
            if at != card.pos():
                card.setPos(at)
                self._scene.router.stand(card)
                self._scene.lay_at(self._members[name])
        notes = annotation.notes(self._graph, self._scene.level)
        for name in self.note_items.keys() - notes.keys():
            self._scene.removeItem(self.note_items.pop(name))
        for name, note in notes.items():
            if name not in self.note_items:
                self._add_note(name)
            self.note_items[name].set_note(note)
        self.refresh_faces()
        self.lay()
        return True

    def refresh_faces(self) -> None:
        """Show on the cards what the engine said since."""
        for name, card in self.folds.items():
            card.set_face(self._face(name, self.frames[name]))
            self._scene.router.stand(card)

    def lay(self, around: Iterable[str] | None = None) -> None:
        """Let the frames follow what stands in them (only those around some nodes or frames, where told)."""
        wanted: set[str] | None = None
        if around is not None:
            wanted = set()
            for inner in around:
                name = self.frames[inner].inside if inner in self.frames else annotation.of_node(self.frames, inner)
                while name:
                    wanted.add(name)
                    name = self.frames[name].inside
        for name in sorted(self.frame_items, key=self._depth, reverse=True):
            if wanted is None or name in wanted:
                item, frame = self.frame_items[name], self.frames[name]
                item.set_texts(frame.title, frame.colour)
                item.set_rect(self._around(name, frame))

    def place(self, positions: dict[str, QPointF]) -> None:
        """Put notes and cards somewhere for the eye only; the wires at the cards follow."""
        for name, at in positions.items():
            if name in self.note_items:
                x, y = round(at.x()), round(at.y())
                note: Note = self._graph.settings[name]
                self.note_items[name].set_note(replace(note, position=(x, y)))
            elif name in self.folds:
                self.folds[name].setPos(at)
                self._scene.lay_at(self._members[name])
        if positions:
            self.lay([n for n in positions if n in self.frames])

    def put_back(self) -> None:
        """Put everything where the document has it."""
        settings = self._graph.settings
        names = [n for n in (*self.folds, *self.note_items) if n in settings]
        for name in names:
            if name in self.note_items:
                self.note_items[name].set_note(settings[name])
        self.place({n: QPointF(*settings[n].position) for n in names})
        self.lay()

    def item_of(self, node_id: str) -> NodeItem | None:
        """Return the card that shows a node: its own, or that of the collapsed frame it is in."""
        return self._scene.nodes.get(node_id) or self.folds.get(self.hidden.get(node_id, ""))

    def ends(self, edge: Edge) -> tuple[QPointF, QPointF]:
        """Return where a wire that is shown begins and ends."""
        source, target = self.item_of(edge.source), self.item_of(edge.target)
        assert source is not None
        assert target is not None
        start, end = edge.source_port, edge.target_port
        if (name := self.hidden.get(edge.source, "")) and source is self.folds.get(name):
            start = self._ports[name][1].index((edge.source, edge.source_port))
        if (name := self.hidden.get(edge.target, "")) and target is self.folds.get(name):
            end = self._ports[name][0].index((edge.source, edge.source_port))
        return source.output_point(start), target.input_point(end)

    def is_shown(self, edge: Edge) -> bool:
        """Tell whether a wire leads from one card to another."""
        source, target = self.item_of(edge.source), self.item_of(edge.target)
        return source is not None and target is not None and source is not target

    def at(self, at: QPointF) -> str:
        """Return the name of the note, the frame's title or the collapsed frame at a point, "" without one."""
        for name, card in self.folds.items():
            if card.card().contains(at):
                return name
        for name, note in self.note_items.items():
            if note.rect().contains(at):
                return name
        for name in sorted(self.frame_items, key=self._depth, reverse=True):
            if self.frame_items[name].handle().contains(at):
                return name
        return ""

    def rect_of(self, name: str) -> QRectF:
        """Return where a note, a frame or the card of a collapsed frame stands."""
        if name in self.folds:
            return self.folds[name].card()
        item = self.frame_items.get(name) or self.note_items.get(name)
        return item.rect() if item is not None else QRectF()

    def rects(self) -> list[QRectF]:
        """Return where everything stands that is no node."""
        return [self.rect_of(n) for n in (*self.folds, *self.frame_items, *self.note_items)]

    def inside(self, rect: QRectF) -> list[str]:
        """Return the collapsed frames and notes that meet a rectangle, and the frames that lie in it."""
        met = [n for n in (*self.folds, *self.note_items) if self.rect_of(n).intersects(rect)]
        return [*met, *(n for n in self.frame_items if rect.contains(self.rect_of(n)))]

    def select(self, names: Iterable[str]) -> None:
        """Show which are selected."""
        chosen = set(names)
        items: dict[str, MarkItem | NodeItem] = {**self.folds, **self.frame_items, **self.note_items}
        for name, item in items.items():
            item.set_selected(name in chosen)

    def dress(self) -> None:
        """Take over the look of the scene."""
        items: list[MarkItem | NodeItem] = [
            *self.folds.values(), *self.frame_items.values(), *self.note_items.values()
        ]  # fmt: skip
        for item in items:
            item.look = self._scene.look

    def face(self, name: str) -> Face:
        """Return what the card of a frame shows, or would show."""
        if name not in self._ports:
            self._members[name] = annotation.members(self.frames, name)
            self._ports[name] = self._find_ports(name)
        return self._face(name, self.frames[name])

    def members(self, name: str) -> list[str]:
        """Return the ids of all nodes in a frame."""
        return annotation.members(self.frames, name) if name in self.frames else []

    @property
    def _graph(self):  # type: ignore[no-untyped-def]
        return self._scene.context.document.graph

    def _add_note(self, name: str) -> None:
        item = NoteItem(name, self._graph.settings[name], self._scene.look)
        self.note_items[name] = item
        self._scene.addItem(item)

    def _depth(self, name: str) -> int:
        depth = 0
        while name := self.frames[name].inside:
            depth += 1
        return depth

    def _around(self, name: str, frame: Frame) -> QRectF:
        rect = QRectF()
        for node_id in frame.nodes:
            if node_id in self._scene.nodes:
                rect = rect.united(self._scene.nodes[node_id].card())
        for other, inner in self.frames.items():
            if inner.inside == name:
                rect = rect.united(self.rect_of(other))
        return rect.adjusted(-PADDING, -PADDING - TITLE, PADDING, PADDING)

    def _find_ports(self, name: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Return the outputs of nodes outside that feed a frame, and those inside that feed others or the world."""
        graph, inside = self._graph, set(self._members[name])
        incoming: dict[tuple[str, int], None] = {}
        outgoing: dict[tuple[str, int], None] = {}
        for node_id in self._members[name]:
            for edge in graph.incoming(node_id):
                if edge.source not in inside:
                    incoming[edge.source, edge.source_port] = None
            for edge in graph.outgoing(node_id):
                if edge.target not in inside:
                    outgoing[edge.source, edge.source_port] = None
        outgoing.update({(i, p): None for i, p in model_outputs(graph, self._scene.level) if i in inside})
        return list(incoming), list(outgoing)

    def _face(self, name: str, frame: Frame) -> Face:
        context, members = self._scene.context, self._members[name]
        infos = {i: context.analysis.info(i) for i in members}
        params = sum(info.params for info in infos.values() if info)
        incoming, outgoing = self._ports[name]
        shapes = [
            shape_text(info.outputs[port])
            for i, port in outgoing
            if (info := infos.get(i)) is not None and port < len(info.outputs)
        ]
        severities = {p.severity for i in members for p in self._scene.problems.get(i, ())}
        severity = next((s for s in ("error", "warning") if s in severities), "")
        text = QCoreApplication.translate("Canvas", "{count} layers")
        single = QCoreApplication.translate("Canvas", "1 layer")
        nodes = self._graph.nodes
        return Face(
            name=frame.title,
            type=single if len(members) == 1 else text.format(count=len(members)),
            params=short_count(params) if params else "",
            shape=" ".join(shapes[:2]),
            family=frame.colour or "core",
            severity=severity,
            inputs=len(incoming),
            outputs=max(1, len(outgoing)),
            frozen=all(not nodes[i].trainable for i in members),
            nested=True,
        )
