"""Finds ways for wires around cards: straight across and down between them, where the smooth way runs under one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

_CELL = 320.0
_CLEAR = 7.0  # between a wire and a card it passes
_LANE = 5.0  # between two wires that pass the same gap
_LANES = 5
_OUT = 18.0  # how far a wire goes on from a port before it turns
_BACK = 240.0
_FEW, _COLUMNS = 6, 24  # gaps and columns that are tried where one gap does not do
_MOST = 160  # gaps that are tried

Box = tuple[float, float, float, float]
Point = tuple[float, float]


class Obstacles:
    """The cards of a scene as boxes (left, top, right, bottom), found by where they are."""

    def __init__(self) -> None:
        self._boxes: dict[str, Box] = {}
        self._cells: dict[tuple[int, int], set[str]] = defaultdict(set)

    def put(self, name: str, box: Box) -> None:
        """Let a card stand somewhere."""
        old = self._boxes.get(name)
        if old == box:
            return
        if old is not None:
            self.remove(name)
        self._boxes[name] = box
        for cell in _cells(box):
            self._cells[cell].add(name)

    def box(self, name: str) -> Box | None:
        """Return where a card stands."""
        return self._boxes.get(name)

    def remove(self, name: str) -> None:
        """Take a card away."""
        box = self._boxes.pop(name, None)
        if box is not None:
            for cell in _cells(box):
                self._cells[cell].discard(name)

    def clear(self) -> None:
        """Take all away."""
        self._boxes.clear()
        self._cells.clear()

    def met(self, box: Box, but: tuple[str, str]) -> list[Box]:
        """Return the cards that come nearer to a box than is clear, but for two."""
        left, top, right, bottom = box[0] - _CLEAR, box[1] - _CLEAR, box[2] + _CLEAR, box[3] + _CLEAR
        found: dict[str, Box] = {}
        cells = self._cells
        for cell in _cells((left, top, right, bottom)):
            for name in cells.get(cell, ()):
                there = self._boxes[name]
                if there[0] < right and there[2] > left and there[1] < bottom and there[3] > top and name not in but:
                    found[name] = there
        return list(found.values())

    def is_clear(self, a: Point, b: Point, but: tuple[str, str]) -> bool:
        """Tell whether a straight line across or down passes no card."""
        return not self.met((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), but)


def way_around(obstacles: Obstacles, curve: list[Point], ends: tuple[str, str], lane: int) -> list[Point]:
    """Return the corners of a way from the first to the last point of a smooth course; none if that is clear.

    `ends` are the cards that it joins. Wires of another `lane` run beside it. Where none is found the smooth one stays.
    """
    start, end = curve[0], curve[-1]
    xs, ys = [p[0] for p in curve], [p[1] for p in curve]
    near = obstacles.met((min(xs), min(ys), max(xs), max(ys)), ends)
    goes_back = end[0] < start[0] - _BACK  # to the next row: straight lines between the rows are followed more easily
    if not goes_back and not any(_inside(p, box) for box in near for p in curve):
        return []
    shift = (lane % _LANES) * _LANE
    best: list[Point] = []
    least = float("inf")
    outs = (_OUT + shift, _OUT + 26 + shift, _OUT + 2)
    for y in _gaps(obstacles, start, end, shift):
        detour = abs(start[1] - y) + abs(end[1] - y)
        if detour >= least:
            break
        for out in outs:
            for back in outs:
                way = [(start[0] + out, start[1]), (start[0] + out, y), (end[0] - back, y), (end[0] - back, end[1])]
                if _is_clear(obstacles, [start, *way, end], ends):
                    best, least = way, detour
                    break
            if best and least == detour:
                break
    if end[0] - start[0] > 2 * _OUT:
        for x in (end[0] - _OUT - shift, start[0] + _OUT + shift, (start[0] + end[0]) / 2):
            way = [(x, start[1]), (x, end[1])]
            if abs(start[1] - end[1]) <= least and _is_clear(obstacles, [start, *way, end], ends):
                return way
    return best or _two_gaps(obstacles, start, end, ends, shift)


def _two_gaps(obstacles: Obstacles, start: Point, end: Point, ends: tuple[str, str], shift: float) -> list[Point]:
    """Return the corners of a way along one gap, down between two columns and along another gap; none if there is none.

    For what stands so close that no single gap leads from one end to the other.
    """
    first, last = (
        sorted(_gaps(obstacles, at, (at[0], at[1]), shift), key=lambda y: abs(at[1] - y))[:_FEW] for at in (start, end)
    )
    left, right = min(start[0], end[0]) - 200, max(start[0], end[0]) + 200
    near = obstacles.met((left, min(start[1], end[1]), right, max(start[1], end[1])), ("", ""))
    columns = {box[2] + _OUT + shift for box in near} | {box[0] - _OUT - shift for box in near}
    edges = [min((b[0] for b in near), default=left) - 3 * _OUT, max((b[2] for b in near), default=right) + 3 * _OUT]
    middle = (start[0] + end[0]) / 2
    out, back = start[0] + _OUT + shift, end[0] - _OUT - shift
    for x in [*sorted(columns, key=lambda x: abs(x - middle))[:_COLUMNS], *edges]:
        for y in first:
            if not _is_clear(obstacles, [start, (out, start[1]), (out, y), (x, y)], (ends[0], "")):
                continue
            for z in last:
                rest = [(x, y), (x, z), (back, z), (back, end[1]), end]
                if _is_clear(obstacles, rest, ("", ends[1])):
                    return [(out, start[1]), (out, y), *rest[:-1]]
    return []


def _gaps(obstacles: Obstacles, start: Point, end: Point, shift: float) -> list[float]:
    """Return at which heights a wire could run along, the nearest first."""
    left, right = min(start[0], end[0] - 60), max(end[0], start[0] + 60)
    low, high = min(start[1], end[1]), max(start[1], end[1])
    heights: dict[float, None] = {}
    for reach in (260.0, 1200.0):
        for box in obstacles.met((left, low - reach, right, high + reach), ("", "")):
            heights[box[1] - _CLEAR - 2 - shift] = None
            heights[box[3] + _CLEAR + 2 + shift] = None
        if len(heights) > 24:
            break
    return sorted(heights, key=lambda y: abs(start[1] - y) + abs(end[1] - y))[:_MOST]


def _is_clear(obstacles: Obstacles, points: list[Point], ends: tuple[str, str]) -> bool:
    last = len(points) - 2
    for index, (a, b) in enumerate(pairwise(points)):
        # A card may be touched by the piece that begins or ends at it, and by no other.
        but = (ends[0] if index == 0 else "", ends[1] if index == last else "")
        if not obstacles.is_clear(a, b, but):
            return False
    return True


def _inside(point: Point, box: Box) -> bool:
    return box[0] - _CLEAR / 2 < point[0] < box[2] + _CLEAR / 2 and box[1] - _CLEAR / 2 < point[1] < box[3] + _CLEAR / 2


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for y in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield x, y
