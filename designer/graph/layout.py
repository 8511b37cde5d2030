"""Automatic layout in layers, left to right or top down: longest-path ranks, barycentre order, even spacing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from designer.graph.calls import topological
from designer.graph.model import Graph, id_order

GAP_ALONG = 70
GAP_ACROSS = 44


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
    ranks = _ranks(graph, ids)
    layers = _ordered_layers(graph, ranks, sweeps)
    sizes = {i: size(i) if horizontal else size(i)[::-1] for i in ids}
    across = _across(graph, layers, sizes)
    left = min(graph.nodes[i].position[0] for i in ids)
    top = min(graph.nodes[i].position[1] for i in ids)
    lowest = min(across.values())
    along = 0.0
    positions: dict[str, tuple[int, int]] = {}
    for layer in layers:
        for node_id in layer:
            a, c = along, across[node_id] - lowest
            positions[node_id] = (round(left + a), round(top + c)) if horizontal else (round(left + c), round(top + a))
        along += max(sizes[i][0] for i in layer) + GAP_ALONG
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


def _ordered_layers(graph: Graph, ranks: dict[str, int], sweeps: int) -> list[list[str]]:
    grouped: dict[int, list[str]] = defaultdict(list)
    for node_id in sorted(ranks, key=id_order):
        grouped[ranks[node_id]].append(node_id)
    layers = [grouped[rank] for rank in sorted(grouped)]
    before = {i: [e.source for e in graph.incoming(i) if e.source in ranks] for i in ranks}
    after = {i: [e.target for e in graph.outgoing(i) if e.target in ranks] for i in ranks}
    for sweep in range(sweeps):
        neighbours = before if sweep % 2 == 0 else after
        place = {i: index / max(1, len(layer) - 1) for layer in layers for index, i in enumerate(layer)}
        for layer in layers:
            keys = {i: _mean([place[n] for n in neighbours[i]], place[i]) for i in layer}
            layer.sort(key=keys.__getitem__)
            for index, node_id in enumerate(layer):
                place[node_id] = index / max(1, len(layer) - 1)
    return layers


def _across(graph: Graph, layers: list[list[str]], sizes: dict[str, tuple[float, float]]) -> dict[str, float]:
    """Return the coordinate across the flow: each node near the mean of its neighbours, none overlapping."""
    at: dict[str, float] = {}
    for layer in layers:
        total = sum(sizes[i][1] + GAP_ACROSS for i in layer) - GAP_ACROSS
        position = -total / 2
        for node_id in layer:
            at[node_id] = position
            position += sizes[node_id][1] + GAP_ACROSS
    for sweep in range(6):
        forward = sweep % 2 == 0
        for layer in layers if forward else reversed(layers):
            wanted = {}
            for node_id in layer:
                edges = graph.incoming(node_id) if forward else graph.outgoing(node_id)
                ends = [e.source if forward else e.target for e in edges]
                centres = [at[n] + sizes[n][1] / 2 for n in ends if n in at]
                middle = at[node_id] + sizes[node_id][1] / 2
                wanted[node_id] = _mean(centres, middle) - sizes[node_id][1] / 2
            _place(layer, wanted, sizes, at)
    return at


def _place(
    layer: list[str], wanted: dict[str, float], sizes: dict[str, tuple[float, float]], at: dict[str, float]
) -> None:
    """Put one layer's nodes as near to `wanted` as their order and sizes allow: blocks share their mean offset."""
    blocks: list[list[float]] = []  # [offset of the block, count]; a block's nodes are packed
    start: dict[str, float] = {}
    run = 0.0
    for node_id in layer:
        start[node_id] = run
        run += sizes[node_id][1] + GAP_ACROSS
        blocks.append([wanted[node_id] - start[node_id], 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            offset, count = blocks.pop()
            other, others = blocks[-1]
            blocks[-1] = [(other * others + offset * count) / (others + count), others + count]
    index = 0
    for offset, count in blocks:
        for node_id in layer[index : index + int(count)]:
            at[node_id] = start[node_id] + offset
        index += int(count)


def _mean(values: list[float], fallback: float) -> float:
    return sum(values) / len(values) if values else fallback
