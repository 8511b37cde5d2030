"""Notes and frames on the canvas. A collapsed frame is no item of this kind: it is a card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.graph.annotation import Note
from designer.graph.arrangement import TITLE
from designer.views.canvas.look import FAR_TEXT, TEXT_FROM, Look, faded, far_font, far_text, font, metrics, mix
from designer.views.guard import guarded

_RADIUS = 10.0
_INSET = 12.0
_CORNER = 14.0  # the part of a note's lower right corner that resizes it
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class MarkItem(QGraphicsItem):
    """Mirrors one note or frame of the document."""

    def __init__(self, name: str, look: Look, z: float) -> None:
        super().__init__()
        self.name = name
        self.look = look
        self.is_selected = False
        self._rect = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(z)

    def set_rect(self, rect: QRectF) -> None:
        """Stand somewhere, in scene units."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = QRectF(rect)
            self.update()

    def set_selected(self, is_selected: bool) -> None:
        """Show it as selected or not."""
        if is_selected != self.is_selected:
            self.is_selected = is_selected
            self.update()

    def rect(self) -> QRectF:
        """Return where it stands, in scene units."""
        return QRectF(self._rect)

    def handle(self) -> QRectF:
        """Return the part by which it is taken, in scene units."""
        return self.rect()

    def _colour(self, name: str) -> QColor:
        return self.look.family(name) if name else self.look.muted

    def _border(self, colour: QColor) -> QPen:
        return self.look.accent_pen if self.is_selected else QPen(colour, 1)

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-3, -3, 3, 3)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.handle())
        return path


@guarded
class NoteItem(MarkItem):
    """A text on a sheet; its lower right corner resizes it."""

    def __init__(self, name: str, note: Note, look: Look) -> None:
        super().__init__(name, look, 0.9)
        self.note = note
        self.set_note(note)

    def set_note(self, note: Note) -> None:
        """Show another text; a text that needs more room than it was given gets it."""
        self.note = note
        width = float(note.size[0])
        self.set_rect(QRectF(note.position[0], note.position[1], width, max(note.size[1], height_of(note.text, width))))
        self.update()

    def corner(self) -> QRectF:
        """Return the corner that resizes it."""
        end = self._rect.bottomRight()
        return QRectF(end - QPointF(_CORNER, _CORNER), end)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        look, colour = self.look, self._colour(self.note.colour)
        painter.setPen(self._border(mix(colour, look.canvas, 0.5)))
        painter.setBrush(mix(look.canvas, colour, 0.14))
        painter.drawRoundedRect(self._rect, 6, 6)
        scale = painter.worldTransform().m11()
        inner = self._rect.adjusted(_INSET, _INSET - 2, -_INSET, -_INSET + 2)
        painter.setPen(look.text)
        if scale < TEXT_FROM:
            size = round(FAR_TEXT / scale)
            painter.setFont(far_font(size))
            first = self.note.text.split("\n", 1)[0]
            painter.drawText(
                inner, _WRAP, far_text(first, size, int(inner.width() * max(1, inner.height() // (size * 1.3))))
            )
            return
        painter.setFont(font("note"))
        painter.drawText(inner, _WRAP, self.note.text)
        painter.setPen(QPen(mix(colour, look.canvas, 0.3), 1.2))
        end = self._rect.bottomRight() - QPointF(4, 4)
        for step in (4.0, 8.0):
            painter.drawLine(end - QPointF(step, 0), end - QPointF(0, step))


@guarded
class FrameItem(MarkItem):
    """A frame around nodes; its title is what one takes it by."""

    def __init__(self, name: str, look: Look, depth: int) -> None:
        super().__init__(name, look, -2 + 0.01 * depth)
        self.title, self.colour = "", ""

    def set_texts(self, title: str, colour: str) -> None:
        """Show another title and colour."""
        if (title, colour) != (self.title, self.colour):
            self.title, self.colour = title, colour
            self.update()

    def handle(self) -> QRectF:
        return QRectF(self._rect.left(), self._rect.top(), self._rect.width(), TITLE)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        look, colour = self.look, self._colour(self.colour)
        painter.setPen(self._border(mix(colour, look.canvas, 0.55)))
        painter.setBrush(faded(colour, 16))
        painter.drawRoundedRect(self._rect, _RADIUS, _RADIUS)
        scale = painter.worldTransform().m11()
        if scale < TEXT_FROM:
            size = round(FAR_TEXT / scale)
            painter.setFont(far_font(size))
            painter.setPen(mix(colour, look.text, 0.35))
            room = QRectF(self._rect.left(), self._rect.top() - size * 1.4, self._rect.width(), size * 1.3)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, far_text(self.title, size, int(room.width())))
            return
        painter.setFont(font("title"))
        painter.setPen(mix(colour, look.text, 0.35))
        room = self.handle().adjusted(_INSET, 0, -_INSET, 0)
        text = metrics("title").elidedText(self.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-3, -TITLE * 2, 3, 3)


def height_of(text: str, width: float) -> float:
    """Return the height that a note of this width needs for its text."""
    room = QRectF(0, 0, width - 2 * _INSET, 100_000)
    return (
        metrics("note").boundingRect(room, int(_WRAP.value if hasattr(_WRAP, "value") else _WRAP), text or " ").height()
        + 2 * _INSET
    )
