"""Automatic layout in layers, left to right or top down: longest-path ranks, barycentre order, even spacing.

A wire that passes over ranks gets a place in each of them, so that nodes step out of its way instead of hiding it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from designer.graph.calls import topological
from designer.graph.model import Graph, id_order

GAP_ALONG = 70
GAP_ACROSS = 44
_GAP_TO_WIRE = 20  # between a node and a wire that passes
_WIRE = 8.0  # the room of a wire that passes
_PASSING, _ENDING = 24, 12  # how much straighter a passing wire wants to be than one between neighbours (1)


@dataclass
class _Layers:
    """Vertices by rank: nodes, and passing wires as "source\\nrank". `before` and `after` give (neighbour, weight)."""

    rows: list[list[str]]
    sizes: dict[str, tuple[float, float]]
    before: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def join(self, first: str, second: str) -> None:
        ends = (first in self.sizes) + (second in self.sizes)
        weight = (_PASSING, _ENDING, 1)[ends]
        if (second, weight) not in self.after[first]:
            self.after[first].append((second, weight))
            self.before[second].append((first, weight))

    def extent(self, vertex: str) -> float:
        return self.sizes[vertex][1] if vertex in self.sizes else _WIRE

    def gap(self, first: str, second: str) -> float:
        return GAP_ACROSS if first in self.sizes and second in self.sizes else _GAP_TO_WIRE


def tidy(
    graph: Graph,
    node_ids: Iterable[str],
    size: Callable[[str], tuple[float, float]],
    direction: str = "LR",
    sweeps: int = 8,
) -> dict[str, tuple[int, int]]:
    """Return new positions (scene units) for nodes of one level; their upper left corner stays where it is.

    `size` gives a node's width and height; `direction` is "LR" or "TB".
    """
    ids = [i for i in node_ids if i in graph.nodes]
    if not ids:
        return {}
    horizontal = direction == "LR"
    sizes = {i: size(i) if horizontal else size(i)[::-1] for i in ids}
    layers = _layers(graph, _ranks(graph, ids), sizes)
    _order(layers, sweeps)
    across = _across(layers)
    left = min(graph.nodes[i].position[0] for i in ids)
    top = min(graph.nodes[i].position[1] for i in ids)
    lowest = min(across[i] for i in ids)
    along = 0.0
    positions: dict[str, tuple[int, int]] = {}
    for row in layers.rows:
        nodes = [v for v in row if v in sizes]
        for node_id in nodes:
            a, c = along, across[node_id] - lowest
            positions[node_id] = (round(left + a), round(top + c)) if horizontal else (round(left + c), round(top + a))
        along += max((sizes[i][0] for i in nodes), default=0.0) + GAP_ALONG
    return positions


def _ranks(graph: Graph, ids: list[str]) -> dict[str, int]:
    inside = set(ids)
    order, stuck = topological(graph, graph.nodes[ids[0]].parent)
    ranks: dict[str, int] = {}
    for node_id in [*order, *stuck]:
        if node_id in inside:
            before = [ranks[e.source] + 1 for e in graph.incoming(node_id) if e.source in ranks]
            ranks[node_id] = max(before, default=0)
    # Sources stand right before what they feed, not all in the first column.
    for node_id in reversed(order):
        if node_id in inside and not any(e.source in inside for e in graph.incoming(node_id)):
            after = [ranks[e.target] - 1 for e in graph.outgoing(node_id) if e.target in ranks]
            ranks[node_id] = max(ranks[node_id], min(after, default=ranks[node_id]))
    return ranks


def _layers(graph: Graph, ranks: dict[str, int], sizes: dict[str, tuple[float, float]]) -> _Layers:
    """Return the nodes by rank, wires that pass a rank before its nodes; wires from one output pass together."""
    columns = {rank: index for index, rank in enumerate(sorted(set(ranks.values())))}
    passing: dict[int, dict[str, None]] = defaultdict(dict)
    layers = _Layers([[] for _ in columns], sizes)
    for node_id in sorted(ranks, key=id_order):
        for edge in graph.outgoing(node_id):
            if edge.target not in ranks:
                continue
            last = node_id
            for column in range(columns[ranks[node_id]] + 1, columns[ranks[edge.target]]):
                vertex = f"{node_id}\n{column}"
                passing[column][vertex] = None
                layers.join(last, vertex)
                last = vertex
            layers.join(last, edge.target)
    for column, vertices in passing.items():
        layers.rows[column].extend(vertices)
    for node_id in sorted(ranks, key=id_order):
        layers.rows[columns[ranks[node_id]]].append(node_id)
    return layers


def _order(layers: _Layers, sweeps: int) -> None:
    """Sort each row by where its neighbours stand, back and forth."""
    place = {v: index / max(1, len(row) - 1) for row in layers.rows for index, v in enumerate(row)}
    for sweep in range(sweeps):
        neighbours = layers.before if sweep % 2 == 0 else layers.after
        for row in layers.rows:
            keys = {v: _mean([(place[n], 1) for n, _ in neighbours.get(v, ())], place[v]) for v in row}
            row.sort(key=keys.__getitem__)
            for index, vertex in enumerate(row):
                place[vertex] = index / max(1, len(row) - 1)


def _across(layers: _Layers, sweeps: int = 10) -> dict[str, float]:
    """Return the coordinate across the flow: each vertex near the mean of its neighbours, none overlapping."""
    at: dict[str, float] = {}
    for row in layers.rows:
        starts, total = _packed(layers, row)
        at.update({v: starts[v] - total / 2 for v in row})
    for sweep in range(sweeps):
        forward = sweep % 2 == 0
        neighbours = layers.before if forward else layers.after
        for row in layers.rows if forward else reversed(layers.rows):
            wanted: dict[str, tuple[float, float]] = {}
            for vertex in row:
                half = layers.extent(vertex) / 2
                ends = [(at[n] + layers.extent(n) / 2, w) for n, w in neighbours.get(vertex, ())]
                wanted[vertex] = (_mean(ends, at[vertex] + half) - half, sum(w for _, w in ends) or 1)
            _place(layers, row, wanted, at)
    return at


def _packed(layers: _Layers, row: list[str]) -> tuple[dict[str, float], float]:
    """Return where each vertex begins when they stand as near as they may, and how much room they take."""
    starts: dict[str, float] = {}
    run = 0.0
    for index, vertex in enumerate(row):
        run += layers.gap(row[index - 1], vertex) if index else 0.0
        starts[vertex] = run
        run += layers.extent(vertex)
    return starts, run


def _place(layers: _Layers, row: list[str], wanted: dict[str, tuple[float, float]], at: dict[str, float]) -> None:
    """Put one row as near to `wanted` (place, weight) as order and room allow: blocks share their mean offset."""
    starts, _ = _packed(layers, row)
    blocks: list[tuple[float, float, int]] = []  # offset, weight, count; a block's vertices are packed
    for vertex in row:
        place, weight = wanted[vertex]
        blocks.append((place - starts[vertex], weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            offset, weight, count = blocks.pop()
            other, others, number = blocks.pop()
            mean = (other * others + offset * weight) / (others + weight)
            blocks.append((mean, others + weight, number + count))
    index = 0
    for offset, _, count in blocks:
        for vertex in row[index : index + count]:
            at[vertex] = starts[vertex] + offset
        index += count


def _mean(values: list[tuple[float, int]], fallback: float) -> float:
    weights = sum(w for _, w in values)
    return sum(v * w for v, w in values) / weights if values else fallback
