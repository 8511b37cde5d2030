"""One node on the canvas: a card that paints its own texts, marks and ports."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.views.canvas import marks
from designer.views.canvas.carrier import Carrier
from designer.views.canvas.faces import Face
from designer.views.canvas.geometry import (
    BAND,
    MARGIN,
    PORT_RADIUS,
    TEXT_LEFT,
    TEXT_RIGHT,
    ports_of,
    size_of,
)
from designer.views.canvas.look import (
    DETAIL_FROM,
    FAR_TEXT,
    TEXT_FROM,
    Look,
    far_drop,
    far_font,
    far_text,
    font,
    metrics,
)
from designer.views.guard import guarded, harmless

_RADIUS = 7.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@guarded
class NodeItem(QGraphicsItem):
    """Mirrors one node of the document. It is moved and marked by the scene and the gestures, and decides nothing."""

    def __init__(self, node_id: str, face: Face, look: Look) -> None:
        super().__init__()
        self.node_id = node_id
        self.face = face
        self.look = look
        self._carrier: Carrier | None = None
        self.is_selected = False
        self.is_dimmed = False
        self.hot_port: tuple[bool, int] | None = None  # (is an output, index) under the mouse
        self.legal_side = ""  # "inputs" or "outputs" while a wire is drawn that may end here
        self.connected: frozenset[int] = frozenset()  # input ports with a wire
        self.chart: tuple[float, ...] = ()  # heights from 0 to 1 of what a run has seen of it, the newest last
        self.setZValue(1)
        self._measure()
        self._bounds = QRectF(-MARGIN, -MARGIN, self._width + 2 * MARGIN, self._height + 2 * MARGIN)

    def set_face(self, face: Face) -> bool:
        """Show other contents; returns whether ports moved."""
        if face == self.face:
            return False
        old_ports, old_size = self._ports, (self._width, self._height)
        self.face = face
        self._measure()
        if (self._width, self._height) != old_size:
            self.prepareGeometryChange()
        self._bounds = QRectF(-MARGIN, -MARGIN, self._width + 2 * MARGIN, self._height + 2 * MARGIN)
        self.update()
        return self._ports != old_ports

    def set_selected(self, is_selected: bool) -> None:
        """Show the node as selected or not."""
        if is_selected != self.is_selected:
            self.is_selected = is_selected
            self.setZValue(2 if is_selected else 1)
            self.update()

    def set_candidate(self, legal_side: str, is_dimmed: bool) -> None:
        """Show while a wire is drawn whether it may end here ("inputs" or "outputs" light up) or not."""
        if (legal_side, is_dimmed) != (self.legal_side, self.is_dimmed):
            self.legal_side, self.is_dimmed = legal_side, is_dimmed
            self.setOpacity(0.35 if is_dimmed else 1.0)
            self.update()

    def set_hot_port(self, port: tuple[bool, int] | None) -> None:
        """Enlarge the port under the mouse."""
        if port != self.hot_port:
            self.hot_port = port
            self.update()

    def set_connected(self, ports: frozenset[int]) -> None:
        """Tell which input ports have a wire; the others are painted empty."""
        if ports != self.connected:
            self.connected = ports
            self.update()

    def set_chart(self, chart: tuple[float, ...]) -> None:
        """Show another small chart in place of the shape; () shows the shape again."""
        if chart != self.chart:
            self.chart = chart
            self.update()

    def carry(self, carrier: Carrier | None) -> None:
        """Be shown by what carries it, or by itself again."""
        self._carrier = carrier
        self.setVisible(carrier is None)

    def _at(self) -> QPointF:
        return self.pos() if self._carrier is None else self.pos() + self._carrier.pos()

    def input_point(self, port: int) -> QPointF:
        """Return where a wire ends at an input port, in scene units."""
        inputs = self._ports[0]
        return self._at() + (inputs[min(port, len(inputs) - 1)] if inputs else QPointF(0, self._height / 2))

    def output_point(self, port: int) -> QPointF:
        """Return where a wire starts at an output port, in scene units."""
        outputs = self._ports[1]
        return self._at() + outputs[min(port, len(outputs) - 1)]

    def port_near(self, at: QPointF, reach: float) -> tuple[bool, int] | None:
        """Return (is an output, index) of the port nearest to a scene point within `reach`."""
        local = at - self._at()
        inputs, outputs = self._ports
        found = [(_squared(local - p), (False, i)) for i, p in enumerate(inputs)]
        found += [(_squared(local - p), (True, i)) for i, p in enumerate(outputs)]
        squared, port = min(found, default=(reach**2, None), key=lambda pair: pair[0])
        return port if squared < reach**2 else None

    def card(self) -> QRectF:
        """Return the card in scene units."""
        at = self._at()
        return QRectF(at.x(), at.y(), self._width, self._height)

    def _measure(self) -> None:
        self._width, self._height = size_of(self.face)
        self._ports = ports_of(self.face, self._width, self._height)

    def _paint_far(self, painter: QPainter, scale: float) -> None:
        look, colour = self.look, self.look.family(self.face.family)
        rect = QRectF(0, 0, self._width, self._height)
        if scale < DETAIL_FROM:
            painter.fillRect(rect, look.accent if self.is_selected else colour)
            return
        edge = (2 if self.is_selected else 1) / scale
        painter.fillRect(rect.adjusted(-edge, -edge, edge, edge), look.accent if self.is_selected else look.line)
        painter.fillRect(rect, look.warm(self.face.heat))
        painter.fillRect(QRectF(0, 0, 3 * BAND, self._height), colour)
        left = 3 * BAND + FAR_TEXT / 3 / scale
        size, width = round(FAR_TEXT / scale), int(self._width - left)
        painter.setFont(far_font(size))
        painter.setPen(look.text)
        # At a point: in a rectangle a text is laid out anew each time, which takes three times as long.
        painter.drawText(QPointF(left, self._height / 2 + far_drop(size)), far_text(self.face.name, size, width))
        if self.face.severity:
            painter.fillRect(QRectF(self._width - 34, self._height - 34, 34, 34), look.severity(self.face.severity))

    def _paint_card(self, painter: QPainter) -> None:
        look = self.look
        rect = QRectF(0.5, 0.5, self._width - 1, self._height - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.is_selected:
            painter.setPen(look.halo_pen)
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), _RADIUS + 3, _RADIUS + 3)
        painter.setPen(look.bypassed_frame_pen if self.face.bypassed else look.frame_pen)
        painter.setBrush(look.canvas if self.face.bypassed else look.warm(self.face.heat))
        if self.face.nested:
            painter.drawRoundedRect(rect.translated(4, 4), _RADIUS, _RADIUS)  # there is more below
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.family(self.face.family))
        painter.drawPath(_band(self._height))
        if self.is_selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.accent_pen)
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)

    def _paint_texts(self, painter: QPainter) -> None:
        face, look = self.face, self.look
        top = (self._height - 70.0) / 2
        left, width = TEXT_LEFT, self._width - TEXT_LEFT - TEXT_RIGHT
        painter.setPen(look.muted)
        room = width
        if face.params:
            painter.setFont(font("text"))
            painter.drawText(QRectF(left, top + 7, width, 20), _RIGHT, face.params)
            room -= metrics("text").horizontalAdvance(face.params) + 8
        if face.fields:
            painter.setFont(font("text"))
            offset = metrics("class").horizontalAdvance(face.type) + 7
            fields = _elided("text", face.fields, width - offset)
            painter.drawText(QRectF(left + offset, top + 26, width - offset, 19), _LEFT, fields)
        if self.chart:
            self._paint_chart(painter, QRectF(left, top + 48, width, 13))
        else:
            painter.setFont(font("number"))
            painter.drawText(QRectF(left, top + 45, width, 18), _LEFT, _elided("number", face.shape or "…", width))
        painter.setPen(look.family(face.family))
        painter.setFont(font("class"))
        painter.drawText(QRectF(left, top + 26, width, 19), _LEFT, _elided("class", face.type, width))
        painter.setPen(look.text)
        painter.setFont(font("title"))
        painter.drawText(QRectF(left, top + 7, room, 20), _LEFT, _elided("title", face.name, room))

    def _paint_chart(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(self.look.frame_pen)
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        step = room.width() / max(1, len(self.chart) - 1)
        painter.setPen(self.look.chart_pen)
        points = (QPointF(room.left() + step * i, room.bottom() - room.height() * y) for i, y in enumerate(self.chart))
        painter.drawPolyline(list(points))

    def _paint_title(self, painter: QPainter) -> None:
        room = self._width - TEXT_LEFT - TEXT_RIGHT - 22 * bool(self.face.severity)
        painter.setPen(self.look.text)
        painter.setFont(font("title"))
        text = _elided("title", self.face.name, room)
        painter.drawText(QRectF(TEXT_LEFT, 0, room, self._height), _LEFT, text)

    def _paint_marks(self, painter: QPainter) -> None:
        face, look = self.face, self.look
        right, y = self._width - TEXT_RIGHT + 4, self._height - (25 if face.collapsed else 24)
        if face.severity:
            marks.problem(painter, QRectF(right - 18, y, 18, 16), look.severity(face.severity), look.canvas)
            right -= 22
        for is_on, draw in ((face.frozen, marks.snowflake), (face.shared, marks.link), (face.nested, marks.stack)):
            if is_on:
                draw(painter, QRectF(right - 15, y + 1, 14, 14), look.muted)
                right -= 20

    def _paint_ports(self, painter: QPainter) -> None:
        face, look = self.face, self.look
        inputs, outputs = self._ports
        painter.setBrush(look.canvas)
        quiet = look.accent_pen if self.is_selected else QPen(look.muted, 1.8)
        for index, at in enumerate(inputs):
            is_spare = face.spare and index == len(inputs) - 1
            if is_spare and self.legal_side != "inputs" and self.hot_port != (False, index):
                continue  # a calm drawing shows it only when it is of use
            painter.setPen(look.accent_pen if self.legal_side == "inputs" else quiet)
            self._ring(painter, at, (False, index), PORT_RADIUS)
        painter.setPen(look.accent_pen if self.legal_side == "outputs" else look.port_pen(face.family))
        for index, at in enumerate(outputs):
            self._ring(painter, at, (True, index), PORT_RADIUS)

    def _ring(self, painter: QPainter, at: QPointF, port: tuple[bool, int], radius: float) -> None:
        grown = radius + 1.5 if port == self.hot_port else radius
        painter.drawEllipse(at, grown, grown)

    @harmless
    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(QRectF(0, 0, self._width, self._height))
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        scale = painter.worldTransform().m11()
        if scale < TEXT_FROM:
            self._paint_far(painter, scale)
            return
        self._paint_card(painter)
        if self.face.bypassed:
            painter.setOpacity(painter.opacity() * 0.5)
        if self.face.collapsed:
            self._paint_title(painter)
        else:
            self._paint_texts(painter)
        self._paint_marks(painter)
        if self.face.bypassed:
            painter.setOpacity(painter.opacity() * 2)
        self._paint_ports(painter)
        if self.face.bypassed and self._ports[0]:
            painter.setPen(self.look.bypass_pen)
            painter.drawLine(self._ports[0][0], self._ports[1][0])


@cache
def _band(height: float) -> QPainterPath:
    """Return the band at the left of a card: rounded at the left, straight at the right."""
    path = QPainterPath(QPointF(BAND, 0))
    path.lineTo(_RADIUS, 0)
    path.quadTo(0, 0, 0, _RADIUS)
    path.lineTo(0, height - _RADIUS)
    path.quadTo(0, height, _RADIUS, height)
    path.lineTo(BAND, height)
    path.closeSubpath()
    return path


def _elided(kind: str, text: str, width: float) -> str:
    return metrics(kind).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))


def _squared(point: QPointF) -> float:
    return point.x() ** 2 + point.y() ** 2
