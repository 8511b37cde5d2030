"""What stands still while a few cards are dragged: painted once, so that a frame paints nothing but what moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from designer.graph.model import Edge
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_TILE = 256  # pixels: pictures are made of what is painted over, and of no more
_CARDS = 1.0  # the z value from which items lie over the wires of what moves
_ROOM = 2  # pixels: what is smoothed reaches beyond its bounds


class Still:
    """Pictures of a view, tile by tile: of what lies below the wires of what moves and of what lies over them."""

    def __init__(self, view: Surface, nodes: Iterable[str]) -> None:
        self._view = view
        self._scene = view.items_scene
        self._nodes = tuple(nodes)
        self._edges = tuple({edge for i in self._nodes for edge in view.document.graph.wires(i)})
        self._where: dict[str | Edge, QRect] = {}  # in pixels, as they were painted
        self._tiles: dict[tuple[int, int], tuple[QPixmap, QPixmap]] = {}  # counted from the origin of the scene
        self._scale = 0.0  # of the pictures
        for item in self._moving().values():
            # Painted here alone. Qt would go on to paint anew where it has painted them last.
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, True)

    def spoil(self) -> None:
        """What stands still looks otherwise."""
        self._tiles.clear()

    def end(self) -> None:
        """Hand all items back to the view."""
        for item in self._moving().values():
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, False)

    def moved(self) -> None:
        """Have painted anew where things were and where they are."""
        transform, port = self._view.viewportTransform(), self._view.viewport()
        region = QRegion()
        for key, item in self._moving().items():
            here = transform.mapRect(item.boundingRect().translated(item.pos()))
            rect = here.toAlignedRect().adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
            was = self._where.get(key)
            if rect != was:
                self._where[key] = rect
                region += rect
                if was is not None:
                    region += was
        port.update(region)

    def paint(self, region: QRegion) -> None:
        """Paint a part of the view."""
        transform, bounds = self._view.viewportTransform(), region.boundingRect()
        if transform.m11() != self._scale:
            self._tiles.clear()
            self._scale = transform.m11()
        origin = QPoint(round(transform.dx()), round(transform.dy()))
        tiles = self._under(bounds.translated(-origin))
        painter = QPainter(self._view.viewport())
        painter.setClipRegion(region)
        painter.setRenderHints(self._view.renderHints())
        for corner, (below, _) in tiles:
            painter.drawPixmap(corner + origin, below)
        self._paint_moving(painter, transform, bounds, EdgeItem)
        for corner, (_, above) in tiles:
            painter.drawPixmap(corner + origin, above)
        self._paint_moving(painter, transform, bounds, NodeItem)
        painter.setTransform(transform)
        self._scene.drawForeground(painter, QRectF())
        painter.end()

    def _moving(self) -> dict[str | Edge, NodeItem | EdgeItem]:
        """Return what moves, as far as it is there: an edit meanwhile, an undo for one, may take it away."""
        nodes, edges = self._scene.nodes, self._scene.edges
        return {
            **{edge: edges[edge] for edge in self._edges if edge in edges},
            **{i: nodes[i] for i in self._nodes if i in nodes},
        }

    def _paint_moving(self, painter: QPainter, transform: QTransform, bounds: QRect, kind: type) -> None:
        self._scene.choose_smoothness(painter, transform.m11())
        option = QStyleOptionGraphicsItem()
        for key, item in self._moving().items():
            if isinstance(item, kind) and self._where.get(key, bounds).intersects(bounds):
                painter.setTransform(QTransform.fromTranslate(item.x(), item.y()) * transform)
                item.paint(painter, option)
        painter.resetTransform()

    def _under(self, rect: QRect) -> list[tuple[QPoint, tuple[QPixmap, QPixmap]]]:
        """Return the tiles that a rectangle meets, each with its corner."""
        found = []
        for x in range(rect.left() // _TILE, rect.right() // _TILE + 1):
            for y in range(rect.top() // _TILE, rect.bottom() // _TILE + 1):
                pair = self._tiles.get((x, y))
                if pair is None:
                    pair = self._tiles[x, y] = self._take(QRect(x * _TILE, y * _TILE, _TILE, _TILE))
                found.append((QPoint(x * _TILE, y * _TILE), pair))
        return found

    def _take(self, shown: QRect) -> tuple[QPixmap, QPixmap]:
        """Make the two pictures of a tile."""
        area = QRectF(shown.x() / self._scale, shown.y() / self._scale, _TILE / self._scale, _TILE / self._scale)
        near = area.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        items = self._scene.items(near, Qt.ItemSelectionMode.IntersectsItemBoundingRect, Qt.SortOrder.AscendingOrder)
        moving = set(self._moving().values())
        still = [i for i in items if i not in moving]
        below, painter = self._picture(shown)
        self._scene.drawBackground(painter, area)
        self._paint_still(painter, [i for i in still if i.zValue() < _CARDS])
        painter.end()
        above, painter = self._picture(shown)
        self._scene.choose_smoothness(painter, self._scale)
        self._paint_still(painter, [i for i in still if i.zValue() >= _CARDS])
        painter.end()
        return below, above

    def _picture(self, shown: QRect) -> tuple[QPixmap, QPainter]:
        ratio = self._view.viewport().devicePixelRatioF()
        picture = QPixmap(shown.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(self._view.renderHints())
        painter.setTransform(QTransform(self._scale, 0, 0, self._scale, -shown.x(), -shown.y()))
        return picture, painter

    def _paint_still(self, painter: QPainter, items: list[QGraphicsItem]) -> None:
        option = QStyleOptionGraphicsItem()
        for item in items:
            at = item.pos()
            painter.translate(at)
            item.paint(painter, option)
            painter.translate(-at)
