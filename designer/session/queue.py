"""The runs that wait: they are trained side by side as there is room, can change places and be given up."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.jobs import capacity
from designer.jobs.experiment import Spread, both, together
from designer.project.records import TRAINING, TrainingSettings
from designer.session.document import Document
from designer.session.job import Job
from designer.session.training import Training
from designer.session.under_way import UnderWay
from designer.wire import Answer, EpochDone, Failed, Finished, TrainingStarted

_REFRESH = 700  # ms between two looks at the runs beside the one that is followed
AUTOMATIC = 0
"""As many runs at a time as the machine has room for."""
LIMITS = (AUTOMATIC, 1, 2, 3, 4, 6, 8, 12, 16)
"""What is offered for how many runs are trained at a time."""


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


@dataclass(frozen=True)
class Beside:
    """A run that is trained beside the one that `Training` follows; its curves come from its folder."""

    waiting: Waiting
    job: Job


class Queue(QObject):
    """A project is one run, or one for every fold and every seed.

    The run that begins while none is followed is told of by `Training`; those beside it are `beside`. `limit` is how
    many are trained at a time, AUTOMATIC as the machine allows; memory limits them in any case. What the windows
    train together stands in `under_way`; a run that is begun now, and does not wait, begins beside those of others.
    """

    changed = Signal()
    done = Signal(object)  # RunsDone: the last run of a group is trained
    refused = Signal(object)  # Text: why the next run could not be begun
    limit_changed = Signal(int)
    beside_ended = Signal(str, object)  # a run's name, Finished or Failed

    def __init__(
        self,
        document: Document,
        training: Training,
        parent: QObject | None = None,
        under_way: UnderWay | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._under_way = under_way or UnderWay(self)
        self._under_way.add(self, self._states_here)
        self._under_way.ended.connect(self._look)
        self._training = training
        self.limit = 1
        self.waiting: tuple[Waiting, ...] = ()
        self.beside: tuple[Beside, ...] = ()
        self.room_elsewhere = 1  # runs at a time at the place of `Training`, where that is not this machine
        self.held: Text | None = None  # why the next one waits although the limit would allow it
        self._current: Waiting | None = None
        self._counts: dict[str, int] = {}  # runs by group
        self._done: dict[str, dict[int, _Done]] = {}  # by group and number
        self._backends: dict[str, str] = {}
        self._numbers = itertools.count(1)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH)
        self._refresh.timeout.connect(training.runs.refresh)
        training.started.connect(self._fill)
        training.finished.connect(self._finished)
        training.failed.connect(self._failed)
        document.was_reset.connect(self.clear)

    @property
    def place(self) -> str:
        """The address where those that wait will begin as things stand, "" for this machine."""
        return self._training.place

    @property
    def is_busy(self) -> bool:
        """Whether anything is trained beside."""
        return bool(self.beside)

    @property
    def count(self) -> int:
        """How many runs the group of the one under way has, 0 where it is alone."""
        return self._counts.get(self._current.group, 0) if self._current is not None else 0

    @property
    def number(self) -> int:
        """Which of its group is under way, counted from 1."""
        return len(self._done.get(self._current.group, ())) + 1 if self._current is not None else 1

    def set_limit(self, limit: int) -> None:
        """Train so many at a time from now on; those under way go on."""
        if limit != self.limit:
            self.limit = limit
            self.limit_changed.emit(limit)
            self._fill()
            self.changed.emit()

    def start(self, seeds: int = 1) -> None:
        """Train the document now, before what waits. Raises DesignerError with the reason if it cannot."""
        self._refuse_if_it_cannot()
        runs = self._planned(seeds)
        before, self.waiting = self.waiting, (*runs, *self.waiting)
        try:
            self._begin(self.waiting[0])
        except DesignerError:
            self.waiting = before
            raise
        self._fill()
        self.changed.emit()

    def add(self, seeds: int = 1) -> None:
        """Train the document after what is under way and what waits. Raises DesignerError with the reason."""
        if self._training.state == "idle" and not self.waiting and not self.beside:
            if not self._under_way.states():
                self.start(seeds)
                return
            self._refuse_if_it_cannot()
        self.waiting = (*self.waiting, *self._planned(seeds))
        self._fill()
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
        """Give up all that wait; those under way go on."""
        if self.waiting:
            self.waiting = ()
            self.changed.emit()

    def close(self) -> None:
        """End everything that is trained beside; the processes are left to `Training`."""
        self.waiting = ()
        for one in self.beside:
            one.job.stop()
            self._training.retire(one.job)
        self.beside = ()
        self._under_way.remove(self)

    # ------------------------------------------------------------------------------------------ inside

    def _refuse_if_it_cannot(self) -> None:
        reason = self._training.why_not_start()
        if reason is not None:
            raise DesignerError(reason.template, **reason.args)

    def _planned(self, seeds: int) -> list[Waiting]:
        runs = both(self._document.graph.copy(), seeds)
        group = f"{self._training.runs.new_run_folder().name}" if len(runs) > 1 else ""
        if group:
            self._counts[group] = len(runs)
        return [Waiting(next(self._numbers), one.graph, one.ending, group, one.varied) for one in runs]

    def _fill(self) -> None:
        """Begin as many of those that wait as there is room for."""
        self.held = None
        while self.waiting and self._has_room():
            one = self.waiting[0]
            project = self._on_the_same(one)
            if self._training.state == "idle":
                try:
                    self._begin(one)
                except DesignerError as error:
                    self.cancel(one.number)
                    self.refused.emit(error.text)
            elif _settings(project).backend == "fastest":
                return  # which one that is, the run that is followed will tell
            else:
                self._begin_beside(one, project)

    def _has_room(self) -> bool:
        own = len(self.beside) + (self._training.state != "idle")
        if self._training.place:
            return own < (self.limit or self.room_elsewhere)
        states = self._under_way.states()
        if not states:
            return True
        if len(states) >= (self.limit or capacity.by_cores(_settings(self.waiting[0].project).device)):
            if not own:
                self.held = Text(QT_TRANSLATE_NOOP("Errors", "Runs of another window are under way."))
            return False
        room = capacity.by_memory(sum(state in ("checking", "preparing") for state in states))
        if room == 0:
            self.held = Text(QT_TRANSLATE_NOOP("Errors", "There is no memory for another run beside those under way."))
        return room is None or room > 0

    def _states_here(self) -> list[str]:
        """Return the state of every run of this project that is under way on this machine."""
        found: list[str] = [one.job.state for one in self.beside if not one.job.address]
        followed = self._training.state
        return found if followed == "idle" or self._training.place_of_run else [*found, followed]

    def _begin(self, one: Waiting) -> None:
        self._training.start(self._on_the_same(one), one.ending, one.group, one.varied)
        self._current = one
        self._take_out(one)

    def _begin_beside(self, one: Waiting, project: Graph) -> None:
        job = self._training.beside(project, one.ending, one.group, one.varied)
        self._take_out(one)
        self.beside = (*self.beside, Beside(one, job))
        self._training.runs.keep_in_place(True, "queue")
        job.followed.connect(self._follow_beside)
        job.state_changed.connect(self.changed)
        job.ended.connect(self._beside_ended)

    def _take_out(self, one: Waiting) -> None:
        self.waiting = tuple(other for other in self.waiting if other is not one)

    def _follow_beside(self, record: Answer) -> None:
        runs = self._training.runs
        if isinstance(record, TrainingStarted):
            job = self.sender()
            assert isinstance(job, Job)
            runs.show_beside(job.name)
        elif isinstance(record, EpochDone) and not self._refresh.isActive():
            self._refresh.start()

    def _beside_ended(self, answer: Answer) -> None:
        job = self.sender()
        ended = next((one for one in self.beside if one.job is job), None)
        if ended is None:
            return
        self.beside = tuple(one for one in self.beside if one is not ended)
        self._training.retire(ended.job)
        if not self.beside:
            self._training.runs.keep_in_place(False, "queue")
        else:
            self._training.runs.refresh()
        self.beside_ended.emit(ended.job.name, answer)
        self._end(ended.waiting, answer, ended.job)

    def _finished(self, end: Finished) -> None:
        one, self._current = self._current, None
        self._end(one, end, None)

    def _failed(self, reason: Text) -> None:
        one, self._current = self._current, None
        self._end(one, Failed(text=reason), None)

    def _end(self, one: Waiting | None, answer: Answer, job: Job | None) -> None:
        if one is not None and one.group in self._counts:
            if isinstance(answer, Finished) and answer.outcome == "done":
                self._take(one, answer, job)
            else:
                self._give_up(one.group)
        QTimer.singleShot(0, self, self._next)  # when everybody has heard of the end of this one

    def _take(self, one: Waiting, end: Finished, job: Job | None) -> None:
        name = job.name if job is not None else self._training.run_name
        runner = job.runner if job is not None else self._training.runner
        done = self._done.setdefault(one.group, {})
        done[one.number] = _Done(name, end.logs)
        if runner is not None:
            self._backends[one.group] = runner.backend
        under_way = [self._current, *(other.waiting for other in self.beside), *self.waiting]
        if not any(other is not None and other.group == one.group for other in under_way):
            each = [done[number] for number in sorted(done)]
            said = RunsDone(tuple(run.name for run in each), together([run.logs for run in each]))
            self._forget(one.group)
            self._training.runs.set_shown(said.runs)
            self.done.emit(said)

    def _next(self) -> None:
        self._under_way.ended.emit()  # this one hears of it, too

    def _look(self) -> None:
        self._fill()
        self.changed.emit()

    def _on_the_same(self, one: Waiting) -> Graph:
        """Return a project with the backend of its group's runs before, where it asked for the fastest."""
        settings = _settings(one.project)
        if settings.backend != "fastest" or not one.group:
            return one.project
        known = self._backends.get(one.group, "")
        current = self._current
        if not known and current is not None and current.group == one.group and not self._training.is_choosing:
            known = self._training.runner.backend if self._training.runner is not None else ""
        if not known:
            return one.project
        return one.project.with_setting(TRAINING, msgspec.structs.replace(settings, backend=known))

    def _give_up(self, group: str) -> None:
        """Let nothing more of a group be trained: without one of its runs it has no mean."""
        self.waiting = tuple(one for one in self.waiting if one.group != group)
        self._forget(group)
        for one in self.beside:
            if one.waiting.group == group:
                one.job.stop()
        if self._current is not None and self._current.group == group:
            self._training.stop()
        self.changed.emit()

    def _forget(self, group: str) -> None:
        for known in (self._counts, self._done, self._backends):
            known.pop(group, None)


@dataclass(frozen=True)
class _Done:
    name: str
    logs: Mapping[str, float | None]


def _settings(project: Graph) -> TrainingSettings:
    return project.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]
