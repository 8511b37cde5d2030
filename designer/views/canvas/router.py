"""Lays the wires of a scene around its cards, some a turn of the event loop, so that nobody waits for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer

from designer.graph.model import Edge, id_order
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.routing import Box, Obstacles, Point, way_around

if TYPE_CHECKING:
    from designer.views.canvas.node_item import NodeItem
    from designer.views.canvas.scene import Scene

_SLICE = 0.008  # seconds a turn
_STEP, _LEAST, _MOST = 36.0, 10, 80  # how densely a curve is looked at


class Router:
    """Knows where the cards stand, and which wires have to find a way."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._obstacles = Obstacles()
        self._wanted: dict[Edge, None] = {}
        self._freed: list[QRectF] = []  # where cards came or went: wires there look again
        self._paused = False
        self._timer = QTimer(scene)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def stand(self, item: NodeItem) -> None:
        """A card stands somewhere, perhaps elsewhere than before."""
        card = item.card()
        box: Box = (card.left(), card.top(), card.right(), card.bottom())
        old = self._obstacles.box(item.node_id)
        if box != old:
            self._obstacles.put(item.node_id, box)
            self._freed += [card] if old is None else [card, QRectF(old[0], old[1], old[2] - old[0], old[3] - old[1])]
            self._start()

    def leave(self, item: NodeItem) -> None:
        """A card is gone."""
        self._obstacles.remove(item.node_id)
        self._freed.append(item.card())
        self._start()

    def want(self, edge: Edge) -> None:
        """A wire lies elsewhere."""
        self._wanted[edge] = None
        self._start()

    def pause(self, paused: bool) -> None:
        """While things are dragged, wires run as they may; then they look for their ways."""
        self._paused = paused
        if paused:
            self._timer.stop()
        elif self._wanted or self._freed:
            self._timer.start()

    def forget(self) -> None:
        """The scene is made anew."""
        self._obstacles.clear()
        self._wanted.clear()
        self._freed.clear()
        self._timer.stop()

    def settle(self) -> None:
        """Find every way now."""
        while self._wanted or self._freed:
            self._go_on()

    def _start(self) -> None:
        if not self._paused and not self._timer.isActive():
            self._timer.start()

    def _go_on(self) -> None:
        if self._freed:
            self._look_again()
        end = time.perf_counter() + _SLICE
        while self._wanted and time.perf_counter() < end:
            edge = next(iter(self._wanted))
            del self._wanted[edge]
            item = self._scene.edges.get(edge)
            if item is not None and not item.dots:
                self._route(item)
        if not self._wanted:
            self._timer.stop()

    def _look_again(self) -> None:
        freed, self._freed = self._freed, []
        if len(freed) > 40:
            self._wanted.update(dict.fromkeys(self._scene.edges))
            return
        for rect in freed:
            for item in self._scene.items(rect.adjusted(-8, -8, 8, 8)):
                if isinstance(item, EdgeItem):
                    self._wanted[item.edge] = None

    def _route(self, item: EdgeItem) -> None:
        edge, chord = item.edge, item.chord
        ends = tuple(card.node_id for i in (edge.source, edge.target) if (card := self._scene.around.item_of(i)))
        if len(ends) == 2:
            curve = curve_points((chord.x1(), chord.y1()), (chord.x2(), chord.y2()))
            way = way_around(self._obstacles, curve, (ends[0], ends[1]), id_order(edge.source)[0])
            item.set_way(tuple(QPointF(x, y) for x, y in way))


def curve_points(start: Point, end: Point) -> list[Point]:
    """Return points of the smooth course of a wire (geometry.wire_path)."""
    dx = end[0] - start[0]
    reach = min(160.0, max(28.0, dx * 0.5)) if dx >= 0 else min(220.0, 60.0 - dx * 0.4)
    count = int(min(_MOST, max(_LEAST, (abs(dx) + abs(end[1] - start[1])) / _STEP)))
    a, b = (start[0] + reach, start[1]), (end[0] - reach, end[1])
    points = []
    for index in range(count + 1):
        t = index / count
        u = 1 - t
        w0, w1, w2, w3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        points.append(
            (w0 * start[0] + w1 * a[0] + w2 * b[0] + w3 * end[0], w0 * start[1] + w1 * a[1] + w2 * b[1] + w3 * end[1])
        )
    return points
