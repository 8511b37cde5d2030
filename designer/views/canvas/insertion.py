"""Puts a node into the wire it was dropped on; what follows makes room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt

from designer.graph import edits
from designer.graph.model import INPUT, Change, Edge, Graph, Node
from designer.graph.signature import Signatures
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.geometry import crosses
from designer.views.canvas.scene import Scene

_GAP = 48


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
    for item in scene.items(core, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
        if isinstance(item, EdgeItem) and any(crosses(item.path, a, b) for a, b in lines):
            return item.edge
    return None


def insert(
    graph: Graph,
    edge: Edge,
    node: Node,
    signatures: Signatures,
    size: Callable[[str], tuple[float, float]],
    width: float = 176,
) -> Change:
    """Put `node` into `edge` and push what follows to the right if it stands too near.

    `size` gives the size of nodes that are shown; `width` is that of a node that is not shown yet.
    """
    change = edits.insert_on_edge(graph, edge, node, signatures)
    after = graph.copy()
    after.apply(change)
    if node.id in graph.nodes:
        width = size(node.id)[0]
    if after.nodes[edge.target].position[0] <= after.nodes[edge.source].position[0]:
        return change
    return change.then(room(after, node.id, edge.target, width))


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
