"""Where the view looks: zoom at a point, scroll, frame."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QGraphicsView, QPinchGesture

MIN_ZOOM, MAX_ZOOM = 0.08, 3.0
LEGIBLE, READING = 0.45, 0.9  # the scale from which a card can be read, and the one that is chosen then
_STEP = 1.2  # a notch of the wheel
_MARGIN = 48  # pixels around what is framed
_MARGINS = ((48, 48, 48, 48), (48, 48, 48, 72), (48, 124, 48, 72), (48, 124, 48, 48), (48, 48, 186, 72))
_WORLD = QRectF(-200_000, -200_000, 400_000, 400_000)


class Navigation(QObject):
    """Moves the view of a canvas; the scene is as wide as anybody will scroll."""

    zoom_changed = Signal(int)
    moved = Signal()

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.is_scrolling = False  # between the two axes: who moves a child of the viewport there repaints all of it
        self._remembered: dict[str, tuple[float, QPointF]] = {}
        view.setSceneRect(_WORLD)
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    @property
    def scale(self) -> float:
        """Pixels a scene unit."""
        return self._view.transform().m11()

    def zoom_at(self, at: QPoint, notches: float) -> None:
        """Zoom by notches of the wheel; the point under the mouse stays where it is."""
        self.set_scale(self.scale * _STEP**notches, at)

    def set_scale(self, scale: float, at: QPoint | None = None) -> None:
        """Set the scale; `at` (the middle without one) stays where it is."""
        scale = max(MIN_ZOOM, min(MAX_ZOOM, scale))
        view = self._view
        at = view.viewport().rect().center() if at is None else at
        before = view.mapToScene(at)
        if scale != self.scale:
            view.resetTransform()
            view.scale(scale, scale)
            self.scroll_by(view.mapFromScene(before) * -1 + at)
            self.zoom_changed.emit(round(scale * 100))

    def scroll_by(self, delta: QPoint) -> None:
        """Move the drawing by pixels."""
        horizontal, vertical = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        self.is_scrolling = True
        horizontal.setValue(horizontal.value() - delta.x())
        vertical.setValue(vertical.value() - delta.y())
        self.is_scrolling = False
        self.moved.emit()

    def centre_on(self, at: QPointF) -> None:
        """Show a point of the scene in the middle."""
        self._view.centerOn(at)
        self.moved.emit()

    def frame(self, cards: list[QRectF], keep_clear: Iterable[QRect] = (), largest: float = 1.0) -> None:
        """Show rectangles as large as they fit, at most at `largest`, clear of what lies over the view if possible."""
        rect = QRectF()
        for card in cards:
            rect = rect.united(card)
        covers = [QRectF(r) for r in keep_clear]
        scale, centre = 1.0, QPointF(self._view.viewport().rect().center())
        fits = [self._fit(rect, margins, largest) for margins in _MARGINS] if cards else []
        if fits:
            clear = [f for f in fits if not _covered(cards, rect, f, covers)]
            scale, centre = max(clear or fits[:1], key=lambda fit: fit[0])
        self.set_scale(scale)
        middle = QPointF(self._view.viewport().rect().center())
        self._view.centerOn(rect.center() + (middle - centre) / self.scale)
        self.moved.emit()

    def _fit(self, rect: QRectF, margins: tuple[int, int, int, int], largest: float) -> tuple[float, QPointF]:
        """Return the scale and where the middle of `rect` comes, for margins (left, top, right, bottom)."""
        left, top, right, bottom = margins
        room = QRectF(self._view.viewport().rect()).adjusted(left, top, -right, -bottom)
        scale = min(room.width() / max(1.0, rect.width()), room.height() / max(1.0, rect.height()), largest)
        return max(MIN_ZOOM, scale), room.center()

    def reveal(self, rect: QRectF) -> None:
        """Scroll as little as needed to show a rectangle."""
        shown = self._view.mapFromScene(rect).boundingRect()
        port = self._view.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        dx = max(0, port.left() - shown.left()) or min(0, port.right() - shown.right())
        dy = max(0, port.top() - shown.top()) or min(0, port.bottom() - shown.bottom())
        if dx or dy:
            self.scroll_by(QPoint(dx, dy))

    def make_legible(self, rect: QRectF, keep_clear: Iterable[QRect] = ()) -> None:
        """Show a rectangle so that it can be read: zoom in where it is too small, scroll as little as needed."""
        if self.scale < LEGIBLE:
            self.set_scale(READING)
            self._view.centerOn(rect.center())
            self.moved.emit()
        self.reveal(rect)
        shown = self._view.mapFromScene(rect).boundingRect()
        for cover in keep_clear:
            if cover.intersects(shown):
                up = cover.center().y() < self._view.viewport().rect().center().y()
                self.scroll_by(
                    QPoint(0, cover.bottom() + 12 - shown.top() if up else cover.top() - 12 - shown.bottom())
                )
                return

    def shown(self) -> QRectF:
        """Return the part of the scene that is in view."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def remember(self, level: str) -> None:
        """Keep what is in view for the next time this level is opened."""
        self._remembered[level] = (self.scale, self.shown().center())

    def recall(self, level: str) -> bool:
        """Look where one looked when this level was left; False if it was never open."""
        if level not in self._remembered:
            return False
        scale, centre = self._remembered[level]
        self.set_scale(scale)
        self._view.centerOn(centre)
        self.moved.emit()
        return True

    def forget(self) -> None:
        """Another project: remember nothing."""
        self._remembered.clear()


def _covered(cards: list[QRectF], rect: QRectF, fit: tuple[float, QPointF], covers: list[QRectF]) -> bool:
    """Tell whether something lies over a card when the view is fitted like this."""
    scale, centre = fit
    hidden = [QRectF((c.topLeft() - centre) / scale + rect.center(), c.size() / scale) for c in covers]
    return any(card.intersects(h) for h in hidden for card in cards)


def pinched(navigation: Navigation, event: QEvent) -> bool:
    """Zoom by a pinch on a touch screen or touch pad; False for other events."""
    if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
        navigation.set_scale(navigation.scale * (1 + event.value()), event.position().toPoint())
        return True
    if isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            navigation.set_scale(navigation.scale * pinch.scaleFactor(), pinch.centerPoint().toPoint())
            return True
    return False
