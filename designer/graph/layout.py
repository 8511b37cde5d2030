"""Automatic layout in layers, left to right or top down: longest-path ranks, barycentre order, even spacing.

A wire that passes over ranks gets a place in each of them, so that nodes step out of its way instead of hiding it. What
is longer than wide is wrapped as a text is: into rows (top down: columns) to the shape of the window, broken where few
wires cross.

What lays out is a generator of its own, `tidying` and `laying_out`: it stops after every few milliseconds of work, so
that who runs it can do something else meanwhile, or stop altogether.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from designer.graph.arrangement import Arrangement
from designer.graph.model import Graph, id_order

GAP_ALONG = 70
GAP_ACROSS = 44
_GAP_TO_WIRE = 20  # between a node and a wire that passes
_WIRE = 8.0  # the room of a wire that passes
_PASSING, _ENDING = 24, 12  # how much straighter a passing wire wants to be than one between neighbours (1)
_ROW_GAP = 96  # between rows: the wires from the end of one to the beginning of the next run there
_MANY = 9  # ranks from which a drawing is wrapped
_ROWS = 60  # at most

Link = tuple[str, str]
_T = TypeVar("_T")
Steps = Generator[None, None, _T]
"""Work in small pieces that returns something in the end."""


@dataclass
class _Layers:
    """Vertices by rank: nodes, and passing wires as "source\\nrank". `before` and `after` give (neighbour, weight)."""

    rows: list[list[str]]
    sizes: dict[str, tuple[float, float]]
    column: dict[int, int]  # by rank
    before: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    _joined: set[Link] = field(default_factory=set)

    def join(self, first: str, second: str) -> None:
        ends = (first in self.sizes) + (second in self.sizes)
        weight = (_PASSING, _ENDING, 1)[ends]
        if (first, second) not in self._joined:
            self._joined.add((first, second))
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
    shape: float = 0.0,
) -> dict[str, tuple[int, int]]:
    """Return new positions (scene units) for nodes of one level; their upper left corner stays where it is.

    `size` gives a node's width and height; `direction` is "LR" or "TB". With a `shape` (width over height of the
    window) a long drawing is wrapped to it.
    """
    return finished(tidying(graph, node_ids, size, direction, sweeps, shape))


def tidying(
    graph: Graph,
    node_ids: Iterable[str],
    size: Callable[[str], tuple[float, float]],
    direction: str = "LR",
    sweeps: int = 8,
    shape: float = 0.0,
) -> Steps[dict[str, tuple[int, int]]]:
    """Do in steps what `tidy` does."""
    ids = [i for i in node_ids if i in graph.nodes]
    if not ids:
        return {}
    inside = set(ids)
    links = [(e.source, e.target) for i in ids for e in graph.outgoing(i) if e.target in inside]
    left = min(graph.nodes[i].position[0] for i in ids)
    top = min(graph.nodes[i].position[1] for i in ids)
    sizes = {i: size(i) for i in ids}
    found = yield from _placing(sorted(ids, key=id_order), links, sizes, direction, shape, sweeps)
    return {i: (round(left + x), round(top + y)) for i, (x, y) in found.items()}


def lay_out(
    arrangement: Arrangement, containers: Iterable[str], direction: str = "LR", shape: float = 0.0, sweeps: int = 8
) -> None:
    """Lay out what stands in frames and in the level (""), each container for itself, in this order.

    What stands in a container keeps its upper left corner. Notes keep their place beside what is nearest to them.
    """
    finished(laying_out(arrangement, containers, direction, shape, sweeps))


def laying_out(
    arrangement: Arrangement, containers: Iterable[str], direction: str = "LR", shape: float = 0.0, sweeps: int = 8
) -> Steps[None]:
    """Do in steps what `lay_out` does."""
    for container in containers:
        items = [i for i in arrangement.inside(container) if i not in arrangement.notes]
        if not items:
            continue
        before = {i: arrangement.rect(i) for i in items}
        sizes = {i: (rect.width, rect.height) for i, rect in before.items()}
        found = yield from _placing(items, arrangement.links(items), sizes, direction, shape, sweeps)
        left, top = min(r.left for r in before.values()), min(r.top for r in before.values())
        for item, (x, y) in found.items():
            arrangement.place(item, round(left + x), round(top + y))
        arrangement.take_notes_along(container, before)


def finished(steps: Steps[_T]) -> _T:
    """Run steps to their end and return what they return."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _T = end.value
            return result


def place(
    items: Sequence[str],
    links: Sequence[Link],
    sizes: Mapping[str, tuple[float, float]],
    direction: str = "LR",
    shape: float = 0.0,
    sweeps: int = 8,
) -> dict[str, tuple[float, float]]:
    """Return where items come to stand that are linked, the upper left corner at (0, 0)."""
    return finished(_placing(items, links, sizes, direction, shape, sweeps))


def _placing(
    items: Sequence[str],
    links: Sequence[Link],
    sizes: Mapping[str, tuple[float, float]],
    direction: str,
    shape: float,
    sweeps: int,
) -> Steps[dict[str, tuple[float, float]]]:
    horizontal = direction == "LR"
    extents = {i: sizes[i] if horizontal else sizes[i][::-1] for i in items}
    wanted = shape if horizontal or not shape else 1 / shape
    ranks = _ranks(items, links)
    yield
    layers = _layers(items, links, ranks, extents)
    yield
    positions: dict[str, tuple[float, float]] = {}
    start = 0.0
    for first, last in (yield from _rows(layers, links, ranks, wanted)):
        part = layers
        if (first, last) != (0, len(layers.rows)):
            chosen = [i for i in items if first <= layers.column[ranks[i]] < last]
            within = set(chosen)
            part = _layers(chosen, [k for k in links if k[0] in within and k[1] in within], ranks, extents)
        yield from _order(part, sweeps)
        across = yield from _across(part)
        lowest = min(across[i] for row in part.rows for i in row if i in extents)
        along, deepest = 0.0, 0.0
        for row in part.rows:
            nodes = [v for v in row if v in extents]
            for item in nodes:
                a, c = along, across[item] - lowest
                positions[item] = (a, start + c) if horizontal else (start + c, a)
                deepest = max(deepest, c + extents[item][1])
            along += max((extents[i][0] for i in nodes), default=0.0) + GAP_ALONG
        start += deepest + _ROW_GAP
    return positions


def _rows(
    layers: _Layers, links: Sequence[Link], ranks: Mapping[str, int], wanted: float
) -> Steps[list[tuple[int, int]]]:
    """Return the first and the last column (not included) of each row into which a long drawing is wrapped."""
    count = len(layers.rows)
    widths = [
        max((layers.sizes[i][0] for i in row if i in layers.sizes), default=0.0) + GAP_ALONG for row in layers.rows
    ]
    heights = [_packed(layers, row)[1] for row in layers.rows]
    total, whole = sum(widths), max(heights, default=0.0)
    if not wanted or count < _MANY or total < 1.5 * wanted * max(whole, 1.0):
        return [(0, count)]
    crossing = _crossing(layers, links, ranks)
    best, least = [(0, count)], max(total / wanted, whole)
    for number in range(2, min(_ROWS, count // 3) + 1):
        yield
        rows = _broken(widths, crossing, 1.04 * total / number)
        wide = max(sum(widths[a:b]) for a, b in rows)
        high = sum(max(heights[a:b]) + _ROW_GAP for a, b in rows)
        if max(wide / wanted, high) < least:
            best, least = rows, max(wide / wanted, high)
    return best


def _broken(widths: Sequence[float], crossing: Sequence[int], room: float) -> list[tuple[int, int]]:
    """Return rows no wider than `room`, broken where the fewest wires cross near their end."""
    rows, first, count = [], 0, len(widths)
    while first < count:
        last, used = first, 0.0
        while last < count and (last == first or used + widths[last] <= room):
            used += widths[last]
            last += 1
        if last < count:
            near = range(max(first + 1, first + (last - first) * 2 // 3), last + 1)
            last = min(near, key=lambda c: (crossing[c], -c))
        rows.append((first, last))
        first = last
    return rows


def _crossing(layers: _Layers, links: Sequence[Link], ranks: Mapping[str, int]) -> list[int]:
    """Return how many outputs have wires over the line before each column."""
    reach: dict[str, int] = {}
    for source, target in links:
        reach[source] = max(reach.get(source, 0), layers.column[ranks[target]])
    change = [0] * (len(layers.rows) + 2)
    for source, last in reach.items():
        change[layers.column[ranks[source]] + 1] += 1
        change[last + 1] -= 1
    found, run = [], 0
    for step in change[: len(layers.rows) + 1]:
        run += step
        found.append(run)
    return found


def _ranks(items: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """Return the longest way from a source to each item; what lies in a cycle comes as it is listed."""
    places = {item: index for index, item in enumerate(items)}
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for source, target in links:
        if source != target:
            after[source].append(target)
            before[target].append(source)
    waiting = {item: len(before[item]) for item in items}
    ready = [(places[i], i) for i in items if not waiting[i]]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        _, item = heapq.heappop(ready)
        order.append(item)
        for target in after[item]:
            waiting[target] -= 1
            if not waiting[target]:
                heapq.heappush(ready, (places[target], target))
    done = set(order)
    ranks: dict[str, int] = {}
    for item in [*order, *(i for i in items if i not in done)]:
        ranks[item] = max((ranks[s] + 1 for s in before[item] if s in ranks), default=0)
    # Sources stand right before what they feed, not all in the first column.
    for item in reversed(order):
        if not before[item]:
            ranks[item] = max(ranks[item], min((ranks[t] - 1 for t in after[item]), default=ranks[item]))
    return ranks


def _layers(
    items: Sequence[str], links: Sequence[Link], ranks: Mapping[str, int], sizes: Mapping[str, tuple[float, float]]
) -> _Layers:
    """Return the items by rank, wires that pass a rank before its items; wires from one item pass together."""
    columns = {rank: index for index, rank in enumerate(sorted({ranks[i] for i in items}))}
    passing: dict[int, dict[str, None]] = defaultdict(dict)
    layers = _Layers([[] for _ in columns], {i: sizes[i] for i in items}, columns)
    for source, target in links:
        last = source
        for column in range(columns[ranks[source]] + 1, columns[ranks[target]]):
            vertex = f"{source}\n{column}"
            passing[column][vertex] = None
            layers.join(last, vertex)
            last = vertex
        layers.join(last, target)
    for column, vertices in passing.items():
        layers.rows[column].extend(vertices)
    for item in items:
        layers.rows[columns[ranks[item]]].append(item)
    return layers


def _order(layers: _Layers, sweeps: int) -> Steps[None]:
    """Sort each row by where its neighbours stand, back and forth."""
    place = {v: index / max(1, len(row) - 1) for row in layers.rows for index, v in enumerate(row)}
    for sweep in range(sweeps):
        neighbours = layers.before if sweep % 2 == 0 else layers.after
        for row in layers.rows:
            yield
            keys = {v: _mean([(place[n], 1) for n, _ in neighbours.get(v, ())], place[v]) for v in row}
            row.sort(key=keys.__getitem__)
            for index, vertex in enumerate(row):
                place[vertex] = index / max(1, len(row) - 1)


def _across(layers: _Layers, sweeps: int = 10) -> Steps[dict[str, float]]:
    """Return the coordinate across the flow: each vertex near the mean of its neighbours, none overlapping."""
    at: dict[str, float] = {}
    for row in layers.rows:
        starts, total = _packed(layers, row)
        at.update({v: starts[v] - total / 2 for v in row})
    for sweep in range(sweeps):
        forward = sweep % 2 == 0
        neighbours = layers.before if forward else layers.after
        for row in layers.rows if forward else reversed(layers.rows):
            yield
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
