"""Charts as SVG for a page: lines, bars and points over axes with round ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from designer.export.report.markup import plain

BLUE, ORANGE, GREY = "#1f6fe0", "#b8461c", "#8a93a3"
COLOURS = (BLUE, ORANGE, "#157a48", "#6b46c8", "#8a5a00", "#0b7285", "#b3246b", "#4a5362")
_WIDTH, _HEIGHT = 440, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 12, 30, 42
_MOST_POINTS = 600
_AIR = 0.03  # of the room, between what is drawn and the frame
_BESIDE_TITLE = 3  # names
_INK, _GRID = "#566072", "#dfe3ea"


@dataclass(frozen=True)
class Line:
    """A curve with its name; `mark` is the place of a point that is marked, -1 for none."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    colour: str = BLUE
    mark: int = -1
    dashed: bool = False


def lines(
    title: str,
    curves: Sequence[Line],
    axes: tuple[str, str] = ("", ""),
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
) -> str:
    """Return a chart of curves; points that are not finite are left out, long curves thinned."""
    kept = [_finite(curve) for curve in curves]
    xs, ys = [x for c in kept for x in c.x], [y for c in kept for y in c.y]
    if not xs:
        return ""
    frame = _Frame(x_range or (min(xs), max(xs)), y_range or (min(ys), max(ys)), _AIR)
    parts = [frame.axes(title, axes)]
    for curve in kept:
        if len(curve.x) == 1:
            parts.append(_dot(frame, curve.x[0], curve.y[0], curve.colour, 3))
        points = " ".join(f"{frame.x(x):.1f},{frame.y(y):.1f}" for x, y in zip(curve.x, curve.y, strict=True))
        dash = ' stroke-dasharray="4 4"' if curve.dashed else ""
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{curve.colour}" stroke-width="1.6"{dash}></polyline>'
        )
    for curve, whole in zip(kept, curves, strict=True):
        if 0 <= whole.mark < len(whole.x) and math.isfinite(whole.y[whole.mark]):
            parts.append(_dot(frame, whole.x[whole.mark], whole.y[whole.mark], curve.colour, 4))
    return _svg([*parts, _legend([c for c in kept if c.name], title)])


def bars(title: str, low: float, high: float, counts: Sequence[int], axes: tuple[str, str]) -> str:
    """Return a histogram of counts in equal bins between two ends."""
    frame = _Frame((low, high), (0, max(counts, default=1)))
    width = (high - low) / max(1, len(counts))
    parts = [frame.axes(title, axes)]
    for place, count in enumerate(counts):
        left, right = frame.x(low + place * width), frame.x(low + (place + 1) * width)
        top, bottom = frame.y(count), frame.y(0)
        if count:
            corners = f"{left:.1f},{bottom:.1f} {left:.1f},{top:.1f} {right:.1f},{top:.1f} {right:.1f},{bottom:.1f}"
            parts.append(f'<polygon points="{corners}" fill="{BLUE}" stroke="#ffffff" stroke-width="0.5"></polygon>')
    return _svg(parts)


def points(title: str, pairs: Sequence[tuple[float, float]], axes: tuple[str, str]) -> str:
    """Return points with the line on which both numbers are equal."""
    ends = [value for pair in pairs for value in pair]
    if not ends:
        return ""
    frame = _Frame((min(ends), max(ends)), (min(ends), max(ends)), _AIR)
    low, high = min(ends), max(ends)
    line = f"{frame.x(low):.1f},{frame.y(low):.1f} {frame.x(high):.1f},{frame.y(high):.1f}"
    parts = [
        frame.axes(title, axes),
        f'<polyline points="{line}" fill="none" stroke="{GREY}" stroke-dasharray="4 4"></polyline>',
    ]
    step = max(1, math.ceil(len(pairs) / _MOST_POINTS))
    parts += [_dot(frame, x, y, BLUE, 2) for x, y in pairs[::step]]
    return _svg(parts)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers between two ends."""
    span = high - low
    if not math.isfinite(span) or span <= 0:
        return [low]
    step = 10 ** math.floor(math.log10(span / most))
    step = next(step * times for times in (1, 2, 5, 10) if span / (step * times) <= most)
    first = math.ceil(low / step - 1e-9)
    return [place * step for place in range(first, math.floor(high / step + 1e-9) + 1)]


class _Frame:
    """Where numbers lie in a chart."""

    def __init__(self, x: tuple[float, float], y: tuple[float, float], air: float = 0.0) -> None:
        self._x, self._y = _widened(*x, air), _widened(*y, air)

    def x(self, value: float) -> float:
        low, high = self._x
        return _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        low, high = self._y
        return _HEIGHT - _BOTTOM - (value - low) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    def axes(self, title: str, names: tuple[str, str]) -> str:
        parts = [_text(_LEFT, 16, title, size=13, weight="bold", fill="#1c2430")]
        right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
        for value in ticks(*self._y):
            y = self.y(value)
            parts.append(f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="{_GRID}"></path>')
            parts.append(_text(_LEFT - 6, y + 4, f"{value:.4g}", anchor="end"))
        for value in ticks(*self._x):
            x = self.x(value)
            parts.append(f'<path d="M{x:.1f} {bottom}v4" stroke="{_INK}"></path>')
            parts.append(_text(x, bottom + 16, f"{value:.4g}", anchor="middle"))
        parts.append(f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="{_INK}"></path>')
        parts.append(_text((_LEFT + right) / 2, _HEIGHT - 8, names[0], anchor="middle"))
        if names[1]:
            parts.append(_text(right, 16, names[1], anchor="end"))
        return "".join(parts)


def _widened(low: float, high: float, air: float) -> tuple[float, float]:
    if high > low:
        return low - air * (high - low), high + air * (high - low)
    margin = abs(low) * 0.1 or 0.5
    return low - margin, high + margin


def _finite(curve: Line) -> Line:
    pairs = [(x, y) for x, y in zip(curve.x, curve.y, strict=True) if math.isfinite(x) and math.isfinite(y)]
    step = max(1, math.ceil(len(pairs) / _MOST_POINTS))
    pairs = [*pairs[::step], *pairs[-1:]] if step > 1 else pairs
    return Line(curve.name, [x for x, _ in pairs], [y for _, y in pairs], curve.colour, -1, curve.dashed)


def _legend(curves: Sequence[Line], title: str) -> str:
    """Return the names: a few beside the title if there is room, else one below the other on a ground of their own."""
    if len(curves) < 2:
        return ""
    right = float(_WIDTH - _RIGHT)
    room = right - _LEFT - 1.3 * _width(title)  # whose letters are larger
    if len(curves) <= _BESIDE_TITLE and sum(_width(curve.name) + 32 for curve in curves) <= room:
        parts = []
        for curve in reversed(curves):
            parts.append(_text(right, 16, curve.name, anchor="end"))
            right -= _width(curve.name) + 20
            parts.append(f'<path d="M{right:.1f} 12h15" stroke="{curve.colour}" stroke-width="2"></path>')
            right -= 12
        return "".join(parts)
    shown = curves[:8]
    left = right - max(_width(curve.name) for curve in shown) - 32
    bottom = _TOP + 8 + 15 * len(shown)
    ground = f"{left},{_TOP + 2} {right},{_TOP + 2} {right},{bottom} {left},{bottom}"
    parts = [f'<polygon points="{ground}" fill="#ffffff" stroke="{_GRID}"></polygon>']
    for place, curve in enumerate(shown):
        y = _TOP + 16 + 15 * place
        parts.append(_text(right - 26, y, curve.name, anchor="end"))
        parts.append(f'<path d="M{right - 20} {y - 4}h15" stroke="{curve.colour}" stroke-width="2"></path>')
    return "".join(parts)


def _width(text: str) -> float:
    """Return about how wide a text is: letters of Korean and the like are twice as wide."""
    return sum(12 if ord(letter) > 0x1100 else 6.5 for letter in text)


def _dot(frame: _Frame, x: float, y: float, colour: str, size: int) -> str:
    return f'<ellipse cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" rx="{size}" ry="{size}" fill="{colour}"></ellipse>'


def _text(
    x: float, y: float, text: str, anchor: str = "start", size: int = 11, weight: str = "normal", fill: str = _INK
) -> str:
    font = f'font-family="sans-serif" font-size="{size}" font-weight="{weight}" fill="{fill}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {font}>{plain(text)}</text>'


def _svg(parts: Sequence[str]) -> str:
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f"<svg {size}>{''.join(parts)}</svg>"
