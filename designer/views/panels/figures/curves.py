"""Curves of classes against the rest: ROC, precision over recall, calibration."""

from __future__ import annotations

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from designer.report.figures import Curve
from designer.views.guard import guarded
from designer.views.panels.figures.graph import FigureGraph, dashed, told_apart, veil
from designer.views.plots.colours import palette
from designer.views.stylesheet import sans
from designer.views.theme import Appearance

MAX_CURVES = 8


@guarded
class CurveFigure(FigureGraph):
    """One curve a class, those with the least area first where there are too many to tell apart."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        diagonal: bool,
        axes: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, f"evaluate_{name}_graph", parent)
        self._titles = axes
        self._items: list[pg.PlotDataItem] = []
        self._shown: dict[str, Curve] = {}
        self._total = 0
        self._diagonal = pg.InfiniteLine(pos=(0, 0), angle=45, movable=False) if diagonal else None
        if self._diagonal is not None:
            self.graph.addItem(self._diagonal, ignoreBounds=True)
        self._legend = self.graph.addLegend(offset=(-8 if diagonal else 8, -8), labelTextSize="11px")
        self.retranslate()

    def axis_titles(self) -> tuple[str, str]:
        """Return what the axes count."""
        below, left = (QCoreApplication.translate("Figures", title) for title in self._titles)
        return below, left

    def show_curves(self, curves: Mapping[str, Curve]) -> None:
        """Show curves by the label of their class."""
        worst_first = sorted(curves, key=lambda label: 2.0 if curves[label].area is None else curves[label].area or 0)
        kept = set(worst_first[:MAX_CURVES])
        self._total = len(curves)
        self._shown = {label: curve for label, curve in curves.items() if label in kept}
        for item in self._items:
            self.graph.removeItem(item)
        self._items = [
            self.graph.plot(curve.x, curve.y, name=self._name(label, curve)) for label, curve in self._shown.items()
        ]
        self.dress()
        self.fit()
        self.graph.setAccessibleDescription("; ".join(self._name(*pair) for pair in self._shown.items()))

    def curves(self) -> Mapping[str, Curve]:
        """Return what is shown."""
        return self._shown

    def fit(self) -> None:
        """Show both axes from 0 to 1."""
        self.graph.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.02)

    def dress(self) -> None:
        """Colour the curves."""
        theme = self.appearance.theme
        if self._diagonal is not None:
            self._diagonal.setPen(dashed(theme.muted))
        self._legend.setLabelTextColor(QColor(theme.text))
        self._legend.setBrush(veil(theme.panel))
        colours = palette(theme)
        for index, item in enumerate(self._items):
            item.setPen(told_apart(colours[index % len(colours)], index))
        for _, label in self._legend.items:
            label.setText(label.text, color=theme.text, size="11px")
        self.graph.setFont(sans(11))

    def _name(self, label: str, curve: Curve) -> str:
        name = f"{label[:24]} · {curve.area:.3f}" if curve.area is not None else label[:24]
        if self._total > MAX_CURVES and label == list(self._shown)[-1]:
            name += self.tr(" ({shown} of {total})").format(shown=len(self._shown), total=self._total)
        return name
