"""A picture of vectors on a sheet of paper: zoomed with the wheel, moved with the mouse or the keys."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.views.guard import guarded
from designer.views.stylesheet import RADIUS
from designer.views.theme import Appearance

MIN_ZOOM, MAX_ZOOM = 0.02, 8.0
_LARGEST_FIT = 1.0  # small pictures are not blown up
_READABLE, _COMFORTABLE = 0.25, 0.5  # zooms at which the words can just be read, and read well
_STEP = 1.2  # a notch of the wheel
_MARGIN = 12  # pixels around the paper that is fitted
_PAPER = 10  # pixels of paper around the picture, in its own scale
_KEY = 40  # pixels an arrow key moves
_FADED = 0.45  # opacity of a picture that is not that of the drawing any more


@guarded
class PictureView(QWidget):
    """Shows an SVG. Until somebody zooms or moves it, it stays fitted when view or picture change their size.

    Of a picture so long that all of it could not be read, the beginning is shown first.
    """

    zoom_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._renderer = QSvgRenderer(self)
        self._zoom = 1.0
        self._at = QPointF()  # the left top corner of the paper, in pixels of the widget
        self._placing = "first"  # how it lies by itself: "first", "whole" (asked for), "" where the user has put it
        self._is_stale = False
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 60)
        appearance.changed.connect(self.update)

    @property
    def zoom(self) -> float:
        """Pixels of the widget for one of the picture."""
        return self._zoom

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return self._renderer.isValid() and not self._renderer.defaultSize().isEmpty()

    def show_svg(self, svg: str) -> None:
        """Show a picture; where the last one was looked at closely the place is kept."""
        self._renderer.load(QByteArray(svg.encode("utf-8")))
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self._place()
        self._keep_in_sight()
        self.update()

    def set_stale(self, is_stale: bool) -> None:
        """Say whether the picture is an older one."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            self.update()

    def fit(self) -> None:
        """Show all of it."""
        self._placing = "whole"
        self._place()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; the point `at` (the middle without one) stays where it is."""
        at = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        zoom = min(max(zoom, min(MIN_ZOOM, self._zoom)), MAX_ZOOM)
        self._at = at + (self._at - at) * (zoom / self._zoom)
        self._zoom = zoom
        self._placing = ""
        self._keep_in_sight()
        self.zoom_changed.emit()
        self.update()

    def move_by(self, delta: QPointF) -> None:
        """Move the paper by pixels."""
        self._at += delta
        self._placing = ""
        self._keep_in_sight()
        self.update()

    def paper(self) -> QRectF:
        """Return where the paper lies, in pixels of the widget."""
        return QRectF(self._at, self._paper_size() * self._zoom)

    def _place(self) -> None:
        """Lay the paper where it lies by itself."""
        paper = self._paper_size()
        room = QSizeF(self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN)
        if not self._placing or paper.isEmpty() or room.isEmpty():
            return
        across, down = room.width() / paper.width(), room.height() / paper.height()
        self._zoom = min(across, down, _LARGEST_FIT)
        if self._placing == "first" and self._zoom < _READABLE:
            self._zoom = max(self._zoom, min(max(across, down), _COMFORTABLE))
        x, y = self.width() - paper.width() * self._zoom, self.height() - paper.height() * self._zoom
        self._at = QPointF(max(x / 2, _MARGIN), max(y / 2, _MARGIN))
        if self._placing == "whole":
            self._at = QPointF(x / 2, y / 2)
        self.zoom_changed.emit()
        self.update()

    def _paper_size(self) -> QSizeF:
        size = QSizeF(self._renderer.defaultSize())
        return QSizeF(size.width() + 2 * _PAPER, size.height() + 2 * _PAPER) if not size.isEmpty() else QSizeF()

    def _keep_in_sight(self) -> None:
        """Leave at least a corner of the paper where it can be taken hold of."""
        paper, edge = self.paper(), 48
        x = min(max(paper.x(), edge - paper.width()), self.width() - edge)
        y = min(max(paper.y(), edge - paper.height()), self.height() - edge)
        self._at = QPointF(x, y)

    def sizeHint(self) -> QSize:
        return QSize(600, 220)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.canvas))
        if self.has_picture:
            if self._is_stale:
                painter.setOpacity(_FADED)
            paper = self.paper()
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.setBrush(QColor("#ffffff"))  # the pictures are drawn for paper
            painter.drawRoundedRect(paper, RADIUS, RADIUS)
            gap = _PAPER * self._zoom
            self._renderer.render(painter, paper.adjusted(gap, gap, -gap, -gap))
            painter.setOpacity(1.0)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, notches = event.pixelDelta(), event.angleDelta().y() / 120
        is_touchpad = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if is_touchpad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_by(QPointF(pixels))
        elif notches:
            self.zoom_to(self._zoom * _STEP**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.move_by(event.position() - self._held)
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._held = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: QPointF(_KEY, 0),
            Qt.Key.Key_Right: QPointF(-_KEY, 0),
            Qt.Key.Key_Up: QPointF(0, _KEY),
            Qt.Key.Key_Down: QPointF(0, -_KEY),
        }
        key = event.key()
        if key in moves:
            self.move_by(moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_to(self._zoom * _STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_to(self._zoom / _STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_to(1.0)
        elif key in (Qt.Key.Key_F, Qt.Key.Key_Home):
            self.fit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self._zoom * (1 + event.value()), event.position())
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._keep_in_sight()
