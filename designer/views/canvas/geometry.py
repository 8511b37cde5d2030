"""Sizes of nodes, places of ports and courses of wires, in scene units."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from designer.views.canvas.faces import Face
from designer.views.canvas.look import GRID, metrics

HEIGHT = 70.0
BAND = 8.0
TEXT_LEFT = 20.0
TEXT_RIGHT = 12.0
PORT_RADIUS = 5.0
MARGIN = 8.0  # what a node paints beyond its card: ports and halo
_MIN_WIDTH = 176.0
_LEAST_SMALL = 96.0
_MAX_WIDTH = 264.0
_PITCH = 17.0
_SMALL = 34.0  # the height of a card that is collapsed
_ROUNDING = 12.0  # the radius of a corner of a wire
DOT = 4.0  # the radius of a dot of a wire


def size_of(face: Face) -> tuple[float, float]:
    """Return width and height of the card that shows `face`."""
    title = _advance("title", face.name) + _advance("text", face.params) + 24
    second = _advance("class", face.type) + _advance("text", face.fields) + 12
    marks = 22 * (bool(face.severity) + face.frozen + face.shared + face.nested)
    third = _advance("number", face.shape) + marks + 6
    if face.collapsed:
        second, third, title = 0.0, 0.0, _advance("title", face.name) + marks + 12
    wanted = TEXT_LEFT + max(title, second, third) + TEXT_RIGHT
    least, height = (_LEAST_SMALL, _SMALL) if face.collapsed else (_MIN_WIDTH, HEIGHT)
    width = min(_MAX_WIDTH, max(least, -(-wanted // (2 * GRID)) * 2 * GRID))
    ports = max(face.inputs - face.spare, face.outputs)
    return width, max(height, _PITCH * ports + 12)


def ports_of(face: Face, width: float, height: float) -> tuple[tuple[QPointF, ...], tuple[QPointF, ...]]:
    """Return the centres of the input and of the output ports of a card of that size, from its upper left corner."""
    return _ports(face.inputs, face.spare, face.outputs, width, height)


@lru_cache(1024)
def _ports(
    count: int, is_spare: bool, outputs: int, width: float, height: float
) -> tuple[tuple[QPointF, ...], tuple[QPointF, ...]]:
    inputs = _column(0.0, height, count - is_spare) if count else []
    if is_spare:
        lowest = inputs[-1].y() if inputs else height / 2 - _PITCH
        inputs.append(QPointF(0.0, min(lowest + _PITCH, height)))
    return tuple(inputs), tuple(_column(width, height, outputs))


@lru_cache(8192)
def _advance(kind: str, text: str) -> float:
    return metrics(kind).horizontalAdvance(text) if text else 0.0


def _column(x: float, height: float, count: int) -> list[QPointF]:
    first = height / 2 - _PITCH * (count - 1) / 2
    return [QPointF(x, first + _PITCH * i) for i in range(count)]


def wire_path(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the course of a wire from an output to an input port."""
    dx = end.x() - start.x()
    reach = min(160.0, max(28.0, dx * 0.5)) if dx >= 0 else min(220.0, 60.0 - dx * 0.4)
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x() + reach, start.y()), QPointF(end.x() - reach, end.y()), end)
    return path


def path_through(start: QPointF, end: QPointF, dots: tuple[tuple[int, int], ...]) -> QPainterPath:
    """Return the smooth course of a wire through dots."""
    points = [start, *(QPointF(x, y) for x, y in dots), end]
    tangents = [QPointF(abs(points[1].x() - start.x()) * 0.5 + 20, 0)]
    tangents += [(points[i + 1] - points[i - 1]) * 0.25 for i in range(1, len(points) - 1)]
    tangents.append(QPointF(abs(end.x() - points[-2].x()) * 0.5 + 20, 0))
    path = QPainterPath(start)
    for index, (p, q) in enumerate(pairwise(points)):
        path.cubicTo(p + tangents[index] * 0.8, q - tangents[index + 1] * 0.8, q)
    return path


def path_around(points: list[QPointF]) -> QPainterPath:
    """Return straight lines through points with rounded corners."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(corner + _towards(corner, before))
        path.quadTo(corner, corner + _towards(corner, after))
    path.lineTo(points[-1])
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """Return the step from a corner to where its rounding begins."""
    line = other - corner
    length = (line.x() ** 2 + line.y() ** 2) ** 0.5
    return line * (min(_ROUNDING, length / 2) / length) if length else QPointF()


def crosses(path: QPainterPath, start: QPointF, end: QPointF) -> bool:
    """Tell whether a wire's course crosses the straight line between two points."""
    return _polyline_crosses([path.pointAtPercent(i / 24) for i in range(25)], start, end)


def _polyline_crosses(points: list[QPointF], a: QPointF, b: QPointF) -> bool:
    return any(
        _side(p, q, a) * _side(p, q, b) <= 0 and _side(a, b, p) * _side(a, b, q) <= 0 for p, q in pairwise(points)
    )


def _side(a: QPointF, b: QPointF, c: QPointF) -> float:
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x())


def distance_to(path: QPainterPath, at: QPointF) -> float:
    """Return how far a point is from a wire's course."""
    points = [path.pointAtPercent(i / 24) for i in range(25)]
    return min(_segment_distance(p, q, at) for p, q in pairwise(points))


def _segment_distance(p: QPointF, q: QPointF, at: QPointF) -> float:
    d = q - p
    length = d.x() ** 2 + d.y() ** 2
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((at.x() - p.x()) * d.x() + (at.y() - p.y()) * d.y()) / length))
    off = at - (p + d * t)
    return float((off.x() ** 2 + off.y() ** 2) ** 0.5)


def square(at: QPointF, half: float) -> QRectF:
    """Return the square around a point."""
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
