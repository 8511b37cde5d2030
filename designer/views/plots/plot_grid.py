"""The plots side by side: one x axis, one crosshair, as many in a row as fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from designer.views.guard import guarded
from designer.views.plots.curve_plot import CurvePlot
from designer.views.plots.series import Series
from designer.views.plots.value_box import ValueRow
from designer.views.theme import Theme

_LEAST_WIDTH = 230
_LEAST_HEIGHT = 150

Describe = Callable[[CurvePlot, float], tuple[str, tuple[ValueRow, ...]]]
"""Gives the heading and the lines of the box of values of a plot at an x."""


@guarded
class PlotGrid(QScrollArea):
    """Owns the CurvePlots. A stretch of the x axis the user chose in one plot holds in all."""

    hovered = Signal(object)
    zoomed = Signal()
    reset_requested = Signal()

    def __init__(self, describe: Describe, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plots: dict[str, CurvePlot] = {}
        self.is_x_zoomed = False
        self._describe = describe
        self._theme = theme
        self._crosshair: float | None = None
        self._inside = QWidget()
        self._inside.setObjectName("plots_inside")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setProperty("bare", True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._to_come = 0
        self._arrange_later = QTimer(self)
        self._arrange_later.setSingleShot(True)
        self._arrange_later.timeout.connect(self._arrange)

    @property
    def picture(self) -> QWidget:
        """The widget that holds all plots, for export."""
        return self._inside

    @property
    def is_zoomed(self) -> bool:
        """Whether the user has zoomed anything."""
        return self.is_x_zoomed or any(plot.is_y_zoomed for plot in self.plots.values())

    @property
    def crosshair(self) -> float | None:
        """Where the shared line is."""
        return self._crosshair

    def set_plots(self, plots: Sequence[tuple[str, str]], to_come: int = 0) -> None:
        """Have exactly these plots, given as (metric, title), in this order, and room for so many more."""
        self._to_come = to_come
        wanted = [metric for metric, _ in plots]
        if wanted != list(self.plots):
            for metric in set(self.plots) - set(wanted):
                plot = self.plots.pop(metric)
                plot.hide()
                plot.deleteLater()
            self.plots = {metric: self.plots.get(metric) or self._new_plot(metric) for metric in wanted}
            self._arrange()
        for metric, title in plots:
            self.plots[metric].set_title(title)

    def show_series(self, metric: str, series: Sequence[Series], smoothing: float, log: bool) -> None:
        """Draw these runs in a plot."""
        plot = self.plots[metric]
        plot.show_series(series, smoothing, log)
        plot.fit_y()

    def fit_x(self, low: float, high: float, whole_steps: bool) -> None:
        """Show this stretch of the x axis in all plots, unless the user has zoomed."""
        for plot in self.plots.values():
            plot.set_whole_steps(whole_steps)
        if not self.is_x_zoomed:
            for plot in self.plots.values():
                if not np.allclose(plot.x_range(), (low, high)):
                    plot.set_x_range(low, high)
        self.refresh_crosshair()

    def reset_view(self) -> None:
        """Forget what the user zoomed."""
        self.is_x_zoomed = False
        for plot in self.plots.values():
            plot.forget_zoom()

    def set_theme(self, theme: Theme) -> None:
        """Draw with the tokens of `theme`."""
        self._theme = theme
        for plot in self.plots.values():
            plot.set_theme(theme)

    def set_crosshair(self, x: float | None) -> None:
        """Move the shared line; None takes it away."""
        self._crosshair = x
        self.refresh_crosshair()

    def refresh_crosshair(self) -> None:
        """Say the values at the line anew."""
        for plot in self.plots.values():
            if self._crosshair is None:
                plot.set_crosshair(None, "", ())
            else:
                plot.set_crosshair(self._crosshair, *self._describe(plot, self._crosshair))

    def _new_plot(self, metric: str) -> CurvePlot:
        plot = CurvePlot(metric, self._theme)
        plot.hovered.connect(self.hovered)
        plot.zoomed.connect(self._on_zoomed)
        plot.reset_requested.connect(self.reset_requested)
        if self.is_x_zoomed and self.plots:
            plot.set_x_range(*next(iter(self.plots.values())).x_range())
        return plot

    def _arrange(self) -> None:
        for index in reversed(range(self._grid.count())):
            self._grid.takeAt(index)
        count = len(self.plots) + self._to_come
        width, height = self.viewport().width(), self.viewport().height()
        rows_that_fit = max(1, (height + 12) // (_LEAST_HEIGHT + 12))
        columns = max(1, min(count, (width + 12) // (_LEAST_WIDTH + 12)))
        # Fewer in a row where height allows it: wide plots read better than narrow ones.
        while columns > 1 and -(-count // (columns - 1)) <= rows_that_fit and width / columns < 2 * _LEAST_WIDTH:
            columns -= 1
        for index, plot in enumerate(self.plots.values()):
            plot.setMinimumHeight(_LEAST_HEIGHT)
            self._grid.addWidget(plot, index // columns, index % columns)
            plot.show()
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_zoomed(self) -> None:
        moved = self.sender()
        if isinstance(moved, CurvePlot):
            self.is_x_zoomed = True
            for plot in self.plots.values():
                if plot is not moved:
                    plot.set_x_range(*moved.x_range())
            self.refresh_crosshair()
            self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_later.start(0)
