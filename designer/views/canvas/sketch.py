"""What a gesture shows while it lasts: paths painted over the drawing, kept as values and never as items."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsScene

_ROOM = 4.0  # pixels that a pen needs around a path


@dataclass(frozen=True)
class Stroke:
    """One path in scene units, and how it is painted."""

    path: QPainterPath
    pen: QPen
    fill: QColor | None = None


class Sketches:
    """The strokes over one scene, each by who drew it; a scene that is made anew starts without any."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._strokes: dict[object, Stroke] = {}

    def draw(self, owner: object, stroke: Stroke) -> None:
        """Show a stroke in place of what its owner showed before."""
        self.erase(owner)
        self._strokes[owner] = stroke
        self._update(stroke)

    def erase(self, owner: object) -> None:
        """Take away what an owner shows, if anything."""
        stroke = self._strokes.pop(owner, None)
        if stroke is not None:
            self._update(stroke)

    def erase_all(self) -> None:
        """Take everything away."""
        for owner in tuple(self._strokes):
            self.erase(owner)

    def paint(self, painter: QPainter) -> None:
        """Paint all strokes in the order in which they were drawn."""
        for stroke in self._strokes.values():
            painter.setPen(stroke.pen)
            painter.setBrush(stroke.fill or QColor(0, 0, 0, 0))
            painter.drawPath(stroke.path)

    def __len__(self) -> int:
        return len(self._strokes)

    def __repr__(self) -> str:
        return ", ".join(type(owner).__name__ for owner in self._strokes)

    def _update(self, stroke: Stroke) -> None:
        scale = min((view.transform().m11() for view in self._scene.views()), default=1.0)
        room = max(stroke.pen.widthF(), 1.0) + _ROOM / scale
        self._scene.update(stroke.path.boundingRect().adjusted(-room, -room, room, room))


def box(rect: QRectF) -> QPainterPath:
    """Return the path around a rectangle."""
    path = QPainterPath()
    path.addRect(rect)
    return path
