"""What the doctor says of the last run and of the drawing as it stands, and what has been done about it since."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.doctor import dismissed, keeping
from designer.doctor.finding import Examination, Finding
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.fixes import apply_fix
from designer.project.run_record import Run
from designer.session.analysis import Analysis
from designer.session.document import Document
from designer.session.examinations import Examinations
from designer.session.training import Training
from designer.wire import Examined

EXAMINES = "examine_runs"  # a setting of the project, False where runs are not to be examined


class Doctor(QObject):
    """Keeps the findings. `changed` when there are others; `found` when a run was examined that suffers."""

    changed = Signal()
    found = Signal(int)  # how many findings are above "hint"

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        training: Training,
        parent: QObject | None = None,
        examinations: Examinations | None = None,
    ) -> None:
        super().__init__(parent)
        self.run = ""  # which was examined, "" for none
        self.examination: Examination | None = None
        self._document = document
        self._analysis = analysis
        self._training = training
        self._runs = training.runs
        self.examinations = examinations  # without it runs are examined only when they end
        self._mended: dict[str, int] = {}  # where in the history a finding's remedy stands
        training.examined.connect(self._examined)
        analysis.report_changed.connect(self.changed)
        document.changed.connect(self.changed)
        document.was_reset.connect(self._reset)
        training.runs.changed.connect(self._read_newest)
        training.runs.changed.connect(self.changed)
        if examinations is not None:
            examinations.examined.connect(self._examined_later)
            examinations.changed.connect(self.changed)

    def findings(self) -> list[Finding]:
        """Return what is to be said, of the run first, without what was dismissed."""
        of_run = self.examination.findings if self.examination is not None else ()
        known = {one.subject for one in of_run}
        report = self._analysis.report
        before = [one for one in report.findings if one.subject not in known] if report is not None else []
        gone = dismissed.dismissed(self._document.graph)
        return [one for one in (*of_run, *before) if one.subject not in gone]

    def count(self) -> int:
        """Return how many findings are above "hint" and nothing has been done about."""
        return sum(one.severity != "hint" and not self.is_mended(one) for one in self.findings())

    def dismissed(self) -> int:
        """Return how many findings were dismissed in this project."""
        return len(dismissed.dismissed(self._document.graph))

    def is_mended(self, finding: Finding) -> bool:
        """Tell whether its remedy is applied, and not undone."""
        place = self._mended.get(finding.subject)
        if place is not None:
            return self._document.undo_stack.index() >= place
        remedy = finding.remedy
        if remedy is None or not remedy.kind:
            return False
        try:
            change = apply_fix(self._document.graph, remedy.kind, remedy.args)
        except DesignerError:  # what it was about is gone
            return False
        return not change.removed and not change.added

    def mended(self, finding: Finding) -> None:
        """Take down that the last edit was its remedy."""
        self._mended[finding.subject] = self._document.undo_stack.index()
        self.changed.emit()

    def dismiss(self, finding: Finding) -> None:
        """Do not speak of it again in this project, as one undo step."""
        self._document.push(dismissed.dismiss(self._document.graph, finding))

    def restore(self) -> None:
        """Speak again of all that was dismissed, as one undo step."""
        self._document.push(dismissed.restore(self._document.graph))

    @property
    def examines(self) -> bool:
        """Whether runs of this project are examined."""
        return self._document.graph.settings.get(EXAMINES, True) is not False

    def set_examines(self, wanted: bool) -> None:
        """Examine the runs of this project, or not, as one undo step."""
        if wanted != self.examines:
            self._document.set_setting(EXAMINES, wanted, QT_TRANSLATE_NOOP("Edits", "Change examining"))

    def _examined(self, record: Examined) -> None:
        self.run = self._training.run_name
        self.examination = record.found
        self._mended.clear()
        self.changed.emit()
        if self.count():
            self.found.emit(self.count())

    def unexamined(self) -> Run | None:
        """Return the newest run, if it has ended with a model and nobody has examined it."""
        newest = next(iter(self._runs.runs), None)
        if self.examinations is None or newest is None or newest.path.parent != self._runs.folder():
            return None
        has_ended = newest.status not in {"running", "reading"} and newest.has_model and bool(newest.logs)
        return newest if has_ended and self.run != newest.name else None

    def _examined_later(self, name: str, found: Examination) -> None:
        self.run, self.examination = name, found
        self._mended.clear()
        self.changed.emit()

    def _reset(self) -> None:
        self.run, self.examination = "", None
        self._mended.clear()
        self._read_newest()  # which may be known by now
        self.changed.emit()

    def _read_newest(self) -> None:
        """Show what was found in the newest run of a project that was opened, unless one was examined since."""
        newest = next(iter(self._runs.runs), None)
        if self.examination is not None or newest is None or newest.path.parent != self._runs.folder():
            return
        found = keeping.read(newest.path)
        if found is not None:
            self.run, self.examination = newest.name, found
            self.changed.emit()
