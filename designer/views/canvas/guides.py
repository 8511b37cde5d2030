"""Lines on which moved cards come to stand with those that stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_MOST = 400  # cards that are looked at: those in view
_BEYOND = 24.0  # how far a line is drawn beyond the cards


class Guides:
    """What stays, by the places of its edges and middles: left with left, middle with middle, ..."""

    def __init__(self, cards: Iterable[QRectF]) -> None:
        kept = list(cards)[:_MOST]
        self._x = [_extents(kept, measure, lambda c: (c.top(), c.bottom())) for measure in _X]
        self._y = [_extents(kept, measure, lambda c: (c.left(), c.right())) for measure in _Y]
        self._places = ([sorted(known) for known in self._x], [sorted(known) for known in self._y])

    def nearest(self, rect: QRectF, reach: float) -> tuple[float | None, float | None]:
        """Return by how much a rectangle must move to stand in line, across and down; None where nothing is near."""
        across, down = self._places
        return _least(rect, across, _X, reach), _least(rect, down, _Y, reach)

    def lines(self, rect: QRectF) -> tuple[QPainterPath, QPainterPath]:
        """Return the lines down and across on which a rectangle stands now, one each, to the nearest card on it."""
        down, across = QPainterPath(), QPainterPath()
        for known, measure in zip(self._x, _X, strict=True):
            x = measure(rect)
            if met := known.get(round(x, 1)):
                first, last = _reach(met, rect.top(), rect.bottom())
                down.moveTo(QPointF(x, first))
                down.lineTo(QPointF(x, last))
                break
        for known, measure in zip(self._y, _Y, strict=True):
            y = measure(rect)
            if met := known.get(round(y, 1)):
                first, last = _reach(met, rect.left(), rect.right())
                across.moveTo(QPointF(first, y))
                across.lineTo(QPointF(last, y))
                break
        return down, across


_Measure = Callable[[QRectF], float]
_X: tuple[_Measure, ...] = (lambda r: r.left(), lambda r: r.center().x(), lambda r: r.right())
_Y: tuple[_Measure, ...] = (lambda r: r.top(), lambda r: r.center().y(), lambda r: r.bottom())


def _extents(
    cards: list[QRectF], measure: _Measure, extent: Callable[[QRectF], tuple[float, float]]
) -> dict[float, list[tuple[float, float]]]:
    """Return from where to where cards stand at each place."""
    found: dict[float, list[tuple[float, float]]] = {}
    for card in cards:
        found.setdefault(round(measure(card), 1), []).append(extent(card))
    return found


def _reach(met: list[tuple[float, float]], first: float, last: float) -> tuple[float, float]:
    """Return from where to where a line leads to the nearest card."""
    near = min(met, key=lambda e: max(e[0] - last, first - e[1], 0.0))
    return min(near[0], first) - _BEYOND, max(near[1], last) + _BEYOND


def _least(rect: QRectF, places: list[list[float]], measures: tuple[_Measure, ...], reach: float) -> float | None:
    best: float | None = None
    for known, measure in zip(places, measures, strict=True):
        here = measure(rect)
        index = bisect_left(known, here)
        for place in known[max(0, index - 1) : index + 1]:
            if abs(place - here) <= reach and (best is None or abs(place - here) < abs(best)):
                best = place - here
    return best
