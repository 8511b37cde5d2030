"""The plots panel: loss and metrics of the shown runs, live while one of them trains."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from designer.graph.texts import DesignerError
from designer.views.context import Context
from designer.views.file_dialogs import ask_save, beside
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.drawn_runs import DrawnRuns
from designer.views.plots import export
from designer.views.plots.curve_plot import CurvePlot
from designer.views.plots.legend import LegendEntry
from designer.views.plots.metrics import metric_title, plot_order, quiet_plots
from designer.views.plots.plot_grid import PlotGrid
from designer.views.plots.scales import x_limit
from designer.views.plots.series import Curve, Series, empty_curve
from designer.views.plots.toolbar import PlotsToolbar, XAxis
from designer.views.plots.value_box import ValueRow, number
from designer.views.turns import in_turn
from designer.views.wording import say

_REDRAW_MS = 66  # 15 a second, however many batches there are
_SLOWEST_MS = 400
# Redrawing takes about a hundredth of the machine, painting as much again: training needs it more.
_REST = max(8, 96 // (os.cpu_count() or 1))


@guarded
class PlotsPanel(Panel):
    """Redraws on a timer, only when something came; hidden, it waits until it is seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_plots")
        self._context = context
        self._runs = DrawnRuns(context)
        self._is_dirty = True
        self._drawn_axis: XAxis = "epoch"
        self._is_adding = False  # whether plots come one after the other; those that are there stay as they are
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self._redraw_in_turn)

        self._toolbar = PlotsToolbar()
        self._grid = PlotGrid(self._describe, context.appearance.theme)
        self._grid.setObjectName("plots_grid")
        self._empty = QLabel(self)  # without a parent the stack would show it as a window of its own
        self._empty.setObjectName("plots_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setProperty("muted", True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._toolbar)
        layout.addLayout(self._stack, 1)

        self._toolbar.changed.connect(self._on_choice_changed)
        self._toolbar.reset_requested.connect(self.reset_view)
        self._toolbar.export_requested.connect(self._on_export_requested)
        self._grid.hovered.connect(self._on_hovered)
        self._grid.zoomed.connect(self._on_zoomed)
        self._grid.reset_requested.connect(self.reset_view)
        context.runs.changed.connect(self._on_runs_changed)
        context.runs.shown_changed.connect(self._mark_dirty)
        context.training.started.connect(self._on_started)
        context.training.batch_done.connect(self._on_progress)
        context.training.epoch_done.connect(self._on_progress)
        context.training.state_changed.connect(self._mark_dirty)
        context.document.changed.connect(self._mark_dirty)
        context.appearance.changed.connect(self._on_theme_changed)
        self.retranslate()

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Training")

    def hasHeightForWidth(self) -> bool:
        """Return False, whatever the sentence that wraps: plots take the height there is, and are not scrolled."""
        return False

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Curves of training"))
        self._grid.setAccessibleName(self.accessibleName())
        self._toolbar.retranslate()
        self._redraw_all()

    def plot_names(self) -> list[str]:
        """Return the metrics that have a plot, in their order: ``["loss", "department_accuracy"]``."""
        self._redraw_if_dirty()
        return list(self._grid.plots)

    def plot_titles(self) -> list[str]:
        """Return the titles of the plots, in their order."""
        return [metric_title(name, self._runs.outputs()) for name in self.plot_names()]

    def curve_points(self, metric: str, part: str = "train", run: str = "") -> Curve:
        """Return x and y of a curve as it is displayed, empty where there is none.

        `part` is "train", "validation" or "batches"; without a `run` it is the one that trains, else the first shown.
        """
        self._redraw_if_dirty()
        plot = self._grid.plots.get(metric)
        names = self._runs.shown()
        if plot is None or not names:
            return empty_curve()
        live = self._context.training.run_name
        return plot.points(run or (live if live in names else names[0]), part)

    def reset_view(self) -> None:
        """Follow the data again."""
        self._grid.reset_view()
        self._redraw_all()
        self._on_zoomed()

    def export_to(self, path: Path) -> None:
        """Write the values (.csv) or the picture (.png, .svg, .pdf) of what is shown. Raises DesignerError."""
        self._redraw_if_dirty()
        if path.suffix.lower() == ".csv":
            export.save_text(export.csv_text(self._toolbar.x_axis, self._exported()), path)
        else:
            export.save_picture(self._grid.picture, path)

    # ------------------------------------------------------------------------------------------ drawing

    def _redraw_in_turn(self) -> None:
        in_turn(self, self._redraw)

    def _redraw_if_dirty(self) -> None:
        while self._is_dirty:
            self._redraw()

    def _redraw_all(self) -> None:
        self._is_adding = False
        self._redraw()

    def _redraw(self) -> None:
        began = time.perf_counter()
        is_complete = self._draw()
        # on a busy machine the curves wait, not the person
        rest = round(_REST * 1000 * (time.perf_counter() - began))
        self._timer.setInterval(min(max(_REDRAW_MS, rest), _SLOWEST_MS))
        if not is_complete:
            self._is_dirty = True
            self._timer.start(_REDRAW_MS)

    def _draw(self) -> bool:
        """Draw what is shown; tell whether that is all, or plots are still to come."""
        self._is_dirty = False
        self._drawn_axis = self._toolbar.x_axis
        self._timer.stop()
        shown = self._runs.shown()
        logged = [name for run in shown for name in self._runs.logged(run)]
        outputs = self._runs.outputs()
        plots = plot_order(logged, outputs)
        if not self._toolbar.was_chosen:
            self._toolbar.hidden = set(quiet_plots(plots, outputs))
        titles = [(name, metric_title(name, outputs)) for name in plots]
        self._toolbar.offer_plots(titles)
        self._toolbar.setVisible(bool(titles))
        visible = [(name, title) for name, title in titles if name not in self._toolbar.hidden]
        # A new plot takes as long as twenty redraws: they come one at a time, or the first batch stalls the window.
        late = [name for name, _ in visible if name not in self._grid.plots][1:]
        visible = [(name, title) for name, title in visible if name not in late]
        known = set(self._grid.plots) if self._is_adding else set()
        self._is_adding = bool(late)
        self._grid.set_plots(visible, len(late))
        drawn = {name: self._runs.series(name, shown, self._toolbar.x_axis) for name, _ in visible}
        for name, series in drawn.items():
            if name not in known:
                self._grid.show_series(name, series, self._toolbar.smoothing, self._toolbar.is_log)
        self._fit_x(drawn)
        self._show_legend(shown)
        self._empty.setText(self._empty_text())
        self._stack.setCurrentWidget(self._grid if visible else self._empty)
        return not late

    def _fit_x(self, drawn: dict[str, list[Series]]) -> None:
        ends = [0.0]
        for series in drawn.values():
            ends.extend(float(x[-1]) for s in series for x, _ in (s.train, s.validation, s.batches) if x.size)
        latest = max(ends)
        planned = self._runs.planned_end(self._toolbar.x_axis)
        if latest > 0:
            self._grid.fit_x(0.0, x_limit(latest, planned) * 1.02, whole_steps=self._toolbar.x_axis != "time")

    def _show_legend(self, shown: list[str]) -> None:
        theme = self._context.appearance.theme
        train, validation = self.tr("train"), self.tr("validation")
        entries: tuple[LegendEntry, ...] = ()
        if len(shown) == 1:
            entries = (LegendEntry(theme.train, False, train), LegendEntry(theme.validation, True, validation))
        elif shown:
            colours = self._runs.colours(shown)
            parts = (LegendEntry(theme.muted, False, train), LegendEntry(theme.muted, True, validation))
            means = self._runs.means(shown) if self._toolbar.x_axis == "epoch" else {}
            merged = {name for names in means.values() for name in names}
            named = [(names[0], self._runs.mean_label(names)) for names in means.values()]
            named += [(name, self._runs.label(name)) for name in shown if name not in merged]
            entries = (*(LegendEntry(colours[name][0], False, label) for name, label in named), *parts)
        self._toolbar.legend.set_entries(entries, theme)

    def _empty_text(self) -> str:
        if self._context.training.state == "checking":
            return self.tr("Checking the project…")
        if self._context.training.state == "preparing":
            return self.tr("Loading the data and building the model…")
        if self._runs.shown():
            return self.tr("The curves begin with the first batch.")
        if self._context.runs.runs:
            return self.tr("No run is shown. Tick one under Runs, or train to see curves here.")
        return self.tr("Train to see curves here: loss and metrics, while the model learns.")

    def _describe(self, plot: CurvePlot, x: float) -> tuple[str, tuple[ValueRow, ...]]:
        train, validation = self.tr("train"), self.tr("validation")
        several = len(plot.series) > 1
        rows: list[ValueRow] = []
        for one in plot.series:
            values = [(one.colours[0], False, train, one.value_at(x, "train"))]
            values.append((one.colours[1], True, validation, one.value_at(x, "validation")))
            known = [(colour, dashed, word, number(v)) for colour, dashed, word, v in values if v is not None]
            if several and known:
                rows.append(ValueRow(one.colours[0], False, one.label, " / ".join(text for *_, text in known)))
            elif known:
                rows.extend(ValueRow(*row) for row in known)
        is_best = any(one.best is not None and abs(one.best - x) < 1e-9 for one in plot.series)
        return self._place(x, is_best), tuple(rows)

    def _place(self, x: float, is_best: bool) -> str:
        axis = self._toolbar.x_axis
        if axis == "step":
            return self.tr("step {number}").format(number=f"{x:.0f}")
        if axis == "time":
            return self.tr("{seconds} s").format(seconds=f"{x:.1f}")
        text = self.tr("epoch {number}, best") if is_best else self.tr("epoch {number}")
        return text.format(number=f"{x:g}")

    def _exported(self) -> list[tuple[str, str, str, Curve]]:
        rows: list[tuple[str, str, str, Curve]] = []
        for metric, plot in self._grid.plots.items():
            for one in plot.series:
                parts = (("train", one.train), ("validation", one.validation), ("batch", one.batches))
                rows.extend((one.run, metric, part, curve) for part, curve in parts if curve[0].size)
        return rows

    # ------------------------------------------------------------------------------------------ what happens

    def _mark_dirty(self) -> None:
        self._is_dirty = True
        self._is_adding = False
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _on_started(self, _record: object) -> None:
        self._runs.restart()
        self._mark_dirty()

    def _on_progress(self, _record: object) -> None:
        self._mark_dirty()

    def _on_runs_changed(self) -> None:
        self._runs.forget()
        self._mark_dirty()

    def _on_choice_changed(self) -> None:
        if self._toolbar.x_axis != self._drawn_axis:
            self._grid.is_x_zoomed = False  # a stretch of epochs means nothing in seconds
            self._on_zoomed()
        self._redraw_all()

    def _on_zoomed(self) -> None:
        self._toolbar.show_reset(self._grid.is_zoomed)

    def _on_hovered(self, x: float | None) -> None:
        self._grid.set_crosshair(None if x is None else self._snapped(x))

    def _snapped(self, x: float) -> float:
        """Return the epoch mark nearest to the mouse, or the place itself before the first epoch is over."""
        marks = [
            m for p in self._grid.plots.values() for s in p.series for m in (s.train[0], s.validation[0]) if m.size
        ]
        if not marks:
            return x
        every = np.concatenate(marks)
        return float(every[np.argmin(np.abs(every - x))])

    def _on_theme_changed(self) -> None:
        self._grid.set_theme(self._context.appearance.theme)
        self._redraw_all()

    def _on_export_requested(self, form: str) -> None:
        types = {
            self.tr("Values (*.csv)"): ".csv",
            self.tr("Picture (*.png)"): ".png",
            self.tr("Picture (*.svg)"): ".svg",
            self.tr("Picture (*.pdf)"): ".pdf",
        }
        chosen = next(its_type for its_type, suffix in types.items() if suffix == f".{form}")
        target = beside(self._context.document.path).with_name("curves")
        asked = ask_save(self, "plots_export_dialog", self.tr("Export the plots"), target, types, chosen)
        if asked is not None:
            self._export(asked[0])

    def _export(self, path: Path) -> None:
        try:
            self.export_to(path)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
            return
        self._context.notices.say(self.tr("The plots are in {path}.").format(path=path), "ok")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_dirty:
            self._timer.start(_REDRAW_MS)  # the window that is shown with it is painted first
