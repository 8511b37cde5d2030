"""Cuts every wire that a stroke of the knife crosses (Ctrl and the right button)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from designer.graph import edits
from designer.graph.model import Edge
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.geometry import crosses
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.sketch import Stroke


class Knife(Gesture):
    """A stroke; the wires it has crossed are shown as refused until the release."""

    cursor = Qt.CursorShape.CrossCursor

    def begin(self) -> None:
        self._last = QPointF(self.start.scene)
        self._path = QPainterPath(self._last)
        self._cut: dict[Edge, None] = {}

    def move(self, at: Pointer) -> None:
        around = QRectF(self._last, at.scene).normalized().adjusted(-1, -1, 1, 1)
        self.scene.follow()
        for item in self.scene.items(around, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
            if isinstance(item, EdgeItem) and crosses(item.path, self._last, at.scene):
                self._cut[item.edge] = None
                item.set_refused(True)
        self._path.lineTo(at.scene)
        pen = QPen(self.scene.look.error, 1.5)
        pen.setCosmetic(True)
        self.scene.sketches.draw(self, Stroke(QPainterPath(self._path), pen))
        self._last = at.scene

    def end(self, at: Pointer) -> None:
        self.move(at)
        self.cancel()
        self.canvas.push(edits.disconnect(self.canvas.document.graph, self._cut, self.canvas.signatures))

    def cancel(self) -> None:
        self.scene.sketches.erase(self)
        for edge in self._cut:
            if edge in self.scene.edges:
                self.scene.edges[edge].set_refused(False)
