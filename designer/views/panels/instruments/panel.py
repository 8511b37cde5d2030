"""The panel of instruments: what the layers of the shown runs did over time, live while one of them trains."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from designer.graph.names import keras_names
from designer.project.layer_looks import WHOLE, LayerLooks
from designer.session.layer_reading import LayerReading
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.instruments.bands import Bands, Row, Trace
from designer.views.panels.instruments.measures import MEASURES
from designer.views.panels.run_texts import run_label
from designer.views.plots.colours import run_colours
from designer.views.stylesheet import mark

_EVERY = 1000  # ms between two looks at the file of a run that trains
_MOST_RUNS = 4


@guarded
class InstrumentsPanel(Panel):
    """A measure is chosen above; a click on a row selects its layer in the drawing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_instruments")
        self._context = context
        self._reading = LayerReading(self)
        self._measure = QComboBox()
        self._measure.setObjectName("instruments_measure")
        self._help, self._legend, self._empty = QLabel(), QLabel(), QLabel()
        for label, name in ((self._help, "help"), (self._legend, "legend"), (self._empty, "empty")):
            label.setObjectName(f"instruments_{name}")
            mark(label, "muted")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._bands = Bands(context.appearance)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._bands)
        self._stack = QStackedLayout()
        self._scroll = scroll
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self._measure)
        bar.addWidget(self._help, 1)
        bar.addWidget(self._legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addLayout(self._stack, 1)
        for widget in (self._empty, scroll):  # a stack without a place would show what is first as a window
            self._stack.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.refresh)
        self._reading.changed.connect(self._show)
        self._measure.currentIndexChanged.connect(self._show)
        self._bands.chosen.connect(self._on_chosen)
        context.runs.changed.connect(self.refresh_if_seen)
        context.runs.shown_changed.connect(self.refresh_if_seen)
        context.training.state_changed.connect(self._on_training)
        context.appearance.changed.connect(self.refresh_if_seen)
        context.selection.changed.connect(self._on_selected)
        self.retranslate()

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Instruments")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Instruments"))
        self._bands.setAccessibleName(self.tr("What the layers do over time"))
        self._measure.setAccessibleName(self.tr("What is shown of the layers"))
        chosen = max(0, self._measure.currentIndex())
        self._measure.blockSignals(True)
        self._measure.clear()
        self._measure.addItems([QCoreApplication.translate("Instruments", one.title) for one in MEASURES])
        self._measure.setCurrentIndex(chosen)
        self._measure.blockSignals(False)
        self._show()

    def refresh(self) -> None:
        """Read what has changed of the shown runs, on a thread, and show what is known."""
        self._reading.ask(list(self._paths().values()))
        self._show()

    # ------------------------------------------------------------------------------------------ reading

    def _paths(self) -> dict[str, Path]:
        """Return the folders of the runs that are shown, by their names."""
        runs = self._context.runs
        found = {name: run.path for name in runs.shown if (run := runs.run(name)) is not None}
        training = self._context.training
        if training.state != "idle" and training.run_name and training.run_name not in found:
            found = {training.run_name: runs.folder() / training.run_name, **found}
        return dict(list(found.items())[:_MOST_RUNS])

    # ------------------------------------------------------------------------------------------ showing

    def _show(self) -> None:
        measure = MEASURES[max(0, self._measure.currentIndex())]
        paths = self._paths()
        colours = run_colours(self._context.appearance.theme, [r.name for r in self._context.runs.runs], list(paths))
        looks = {name: found for name, path in paths.items() if (found := self._reading.known(path))}
        layers = list(dict.fromkeys(layer for found in looks.values() for layer in found.layers))
        rows = []
        for layer in layers:
            traces = tuple(
                _trace(found, layer, measure.column, measure.spread, colours[name][0])
                for name, found in looks.items()
                if layer in found.layers
            )
            row = Row(layer, layer if layer != WHOLE else self.tr("all weights"), traces)
            if row.last is not None:
                rows.append(row)
        self._bands.show_rows(measure, rows, self._selected())
        said = QCoreApplication.translate("Instruments", measure.help)
        is_over = self._context.training.state == "idle"
        if is_over and rows and max(len(found.epochs) for found in looks.values()) == 1:
            once = self.tr("The layers were looked at only once; how often is an option of the training.")
            said = f"{said} {once}"
        self._help.setText(said)
        self._legend.setText(self._named(list(looks), colours) if len(looks) > 1 else "")
        self._empty.setText(self._why_empty(bool(looks)))
        self._stack.setCurrentWidget(self._scroll if rows else self._empty)

    def _why_empty(self, has_looks: bool) -> str:
        if has_looks:
            return self.tr("No layer of the shown runs has such a number.")
        return self.tr(
            "While a run trains, activations, gradients and updates of every layer are written down now and then, and "
            "shown here. How often is an option of the training."
        )

    def _named(self, names: list[str], colours: dict[str, tuple[str, str]]) -> str:
        told = []
        for name in names:
            run = self._context.runs.run(name)
            label = (run_label(run) if run is not None else name).replace("&", "&amp;").replace("<", "&lt;")
            told.append(f'<span style="color: {colours[name][0]}">━</span> {label}')
        return "&nbsp;&nbsp;".join(told)

    def _names(self) -> dict[str, str]:
        return keras_names(self._context.document.graph)

    def _selected(self) -> str:
        return self._names().get(self._context.selection.current, "\0")

    def _on_chosen(self, layer: str) -> None:
        node = next((node for node, name in self._names().items() if name == layer), None)
        if node is not None:
            self._context.selection.set([node])

    def _on_selected(self) -> None:
        if self.isVisible():
            self._bands.selected = self._selected()
            self._bands.update()

    def _on_training(self) -> None:
        is_live = self.isVisible() and self._context.training.state != "idle"
        if is_live != self._timer.isActive():
            self._timer.start() if is_live else self._timer.stop()
        self.refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_training()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _trace(looks: LayerLooks, layer: str, column: str, spread: str, colour: str) -> Trace:
    around = looks.column(layer, spread) if spread else np.empty(0)
    return Trace(looks.epochs, looks.column(layer, column), around, colour)
