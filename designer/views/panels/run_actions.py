"""What can be done with the selected runs: actions, their buttons, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QToolButton

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import storage
from designer.project.records import TRAINING
from designer.project.restoring import restored
from designer.project.run_folder import PROJECT, model_files
from designer.project.run_record import Run
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.icons import icon
from designer.views.panels.run_texts import run_label
from designer.views.stylesheet import mark
from designer.views.wording import say

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
class RunActions(QObject):
    """Actions by name, and a button of each that has one; `selected` gives the runs that they work on."""

    open_project_requested = Signal(object)  # Path of the project as it was trained
    export_model_requested = Signal(str)  # a run's name
    report_requested = Signal(str)  # a run's name
    rename_requested = Signal()
    delete_requested = Signal(object)  # names of runs; whoever carries it out asks first, once for all

    def __init__(self, context: Context, selected: Callable[[], list[Run]], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._selected = selected
        self.by_name: dict[str, QAction] = {}
        self.buttons: dict[str, QToolButton] = {}
        slots = {
            "resume": self._resume,
            "continue": self._continue,
            "open": self._open_project,
            "restore": self._restore,
            "export": self._export,
            "report": self._report,
            "folder": self._open_folder,
            "delete": self._delete,
            "rename": self.rename_requested.emit,
            "pin": self._pin,
            "archive": self._archive,
        }
        for name in _ICONS:
            action = QAction(self)
            action.setObjectName(f"runs_{name}")
            action.triggered.connect(slots[name])
            self.by_name[name] = action
            if name not in _IN_MENU_ONLY:
                self.buttons[name] = self._button(name, action)

    def retranslate(self) -> None:
        """Set every text anew."""
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
            action = self.by_name[name]
            action.setText(text)
            action.setToolTip(tip)
            if name in self.buttons:
                self.buttons[name].setAccessibleName(text)

    def set_theme(self) -> None:
        """Draw the icons anew."""
        for name, action in self.by_name.items():
            action.setIcon(icon(_ICONS[name], self._context.appearance.theme, "muted"))

    def set_enabled(self, runs: list[Run]) -> None:
        """Let what can be done with runs be done."""
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
            self.by_name[name].setEnabled(on)

    def write(self, names: Sequence[str], **fields: object) -> None:
        """Write what people say of runs; where the disk refuses, say so."""
        try:
            self._context.runs.write(names, **fields)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"runs_{name}_button")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setDefaultAction(action)
        mark(button, "flat")
        if name in _ICON_ONLY:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _current(self) -> Run | None:
        runs = self._selected()
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
        names = tuple(run.name for run in self._selected())
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

    def _pin(self) -> None:
        runs = self._selected()
        self.write([run.name for run in runs], pinned=not all(run.note.pinned for run in runs))

    def _archive(self) -> None:
        runs = self._selected()
        self.write([run.name for run in runs], archived=not all(run.note.archived for run in runs))
