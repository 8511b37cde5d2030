"""The line above the plots that says what the curves are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.views.guard import guarded
from designer.views.plots.value_box import draw_sample
from designer.views.stylesheet import sans
from designer.views.theme import DARK, Theme

_SAMPLE = 16
_GAP = 7
_SPACE = 18


@dataclass(frozen=True)
class LegendEntry:
    """A piece of curve and its meaning."""

    colour: str
    is_dashed: bool
    label: str


@guarded
class Legend(QWidget):
    """Painted entries side by side; what has no room is left out, with an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[LegendEntry, ...] = ()
        self._theme = DARK
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: tuple[LegendEntry, ...], theme: Theme) -> None:
        """Show these entries."""
        if (entries, theme) != (self.entries, self._theme):
            self.entries, self._theme = entries, theme
            self.setAccessibleName(", ".join(e.label for e in entries))
            self.setToolTip("\n".join(e.label for e in entries) if len(entries) > 2 else "")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = sans(12)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = 0.0
        middle = self.height() / 2
        for entry in self.entries:
            room = self.width() - x - _SAMPLE - _GAP
            if room < 24:
                break
            text = metrics.elidedText(entry.label, Qt.TextElideMode.ElideRight, int(room))
            draw_sample(painter, x, middle, entry.colour, entry.is_dashed)
            x += _SAMPLE + _GAP
            painter.setPen(QColor(self._theme.muted))
            width = metrics.horizontalAdvance(text)
            area = QRectF(x, 0, width + 2, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += width + _SPACE
