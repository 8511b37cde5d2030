"""What the doctor asks an engine beside a training: to examine a run that was not, and to find a learning rate."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

from designer.doctor.rates import Rates
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.run_record import Run
from designer.recipe.backends import available
from designer.session.document import Document
from designer.session.helper import Helper
from designer.wire import Answer, ExamineRun, Failed, FindRate, RateFound, RunExamined


class Examinations(QObject):
    """One question at a time; `state` says which is under way."""

    changed = Signal()
    examined = Signal(str, object)  # the run's name, Examination
    rates_found = Signal(object)  # Rates
    failed = Signal(object)  # Text

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: Literal["", "examining", "finding"] = ""
        self.rates: Rates | None = None  # of the project that is open, as it was then
        self._document = document
        self._helper = Helper(self)
        self._asked = 0
        document.was_reset.connect(self._forget)

    def examine(self, run: Run) -> None:
        """Examine a run that has ended; `examined` or `failed` follows."""
        request = ExamineRun(run_dir=str(run.path), project=self._project(), folder=self._folder())

        def answered(answer: Answer) -> None:
            if not self._ended(number):
                return
            if isinstance(answer, RunExamined):
                self.examined.emit(run.name, answer.found)
            elif isinstance(answer, Failed):
                self.failed.emit(answer.text)

        self._begin("examining")
        number = self._asked = self._helper.client(available(run.info.backend)).request(request, answered)

    def find_rate(self) -> None:
        """Find a learning rate for the project as it stands; `rates_found` or `failed` follows."""
        request = FindRate(project=self._project(), folder=self._folder())

        def answered(answer: Answer) -> None:
            if not self._ended(number):
                return
            if isinstance(answer, RateFound):
                self.rates = answer.rates
                self.rates_found.emit(answer.rates)
            elif isinstance(answer, Failed):
                self.failed.emit(answer.text)

        self._begin("finding")
        backend = available(self._document.training.backend)
        number = self._asked = self._helper.client(backend).request(request, answered)

    def cancel(self) -> None:
        """Give up what is under way; what it has found by then is not told."""
        if self.state and self._helper.is_open:
            self._asked, self.state = 0, ""
            self._helper.end()
            self.changed.emit()

    def forget_rates(self) -> None:
        """Show no learning rates any more."""
        self.rates = None
        self.changed.emit()

    def close(self) -> None:
        """End the process; it is gone when this returns."""
        self._helper.close()

    def _begin(self, state: Literal["examining", "finding"]) -> None:
        self.state = state
        self.changed.emit()

    def _ended(self, number: int) -> bool:
        """Tell whether an answer is the one that is waited for, which then is over."""
        if number != self._asked:
            return False
        self._asked, self.state = 0, ""
        self.changed.emit()
        return True

    def _forget(self) -> None:
        self.rates = None
        self.cancel()

    def _project(self) -> str:
        try:
            return storage.encode(self._document.graph)
        except DesignerError:
            return ""

    def _folder(self) -> str:
        return str(self._document.path.parent) if self._document.path else ""
