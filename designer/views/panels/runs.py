"""The runs panel: the table of runs, what they differ in, and the buttons of what can be done with them."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from designer.project.run_notes import MAX_NAME
from designer.project.run_record import Run
from designer.views.context import Context
from designer.views.fitting_columns import FittingColumns
from designer.views.guard import guarded
from designer.views.icons import load_font
from designer.views.panel import Panel
from designer.views.panels.flow import FlowRow
from designer.views.panels.run_actions import RunActions
from designer.views.panels.run_details import RunDetails
from designer.views.panels.run_queue import RunQueue
from designer.views.panels.run_texts import size_text
from designer.views.panels.runs_model import NAME, SHOWN, RunsModel
from designer.views.stylesheet import mark
from designer.views.turning_splitter import TurningSplitter

_FILTER, _LEAST = 220, 420  # pixels
_MANY = 500  # runs that take a while to show


@guarded
class RunsPanel(Panel):
    """Newest first. Ticks show curves, the selection is what the actions work on; two selected ones are compared."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_runs")
        self._context = context
        self._model = RunsModel(context, self)
        self._table = self._make_table()
        self._details = RunDetails(context)
        self._queue = RunQueue(context)
        self._filter = QLineEdit()
        self._filter.setObjectName("runs_filter")
        self._filter.setClearButtonEnabled(True)
        self._archived = QCheckBox()
        self._archived.setObjectName("runs_archived")
        mark(self._archived, "muted")
        self._grouped = QCheckBox()
        self._grouped.setObjectName("runs_grouped")
        self._grouped.setChecked(True)
        mark(self._grouped, "muted")
        self._count = QLabel()
        self._count.setObjectName("runs_count")
        mark(self._count, "muted")
        self._empty = QLabel()
        self._empty.setObjectName("runs_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self._empty, "muted")
        self.run_actions = RunActions(context, self.selected_runs, self)
        self._toggle = self._make_shortcuts()
        self._arrange()

        self._model.shown_toggled.connect(self._on_shown_toggled)
        self._model.renamed.connect(self._on_renamed)
        self.run_actions.rename_requested.connect(self._rename)
        self._filter.textChanged.connect(self._on_filter)
        self._archived.toggled.connect(self._on_filter)
        self._grouped.toggled.connect(self._on_grouped)
        self._table.clicked.connect(self._on_clicked)
        self._model.modelAboutToBeReset.connect(self._remember_selection)
        self._model.modelReset.connect(self._restore_selection)
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._table.doubleClicked.connect(self._on_double_clicked)
        self._table.customContextMenuRequested.connect(self._on_menu_requested)
        context.runs.changed.connect(self._on_runs_changed)
        context.runs.grown.connect(self._on_grown)
        context.runs.shown_changed.connect(self._on_runs_changed)
        context.training.state_changed.connect(self._on_selected)
        context.appearance.changed.connect(self._on_theme_changed)
        self._remembered: list[str] = []
        self._on_theme_changed()
        self.retranslate()

    @classmethod
    def built(cls, context: Context) -> Generator[None, None, RunsPanel]:
        load_font()
        yield
        return cls(context)

    def title(self) -> str:
        """Return the translated title of the panel, with the number of runs."""
        count = len(self._context.runs.runs)
        return self.tr("Runs {count}").format(count=count) if count else self.tr("Runs")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Runs"))
        self._table.setAccessibleName(self.tr("Runs, newest first"))
        self._details.retranslate()
        self._empty.setText(self.tr("Every training is kept here as a run: its curves, its settings and its model."))
        self._filter.setPlaceholderText(self.tr("Filter: name, #tag, note, value..."))
        self._filter.setAccessibleName(self.tr("Filter of the runs"))
        self._archived.setText(self.tr("archived ones, too"))
        self._grouped.setText(self.tr("grouped"))
        self._grouped.setToolTip(self.tr("A row above the runs of a search, folds or seeds, with mean and deviation"))
        self._queue.retranslate()
        self._model.retranslate()
        self.run_actions.retranslate()
        self._on_changed()

    def refresh(self) -> None:
        """Show the runs there are."""
        self._on_changed()

    def selected_runs(self) -> list[Run]:
        """Return the selected runs, in the order of the table."""
        rows = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        found = {run.name: run for row in rows for run in self._model.runs_at(row)}
        return list(found.values())

    def select(self, names: list[str]) -> None:
        """Select these runs."""
        selection = self._table.selectionModel()
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for name in names:
            row = self._model.row_of(name)
            if row >= 0:
                selection.select(self._model.index(row, 0), flags)

    # ------------------------------------------------------------------------------------------ building

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("runs_table")
        table.setModel(self._model)
        self._columns = FittingColumns(table, self._model.by_importance, NAME)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setIconSize(QSize(14, 14))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self._columns.changed.connect(self._say_count)
        mark(table, "bare")
        return table

    def _make_shortcuts(self) -> QAction:
        """Give the table the keys of its actions, and return the one that folds a group."""
        for name, key in (
            ("delete", QKeySequence(QKeySequence.StandardKey.Delete)),
            ("rename", QKeySequence(Qt.Key.Key_F2)),
        ):
            action = self.run_actions.by_name[name]
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._table.addAction(action)
        toggle = QAction(self._table)
        toggle.setObjectName("runs_toggle_group")
        toggle.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        toggle.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        toggle.triggered.connect(self._on_activated)
        self._table.addAction(toggle)
        return toggle

    def _arrange(self) -> None:
        bar = FlowRow(spacing=4)
        bar.flow.setContentsMargins(8, 4, 8, 0)
        for button in self.run_actions.buttons.values():
            bar.flow.addWidget(button)
        row = FlowRow(spacing=8, grows=self._filter)
        below = row.flow
        below.setContentsMargins(12, 0, 8, 0)
        self._filter.setMinimumWidth(_FILTER)
        below.addWidget(self._filter)
        below.addWidget(self._grouped)
        below.addWidget(self._archived)
        below.addWidget(self._count)
        left = QWidget()
        left_layout = QVBoxLayout(left)
        left_layout.setContentsMargins(0, 0, 0, 0)
        left_layout.setSpacing(2)
        left_layout.addWidget(bar)
        left_layout.addWidget(row)
        left_layout.addWidget(self._queue)
        left_layout.addWidget(self._table, 1)
        left.setMinimumWidth(_LEAST)
        splitter = TurningSplitter(left, self._details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([860, 340])
        self._content = splitter
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(splitter)

    # ------------------------------------------------------------------------------------------ what happens

    def _on_runs_changed(self) -> None:
        if len(self._context.runs.runs) > _MANY:
            self.refresh_soon()  # in a turn of its own: others have as much to do
        else:
            self.refresh()

    def _on_changed(self) -> None:
        self._model.refresh()
        runs = self._context.runs.runs
        self._stack.setCurrentWidget(self._content if runs else self._empty)
        self._say_count()
        if self._model.run_count and not self.selected_runs():
            self.select([self._model.runs_at(0)[0].name])
        self._on_selected()

    def _say_count(self) -> None:
        """Say how many runs there are, and which columns there is no room for."""
        runs, shown = self._context.runs.runs, self._model.run_count
        every = self.tr("1 run") if len(runs) == 1 else self.tr("{count} runs")
        count = every if shown == len(runs) else self.tr("{shown} of {count} runs")
        size = size_text(sum(run.disk for run in runs))
        said = [count.format(count=len(runs), shown=shown), size]
        hidden = [self._model.title_of(column) for column in self._columns.hidden]
        if hidden:
            said.append(self.tr("{count} columns hidden").format(count=len(hidden)))
        self._count.setText(" · ".join(said))
        tip = self.tr("There is no room for: {columns}").format(columns=", ".join(hidden))
        self._count.setToolTip(tip if hidden else "")

    def _on_grown(self) -> None:
        if self.isVisible():  # what is not seen is brought up to date when it is shown
            self._on_changed()

    def _on_selected(self, *_: object) -> None:
        runs = self.selected_runs()
        self.run_actions.set_enabled(runs)
        self._details.show_runs(runs)

    def _on_shown_toggled(self, name: str, is_shown: bool) -> None:
        runs = self._context.runs
        wanted = {*runs.shown, name} if is_shown else {*runs.shown} - {name}
        runs.set_shown(tuple(r.name for r in runs.runs if r.name in wanted))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        runs = self._model.runs_at(index.row())
        if index.column() != SHOWN and len(runs) == 1:
            self._on_shown_toggled(runs[0].name, runs[0].name not in self._context.runs.shown)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == NAME:
            self._model.toggle(index.row())

    def _on_activated(self) -> None:
        self._model.toggle(self._table.currentIndex().row())

    def _on_grouped(self, on: bool) -> None:
        self._model.set_grouped(on)
        self._on_changed()

    def _on_menu_requested(self, position: object) -> None:
        menu = QMenu(self)
        menu.addActions(list(self.run_actions.by_name.values()))
        menu.exec(self._table.viewport().mapToGlobal(position))  # type: ignore[call-overload]
        menu.deleteLater()

    def _on_theme_changed(self) -> None:
        self.run_actions.set_theme()
        self._model.refresh()

    def _remember_selection(self) -> None:
        self._remembered = [run.name for run in self.selected_runs()]

    def _restore_selection(self) -> None:
        self.select(self._remembered)

    def _rename(self) -> None:
        rows = self._table.selectionModel().selectedRows(NAME)
        if rows:
            self._table.setCurrentIndex(rows[0])
            self._table.edit(rows[0])

    def _on_renamed(self, name: str, title: str) -> None:
        title = title.strip()[:MAX_NAME]
        self.run_actions.write((name,), name="" if title == name else title)

    def _on_filter(self, *_: object) -> None:
        self._model.set_filter(self._filter.text(), self._archived.isChecked())
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_changed()
