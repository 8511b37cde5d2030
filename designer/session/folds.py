"""Trains the folds of a project one after the other, and says what their numbers are together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.engine.protocol import Finished
from designer.graph.model import Graph
from designer.graph.texts import DesignerError, Text
from designer.jobs.experiment import Spread, folds, together
from designer.project.records import TRAINING, TrainingSettings
from designer.session.document import Document
from designer.session.training import Training


@dataclass(frozen=True)
class FoldsDone:
    """The runs that were trained, and the spread of their numbers."""

    runs: tuple[str, ...]
    numbers: Mapping[str, Spread] = field(default_factory=dict)


class Folds(QObject):
    """A run for every fold; a project without folds is one run. What a run does is told by `Training`."""

    done = Signal(object)  # FoldsDone: the last fold is trained
    refused = Signal(object)  # Text: why the next fold could not be begun

    def __init__(self, document: Document, training: Training, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._training = training
        self._projects: tuple[Graph, ...] = ()
        self._runs: list[str] = []
        self._logs: list[Mapping[str, float | None]] = []
        training.finished.connect(self._finished)
        training.failed.connect(self._give_up)

    @property
    def count(self) -> int:
        """How many runs are made, 0 where none of several is under way."""
        return len(self._projects)

    @property
    def number(self) -> int:
        """Which of them is under way, counted from 1."""
        return len(self._runs) + 1

    def start(self) -> None:
        """Start the run of the document, or that of its first fold. Raises DesignerError with the reason."""
        reason = self._training.why_not_start()
        if reason is not None:
            raise DesignerError(reason.template, **reason.args)
        projects = tuple(one.graph for one in folds(self._document.graph))
        self._give_up()
        self._training.start(projects[0], "fold-1" if len(projects) > 1 else "")
        if len(projects) > 1:
            self._projects = projects

    def _finished(self, end: Finished) -> None:
        if not self._projects:
            return
        if end.outcome != "done":
            self._give_up()
            return
        self._runs.append(self._training.run_name)
        self._logs.append(end.logs)
        if len(self._runs) < len(self._projects):
            QTimer.singleShot(0, self, self._next)  # when everybody has heard of the end of this one
            return
        said = FoldsDone(tuple(self._runs), together(self._logs))
        self._give_up()
        self.done.emit(said)

    def _next(self) -> None:
        if not self._projects:
            return
        place = len(self._runs)
        try:
            self._training.start(self._on_the_same(self._projects[place]), f"fold-{place + 1}")
        except DesignerError as error:
            self._give_up()
            self.refused.emit(error.text)

    def _on_the_same(self, project: Graph) -> Graph:
        """Return a project with the backend of the folds before, where it asked for the fastest."""
        settings: TrainingSettings = project.settings.get(TRAINING, TrainingSettings())
        if settings.backend != "fastest" or self._training.runner is None:
            return project
        return project.with_setting(TRAINING, msgspec.structs.replace(settings, backend=self._training.runner.backend))

    def _give_up(self, _reason: Text | None = None) -> None:
        self._projects = ()
        self._runs = []
        self._logs = []
