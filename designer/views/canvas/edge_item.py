"""One wire on the canvas: a smooth path with the shape that flows along it on a pill at its middle."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.graph.model import Edge
from designer.views.canvas.carrier import Carrier
from designer.views.canvas.geometry import DOT, path_around, path_through, wire_path
from designer.views.canvas.look import TEXT_FROM, Look, font, metrics
from designer.views.guard import guarded, harmless

_PILL_HEIGHT = 18.0


@guarded
class EdgeItem(QGraphicsItem):
    """Mirrors one edge of the document."""

    def __init__(self, edge: Edge, look: Look) -> None:
        super().__init__()
        self.edge = edge
        self.look = look
        self.pill = ""
        self.is_active = False  # at a selected node, or selected itself
        self.is_doubtful = False  # the engine cannot make sense of what it feeds
        self.is_refused = False  # about to be cut
        self.is_target = False  # a node is about to be put into it
        self.path = QPainterPath()
        self.dots: tuple[tuple[int, int], ...] = ()  # what the user has it run through
        self.via: tuple[QPointF, ...] = ()  # the corners of the way it takes around cards
        self._chord = QLineF()
        self._bounds = QRectF()
        self._pill_rect = QRectF()

    def set_course(self, start: QPointF, end: QPointF, dots: tuple[tuple[int, int], ...] = ()) -> bool:
        """Lay the wire between two points of the scene, or through dots; returns whether it lay elsewhere."""
        chord = QLineF(start, end)
        if chord == self._chord and dots == self.dots:
            return False
        self.prepareGeometryChange()
        self.path = path_through(start, end, dots) if dots else wire_path(start, end)
        self._chord, self.dots, self.via = chord, dots, ()
        self._place_pill()
        return True

    def set_way(self, via: tuple[QPointF, ...]) -> None:
        """Lay the wire around corners, or straight to its end where there are none."""
        if via != self.via and not self.dots:
            self.prepareGeometryChange()
            start, end = self._chord.p1(), self._chord.p2()
            self.path = path_around([start, *via, end]) if via else wire_path(start, end)
            self.via = via
            self._place_pill()
            self.update()

    @property
    def chord(self) -> QLineF:
        """The straight line between its ends."""
        return self._chord

    def shift(self, by: QPointF) -> None:
        """Move the whole wire, as when both its nodes are dragged."""
        self.prepareGeometryChange()
        self.via = tuple(point + by for point in self.via)
        for part in (self.path, self._chord, self._bounds, self._pill_rect):
            part.translate(by)

    def carry(self, carrier: Carrier | None) -> None:
        """Be shown by what carries it, or by itself again."""
        self.setVisible(carrier is None)

    def set_pill(self, text: str, is_doubtful: bool) -> None:
        """Show what flows along the wire and whether the engine has a doubt about it."""
        if (text, is_doubtful) != (self.pill, self.is_doubtful):
            self.prepareGeometryChange()
            self.pill, self.is_doubtful = text, is_doubtful
            self._place_pill()
            self.update()

    def set_active(self, is_active: bool) -> None:
        """Show the wire as part of the selection."""
        if is_active != self.is_active:
            self.is_active = is_active
            self.setZValue(0.5 if is_active else 0)
            self.update()

    def set_refused(self, is_refused: bool) -> None:
        """Show that the wire is about to be cut."""
        if is_refused != self.is_refused:
            self.is_refused = is_refused
            self.update()

    def set_target(self, is_target: bool) -> None:
        """Show that a node is about to be put into the wire."""
        if is_target != self.is_target:
            self.is_target = is_target
            self.update()

    def paint_between(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        """Paint the wire as if it ran smoothly from one point of the scene to another."""
        look, is_far = self.look, painter.worldTransform().m11() < TEXT_FROM
        far = look.far_active_pen if self.is_active else look.far_wire_pen
        painter.setPen(far if is_far else self._pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(wire_path(start, end))

    def _place_pill(self) -> None:
        bounds = self.path.controlPointRect()
        self._pill_rect = QRectF()
        if self.pill:
            width = max(24.0, metrics("pill").horizontalAdvance(self.pill) + 14)
            # The middle of a curve without dots is the mean of its ends.
            middle = self.path.pointAtPercent(0.5) if self.dots or self.via else self._chord.center()
            if abs(self._chord.dx()) + abs(self._chord.dy()) > width + 14:
                left, top = middle.x() - width / 2, middle.y() - _PILL_HEIGHT / 2
                self._pill_rect = QRectF(left, top, width, _PILL_HEIGHT)
        self._bounds = bounds.united(self._pill_rect).adjusted(-3, -3, 3, 3)

    def _pen(self) -> QPen:
        look = self.look
        if self.is_refused:
            return look.refused_pen
        if self.is_target:
            return look.target_pen
        if self.is_active:
            return look.active_doubtful_pen if self.is_doubtful else look.active_pen
        return look.doubtful_pen if self.is_doubtful else look.wire_pen

    @harmless
    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return self.path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        if painter.worldTransform().m11() < TEXT_FROM:
            painter.setPen(self.look.far_active_pen if self.is_active else self.look.far_wire_pen)
            if self.dots or self.via:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(self.path)
            else:
                painter.drawLine(self._chord)
            return
        painter.setPen(self._pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)
        if self.dots:
            painter.setBrush(self.look.canvas)
            for x, y in self.dots:
                painter.drawEllipse(QPointF(x, y), DOT, DOT)
        if self._pill_rect.isNull():
            return
        painter.setPen(self.look.frame_pen)
        painter.setBrush(self.look.pill)
        painter.drawRoundedRect(self._pill_rect, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
        painter.setPen(self.look.text if self.is_active else self.look.muted)
        painter.setFont(font("pill"))
        painter.drawText(self._pill_rect, Qt.AlignmentFlag.AlignCenter, self.pill)
