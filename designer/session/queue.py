"""The runs that wait: they are trained one after the other, can change places and be given up."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.model import Graph
from designer.graph.texts import DesignerError, Text
from designer.jobs.experiment import Spread, both, together
from designer.project.records import TRAINING, TrainingSettings
from designer.session.document import Document
from designer.session.training import Training
from designer.wire import Finished


@dataclass(frozen=True)
class Waiting:
    """A run that waits, with the project as it stood when it was put there; runs of one experiment have one group."""

    number: int
    project: Graph
    ending: str = ""
    group: str = ""
    varied: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RunsDone:
    """The runs of a group that were trained, and the spread of their numbers."""

    runs: tuple[str, ...]
    numbers: Mapping[str, Spread] = field(default_factory=dict)


class Queue(QObject):
    """A project is one run, or one for every fold and every seed. What a run does is told by `Training`."""

    changed = Signal()
    done = Signal(object)  # RunsDone: the last run of a group is trained
    refused = Signal(object)  # Text: why the next run could not be begun

    def __init__(self, document: Document, training: Training, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._training = training
        self.waiting: tuple[Waiting, ...] = ()
        self._current: Waiting | None = None
        self._counts: dict[str, int] = {}  # runs by group
        self._runs: dict[str, list[str]] = {}  # those that are done
        self._logs: dict[str, list[Mapping[str, float | None]]] = {}
        self._backends: dict[str, str] = {}
        self._numbers = itertools.count(1)
        training.finished.connect(self._finished)
        training.failed.connect(self._failed)
        document.was_reset.connect(self.clear)

    @property
    def count(self) -> int:
        """How many runs the group of the one under way has, 0 where it is alone."""
        return self._counts.get(self._current.group, 0) if self._current is not None else 0

    @property
    def number(self) -> int:
        """Which of its group is under way, counted from 1."""
        return len(self._runs.get(self._current.group, ())) + 1 if self._current is not None else 1

    def start(self, seeds: int = 1) -> None:
        """Train the document now, before what waits. Raises DesignerError with the reason if it cannot."""
        reason = self._training.why_not_start()
        if reason is not None:
            raise DesignerError(reason.template, **reason.args)
        runs = self._planned(seeds)
        before, self.waiting = self.waiting, (*runs, *self.waiting)
        try:
            self._begin(self.waiting[0])
        except DesignerError:
            self.waiting = before
            raise
        self.changed.emit()

    def add(self, seeds: int = 1) -> None:
        """Train the document after what is under way and what waits. Raises DesignerError with the reason."""
        if self._training.state == "idle" and not self.waiting:
            self.start(seeds)
            return
        self.waiting = (*self.waiting, *self._planned(seeds))
        self.changed.emit()

    def move(self, number: int, places: int) -> None:
        """Move a run that waits so many places, towards the end where they are more than 0."""
        found = list(self.waiting)
        place = next((i for i, one in enumerate(found) if one.number == number), -1)
        if place < 0:
            return
        one = found.pop(place)
        found.insert(max(0, min(len(found), place + places)), one)
        self.waiting = tuple(found)
        self.changed.emit()

    def cancel(self, number: int) -> None:
        """Give up a run that waits."""
        gone = [one for one in self.waiting if one.number == number]
        self.waiting = tuple(one for one in self.waiting if one.number != number)
        for one in gone:
            if one.group:
                self._counts[one.group] -= 1
        self.changed.emit()

    def clear(self) -> None:
        """Give up all that wait; the one under way goes on."""
        if self.waiting:
            self.waiting = ()
            self.changed.emit()

    # ------------------------------------------------------------------------------------------ inside

    def _planned(self, seeds: int) -> list[Waiting]:
        runs = both(self._document.graph.copy(), seeds)
        group = f"{self._training.runs.new_run_folder().name}" if len(runs) > 1 else ""
        if group:
            self._counts[group] = len(runs)
        return [Waiting(next(self._numbers), one.graph, one.ending, group, one.varied) for one in runs]

    def _begin(self, one: Waiting) -> None:
        self._training.start(self._on_the_same(one), one.ending, one.group, one.varied)
        self._current = one
        self.waiting = tuple(other for other in self.waiting if other is not one)

    def _finished(self, end: Finished) -> None:
        one, self._current = self._current, None
        if one is not None and one.group:
            if end.outcome != "done":
                self._give_up(one.group)
            else:
                self._take(one, end)
        QTimer.singleShot(0, self, self._next)  # when everybody has heard of the end of this one

    def _failed(self, _reason: Text) -> None:
        one, self._current = self._current, None
        if one is not None and one.group:
            self._give_up(one.group)
        QTimer.singleShot(0, self, self._next)

    def _take(self, one: Waiting, end: Finished) -> None:
        self._runs.setdefault(one.group, []).append(self._training.run_name)
        self._logs.setdefault(one.group, []).append(end.logs)
        if self._training.runner is not None:
            self._backends[one.group] = self._training.runner.backend
        if not any(other.group == one.group for other in self.waiting):
            said = RunsDone(tuple(self._runs[one.group]), together(self._logs[one.group]))
            self._forget(one.group)
            self._training.runs.set_shown(said.runs)
            self.done.emit(said)

    def _next(self) -> None:
        if not self.waiting or self._training.state != "idle":
            return
        one = self.waiting[0]
        try:
            self._begin(one)
        except DesignerError as error:
            self.cancel(one.number)
            self.refused.emit(error.text)
            QTimer.singleShot(0, self, self._next)
        self.changed.emit()

    def _on_the_same(self, one: Waiting) -> Graph:
        """Return a project with the backend of its group's runs before, where it asked for the fastest."""
        settings: TrainingSettings = one.project.settings.get(TRAINING, TrainingSettings())
        if settings.backend != "fastest" or one.group not in self._backends:
            return one.project
        return one.project.with_setting(
            TRAINING,
            msgspec.structs.replace(settings, backend=self._backends[one.group]),
        )

    def _give_up(self, group: str) -> None:
        self.waiting = tuple(one for one in self.waiting if one.group != group)
        self._forget(group)
        self.changed.emit()

    def _forget(self, group: str) -> None:
        for known in (self._counts, self._runs, self._logs, self._backends):
            known.pop(group, None)
