"""Everything that works for one open document, made together and closed in order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from designer.session.analysis import Analysis
from designer.session.datasets import Datasets
from designer.session.doctor import Doctor
from designer.session.document import Document
from designer.session.engines import Engines
from designer.session.evaluations import Evaluations
from designer.session.examinations import Examinations
from designer.session.helper import Helper
from designer.session.insides import Insides
from designer.session.pictures import Pictures
from designer.session.places import Places
from designer.session.queue import Queue
from designer.session.reports import Reports
from designer.session.runs import Runs
from designer.session.searches import Searches
from designer.session.splits import Splits
from designer.session.training import Training
from designer.session.tryouts import Tryouts


class Session(QObject):
    """The objects that use the engine processes, the runs, and training.

    `engines` are shared with the sessions of other windows; without them it has its own, which end with it and, without
    `start`, are not started until something needs a runner. Runs of a project without a file lie in `scratch`.
    """

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        start: bool = True,
        scratch: Path | None = None,
        engines: Engines | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.engines = engines or Engines(start, self)
        self._owns_engines = engines is None
        self.checker = self.engines.checker
        self.reader = self.engines.reader
        self.analysis = Analysis(document, self.checker, self, self.engines)
        self.datasets = Datasets(document, self.reader, self)
        self.splits = Splits(document, self.datasets, self.reader, self)
        self.runs = Runs(document, self, scratch)
        self.training = Training(document, self.analysis, self.runs, self, self.engines.runners)
        self.queue = Queue(document, self.training, self, self.engines.under_way)
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
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def close(self) -> None:
        """End its threads, and the processes that no other session has; they are gone when this returns."""
        if self._owns_engines:
            self.engines.begin_close()
        self.analysis.close()
        self.splits.close()
        self.datasets.close()
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
        if self._owns_engines:
            self.engines.close()
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
