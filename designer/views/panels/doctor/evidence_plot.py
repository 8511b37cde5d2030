"""The small picture beside a finding: curves of what has many numbers, bars of what has one or two."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designer.views.guard import guarded
from designer.views.panels.doctor.painting import curve_in, small_painter
from designer.views.plots.value_box import number
from designer.views.theme import Appearance

_SIZE = QSize(260, 84)
_MOST_BARS = 5
_LEAST_TITLE, _MOST_TITLE = 60, 130  # pixels for the names of bars
_VALUE = 52


@guarded
class EvidencePlot(QWidget):
    """Paints numbers in a row by name, as curves or as bars; of a bar with two numbers the first is faint."""

    def __init__(
        self, values: Mapping[str, tuple[float | None, ...]], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.values = dict(values)
        self._appearance = appearance
        self.setFixedSize(_SIZE)
        self.setObjectName("finding_plot")
        self.setAccessibleName(", ".join(self.values))
        appearance.changed.connect(self.update)

    @property
    def is_curve(self) -> bool:
        """Whether it paints curves."""
        return any(len(one) > 2 for one in self.values.values())

    def curves(self) -> dict[str, list[tuple[float, float]]]:
        """Return the points of the curves, both axes from 0 to 1, the larger values upwards; gaps are left out."""
        known = [v for one in self.values.values() for v in one if v is not None and math.isfinite(v)]
        if not known:
            return {}
        logarithmic = min(known) > 0 and max(known) / min(known) > 50
        scaled = [math.log(v) for v in known] if logarithmic else known
        low, high = min(scaled), max(scaled)
        found = {}
        for name, one in self.values.items():
            last = max(1, len(one) - 1)
            found[name] = [
                (place / last, ((math.log(v) if logarithmic else v) - low) / ((high - low) or 1.0))
                for place, v in enumerate(one)
                if v is not None and math.isfinite(v)
            ]
        return found

    def bars(self) -> list[tuple[str, list[float]]]:
        """Return the bars: their name and one or two lengths from 0 to 1."""
        shown = list(self.values.items())[:_MOST_BARS]
        known = [abs(v) for _, one in shown for v in one if v is not None and math.isfinite(v)]
        largest = max(known, default=0.0) or 1.0
        logarithmic = bool(known) and largest / (min([v for v in known if v > 0], default=largest)) > 200
        return [(name, [self._length(v, largest, logarithmic) for v in one]) for name, one in shown]

    def _length(self, value: float | None, largest: float, logarithmic: bool) -> float:
        if value is None or not math.isfinite(value) or value == 0:
            return 0.0
        if not logarithmic:
            return min(1.0, abs(value) / max(largest, 1.0 if largest <= 1 and largest > 0.05 else largest))
        return max(0.02, 1 + math.log10(abs(value) / largest) / 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = small_painter(self)
        if self.is_curve:
            self._paint_curves(painter)
        else:
            self._paint_bars(painter)

    def _paint_curves(self, painter: QPainter) -> None:
        theme = self._appearance.theme
        colours = {"val_loss": theme.validation}
        area = QRectF(self.rect()).adjusted(4, 18, -4, -4)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        at = 4.0
        for name, points in self.curves().items():
            colour = QColor(colours.get(name, theme.train))
            painter.setPen(QPen(colour, 1.6))
            painter.drawPolyline(curve_in(area, points))
            painter.drawText(QPointF(at, 12), name)
            at += painter.fontMetrics().horizontalAdvance(name) + 12

    def _paint_bars(self, painter: QPainter) -> None:
        theme = self._appearance.theme
        every = self.bars()
        height = min(17.0, (self.height() - 4) / max(1, len(every)))
        titles = [QCoreApplication.translate("Doctor", name) for name, _ in every]
        widest = max(map(painter.fontMetrics().horizontalAdvance, titles), default=0)
        left = min(_MOST_TITLE, max(_LEAST_TITLE, widest + 2))
        room = self.width() - left - _VALUE - 12
        for row, (said, (name, lengths)) in enumerate(zip(titles, every, strict=True)):
            top = 2 + row * height
            painter.setPen(QColor(theme.muted))
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, left)
            painter.drawText(QRectF(0, top, left, height), Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(Qt.PenStyle.NoPen)
            for place, length in enumerate(lengths):
                colour = QColor(theme.accent)
                if place < len(lengths) - 1:
                    colour.setAlphaF(0.35)
                part = (height - 6) / len(lengths)
                painter.setBrush(colour)
                painter.drawRoundedRect(
                    QRectF(left + 6, top + 3 + place * part, max(1.5, length * room), max(2.0, part - 1)), 1.5, 1.5
                )
            value = self.values[name][-1]
            painter.setPen(QColor(theme.text))
            text = "" if value is None else number(value)
            painter.drawText(
                QRectF(self.width() - _VALUE, top, _VALUE, height),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                text,
            )
