"""The dialogs that take something away: code, a picture of the model, the model of a run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from designer.engine.protocol import Answer, Diagram, Failed, SaveModel
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.session.session import Session
from designer.views.context import Context
from designer.views.wording import say


class Exports(QObject):
    """Asks where, has it written, and says that it was."""

    def __init__(self, window: QWidget, context: Context, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._session = session

    def python(self) -> None:
        """Write the Python script of the project."""
        path = self._ask(self.tr("Export Python code"), self.tr("Python (*.py)"), ".py")
        if path is not None:
            self.write_python(path)

    def write_python(self, path: Path) -> bool:
        """Write the Python script to `path`; returns whether it was written."""
        from designer.export.python_code import python_code

        document = self._context.document
        try:
            text = python_code(document.graph, self._context.catalogue)
            path.write_text(text, "utf-8", newline="\n")
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
        except OSError as error:
            self._say_unwritten(path, error)
        else:
            self._say_written(path)
            return True
        return False

    def picture(self) -> None:
        """Have Keras draw the model as PNG, SVG or PDF."""
        filters = ";;".join((self.tr("Picture (*.png)"), self.tr("Drawing (*.svg)"), self.tr("Document (*.pdf)")))
        path = self._ask(self.tr("Export the model's picture"), filters, ".png")
        if path is not None:
            project = storage.encode(self._context.document.graph)
            self._session.checker.request(Diagram(project=project, output=str(path)), self._answered)

    def model(self) -> None:
        """Write the model of the newest finished run as .keras."""
        runs = [run for run in self._context.runs.runs if run.status != "running"]
        path = self._ask(self.tr("Export the Keras model"), self.tr("Keras model (*.keras)"), ".keras")
        if path is not None and runs:
            request = SaveModel(run_dir=str(runs[0].path), output=str(path))
            runner = self._context.training.runner
            alive = runner is not None and runner.state == "ready"
            (runner if alive and runner is not None else self._session.checker).request(request, self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._context.notices.say(say(answer.text), "error")
        else:
            self._say_written(Path(getattr(answer, "result", "")))

    def _say_written(self, path: Path) -> None:
        self._context.notices.say(self.tr("Wrote {file}.").format(file=path), "ok")

    def _say_unwritten(self, path: Path, error: OSError) -> None:
        text = self.tr("{file} could not be written: {reason}.")
        self._context.notices.say(text.format(file=path, reason=error.strerror or error), "error")

    def _ask(self, title: str, filters: str, suffix: str) -> Path | None:
        project = self._context.document.path
        folder = project.parent if project else Path.home()
        dialog = QFileDialog(self._window, title, str(folder), filters)
        dialog.setObjectName("export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.selectFile((project.stem if project else "model") + suffix)
        if not dialog.exec() or not dialog.selectedFiles():
            return None
        path = Path(dialog.selectedFiles()[0])
        return path if path.suffix else path.with_suffix(suffix)
