"""Carries many items while they are dragged: one picture of them, so that a frame costs the same for any number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.views.guard import guarded, harmless

_BEYOND = 0.5  # of what is in view, at each side: a drag at an edge scrolls


@guarded
class Carrier(QGraphicsItem):
    """Shows items that are hidden meanwhile, `items` from the lowest to the uppermost, moved by its own position."""

    def __init__(self, items: Sequence[QGraphicsItem]) -> None:
        super().__init__()
        self._items = items
        self._bounds = QRectF()
        for item in items:
            self._bounds |= item.mapRectToScene(item.boundingRect())
        self._picture = QPixmap()
        self._shown = QRectF()  # what the picture shows, as where it lay when it was lifted
        self._scale = 0.0
        self.setZValue(1.5)

    @harmless
    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        transform, device = painter.worldTransform(), painter.device()
        window = QRectF(0, 0, device.width(), device.height())
        in_view = transform.inverted()[0].mapRect(window) & self._bounds
        if transform.m11() != self._scale or not self._shown.contains(in_view):
            self._take(in_view, transform.m11(), device.devicePixelRatioF(), painter.renderHints())
        painter.save()
        painter.setWorldMatrixEnabled(False)  # pixel by pixel, which is neither blurred nor slow
        painter.drawPixmap(transform.map(self._shown.topLeft()).toPoint(), self._picture)
        painter.restore()

    def _take(self, in_view: QRectF, scale: float, ratio: float, hints: QPainter.RenderHint) -> None:
        """Make a picture of what is in view and around it."""
        across, down = in_view.width() * _BEYOND, in_view.height() * _BEYOND
        self._scale = scale
        self._shown = in_view.adjusted(-across, -down, across, down) & self._bounds
        self._picture = QPixmap((self._shown.size() * scale * ratio).toSize().expandedTo(QSize(1, 1)))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHints(hints)
        painter.scale(scale, scale)
        painter.translate(-self._shown.topLeft())
        option = QStyleOptionGraphicsItem()
        for item in self._items:
            painter.translate(item.pos())
            item.paint(painter, option)
            painter.translate(-item.pos())
        painter.end()
