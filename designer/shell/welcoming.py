"""What the welcome page wishes for: templates, and going on with a run that was interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from designer.project.interrupted import Interrupted, interrupted

if TYPE_CHECKING:
    from designer.shell.window import MainWindow


class Welcoming(QObject):
    """Carries out what is chosen on the welcome page, and looks for interrupted runs, one project a turn."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._to_look: list[Path] = []
        self._wanted = ""  # the run that is to go on once the runs are read
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_at_next)
        window.welcome.template_requested.connect(self.begin)
        window.welcome.resume_requested.connect(self.go_on)
        window.context.runs.changed.connect(self._runs_changed)

    def look(self) -> None:
        """Look for interrupted runs of the recent projects."""
        self._to_look = list(self._window.settings.recent)
        if self._to_look:
            self._timer.start()

    def begin(self, template: str) -> None:
        """Begin a project of a kind."""
        starting = self._window.starting
        if template == "blank":
            self._window.files.new()
        elif template == "images":
            starting.ask_folder()
        else:
            starting.ask_file()

    def go_on(self, found: Interrupted) -> None:
        """Open the project and let its run go on."""
        if self._window.files.open_path(found.project):
            self._wanted = found.run
            self._runs_changed()

    def _runs_changed(self) -> None:
        if self._wanted and self._window.context.runs.run(self._wanted) is not None:
            name, self._wanted = self._wanted, ""
            self._window.training_controls.resume(name)

    def _look_at_next(self) -> None:
        if not self._to_look:
            self._timer.stop()
            return
        found = interrupted(self._to_look.pop(0))
        if found is not None:
            self._window.welcome.set_interrupted(found)
