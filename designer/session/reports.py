"""Reports of runs: asks an engine for what they tell, and has them written on a thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import storage
from designer.project.run_record import Run
from designer.recipe.backends import available
from designer.report.run import RunMaterial
from designer.session.document import Document
from designer.session.helper import Helper
from designer.wire import Answer, Failed, ReportRun, RunReported

Write = Callable[[Path, RunMaterial, Path], None]
"""Writes what was found of a run's folder into a file. Raises DesignerError."""


class Reports(QObject):
    """One report at a time."""

    written = Signal(object)  # Path
    failed = Signal(object)  # Text

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._helper = Helper(self)
        self._thread: _Writing | None = None

    def write(self, run: Run, output: Path, write: Write) -> None:
        """Have the report of a run written; `written` or `failed` follows."""
        folder = str(self._document.path.parent) if self._document.path else ""
        try:
            project = storage.encode(self._document.graph)
        except DesignerError:
            project = ""  # it is needed only by runs without data of their own

        def answered(answer: Answer) -> None:
            if isinstance(answer, RunReported):
                self._compose(run.path, answer.found, output, write)
            elif isinstance(answer, Failed):
                self.failed.emit(answer.text)

        request = ReportRun(run_dir=str(run.path), project=project, folder=folder)
        self._helper.client(available(run.info.backend)).request(request, answered)

    def close(self) -> None:
        """End the process and the thread; they are gone when this returns."""
        self._helper.close()
        if self._thread is not None:
            self._thread.wait()

    def _compose(self, run: Path, found: RunMaterial, output: Path, write: Write) -> None:
        if self._thread is not None:
            self._thread.wait()
        self._thread = _Writing(self, lambda: write(run, found, output))
        self._thread.ended.connect(self._on_ended)
        self._thread.output = output
        self._thread.start()

    def _on_ended(self, error: object) -> None:
        assert self._thread is not None
        if isinstance(error, Text):
            self.failed.emit(error)
        else:
            self.written.emit(self._thread.output)


class _Writing(QThread):
    """Paper is laid out on a thread that Qt knows as its own."""

    ended = Signal(object)  # why it failed as a Text, or None

    def __init__(self, parent: QObject, work: Callable[[], None]) -> None:
        super().__init__(parent)
        self.output = Path()
        self._work = work

    def run(self) -> None:
        try:
            self._work()
        except DesignerError as error:
            self.ended.emit(error.text)
        except Exception as error:
            text = QT_TRANSLATE_NOOP("Errors", "The report could not be written: {reason}.")
            self.ended.emit(Text(text, {"reason": str(error)}))
        else:
            self.ended.emit(None)
