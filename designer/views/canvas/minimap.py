"""The map in the corner: every node as a coloured block, and what is in view; a drag moves the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from designer.views.canvas.look import faded
from designer.views.canvas.navigation import Navigation
from designer.views.canvas.scene import Scene
from designer.views.guard import guarded

_SIZE = QSize(158, 96)
_PADDING = 8.0


@guarded
class Minimap(QWidget):
    """Keeps a picture of the nodes and makes it anew a moment after a change; a move of the view only repaints."""

    visibility_changed = Signal()

    def __init__(self, scene: Scene, navigation: Navigation, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._navigation = navigation
        self.is_wanted = self._has_room = True
        self._picture: QPixmap | None = None
        self._bounds = QRectF()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(40)
        self._later.timeout.connect(self._redraw)
        self.setObjectName("canvas_minimap")
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        context = scene.context
        context.document.changed.connect(self._schedule)
        context.selection.level_changed.connect(self._schedule)
        context.analysis.report_changed.connect(self._schedule)
        context.appearance.changed.connect(self._schedule)
        navigation.moved.connect(self.update)
        navigation.zoom_changed.connect(self.update)
        self.retranslate()

    def toggle(self) -> None:
        """Show it or hide it, until the user wants otherwise."""
        self.is_wanted = not self.is_wanted
        self._show_if_wanted()
        self.visibility_changed.emit()

    def fit(self, size: QSize) -> None:
        """Stay out of the way where the drawing has no room for it."""
        self._has_room = size.width() >= 2.4 * self.width() and size.height() >= 1.9 * self.height()
        self._show_if_wanted()

    def _show_if_wanted(self) -> None:
        if self.isHidden() == (self.is_wanted and self._has_room):
            self.setVisible(self.isHidden())

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Overview of the drawing"))
        self.setToolTip(self.tr("Drag to move the view (M hides the map)"))

    def _schedule(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def _make_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        look = self._scene.look
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.frame_pen)
        painter.setBrush(faded(look.panel, 235))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        self._bounds = self._scene.bounds()
        painter.setPen(Qt.PenStyle.NoPen)
        for rect in (item.rect() for item in self._scene.around.frame_items.values()):
            painter.setBrush(faded(look.muted, 40))
            painter.drawRoundedRect(self._to_map(rect), 2, 2)
        for item in (*self._scene.nodes.values(), *self._scene.around.folds.values()):
            painter.setBrush(look.family(item.face.family))
            rect = self._to_map(item.card())
            painter.drawRoundedRect(rect, min(2.0, rect.width() / 4), min(2.0, rect.height() / 4))
        painter.end()
        return picture

    def _transform(self) -> tuple[float, QPointF]:
        world = self._bounds.adjusted(-60, -60, 60, 60)
        room = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        scale = min(room.width() / world.width(), room.height() / world.height(), 0.125)
        return scale, room.center() - world.center() * scale

    def _to_map(self, rect: QRectF) -> QRectF:
        scale, offset = self._transform()
        return QRectF(rect.topLeft() * scale + offset, rect.size() * scale)

    def _look_at(self, at: QPointF) -> None:
        scale, offset = self._transform()
        self._navigation.centre_on((at - offset) / scale)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._picture is None:
            self._picture = self._make_picture()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        inside = QRectF(self.rect()).adjusted(5.5, 5.5, -5.5, -5.5)
        view = self._to_map(self._navigation.shown()).intersected(inside)
        painter.setPen(QPen(self._scene.look.accent, 1))
        painter.setBrush(faded(self._scene.look.accent, 14))
        painter.drawRoundedRect(view, 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
