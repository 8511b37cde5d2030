"""Which nodes a loose one could be wired to: those that lead nowhere yet, or take something yet, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable

from designer.graph.model import INPUT, Graph, Node
from designer.graph.rules import reaches

_BESIDE = 3  # how much farther a step across the flow is than one along it


def sources_for(graph: Graph, node_id: str, limit: int = 2) -> list[Node]:
    """Return the nodes that could feed one without wires: those that nothing follows, the nearest on its left first.

    Where there are none, the nearest node on its left.
    """
    node = graph.nodes[node_id]
    others = [n for n in graph.children(node.parent) if n.id != node_id and not reaches(graph, node_id, n.id)]
    loose = [n for n in others if not graph.outgoing(n.id)]
    before = [n for n in others if n.position[0] < node.position[0]]
    return _nearest(node, loose, -1)[:limit] or _nearest(node, before, -1)[:1]


def targets_for(graph: Graph, node_id: str, takes: Iterable[str], limit: int = 2) -> list[Node]:
    """Return the nodes that an Input could feed: those of `takes` (ids) with no wire into them, the nearest first."""
    node = graph.nodes[node_id]
    free = [graph.nodes[i] for i in takes if not graph.incoming(i) and graph.layer_of(i).type != INPUT]
    return _nearest(node, free, 1)[:limit]


def _nearest(node: Node, others: list[Node], side: int) -> list[Node]:
    def far(other: Node) -> float:
        along = (other.position[0] - node.position[0]) * side
        across = abs(other.position[1] - node.position[1])
        return (along if along > 0 else -4 * along + 400) + _BESIDE * across

    return sorted(others, key=far)
