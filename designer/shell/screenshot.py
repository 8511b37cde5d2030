"""Paints the window into a picture without a person in front of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.shell.settings import STATE_VARIABLE
from designer.shell.window import MainWindow

_PATIENCE = 60_000  # milliseconds for the checker to start and report
_SETTLE = 400  # milliseconds for what follows the report: the canvas frames, tables fill


@contextmanager
def temporary_user() -> Iterator[Path]:
    """Lend a settings file and a state folder that are gone afterwards."""
    before = os.environ.get(STATE_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="model-designer-", ignore_cleanup_errors=True) as folder:
        os.environ[STATE_VARIABLE] = folder
        try:
            yield Path(folder) / "settings.ini"
        finally:
            if before is None:
                del os.environ[STATE_VARIABLE]
            else:
                os.environ[STATE_VARIABLE] = before


def paint(window: MainWindow, output: Path, size: tuple[int, int], theme: str, language: str, panel: str) -> None:
    """Show the window, wait for the report, and save what it looks like."""
    window.settings.set_theme(theme)
    window.settings.set_language(language)
    window.resize(*size)
    window.show()
    window.resize(*size)
    window.docks.lay_out()
    if window.files.has_project:
        window.docks.build_all()
        if panel:
            window.docks.show_panel(panel)
        _wait_for_report(window)
    _wait(_SETTLE)
    if window.files.has_project:
        window.canvas.frame_all()
    window.messages.clear()
    QApplication.processEvents()
    if not window.grab().save(str(output), "PNG"):
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "{file} could not be written."), file=str(output))


def _wait_for_report(window: MainWindow) -> None:
    waiter = _Waiter(window)
    deadline = QDeadlineTimer(_PATIENCE)
    while not window.context.analysis.is_current and not deadline.hasExpired():
        waiter.wait(min(500, deadline.remainingTime()))


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Waiter(QObject):
    """Runs the event loop until the analysis says something, or for a while."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._loop = QEventLoop(self)
        window.context.analysis.report_changed.connect(self._loop.quit)

    def wait(self, milliseconds: int) -> None:
        """Return at the next report, at the latest after so many milliseconds."""
        QTimer.singleShot(milliseconds, self._loop.quit)
        self._loop.exec()
