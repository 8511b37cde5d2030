"""Everything that works for one open document, made together and closed in order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from designer.recipe.backends import available
from designer.session.analysis import Analysis
from designer.session.datasets import Datasets
from designer.session.doctor import Doctor
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.evaluations import Evaluations
from designer.session.examinations import Examinations
from designer.session.helper import Helper
from designer.session.insides import Insides
from designer.session.pictures import Pictures
from designer.session.places import Places
from designer.session.queue import Queue
from designer.session.reports import Reports
from designer.session.runners import Runners
from designer.session.runs import Runs
from designer.session.searches import Searches
from designer.session.splits import Splits
from designer.session.training import Training
from designer.session.tryouts import Tryouts

_CHECKS_ON = "jax"  # Keras is there in half the time and the memory that it takes on TensorFlow
_BACK_OFF = (0, 1000, 3000, 10000, 30000)  # ms before the checker is started again


class Session(QObject):
    """The checker and the reader of data, the objects that use these processes, the runs, and training.

    `checker_restarted` tells, in words, that the checker had died and is being replaced. Without `start` no process
    is started until something needs a runner. Runs of a project without a file lie in `scratch`.
    """

    checker_restarted = Signal(object)

    def __init__(
        self, document: Document, parent: QObject | None = None, start: bool = True, scratch: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.checker = EngineClient("checker", available(_CHECKS_ON), self, starts_itself=start)
        if start:
            self.checker.start()
        runners = Runners(self)
        self.analysis = Analysis(document, self.checker, self, runners)
        self.reader = EngineClient("reader", parent=self, starts_itself=start)
        self.datasets = Datasets(document, self.reader, self)
        self.splits = Splits(document, self.datasets, self.reader, self)
        self.runs = Runs(document, self, scratch)
        self.training = Training(document, self.analysis, self.runs, self, runners)
        self.queue = Queue(document, self.training, self)
        self.examinations = Examinations(document, self)
        self.doctor = Doctor(document, self.analysis, self.training, self, self.examinations)
        self.searches = Searches(document, self.runs, self)
        self.places = Places(self.training, self.queue, self.searches, self)
        self.insides = Insides(document, self.analysis, self.runs, self.training, self)
        self.evaluations = Evaluations(document, self.runs, self.training, self)
        self.tryouts = Tryouts(self.evaluations, self)
        self.reports = Reports(document, self)
        self.exporter = Helper(self)  # for models, which the backend writes that trains them
        self.pictures = Pictures(document, self.analysis, self)
        self.analysis.find_runs = self._runs_folder
        self._start = ("", False)  # the run that the project starts from, and whether it is there
        self.runs.changed.connect(self._look_for_start)
        self.datasets.was_refreshed.connect(self.analysis.check_now)
        self._deaths = 0
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.timeout.connect(self.checker.start)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(60_000)
        self._calm.timeout.connect(self._forget_deaths)
        self.checker.died.connect(self._checker_died)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def get_ready(self) -> None:
        """Start the reader before it is asked: the first rows of a table would wait for it."""
        if self.reader.starts_itself:
            self.reader.start()

    def close(self) -> None:
        """End all processes and threads; they are gone when this returns."""
        self._restart.stop()
        self._calm.stop()
        self.checker.begin_close()
        self.reader.begin_close()
        self.analysis.close()
        self.places.close()
        self.searches.close()
        self.queue.close()
        self.training.close()
        self.insides.close()
        self.tryouts.close()
        self.evaluations.close()
        self.reports.close()
        self.examinations.close()
        self.pictures.close()
        self.exporter.close()
        self.checker.close()
        self.reader.close()
        self.runs.close()

    def _runs_folder(self) -> str:
        """Return where the run lies that the project starts from, "" if it starts fresh."""
        return str(self.runs.folder()) if self.document.training.start_from else ""

    def _look_for_start(self) -> None:
        """Check again when the run that the project starts from has come or gone."""
        name = self.document.training.start_from
        before, self._start = self._start, (name, self.runs.run(name) is not None)
        if name and self._start[1] != (before[1] if before[0] == name else False):
            self.analysis.check_now()

    def _checker_died(self, text: object) -> None:
        self._restart.start(_BACK_OFF[min(self._deaths, len(_BACK_OFF) - 1)])
        self._deaths += 1
        self._calm.start()
        self.checker_restarted.emit(text)

    def _forget_deaths(self) -> None:
        self._deaths = 0
