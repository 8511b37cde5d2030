"""What two drawings differ in, on a canvas of its own: the second one, and as ghosts what only the first has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from designer.catalogue.load import Catalogue
from designer.graph.model import Edge, Graph
from designer.project.difference import Difference
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.faces import face_of
from designer.views.canvas.look import TEXT_FROM, Look
from designer.views.canvas.navigation import Navigation
from designer.views.canvas.node_item import NodeItem
from designer.views.guard import guarded
from designer.views.theme import Theme

Kind = Literal["added", "removed", "changed"]
KINDS: tuple[Kind, ...] = ("added", "removed", "changed")
_FAINT = 0.45
_GAP = 24.0  # scene units between a ghost and what it had to give way to


def colour_of(theme: Theme, kind: Kind) -> QColor:
    """Return the colour that stands for a kind of difference."""
    return QColor({"added": theme.ok, "removed": theme.error, "changed": theme.warning}[kind])


@guarded
class ComparedNode(NodeItem):
    """A card with an outline in the colour of its kind, "" where both drawings have it alike."""

    kind: Kind | Literal[""] = ""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        super().paint(painter, option, widget)
        if self.kind:
            pen = QPen(colour_of(self.look.theme, self.kind), 2.5)
            pen.setCosmetic(painter.worldTransform().m11() < 1)
            if self.kind == "removed":
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(0, 0, self.card().width(), self.card().height()).adjusted(-2, -2, 2, 2), 8, 8
            )


@guarded
class ComparedWire(EdgeItem):
    """A wire that both have, or that one of them has."""

    kind: Kind | Literal[""] = ""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self.kind:
            super().paint(painter, option, widget)
            return
        pen = QPen(colour_of(self.look.theme, self.kind), 2.0)
        pen.setCosmetic(painter.worldTransform().m11() < TEXT_FROM)
        if self.kind == "removed":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)


class ComparedScene(QGraphicsScene):
    """One level of two drawings, `found` what they differ in (project.difference)."""

    def __init__(
        self, first: Graph, second: Graph, found: list[Difference], catalogue: Catalogue, theme: Theme, level: str = ""
    ) -> None:
        super().__init__()
        self._look = Look(theme)
        self.setBackgroundBrush(self._look.canvas)
        self.nodes: dict[str, ComparedNode] = {}
        self.wires: dict[Edge, ComparedWire] = {}
        of_drawing = [one for one in found if one.of == "drawing" and one.node]
        kinds: dict[str, Kind] = {one.node: one.kind for one in of_drawing}
        changes: dict[str, list[str]] = defaultdict(list)
        for one in of_drawing:
            if one.kind == "changed":
                changes[one.node].append(f"{one.what} {one.before} → {one.after}")
        for graph in (second, first):
            for node in graph.children(level):
                if node.id not in self.nodes:
                    self._add_node(graph, node.id, catalogue, kinds.get(node.id, ""), changes.get(node.id, []))
        self._add_wires(first, second, level)

    def bounds(self) -> QRectF:
        """Return the rectangle around all cards."""
        found = QRectF()
        for item in self.nodes.values():
            found = found.united(item.card())
        return found

    def _add_node(
        self, graph: Graph, node_id: str, catalogue: Catalogue, kind: Kind | Literal[""], changes: list[str]
    ) -> None:
        face = face_of(graph, graph.nodes[node_id], catalogue, None, "", False)
        item = ComparedNode(node_id, replace(face, shape=" · ".join(changes) or " "), self._look)
        item.kind = kind
        item.setPos(QPointF(*graph.nodes[node_id].position))
        item.setToolTip("\n".join(changes))
        if kind == "removed":
            item.setOpacity(_FAINT)
            self._make_way(item)
        self.nodes[node_id] = item
        self.addItem(item)

    def _make_way(self, ghost: ComparedNode) -> None:
        """Move a ghost down to where nothing stands."""
        for _ in range(len(self.nodes)):
            hidden = [other.card() for other in self.nodes.values() if other.card().intersects(ghost.card())]
            if not hidden:
                return
            ghost.setPos(ghost.x(), max(card.bottom() for card in hidden) + _GAP)

    def _add_wires(self, first: Graph, second: Graph, level: str) -> None:
        before, after = (
            {edge for node in graph.children(level) for edge in graph.outgoing(node.id)} for graph in (first, second)
        )
        for edge in before | after:
            if edge.source not in self.nodes or edge.target not in self.nodes:
                continue
            wire = ComparedWire(edge, self._look)
            wire.kind = "" if edge in before & after else "added" if edge in after else "removed"
            source, target = self.nodes[edge.source], self.nodes[edge.target]
            wire.set_course(source.output_point(edge.source_port), target.input_point(edge.target_port))
            if wire.kind == "removed":
                wire.setOpacity(_FAINT)
            self.wires[edge] = wire
            self.addItem(wire)


@guarded
class ComparedView(QGraphicsView):
    """Shows such a scene; the wheel zooms, a drag moves it. Nothing in it can be edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compared_view")
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._navigation = Navigation(self)
        self._scene: ComparedScene | None = None

    def show_scene(self, scene: ComparedScene) -> None:
        """Show another one, the whole of it."""
        self._scene = scene
        self.setScene(scene)
        self._frame()

    def counts(self) -> Mapping[Kind, int]:
        """Return how many layers of each kind are on the level that is shown."""
        items = self._scene.nodes.values() if self._scene is not None else ()
        return {kind: sum(item.kind == kind for item in items) for kind in KINDS}

    def _frame(self) -> None:
        if self._scene is not None:
            self._navigation.frame([self._scene.bounds()])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if event.angleDelta().y():
            self._navigation.zoom_at(event.position().toPoint(), event.angleDelta().y() / 120)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._frame()
