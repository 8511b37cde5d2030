"""The small marks on a node: problem, frozen, shared, nested. Drawn as lines, so that no font must have them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.views.canvas.look import font


def problem(painter: QPainter, rect: QRectF, colour: QColor, on_colour: QColor) -> None:
    """Paint an exclamation mark on a coloured plate."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(on_colour)
    painter.setFont(font("class"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "!")


def snowflake(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint a snowflake: the layer is frozen."""
    _begin(painter, colour)
    centre, radius = rect.center(), rect.width() / 2 - 0.5
    for step in range(6):
        angle = math.pi / 3 * step + math.pi / 6
        along = QPointF(math.cos(angle), math.sin(angle))
        painter.drawLine(centre, centre + along * radius)
        for side in (-1, 1):
            twig = QPointF(math.cos(angle + side * 0.8), math.sin(angle + side * 0.8))
            painter.drawLine(centre + along * radius * 0.55, centre + along * radius * 0.55 + twig * radius * 0.35)


def link(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint two links of a chain: the layer is called more than once."""
    _begin(painter, colour)
    painter.save()
    painter.translate(rect.center())
    painter.rotate(-40)
    half = rect.width() / 2
    painter.drawRoundedRect(QRectF(-half, -2.6, half + 1.5, 5.2), 2.6, 2.6)
    painter.drawRoundedRect(QRectF(-1.5, -2.6, half + 1.5, 5.2), 2.6, 2.6)
    painter.restore()


def stack(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint stacked sheets: a model is nested in the node."""
    _begin(painter, colour)
    x, y, w = rect.x() + 1, rect.center().y(), rect.width() - 2
    for lift in (-3.6, 0.0, 3.6):
        painter.drawPolyline(
            [
                QPointF(x, y + lift),
                QPointF(x + w / 2, y + lift + 2.8),
                QPointF(x + w, y + lift),
            ]
        )
    painter.drawPolyline([QPointF(x, y - 3.6), QPointF(x + w / 2, y - 6.4), QPointF(x + w, y - 3.6)])


def _begin(painter: QPainter, colour: QColor) -> None:
    pen = QPen(colour, 1.3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
