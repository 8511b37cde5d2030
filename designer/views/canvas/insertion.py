"""Puts a node into the wire it was dropped on; what follows makes room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from designer.graph import edits
from designer.graph.arrangement import Arrangement, Rect, Size
from designer.graph.model import INPUT, Change, Edge, Graph, Node
from designer.graph.signature import Signatures
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.geometry import crosses
from designer.views.canvas.scene import Scene

_GAP = 48
_NEW_SIZE = (176.0, 70.0)  # of a node that is not shown yet


def wire_below(scene: Scene, node_id: str) -> Edge | None:
    """Return the wire that runs through the middle of a node that has no wires yet, None without one."""
    graph = scene.context.document.graph
    node = graph.nodes[node_id]
    if node.type == INPUT or graph.incoming(node_id) or graph.outgoing(node_id):
        return None
    return wire_through(scene, scene.nodes[node_id].card())


def wire_through(scene: Scene, card: QRectF) -> Edge | None:
    """Return the wire that runs through the middle of a rectangle, None without one."""
    core = card.adjusted(card.width() * 0.2, card.height() * 0.15, -card.width() * 0.2, -card.height() * 0.15)
    centre = core.center()
    lines = (
        (QPointF(centre.x(), core.top()), QPointF(centre.x(), core.bottom())),
        (QPointF(core.left(), centre.y()), QPointF(core.right(), centre.y())),
    )
    scene.follow()
    for item in scene.items(core, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
        if isinstance(item, EdgeItem) and any(crosses(item.path, a, b) for a, b in lines):
            return item.edge
    return None


def insert(graph: Graph, edge: Edge, node: Node, signatures: Signatures, size: Size) -> Change:
    """Put `node` into `edge`; what it would cover moves to the right or down, and nothing else does.

    `size` gives the size of nodes that are shown.
    """
    change = edits.insert_on_edge(graph, edge, node, signatures)
    after = graph.copy()
    after.apply(change)

    def measured(item: str) -> tuple[float, float]:
        return size(item) if item in graph.nodes or item in graph.settings else _NEW_SIZE

    arrangement = Arrangement(after, node.parent, measured)
    source, target, here = (arrangement.rect(i) for i in (edge.source, edge.target, node.id))
    if source.meets(here) or (source.right <= here.right and here.left < source.right + _GAP and _beside(source, here)):
        arrangement.shift(node.id, source.right + _GAP - here.left, 0)
        here = arrangement.rect(node.id)
    stands_right = target.left > source.left
    if stands_right and _beside(target, here) and target.left < here.right + _GAP:
        arrangement.shift(edge.target, here.right + _GAP - target.left, 0)
    arrangement.make_room([node.id, edge.target])
    return change.then(arrangement.change(""))


def room(graph: Graph, node_id: str, target: str, width: float) -> Change:
    """Push a node and what follows it to the right if they stand too near to one of `width` before them."""
    missing = graph.nodes[node_id].position[0] + width + _GAP - graph.nodes[target].position[0]
    if missing <= 0:
        return Change("")
    followers = _downstream(graph, target)
    return edits.move(graph, {i: (graph.nodes[i].position[0] + missing, graph.nodes[i].position[1]) for i in followers})


def _downstream(graph: Graph, start: str) -> list[str]:
    seen = {start: None}
    stack = [start]
    while stack:
        for edge in graph.outgoing(stack.pop()):
            if edge.target not in seen:
                seen[edge.target] = None
                stack.append(edge.target)
    return list(seen)


def _beside(first: Rect, second: Rect) -> bool:
    """Tell whether two rectangles stand in one row."""
    return first.top < second.bottom and second.top < first.bottom
