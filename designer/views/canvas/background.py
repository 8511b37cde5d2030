"""The dots behind the drawing."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from designer.views.canvas.look import DOTS, Look

_NEAREST = 12  # pixels between two dots; when they come nearer only every fourth is painted


def paint_dots(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Fill a part of the scene with the colour of the canvas and its dots."""
    painter.fillRect(rect, look.canvas)
    scale = painter.worldTransform().m11()
    step = DOTS
    while step * scale < _NEAREST:
        step *= 4
    left, top = int(rect.left()) // step * step, int(rect.top()) // step * step
    columns, rows = int(rect.width()) // step + 3, int(rect.height()) // step + 3
    # Square points without antialiasing: round ones take longer than all the nodes.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(look.dot_pen)
    painter.save()
    painter.translate(left, top)
    painter.drawPoints(_dots(step, -(-columns // 16) * 16, -(-rows // 16) * 16))
    painter.restore()


@lru_cache(maxsize=16)
def _dots(step: int, columns: int, rows: int) -> list[QPointF]:
    return [QPointF(x * step, y * step) for x in range(columns) for y in range(rows)]
