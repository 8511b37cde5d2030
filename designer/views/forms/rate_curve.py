"""A small picture of a learning rate over the steps or epochs of a training."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.views.guard import guarded

_HEIGHT = 76
_EDGE = 4.0


@guarded
class RateCurve(QWidget):
    """Shows what it is given: the rates, and what the right end of the picture is ("5000 steps")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rate_curve")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rates: Sequence[float] = ()
        self._end = ""

    def show_rates(self, rates: Sequence[float], end: str) -> None:
        """Show rates, evenly spaced; without any the picture is gone."""
        self.rates, self._end = rates, end
        self.setVisible(bool(rates))
        if rates:
            self.setAccessibleName(f"{max(rates):.3g} – {min(rates):.3g}, {end}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = painter.fontMetrics().height()
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        room = QRectF(self.rect()).adjusted(_EDGE, line, -_EDGE, -line)
        painter.setPen(quiet)
        high, low = max(self.rates), min(min(self.rates), 0.0)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, f"{high:.3g}")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, self._end)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.6))
        across, up = room.width() / max(1, len(self.rates) - 1), room.height() / ((high - low) or 1.0)
        points = [QPointF(room.x() + i * across, room.bottom() - (r - low) * up) for i, r in enumerate(self.rates)]
        painter.drawPolyline(QPolygonF(points))
