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
        self._cards = kept
        self._x = [sorted({f(c) for c in kept}) for f in _X]
        self._y = [sorted({f(c) for c in kept}) for f in _Y]

    def nearest(self, rect: QRectF, reach: float) -> tuple[float | None, float | None]:
        """Return by how much a rectangle must move to stand in line, across and down; None where nothing is near."""
        return _least(rect, self._x, _X, reach), _least(rect, self._y, _Y, reach)

    def lines(self, rect: QRectF) -> QPainterPath:
        """Return the lines on which a rectangle stands now."""
        path = QPainterPath()
        for f in _X:
            met = [c for c in self._cards if abs(f(c) - f(rect)) < 0.5]
            if met:
                top = min(min(c.top() for c in met), rect.top()) - _BEYOND
                bottom = max(max(c.bottom() for c in met), rect.bottom()) + _BEYOND
                path.moveTo(QPointF(f(rect), top))
                path.lineTo(QPointF(f(rect), bottom))
        for f in _Y:
            met = [c for c in self._cards if abs(f(c) - f(rect)) < 0.5]
            if met:
                left = min(min(c.left() for c in met), rect.left()) - _BEYOND
                right = max(max(c.right() for c in met), rect.right()) + _BEYOND
                path.moveTo(QPointF(left, f(rect)))
                path.lineTo(QPointF(right, f(rect)))
        return path


_Measure = Callable[[QRectF], float]
_X: tuple[_Measure, ...] = (lambda r: r.left(), lambda r: r.center().x(), lambda r: r.right())
_Y: tuple[_Measure, ...] = (lambda r: r.top(), lambda r: r.center().y(), lambda r: r.bottom())


def _least(rect: QRectF, places: list[list[float]], measures: tuple[_Measure, ...], reach: float) -> float | None:
    best: float | None = None
    for known, measure in zip(places, measures, strict=True):
        here = measure(rect)
        index = bisect_left(known, here)
        for place in known[max(0, index - 1) : index + 1]:
            if abs(place - here) <= reach and (best is None or abs(place - here) < abs(best)):
                best = place - here
    return best
