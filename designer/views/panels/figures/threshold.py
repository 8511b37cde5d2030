"""What another threshold would decide: precision, recall and F1 of the second of two classes over its probability."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from designer.report.figures import Classes
from designer.views.guard import guarded
from designer.views.panels.figures.graph import FigureGraph, dashed, told_apart, veil
from designer.views.plots.colours import palette
from designer.views.stylesheet import mark
from designer.views.theme import Appearance


@guarded
class ThresholdFigure(FigureGraph):
    """Three curves and a slider; the sentence beside it tells the numbers at the slider's threshold."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, "evaluate_threshold_graph", parent)
        self._legend = self.graph.addLegend(offset=(8, -8), labelTextSize="11px")
        self._curves = [self.graph.plot([], [], name=name) for name in ("precision", "recall", "F1")]
        self._line = pg.InfiniteLine(pos=0.5, angle=90, movable=False)
        self.graph.addItem(self._line, ignoreBounds=True)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("evaluate_threshold")
        self._slider.setRange(0, 100)
        self._slider.setValue(50)
        self._sentence = QLabel()
        self._sentence.setObjectName("evaluate_threshold_says")
        mark(self._sentence, "muted")
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.addWidget(self._slider, 1)
        row.addWidget(self._sentence)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row)
        self._label = ""
        self._table = np.zeros((4, 0))  # thresholds rising, then precision, recall and share that is decided right
        self._slider.valueChanged.connect(self._tell)
        self.retranslate()

    def axis_titles(self) -> tuple[str, str]:
        """Return what the axes count."""
        return self.tr("threshold"), ""

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._slider.setAccessibleName(self.tr("Threshold"))
        self._tell()

    def show_classes(self, figures: Classes) -> None:
        """Show the second class of two."""
        first, second = figures.classes
        self._label = second.label
        true, false = second.support, first.support
        hits = np.asarray(second.roc.y) * true
        alarms = np.asarray(second.roc.x) * false
        named = hits + alarms
        precision = np.divide(hits, named, out=np.full_like(hits, np.nan), where=named > 0)
        right = (hits + false - alarms) / (true + false)
        self._table = np.stack([second.roc.thresholds, precision, hits / true, right])[:, ::-1]
        cuts, precision, recall, _ = self._table
        both = precision + recall
        score = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
        for curve, values in zip(self._curves, (precision, recall, score), strict=True):
            curve.setData(cuts, values, connect="finite")
        self.fit()
        self._tell()

    def fit(self) -> None:
        """Show both axes from 0 to 1."""
        self.graph.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.02)

    def dress(self) -> None:
        """Colour the curves."""
        theme = self.appearance.theme
        self._line.setPen(dashed(theme.text))
        colours = palette(theme)
        for index, curve in enumerate(self._curves):
            curve.setPen(told_apart(colours[index], index))
        self._legend.setBrush(veil(theme.panel))
        for _, label in self._legend.items:
            label.setText(label.text, color=theme.text, size="11px")

    def at(self, threshold: float) -> tuple[float, float, float]:
        """Return precision, recall and the share that is right when yes is said from `threshold` on."""
        cuts, precision, recall, right = self._table
        place = min(int(np.searchsorted(cuts, threshold)), len(cuts) - 1)
        return float(precision[place]), float(recall[place]), float(right[place])

    def _tell(self) -> None:
        threshold = self._slider.value() / 100
        self._line.setPos(threshold)
        if not self._table.shape[1]:
            return
        precision, recall, right = self.at(threshold)
        self._sentence.setText(
            self.tr("{label} from {threshold}: precision {precision}, recall {recall}, {right} right").format(
                label=self._label[:24],
                threshold=f"{threshold:.2f}",
                precision=f"{precision:.3f}" if np.isfinite(precision) else "-",
                recall=f"{recall:.3f}",
                right=f"{right:.1%}",
            )
        )
