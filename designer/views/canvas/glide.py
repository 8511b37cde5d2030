"""Cards glide to where an edit has put them: painted only, what is asked of the drawing has its end from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_DURATION = 150  # milliseconds
_LEAST = 24.0  # scene units: of what moves less nobody wonders where it went
_MOST = 120  # cards in view: more are not painted often enough to look like a movement


class Glide(QObject):
    """One movement of cards; `clock` runs from 0 to 1. Whoever has it painted drops it when it is `finished`."""

    def __init__(self, view: Surface, was: dict[str, QPointF]) -> None:
        super().__init__(view)
        self._view = view
        self._scene = scene = view.items_scene
        self._way: dict[NodeItem, QPointF] = {}  # from where a card stands to where it stood
        for name, at in was.items():
            card = scene.nodes.get(name) or scene.around.folds.get(name)
            if card is not None and card.pos() != at:
                self._way[card] = at - card.pos()
        self.clock = QVariantAnimation(self)
        self.clock.setStartValue(0.0)
        self.clock.setEndValue(1.0)
        self.clock.setDuration(_DURATION)
        self.clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.clock.valueChanged.connect(self._on_tick)
        self.finished = self.clock.finished

    def is_worth_it(self) -> bool:
        """Tell whether the movement is seen, and can be painted smoothly."""
        shown = self._view.navigation.shown()
        far = [card for card, way in self._way.items() if way.manhattanLength() >= _LEAST]
        is_seen = any(
            card.card().intersects(shown) or card.card().translated(self._way[card]).intersects(shown) for card in far
        )
        return is_seen and len(self._scene.nodes_in(shown)) <= _MOST

    def start(self) -> None:
        """Let the cards go."""
        self.clock.start()

    def end(self) -> None:
        """Let them be where they are."""
        if self.clock.state() != QAbstractAnimation.State.Stopped:
            self.clock.stop()

    def paint(self, region: QRegion) -> None:
        """Paint a part of the view as it is seen on the way."""
        transform = self._view.viewportTransform()
        area = transform.inverted()[0].mapRect(QRectF(region.boundingRect()))
        left = 1.0 - float(self.clock.currentValue() or 0.0)
        painter = QPainter(self._view.viewport())
        painter.setClipRegion(region)
        painter.setRenderHints(self._view.renderHints())
        painter.setTransform(transform)
        self._scene.drawBackground(painter, area)
        option = QStyleOptionGraphicsItem()
        for item in self._items(area):
            way = self._way.get(item) if isinstance(item, NodeItem) else None
            if isinstance(item, EdgeItem):
                self._paint_wire(painter, transform, item, left)
                continue
            at = item.pos() + way * left if way is not None else item.pos()
            painter.setTransform(QTransform.fromTranslate(at.x(), at.y()) * transform)
            item.paint(painter, option)
        painter.setTransform(transform)
        self._scene.drawForeground(painter, area)
        painter.end()

    def _items(self, area: QRectF) -> list[QGraphicsItem]:
        """Return what is in view or moves, from the lowest to the uppermost."""
        mode, order = Qt.ItemSelectionMode.IntersectsItemBoundingRect, Qt.SortOrder.AscendingOrder
        found = dict.fromkeys(self._scene.items(area, mode, order))
        found.update(dict.fromkeys(self._way))
        graph = self._view.document.graph
        wires = {edge for card in self._way for edge in graph.wires(card.node_id)}
        found.update(dict.fromkeys(self._scene.edges[e] for e in wires & self._scene.edges.keys()))
        return sorted(found, key=lambda item: item.zValue())

    def _paint_wire(self, painter: QPainter, transform: QTransform, item: EdgeItem, left: float) -> None:
        around = self._scene.around
        ends = (around.item_of(item.edge.source), around.item_of(item.edge.target))
        first, last = (self._way.get(card, QPointF()) if card is not None else QPointF() for card in ends)
        if first == last:
            painter.setTransform(QTransform.fromTranslate(first.x() * left, first.y() * left) * transform)
            item.paint(painter, QStyleOptionGraphicsItem())
        else:
            painter.setTransform(transform)
            item.paint_between(painter, item.chord.p1() + first * left, item.chord.p2() + last * left)

    def _on_tick(self) -> None:
        self._view.viewport().update()
