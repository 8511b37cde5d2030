"""What a screen reader hears of a drawing: its nodes with their ports, its wires, notes and frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QAccessible

from designer.graph.model import Edge
from designer.graph.signature import signature_of
from designer.views.accessible import Key, Relation, Said
from designer.views.canvas.faces import shape_text
from designer.views.canvas.scene import Scene
from designer.views.wording import say
from designer.wire import TensorInfo

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_Role = QAccessible.Role
# A flag says what the other one is to this one: content flows from the other one to this one.
_SOURCE, _TARGET = QAccessible.RelationFlag.FlowsTo, QAccessible.RelationFlag.FlowsFrom
_PORT = 12  # width of a port on the screen
translate = QCoreApplication.translate


def card_text(scene: Scene, name: str, count: int = 1) -> str:
    """Return what is said of a node, or of the card of a collapsed frame, that is one of `count` selected."""
    item = scene.nodes.get(name) or scene.around.folds[name]
    face = item.face
    sources, targets = _neighbours(scene, name)
    problems = sum(len(scene.problems.get(i, ())) for i in _inside(scene, name))
    states = [
        (face.shared, translate("Canvas", "called more than once")),
        (face.frozen, translate("Canvas", "frozen")),
        (face.bypassed, translate("Canvas", "bypassed")),
        (face.nested and name in scene.nodes, translate("Canvas", "nested model")),
        (problems == 1, translate("Canvas", "1 problem")),
        (problems > 1, translate("Canvas", "{count} problems").format(count=problems)),
        (count > 1, translate("Canvas", "{count} selected").format(count=count)),
    ]
    said = [face.name, face.type, *face.fields.split(" · ")]
    if face.shape:
        said.append(translate("Canvas", "out {shape}").format(shape=face.shape))
    if sources:
        said.append(translate("Canvas", "from {names}").format(names=_listed(scene, sources)))
    if targets:
        said.append(translate("Canvas", "to {names}").format(names=_listed(scene, targets)))
    return ", ".join(text for text in (*said, *(text for holds, text in states if holds)) if text)


class DrawingTeller:
    """Keys: ids of nodes, names of collapsed frames, notes and frames, edges, and (node, is an output, index)."""

    role = _Role.Canvas

    def __init__(self, canvas: Surface) -> None:
        self._canvas = canvas
        self._scene: Scene = canvas.items_scene
        self._state: object = None  # of the drawing when it was last listed
        self._shown: list[Key] = []

    def children(self, key: Key | None) -> Sequence[Key]:
        scene = self._scene
        if key is None:
            state = (scene.context.document.revision, scene.level, len(scene.nodes), len(scene.edges))
            if state != self._state:
                self._state, self._shown = state, self._everything()
            return self._shown
        item = scene.nodes.get(key) if isinstance(key, str) else None
        if item is None:
            return ()
        face = item.face
        return [(key, False, i) for i in range(face.inputs)] + [(key, True, i) for i in range(face.outputs)]

    def parent(self, key: Key) -> Key | None:
        return key[0] if isinstance(key, tuple) else None

    def has(self, key: Key) -> bool:
        scene = self._scene
        if isinstance(key, Edge):
            return key in scene.edges
        if isinstance(key, tuple):
            item = scene.nodes.get(key[0])
            return item is not None and key[2] < (item.face.outputs if key[1] else item.face.inputs)
        around = scene.around
        return any(key in known for known in (scene.nodes, around.folds, around.frame_items, around.note_items))

    def say(self, key: Key) -> Said:
        if isinstance(key, Edge):
            return self._wire(key)
        if isinstance(key, tuple):
            return self._port(*key)
        assert isinstance(key, str)
        scene = self._scene
        if key in scene.nodes or key in scene.around.folds:
            return self._card(key)
        return self._mark(key)

    def current(self) -> Key | None:
        selection = self._canvas.selection
        if selection.current in self._scene.nodes:
            return selection.current
        return selection.marks[-1] if selection.marks else self._scene.selected_edge

    def _card(self, name: str) -> Said:
        scene, selection = self._scene, self._canvas.selection
        item = scene.nodes.get(name) or scene.around.folds[name]
        sources, targets = _neighbours(scene, name)
        relations: list[Relation] = [(n, _SOURCE) for n in sources]
        relations += [(n, _TARGET) for n in targets]
        problems = [say(p.text) for i in _inside(scene, name) for p in scene.problems.get(i, ())]
        return Said(
            name=card_text(scene, name),
            role=_Role.ListItem,
            rect=self._on_view(item.card()),
            description=" ".join(problems),
            is_selected=name in selection.ids or name in selection.marks,
            is_selectable=True,
            has_error=item.face.severity == "error",
            relations=tuple(relations),
        )

    def _mark(self, name: str) -> Said:
        around = self._scene.around
        if name in around.note_items:
            note = self._canvas.document.graph.settings[name]
            text, role = translate("Canvas", "Note: {text}").format(text=note.text), _Role.Note
        else:
            count = len(around.members(name))
            template = translate("Canvas", "Frame {title}, {count} layers")
            text, role = template.format(title=around.frames[name].title, count=count), _Role.Grouping
        is_selected = name in self._canvas.selection.marks
        return Said(text, role, self._on_view(around.rect_of(name)), is_selected=is_selected, is_selectable=True)

    def _wire(self, edge: Edge) -> Said:
        scene = self._scene
        source, target = _card_of(scene, edge.source), _card_of(scene, edge.target)
        text = translate("Canvas", "wire from {source} to {target}").format(
            source=_name(scene, source), target=_name(scene, target)
        )
        tensor = scene.context.analysis.tensor(edge)
        return Said(
            name=", ".join(t for t in (text, _tensor_text(tensor)) if t),
            role=_Role.Link,
            rect=self._on_view(scene.edges[edge].path.boundingRect()),
            is_selected=edge == scene.selected_edge,
            is_selectable=True,
            relations=((source, _SOURCE), (target, _TARGET)),
        )

    def _port(self, node_id: str, is_output: bool, index: int) -> Said:
        scene = self._scene
        graph, item = scene.context.document.graph, scene.nodes[node_id]
        info = scene.context.analysis.info(node_id)
        tensors = (info.outputs if is_output else info.inputs) if info else ()
        if is_output:
            wired = [e.target for e in graph.outgoing(node_id) if e.source_port == index]
            title, joined = translate("Canvas", "output {number}"), translate("Canvas", "to {names}")
        else:
            wired = [e.source for e in graph.incoming(node_id) if e.target_port == index]
            title, joined = translate("Canvas", "input {number}"), translate("Canvas", "from {names}")
        cards = list(dict.fromkeys(_card_of(scene, i) for i in wired))
        said = [title.format(number=index + 1)]
        if not is_output:
            said.append(signature_of(graph, node_id, scene.context.catalogue.signature).port_name(index))
        said.append(_tensor_text(tensors[index]) if index < len(tensors) else "")
        said.append(joined.format(names=_listed(scene, cards)) if cards else translate("Canvas", "free"))
        at = self._canvas.mapFromScene(item.output_point(index) if is_output else item.input_point(index))
        flag = _TARGET if is_output else _SOURCE
        return Said(
            name=", ".join(text for text in said if text),
            role=_Role.Indicator,
            rect=QRect(at.x() - _PORT // 2, at.y() - _PORT // 2, _PORT, _PORT),
            relations=tuple((card, flag) for card in cards),
        )

    def _everything(self) -> list[Key]:
        around = self._scene.around
        cards = {**self._scene.nodes, **around.folds}
        names = sorted(cards, key=lambda n: (cards[n].pos().x(), cards[n].pos().y()))
        return [*names, *self._scene.edges, *around.frame_items, *around.note_items]

    def _on_view(self, rect: QRectF) -> QRect:
        return self._canvas.mapFromScene(rect).boundingRect()


def _tensor_text(tensor: TensorInfo | None) -> str:
    return f"{shape_text(tensor)} {tensor.dtype}" if tensor is not None else ""


def _inside(scene: Scene, name: str) -> list[str]:
    """Return the nodes that a card stands for."""
    return [name] if name in scene.nodes else scene.around.members(name)


def _card_of(scene: Scene, node_id: str) -> str:
    """Return the name of the card that shows a node."""
    return node_id if node_id in scene.nodes else scene.around.hidden.get(node_id, node_id)


def _neighbours(scene: Scene, name: str) -> tuple[list[str], list[str]]:
    """Return the cards that feed a card and those it feeds."""
    graph, inside = scene.context.document.graph, _inside(scene, name)
    before = (_card_of(scene, e.source) for i in inside for e in graph.incoming(i))
    after = (_card_of(scene, e.target) for i in inside for e in graph.outgoing(i))
    sources, targets = (list(dict.fromkeys(n for n in found if n != name)) for found in (before, after))
    return sources, targets


def _name(scene: Scene, card: str) -> str:
    item = scene.nodes.get(card) or scene.around.folds.get(card)
    return item.face.name if item is not None else ""


def _listed(scene: Scene, cards: Iterable[str]) -> str:
    """Return names as a sentence lists them: a, b and c."""
    *first, last = [_name(scene, card) for card in cards]
    if not first:
        return last
    return translate("Canvas", "{names} and {last}").format(names=", ".join(first), last=last)
