"""The canvas without a mouse: arrows walk the graph, L draws a wire whose end the arrows pick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt

from designer.graph.model import Graph
from designer.views.canvas.scene import Scene
from designer.views.canvas.wiring import Wiring

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def neighbour(scene: Scene, graph: Graph, name: str, direction: tuple[int, int]) -> str:
    """Return the node, or the card of a collapsed frame, an arrow leads to: along a wire to the left or right, else
    the nearest that way, "" if none.
    """
    cards = {**scene.nodes, **scene.around.folds}
    if name not in cards:
        first = min(cards.values(), key=lambda i: (i.pos().x(), i.pos().y()), default=None)
        return first.node_id if first else ""
    if direction[0]:
        inside = [name] if name in scene.nodes else scene.around.members(name)
        found = (
            (e.target for i in inside for e in graph.outgoing(i))
            if direction[0] > 0
            else (e.source for i in inside for e in graph.incoming(i))
        )
        ends = [
            item.node_id for i in found if (item := scene.around.item_of(i)) is not None and item is not cards[name]
        ]
        if ends:
            y = cards[name].card().center().y()
            return min(ends, key=lambda i: abs(cards[i].card().center().y() - y))
    return nearest(scene, cards[name].card().center(), direction, (i for i in cards if i != name))


def nearest(scene: Scene, start: QPointF, direction: tuple[int, int], candidates: Iterable[str]) -> str:
    """Return the nearest card that lies in a direction from a point, "" if none."""
    best, best_cost = "", float("inf")
    for name in candidates:
        item = scene.nodes.get(name) or scene.around.folds[name]
        offset = item.card().center() - start
        along = offset.x() * direction[0] + offset.y() * direction[1]
        across = abs(offset.x() * direction[1]) + abs(offset.y() * direction[0])
        if along > 1 and along + 2 * across < best_cost:
            best, best_cost = name, along + 2 * across
    return best


class KeyWire:
    """A wire from the output of a node to the candidate that the arrows have picked."""

    def __init__(self, scene: Scene, wiring: Wiring) -> None:
        self.wiring = wiring
        self._scene = scene
        self._legal = [i for i in scene.nodes if i not in wiring.illegal]
        wiring.show()
        start = scene.nodes[wiring.node_id].card().center()
        self.target = nearest(scene, start, (1, 0), self._legal) or next(iter(self._legal), "")
        self._aim()

    def step(self, direction: tuple[int, int]) -> None:
        """Pick the next candidate in a direction."""
        if self.target:
            start = self._scene.nodes[self.target].card().center()
            others = (i for i in self._legal if i != self.target)
            self.target = nearest(self._scene, start, direction, others) or self.target
            self._aim()

    def _aim(self) -> None:
        item = self._scene.nodes.get(self.target)
        if item is not None:
            self.wiring.aim(item.card().center(), item)
