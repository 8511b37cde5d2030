"""The runs panel: the table of runs, what they differ in, and what can be done with them."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import msgspec
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import storage
from designer.project.records import TRAINING
from designer.project.restoring import restored
from designer.project.run_folder import PROJECT, model_files
from designer.project.run_notes import MAX_NAME
from designer.project.run_record import Run
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.icons import icon, load_font
from designer.views.panel import Panel
from designer.views.panels.run_details import RunDetails
from designer.views.panels.run_queue import RunQueue
from designer.views.panels.run_texts import run_label, size_text
from designer.views.panels.runs_model import NAME, SHOWN, RunsModel
from designer.views.stylesheet import mark
from designer.views.wording import say

_MANY = 500  # runs that take a while to show

_ICONS = {
    "resume": "mdi6.play-circle-outline",
    "continue": "mdi6.source-branch",
    "open": "mdi6.file-tree-outline",
    "restore": "mdi6.restore",
    "export": "mdi6.export-variant",
    "report": "mdi6.file-document-outline",
    "folder": "mdi6.folder-open-outline",
    "delete": "mdi6.delete-outline",
    "rename": "mdi6.form-textbox",
    "pin": "mdi6.pin-outline",
    "archive": "mdi6.archive-outline",
}
_ICON_ONLY = ("export", "report", "folder")
_IN_MENU_ONLY = ("rename", "pin", "archive")


@guarded
class RunsPanel(Panel):
    """Newest first. Ticks show curves, the selection is what the actions work on; two selected ones are compared."""

    open_project_requested = Signal(object)  # Path of the project as it was trained
    export_model_requested = Signal(str)  # a run's name
    report_requested = Signal(str)  # a run's name
    delete_requested = Signal(object)  # names of runs; whoever carries it out asks first, once for all

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
        self.actions_by_name: dict[str, QAction] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._make_actions()
        self._arrange()

        self._model.shown_toggled.connect(self._on_shown_toggled)
        self._model.renamed.connect(self._on_renamed)
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
        texts = {
            "resume": (
                self.tr("Go on"),
                self.tr("Train this same run further, from its last checkpoint to the epochs it was planned for"),
            ),
            "continue": (
                self.tr("Continue from it"),
                self.tr("Let the next training start with the weights of this run; the drawing stays as it is"),
            ),
            "open": (
                self.tr("Open project"),
                self.tr("Open the project as it was when this run started, as a copy without a file"),
            ),
            "restore": (
                self.tr("Restore drawing"),
                self.tr("Put drawing, data and training of this run into the open project, as one step to be undone"),
            ),
            "export": (self.tr("Export model…"), self.tr("Write the trained model of this run to a file")),
            "report": (self.tr("Report…"), self.tr("Write this run as one file that can be handed in")),
            "folder": (self.tr("Open folder"), self.tr("Show the files of this run")),
            "delete": (self.tr("Delete…"), self.tr("Delete the selected runs with their curves and models")),
            "rename": (self.tr("Rename"), self.tr("Give this run another name")),
            "pin": (self.tr("Pin to the top"), self.tr("Keep the selected runs at the top, or no more")),
            "archive": (self.tr("Archive"), self.tr("Put the selected runs out of sight, or bring them back")),
        }
        for name, (text, tip) in texts.items():
            action = self.actions_by_name[name]
            action.setText(text)
            action.setToolTip(tip)
            if name in self._buttons:
                self._buttons[name].setAccessibleName(text)
        self._filter.setPlaceholderText(self.tr("Filter: name, #tag, note, value..."))
        self._filter.setAccessibleName(self.tr("Filter of the runs"))
        self._archived.setText(self.tr("archived ones, too"))
        self._grouped.setText(self.tr("grouped"))
        self._grouped.setToolTip(self.tr("A row above the runs of a search, folds or seeds, with mean and deviation"))
        self._queue.retranslate()
        self._model.retranslate()
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # of thousands of rows only those that are seen are measured
        header.setStretchLastSection(True)
        mark(table, "bare")
        return table

    def _make_actions(self) -> None:
        slots = {
            "resume": self._resume,
            "continue": self._continue,
            "open": self._open_project,
            "export": self._export,
            "report": self._report,
            "folder": self._open_folder,
            "delete": self._delete,
            "restore": self._restore,
            "rename": self._rename,
            "pin": self._pin,
            "archive": self._archive,
        }
        for name, slot in slots.items():
            action = QAction(self)
            action.setObjectName(f"runs_{name}")
            action.triggered.connect(slot)
            self.actions_by_name[name] = action
            if name in _IN_MENU_ONLY:
                continue
            button = QToolButton()
            button.setObjectName(f"runs_{name}_button")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(action)
            mark(button, "flat")
            if name in _ICON_ONLY:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self._buttons[name] = button
        delete = self.actions_by_name["delete"]
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(delete)
        rename = self.actions_by_name["rename"]
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(rename)
        self._toggle = QAction(self._table)
        self._toggle.setObjectName("runs_toggle_group")
        self._toggle.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        self._toggle.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._toggle.triggered.connect(self._on_activated)
        self._table.addAction(self._toggle)

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 0)
        bar.setSpacing(4)
        for name in (*_ICONS,):
            if name in self._buttons:
                bar.addWidget(self._buttons[name])
        bar.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 8, 0)
        below.setSpacing(8)
        below.addWidget(self._filter, 1)
        below.addWidget(self._grouped)
        below.addWidget(self._archived)
        below.addWidget(self._count)
        left = QWidget()
        left_layout = QVBoxLayout(left)
        left_layout.setContentsMargins(0, 0, 0, 0)
        left_layout.setSpacing(2)
        left_layout.addLayout(bar)
        left_layout.addLayout(below)
        left_layout.addWidget(self._queue)
        left_layout.addWidget(self._table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._details)
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
        shown = self._model.run_count
        every = self.tr("1 run") if len(runs) == 1 else self.tr("{count} runs")
        count = every if shown == len(runs) else self.tr("{shown} of {count} runs")
        size = size_text(sum(run.disk for run in runs))
        self._count.setText(" · ".join((count.format(count=len(runs), shown=shown), size)))
        if shown and not self.selected_runs():
            self.select([self._model.runs_at(0)[0].name])
        self._on_selected()

    def _on_grown(self) -> None:
        if self.isVisible():  # what is not seen is brought up to date when it is shown
            self._on_changed()

    def _on_selected(self, *_: object) -> None:
        runs = self.selected_runs()
        one = runs[0] if len(runs) == 1 else None
        training = self._context.training
        can_resume = one is not None and training.state == "idle" and training.can_resume(one.name)
        enabled = {
            "resume": can_resume,
            "continue": one is not None and one.status != "running" and bool(model_files(one.path)),
            "open": one is not None,
            "restore": one is not None,
            "rename": one is not None,
            "pin": bool(runs),
            "archive": bool(runs),
            "export": one is not None and one.status != "running" and bool(one.logs),
            "report": one is not None and one.status != "running",
            "folder": one is not None,
            "delete": bool(runs) and all(r.status != "running" for r in runs),
        }
        for name, on in enabled.items():
            self.actions_by_name[name].setEnabled(on)
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
        menu.addActions(list(self.actions_by_name.values()))
        menu.exec(self._table.viewport().mapToGlobal(position))  # type: ignore[call-overload]
        menu.deleteLater()

    def _on_theme_changed(self) -> None:
        theme = self._context.appearance.theme
        for name, action in self.actions_by_name.items():
            action.setIcon(icon(_ICONS[name], theme, "muted"))
        self._model.refresh()

    def _remember_selection(self) -> None:
        self._remembered = [run.name for run in self.selected_runs()]

    def _restore_selection(self) -> None:
        self.select(self._remembered)

    def _current(self) -> Run | None:
        runs = self.selected_runs()
        return runs[0] if runs else None

    def _resume(self) -> None:
        run = self._current()
        if run is None:
            return
        try:
            self._context.training.resume_run(run.name)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
        else:
            self._context.notices.show_panel("plots")

    def _continue(self) -> None:
        run = self._current()
        if run is None:
            return
        document = self._context.document
        training = msgspec.structs.replace(document.training, start_from=run.name)
        document.set_setting(TRAINING, training, QT_TRANSLATE_NOOP("Edits", "Change start"))
        text = self.tr("The next training starts with the weights of the run {run}; what has changed starts fresh.")
        self._context.notices.say(text.format(run=run_label(run)), "ok")

    def _open_project(self) -> None:
        run = self._current()
        if run is not None:
            self.open_project_requested.emit(run.path / PROJECT)

    def _export(self) -> None:
        run = self._current()
        if run is not None:
            self.export_model_requested.emit(run.name)

    def _report(self) -> None:
        run = self._current()
        if run is not None:
            self.report_requested.emit(run.name)

    def _open_folder(self) -> None:
        run = self._current()
        if run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.path)))

    def _delete(self) -> None:
        names = tuple(run.name for run in self.selected_runs())
        if names:
            self.delete_requested.emit(names)

    def _restore(self) -> None:
        run = self._current()
        if run is None:
            return
        document = self._context.document
        try:
            change = restored(document.graph, storage.load(run.path / PROJECT))
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
            return
        if not change:
            text = self.tr("The project is as it was in the run {run} already.")
        else:
            document.push(change)
            text = self.tr("The project is as it was in the run {run}. Undo brings back what was there before.")
        self._context.notices.say(text.format(run=run_label(run)), "ok")

    def _rename(self) -> None:
        rows = self._table.selectionModel().selectedRows(NAME)
        if rows:
            self._table.setCurrentIndex(rows[0])
            self._table.edit(rows[0])

    def _on_renamed(self, name: str, title: str) -> None:
        title = title.strip()[:MAX_NAME]
        self._write((name,), name="" if title == name else title)

    def _pin(self) -> None:
        runs = self.selected_runs()
        self._write([run.name for run in runs], pinned=not all(run.note.pinned for run in runs))

    def _archive(self) -> None:
        runs = self.selected_runs()
        self._write([run.name for run in runs], archived=not all(run.note.archived for run in runs))

    def _write(self, names: Sequence[str], **fields: object) -> None:
        try:
            self._context.runs.write(names, **fields)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")

    def _on_filter(self, *_: object) -> None:
        self._model.set_filter(self._filter.text(), self._archived.isChecked())
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_changed()
