"""Carries out what panels and canvas wish for: they know neither one another nor the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from designer.graph.texts import DesignerError
from designer.project import run_folder
from designer.project.continuing import extracted
from designer.views.wording import say

if TYPE_CHECKING:  # a panel's module is imported when the panel is built
    from designer.shell.window import MainWindow
    from designer.views.panel import Panel
    from designer.views.panels.code import CodePanel
    from designer.views.panels.inspector import InspectorPanel
    from designer.views.panels.palette import PalettePanel
    from designer.views.panels.runs import RunsPanel
    from designer.views.panels.search.panel import SearchPanel


class Wishes(QObject):
    """Listens to every panel from the moment it is built."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.docks.panel_built.connect(self._listen)

    def edit_node(self, node_id: str) -> None:
        """Put the keyboard into the first argument of a node."""
        self._inspector(node_id).focus_first_field()

    def extract(self, node_id: str) -> None:
        """Show the model up to a node as a new project."""
        document = self._window.document
        try:
            graph = extracted(document.graph, node_id)
        except DesignerError as error:
            self._window.context.notices.say(say(error.text), "warning")
            return
        self._window.files.open_graph(graph, document.path.parent if document.path else None)

    def _listen(self, panel_id: str, panel: Panel) -> None:
        if panel_id == "palette":
            palette = cast("PalettePanel", panel)
            palette.add_requested.connect(self._add_layer)
            own = self._window.own_code
            palette.file_requested.connect(own.ask_file)
            palette.code_requested.connect(own.type_code)
            palette.file_dropped.connect(own.take_file)
            palette.edit_requested.connect(own.edit)
            palette.remove_requested.connect(own.remove)
        elif panel_id == "code":
            cast("CodePanel", panel).export_requested.connect(self._window.exports.code)
        elif panel_id == "search":
            cast("SearchPanel", panel).open_project_requested.connect(self._open_project)
        elif panel_id == "runs":
            actions = cast("RunsPanel", panel).run_actions
            actions.open_project_requested.connect(self._open_project)
            actions.export_model_requested.connect(self._window.exports.model_of)
            actions.report_requested.connect(self._window.reporting.of)
            actions.delete_requested.connect(self._delete_runs)

    def _add_layer(self, type_: str) -> None:
        self._window.canvas.add_layer(type_)

    def _inspector(self, node_id: str) -> InspectorPanel:
        window = self._window
        if window.context.selection.ids != (node_id,):
            window.context.selection.set([node_id])
        window.docks.show_panel("inspector")
        return cast("InspectorPanel", window.docks.panel("inspector"))

    def _open_project(self, path: Path) -> None:
        run = self._window.context.runs.run(path.parent.name)
        folder = run_folder.project_folder(run.path, run.info) if run else ""
        self._window.files.open_copy(path, Path(folder) if folder else None)

    def _delete_runs(self, names: tuple[str, ...]) -> None:
        runs = [run for run in map(self._window.context.runs.run, names) if run is not None]
        if not runs or not self._window.files.questions.delete_runs(runs):
            return
        try:
            self._window.context.runs.delete(*names)
        except DesignerError as error:
            self._window.context.notices.say(say(error.text), "error")
