"""What the small pictures of the doctor are painted with: a brush for small letters, curves within an area."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget


def small_painter(widget: QWidget) -> QPainter:
    """Return a painter of a widget for smooth lines and letters of 11 pixels."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = widget.font()
    font.setPixelSize(11)
    painter.setFont(font)
    return painter


def curve_in(area: QRectF, points: Iterable[tuple[float, float]]) -> QPolygonF:
    """Return points whose axes go from 0 to 1, the second upwards, as a line within an area."""
    return QPolygonF([QPointF(area.left() + x * area.width(), area.bottom() - y * area.height()) for x, y in points])
