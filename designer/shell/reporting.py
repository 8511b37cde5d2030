"""Asks where the report of a run goes, and has it written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from designer.files import atomic
from designer.graph.texts import Text, not_written
from designer.project.run_record import Run
from designer.report.run import RunMaterial
from designer.session.reports import Reports
from designer.shell.i18n import Language
from designer.views.context import Context
from designer.views.file_dialogs import ask_save, beside
from designer.views.wording import say


class Reporting(QObject):
    """Serves the table of actions and the panel of runs; the message bar says how it went."""

    def __init__(self, window: QWidget, context: Context, reports: Reports, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._reports = reports
        self._language = language
        reports.written.connect(self._on_written)
        reports.failed.connect(self._on_failed)

    def newest(self) -> None:
        """Report the newest run that has ended."""
        run = next((run for run in self._context.runs.runs if run.status not in ("running", "reading")), None)
        if run is None:
            self._context.notices.say(self.tr("There is no run yet that could be reported. Train."), "error")
        else:
            self.of(run.name)

    def of(self, run_name: str) -> None:
        """Ask for a file, and report a run."""
        run = self._context.runs.run(run_name)
        if run is None:
            return
        types = {self.tr("Web page (*.html)"): ".html", self.tr("PDF document (*.pdf)"): ".pdf"}
        target = beside(self._context.document.path)
        target = target.with_name(f"{target.name}-{run.name}")
        asked = ask_save(self._window, "report_dialog", self.tr("Report"), target, types)
        if asked is not None:
            self.write(run, asked[0])

    def write(self, run: Run, output: Path) -> None:
        """Write the report of a run."""
        self._context.notices.say(self.tr("Writing {file}...").format(file=output.name))
        self._reports.write(run, output, self._compose)

    def _compose(self, run: Path, found: RunMaterial, output: Path) -> None:
        """Write a report; on a thread of its own."""
        from designer.export.report import material
        from designer.export.report.page import page

        text = page(material.read(run, found), say, self._language.name)
        if output.suffix.lower() == ".pdf":
            from designer.shell.printing import write_pdf

            write_pdf(text, output)
            return
        try:
            atomic.write(output, text.encode("utf-8"))
        except OSError as error:
            raise not_written(output, error) from error

    def _on_written(self, output: Path) -> None:
        self._context.notices.say(self.tr("Wrote {file}.").format(file=output), "ok")

    def _on_failed(self, text: Text) -> None:
        self._context.notices.say(say(text), "error")
