"""The dialogs that take code, a picture or the model away; EXPORTERS says what there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from designer.engine.protocol import Answer, Diagram, Failed, SaveModel
from designer.graph.texts import DesignerError
from designer.project import atomic, storage
from designer.session.runs import Run
from designer.session.session import Session
from designer.views.context import Context
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.export.formats import Exporter  # imports numpy, which the first painted window does not need


class Exports(QObject):
    """Asks where, has it written, and says that it was."""

    def __init__(self, window: QWidget, context: Context, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._session = session

    def python(self) -> None:
        """Write the script of the project."""
        self._export("code", self.tr("Export code"), self.write)

    def picture(self) -> None:
        """Have Keras draw the model."""
        self._export("picture", self.tr("Export the model's picture"), self.write)

    def model(self) -> None:
        """Write the model with the weights of the newest run, or, without runs, untrained."""
        self._export("model", self.tr("Export the model"), self.write)

    def write(self, path: Path) -> None:
        """Write what the ending of `path` stands for; the message bar says how it went."""
        from designer.export.formats import exporter_for

        try:
            chosen = exporter_for(path)
            if chosen.write is not None:
                self._write_code(chosen, path)
                return
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
            return
        except OSError as error:
            text = self.tr("{file} could not be written: {reason}.")
            self._context.notices.say(text.format(file=path, reason=error.strerror or error), "error")
            return
        self._context.notices.say(self.tr("Writing {file}...").format(file=path.name))
        self._session.checker.request(self._request(chosen, path), self._answered)

    def _write_code(self, chosen: Exporter, path: Path) -> None:
        from designer.export.formats import CodeOptions

        document = self._context.document
        options = CodeOptions(folder=document.path.parent if document.path else None, target=path)
        assert chosen.write is not None
        text = chosen.write(document.graph, self._context.catalogue, options)
        atomic.write(path, text.encode("utf-8"))
        self._say_written(path)

    def _request(self, chosen: Exporter, path: Path) -> Diagram | SaveModel:
        project = storage.encode(self._context.document.graph)
        if chosen.kind == "picture":
            return Diagram(project=project, output=str(path))
        run = self._newest_run()
        run_dir = str(run.path) if run else ""
        return SaveModel(project=project, run_dir=run_dir, output=str(path), form=chosen.name)  # type: ignore[arg-type]

    def _newest_run(self) -> Run | None:
        return next((run for run in self._context.runs.runs if run.status in ("done", "stopped")), None)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._context.notices.say(say(answer.text), "error")
        else:
            self._say_written(Path(getattr(answer, "result", "")))

    def _say_written(self, path: Path) -> None:
        self._context.notices.say(self.tr("Wrote {file}.").format(file=path), "ok")

    def _export(self, kind: str, title: str, write: Callable[[Path], None]) -> None:
        from designer.export.formats import EXPORTERS

        rows = [row for row in EXPORTERS if row.kind == kind]
        rows.sort(key=lambda row: row.name != "png")
        filters = {f"{_title(row)} (*{row.suffixes[0]})" if row.suffixes[0] else _title(row): row for row in rows}
        project = self._context.document.path
        dialog = QFileDialog(self._window, title, str(project.parent if project else Path.home()))
        dialog.setObjectName("export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectFile((project.stem if project else "model") + rows[0].suffixes[0])
        if dialog.exec() and dialog.selectedFiles():
            path = Path(dialog.selectedFiles()[0])
            suffix = filters[dialog.selectedNameFilter()].suffixes[0]
            write(path if path.suffix or not suffix else path.with_name(path.name + suffix))


def _title(row: Exporter) -> str:
    return QCoreApplication.translate("Exports", row.title)
