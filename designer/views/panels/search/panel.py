"""The search panel: what varies and how, the trials as they come, and what they say together."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from designer.advice.logged_names import logged_names
from designer.advice.objective import direction, objective_of
from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.graph.calls import outputs_of
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import SEARCH
from designer.project.run_folder import PROJECT
from designer.project.search_settings import SearchSettings
from designer.session.searches import Trial
from designer.views.context import Context
from designer.views.down_scroll import DownScroll
from designer.views.elided_label import ElidedLabel
from designer.views.forms.controls import Combo
from designer.views.forms.lines import IntEditor
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.flow import FlowRow
from designer.views.panels.search.search_figures import HistoryFigure, ImportanceFigure, ParallelFigure
from designer.views.panels.search.trials_model import SORT, TrialsModel
from designer.views.panels.search.variations_list import VariationsList
from designer.views.places import PlaceField
from designer.views.plots.value_box import number
from designer.views.stylesheet import GRID, mark
from designer.views.turning_splitter import TurningSplitter
from designer.views.wording import say
from designer.wire import SearchDone, Told

_METHODS = ("tpe", "random", "grid", "hyperband")
_FIGURES = (HistoryFigure, ParallelFigure, ImportanceFigure)
_REDRAW = 500  # ms between two drawings of a figure


@guarded
class SearchPanel(Panel):
    """Left what varies, in the middle the trials, right a figure of them."""

    open_project_requested = Signal(object)  # Path of a trial's project

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_search")
        self._context = context
        assert context.searches is not None
        self._searches = context.searches
        self._model = TrialsModel(context, self._searches, self)
        self._place: PlaceField | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REDRAW)
        self._later.timeout.connect(self._draw)
        self._build()
        self._searches.changed.connect(self._on_changed)
        self._searches.trial_changed.connect(self._on_trial)
        self._searches.done.connect(self._on_done)
        self._searches.failed.connect(self._on_failed)
        self._searches.told.connect(self._on_told)
        context.document.settings_changed.connect(self.refresh_if_seen)
        context.document.was_reset.connect(self.refresh_if_seen)
        context.document.node_changed.connect(self.refresh_soon)
        context.document.node_removed.connect(self.refresh_soon)
        context.runs.changed.connect(self._on_runs_changed)
        context.appearance.changed.connect(self._draw)
        self.retranslate()

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Search")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Search"))
        self._heading.setText(self.tr("What varies"))
        labels = (self.tr("Method"), self.tr("Trials"), self.tr("At a time"), self.tr("Objective"))
        for label, text in zip(self._labels, labels, strict=True):
            label.setText(text)
        words = {
            "tpe": (self.tr("TPE"), self.tr("TPE: learns from the trials before")),
            "random": (self.tr("Random"), self.tr("Values by chance")),
            "grid": (self.tr("Grid"), self.tr("Grid: every combination")),
            "hyperband": (self.tr("Hyperband"), self.tr("Hyperband: ends most trials early")),
        }
        for place, name in enumerate(_METHODS):
            self._method.setItemText(place, words[name][0])
            self._method.setItemData(place, words[name][1], Qt.ItemDataRole.ToolTipRole)
        self._place_label.setText(self.tr("Place"))
        self._show_place()
        if self._place is not None:
            self._place.retranslate()
        self._method.setToolTip("\n".join(tip for _, tip in words.values()))
        self._method.setAccessibleName(self.tr("Method"))
        self._trials.focus_widget().setAccessibleName(self.tr("Trials"))
        self._jobs.focus_widget().setAccessibleName(self.tr("Trials at a time"))
        self._objective.setAccessibleName(self.tr("Objective"))
        self._prune.setText(self.tr("End hopeless trials early"))
        self._prune.setToolTip(self.tr("A trial that is behind the median of those before at the same epoch ends"))
        self._start.setText(self.tr("Search"))
        self._stop.setText(self.tr("Stop"))
        self._go_on.setText(self.tr("Go on"))
        self._go_on.setToolTip(self.tr("Go on with the newest search where it ended; trials under way go on, too"))
        self._open.setText(self.tr("Open the best"))
        self._open.setToolTip(self.tr("Open the project of the selected trial, or of the best one, as a copy"))
        figures = (self.tr("As it goes on"), self.tr("What goes with what"), self.tr("What matters"))
        for place, text in enumerate(figures):
            self._figure.setItemText(place, text)
        self._figure.setAccessibleName(self.tr("Figure"))
        self._table.setAccessibleName(self.tr("Trials"))
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self._model.columnCount() - 1))
        self._variations.retranslate()
        for one in self._figures.values():
            one.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the project's search."""
        settings = self._settings()
        self._variations.refresh()
        self._method.setCurrentIndex(_METHODS.index(settings.method))
        self._trials.set_value(settings.trials)
        self._jobs.set_value(settings.jobs)
        self._prune.setChecked(settings.prune or settings.method == "hyperband")
        self._prune.setEnabled(settings.method in ("tpe", "random"))
        names = self._logged()
        self._objective.clear()
        usual = objective_of("", names)
        self._objective.addItem(usual, "")
        for name in names:
            if name != usual:
                self._objective.addItem(name, name)
        self._objective.setCurrentIndex(max(0, self._objective.findData(settings.objective)))
        self._on_changed()

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._heading = QLabel()
        mark(self._heading, "heading")
        self._variations = VariationsList(self._context)
        self._labels = tuple(QLabel() for _ in range(4))
        for label in self._labels:
            mark(label, "muted")
        self._method, self._objective, self._figure = Combo(), Combo(), Combo()
        for name in _METHODS:
            self._method.addItem("", name)
        for _ in range(3):
            self._figure.addItem("")
        nothing = Catalogue("", {})
        self._trials = IntEditor(Param("trials", "int", required=True, initial=20, minimum=1, maximum=100000), nothing)
        self._jobs = IntEditor(Param("jobs", "int", required=True, initial=1, minimum=1, maximum=64), nothing)
        self._prune = QCheckBox()
        self._start, self._stop, self._go_on, self._open = (QPushButton() for _ in range(4))
        mark(self._start, "primary")
        self._said = ElidedLabel()
        mark(self._said, "muted")
        for widget, name in (
            (self._method, "search_method"),
            (self._objective, "search_objective"),
            (self._figure, "search_figure"),
            (self._trials.focus_widget(), "search_trials"),
            (self._jobs.focus_widget(), "search_jobs"),
            (self._prune, "search_prune"),
            (self._start, "search_start"),
            (self._stop, "search_stop"),
            (self._go_on, "search_go_on"),
            (self._open, "search_open"),
            (self._said, "search_said"),
        ):
            widget.setObjectName(name)
        form = QGridLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        form.setColumnStretch(1, 1)
        form.setColumnStretch(3, 1)
        places = ((self._method, 0, 0), (self._trials, 1, 0), (self._jobs, 1, 1), (self._objective, 0, 1))
        for label, (widget, row, column) in zip(self._labels, places, strict=True):
            form.addWidget(label, row, 2 * column)
            form.addWidget(widget, row, 2 * column + 1)
        self._place_label = QLabel()
        mark(self._place_label, "muted")
        if self._context.places is not None:
            form.addWidget(self._place_label, 2, 0)
            self._place = PlaceField("search_place", self._context.places)
            form.addWidget(self._place, 2, 1, 1, 3)
            self._context.places.changed.connect(self._show_place)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._prune)
        left = QWidget()
        left.setMinimumWidth(360)
        at_left = QVBoxLayout(left)
        at_left.setContentsMargins(16, 8, 12, 8)
        at_left.setSpacing(GRID)
        at_left.addLayout(head)
        at_left.addWidget(DownScroll(self._variations, "search_variations_area"), 1)
        at_left.addLayout(form)

        self._table = QTableView()
        self._empty = QLabel()
        self._empty.setObjectName("search_empty")
        self._table.setObjectName("search_table")
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setSortRole(SORT)
        self._table.setModel(self._proxy)
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(26)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)
        mark(self._table, "bare")
        above_table = FlowRow(spacing=GRID)
        buttons = above_table.flow
        buttons.setContentsMargins(8, 8, 8, 4)
        for button in (self._start, self._stop, self._go_on, self._open):
            buttons.addWidget(button)
        middle = QWidget()
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(above_table)
        centre.addWidget(self._table, 1)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(3 * GRID)
        mark(self._empty, "muted")
        centre.addWidget(self._empty, 1)

        self._figures: dict[int, HistoryFigure | ParallelFigure | ImportanceFigure] = {}
        self._stack = QStackedWidget()
        right = self._right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(8, 8, 12, 8)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self._figure)
        above.addWidget(self._said, 1)
        side.addLayout(above)
        side.addWidget(self._stack, 1)
        self._figure.setMinimumWidth(160)

        splitter = TurningSplitter(left, middle, right)
        for index, stretch in enumerate((2, 3, 3)):
            splitter.setStretchFactor(index, stretch)
        splitter.setSizes([370, 480, 440])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

        self._method.activated.connect(self._on_method)
        self._objective.activated.connect(self._on_objective)
        self._figure.activated.connect(self._on_figure)
        self._trials.edited.connect(self._on_trials)
        self._jobs.edited.connect(self._on_jobs)
        self._prune.clicked.connect(self._on_prune)
        self._start.clicked.connect(self._on_start)
        self._stop.clicked.connect(self._searches.stop)
        self._go_on.clicked.connect(self._on_go_on)
        self._open.clicked.connect(self._on_open)
        self._table.doubleClicked.connect(self._on_double_clicked)

    def _show_place(self) -> None:
        """Show where a search begins where there is a choice; the room is for what varies."""
        places = self._context.places
        has_choice = places is not None and bool(places.known or places.asked)
        for widget in (self._place_label, self._place):
            if widget is not None:
                widget.setVisible(has_choice)

    # ------------------------------------------------------------------------------------------ what is wanted

    def _settings(self) -> SearchSettings:
        return self._searches.settings

    def _change(self, **changes: Any) -> None:
        settings = msgspec.structs.replace(self._settings(), **changes)
        self._context.document.set_setting(SEARCH, settings, QT_TRANSLATE_NOOP("Edits", "Change search"))

    def _on_method(self, index: int) -> None:
        self._change(method=_METHODS[index])

    def _on_objective(self, index: int) -> None:
        self._change(objective=self._objective.itemData(index))

    def _on_figure(self, _index: int) -> None:
        self._draw()

    def _on_trials(self, value: object) -> None:
        if isinstance(value, int):
            self._change(trials=value)

    def _on_jobs(self, value: object) -> None:
        if isinstance(value, int):
            self._change(jobs=value)

    def _on_prune(self, wanted: bool) -> None:
        self._change(prune=wanted)

    def _on_start(self) -> None:
        try:
            self._searches.start()
        except DesignerError as error:
            self._context.notices.say(say(error.text), "warning")

    def _on_go_on(self) -> None:
        try:
            self._searches.go_on(self._searches.unfinished(), self._settings().trials)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "warning")

    def _on_open(self) -> None:
        trial = self._selected() or self._searches.trials.get(self._searches.best)
        if trial is not None:
            self.open_project_requested.emit(self._searches.folder / trial.run / PROJECT)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        trial = self._selected()
        if trial is not None:
            self._context.runs.set_shown((trial.run,))
            self._context.notices.show_panel("plots")

    def _selected(self) -> Trial | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.trial_at(self._proxy.mapToSource(rows[0]).row()) if rows else None

    # ------------------------------------------------------------------------------------------ what happens

    def _logged(self) -> list[str]:
        document = self._context.document
        return logged_names(outputs_of(document.graph), document.training, document.data, self._context.catalogue)

    def _on_trial(self, _number: int) -> None:
        self._say_state()
        if not self._later.isActive():
            self._later.start()

    def _on_changed(self) -> None:
        state = self._searches.state
        self._start.setEnabled(state == "idle" and bool(self._settings().variations))
        self._stop.setEnabled(state in ("starting", "searching"))
        self._go_on.setEnabled(state == "idle" and bool(self._searches.unfinished()))
        self._open.setEnabled(bool(self._searches.best))
        self._say_state()
        self._draw()

    def _on_runs_changed(self) -> None:
        if self.isVisible():  # else when it is shown
            self._on_changed()

    def _say_state(self) -> None:
        searches = self._searches
        ended = sum(t.state in ("done", "pruned", "failed") for t in searches.trials.values())
        best = searches.trials.get(searches.best)
        parts = []
        if searches.state == "starting":
            parts.append(self.tr("Starting..."))
        elif searches.state == "stopping":
            parts.append(self.tr("Stopping after these batches..."))
        elif searches.trials:
            parts.append(self.tr("{count} / {wanted} trials").format(count=ended, wanted=searches.wanted))
        if best is not None and best.value is not None:
            parts.append(self.tr("best {value}").format(value=number(best.value)))
        self._said.set_text(" · ".join(parts))
        has_trials = bool(searches.trials) or searches.state != "idle"
        self._table.setVisible(has_trials)
        self._right.setVisible(has_trials)
        self._empty.setVisible(not has_trials)
        self._empty.setText(
            self.tr("Every trial is a run with other values. They stand here as they are trained.")
            if self._settings().variations
            else self.tr("Choose at the left what the search varies: arguments of layers, or how they are trained.")
        )

    def _draw(self) -> None:
        if not self.isVisible() or self._right.isHidden():
            return
        trials = [t for t in self._searches.trials.values() if t.value is not None and t.state in ("done", "pruned")]
        trials.sort(key=lambda trial: trial.number)
        sign = -1 if self._direction() == "max" else 1
        figure = self._figure_in_front()
        self._stack.setCurrentWidget(figure)
        figure.refresh(trials, sign)

    def _figure_in_front(self) -> HistoryFigure | ParallelFigure | ImportanceFigure:
        """Return the figure that is chosen, made when it is first drawn: each takes a turn of the event loop."""
        index = self._figure.currentIndex()
        if index not in self._figures:
            self._figures[index] = _FIGURES[index](self._context.appearance, self._searches)
            self._stack.addWidget(self._figures[index])
        return self._figures[index]

    def _direction(self) -> str:
        settings = self._settings()
        return settings.direction or direction(self._searches.objective or settings.objective or "loss")

    def _on_done(self, done: SearchDone) -> None:
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self._model.columnCount() - 1))
        if done.best and done.value is not None:
            text = self.tr("Search: trial {trial} was best, {name} {value}")
            said = text.format(trial=done.best, name=done.objective, value=number(done.value))
            self._context.notices.say(said, "ok" if done.outcome == "done" else "info")

    def _on_failed(self, text: Text) -> None:
        self._context.notices.say(say(text), "error")

    def _on_told(self, told: Told) -> None:
        self._context.notices.say(say(told.text), told.severity)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
