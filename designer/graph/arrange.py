"""Aligns and distributes nodes: each function returns the new positions of those it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from designer.graph.model import Graph

Side = Literal["left", "right", "top", "bottom", "centre", "middle"]
Direction = Literal["horizontal", "vertical"]
Size = Callable[[str], tuple[float, float]]


def align(graph: Graph, node_ids: Iterable[str], size: Size, side: Side) -> dict[str, tuple[float, float]]:
    """Put nodes on one line: an edge of their common rectangle, its "centre" (x) or its "middle" (y)."""
    ids = [i for i in node_ids if i in graph.nodes]
    if len(ids) < 2:
        return {}
    at = {i: graph.nodes[i].position for i in ids}
    left, top = min(x for x, _ in at.values()), min(y for _, y in at.values())
    right = max(at[i][0] + size(i)[0] for i in ids)
    bottom = max(at[i][1] + size(i)[1] for i in ids)
    place: dict[str, Callable[[str], tuple[float, float]]] = {
        "left": lambda i: (left, at[i][1]),
        "right": lambda i: (right - size(i)[0], at[i][1]),
        "centre": lambda i: ((left + right - size(i)[0]) / 2, at[i][1]),
        "top": lambda i: (at[i][0], top),
        "bottom": lambda i: (at[i][0], bottom - size(i)[1]),
        "middle": lambda i: (at[i][0], (top + bottom - size(i)[1]) / 2),
    }
    return {i: place[side](i) for i in ids}


def distribute(
    graph: Graph, node_ids: Iterable[str], size: Size, direction: Direction
) -> dict[str, tuple[float, float]]:
    """Make the gaps between nodes equal; the outermost two stay."""
    axis = 0 if direction == "horizontal" else 1
    ids = sorted((i for i in node_ids if i in graph.nodes), key=lambda i: graph.nodes[i].position[axis])
    if len(ids) < 3:
        return {}
    first = graph.nodes[ids[0]].position[axis]
    last = graph.nodes[ids[-1]].position[axis] + size(ids[-1])[axis]
    gap = (last - first - sum(size(i)[axis] for i in ids)) / (len(ids) - 1)
    positions: dict[str, tuple[float, float]] = {}
    run = float(first)
    for node_id in ids:
        x, y = graph.nodes[node_id].position
        positions[node_id] = (run, y) if axis == 0 else (x, run)
        run += size(node_id)[axis] + gap
    return positions
