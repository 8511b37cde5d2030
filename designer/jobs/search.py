"""Trains a project again and again with varied settings: trials side by side, a journal, and what came of it."""

from __future__ import annotations

import datetime
import queue
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from designer.advice.objective import direction, objective_of
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.jobs import capacity, journal
from designer.jobs.experiment import Planned
from designer.jobs.fastest import fastest
from designer.jobs.journal import Begun, Journal, TrialBegun, TrialEnded, Trials
from designer.jobs.places import place
from designer.jobs.sampler import Sampler
from designer.jobs.slot import NO_TEXT, Slot, Trial
from designer.project import run_folder, storage
from designer.project.records import SEARCH, TRAINING, TrainingSettings
from designer.project.run_record import kept_logs, read_run
from designer.project.search_settings import SearchSettings, require
from designer.project.variation import applied, check, name_of
from designer.wire import (
    Answer,
    EpochDone,
    Failed,
    Finished,
    SearchDone,
    SearchStarted,
    Stop,
    Told,
    TrialDone,
    TrialEpoch,
    TrialStarted,
    TrialState,
)
from designer.wire import Search as SearchRequest

_FAILURES = 5  # at the beginning, after which a search gives up
_EPOCHS_TOLD = 0.1  # seconds between two epochs of a trial that are told
_LOCKED = 10.0  # seconds the processes of a search that was killed get to let go of their runs


class Search:
    """One search. `run` carries it out and returns what came of it; `stop` may be called from any thread."""

    def __init__(self, request: SearchRequest, emit: Callable[[Answer], None]) -> None:
        self._runs = Path(request.runs_dir)
        self._id = request.id
        self._address = request.address
        self._emit_answer = emit
        self._inbox: queue.SimpleQueue[tuple[Slot, Answer] | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._is_new = not request.name
        self.name = request.name or _new_name(self._runs)
        if request.name:
            self._known = journal.read(self._runs, request.name)
        else:
            now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
            self._known = Trials(Begun(request.project, request.folder, "", now))
        begun = self._known.begun
        self._folder = request.folder or begun.folder
        self._graph = storage.decode(begun.project)
        settings: SearchSettings = self._graph.settings.get(SEARCH, SearchSettings())
        self._settings = msgspec.structs.replace(
            settings, trials=request.trials or settings.trials, jobs=request.jobs or settings.jobs
        )
        require(self._settings)
        for variation in self._settings.variations:
            check(self._graph, variation)
        self._names = tuple(name_of(self._graph, v) for v in self._settings.variations)
        self._objective = self._settings.objective
        self._direction: Literal["min", "max"] = self._settings.direction or direction(self._objective or "loss")
        self._sampler = Sampler(self._settings, self._direction, self._longest(), self.name)
        self._trials: dict[int, Trial] = {}
        self._begun_at = time.monotonic()
        self._next_repeat = 0

    def stop(self) -> None:
        """End after the batches under way; the trials go on with the search."""
        self._stopping.set()
        self._inbox.put(None)

    def run(self) -> Answer:
        """Search to the end. Raises DesignerError."""
        try:
            self._journal = Journal(self._runs, self.name)
        except BlockingIOError:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The search {name} is under way in another process."), name=self.name
            ) from None
        except OSError as error:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The folder of runs {folder} cannot be written: {reason}."),
                folder=str(self._runs),
                reason=error.strerror or str(error),
            ) from error
        slots: list[Slot] = []
        try:
            start = place(self._address)
            self._backend = self._known.begun.backend or self._choose_backend()
            if self._is_new:
                self._journal.add(msgspec.structs.replace(self._known.begun, backend=self._backend))
            slots = [Slot(start) for _ in range(self._jobs())]
            self._emit(
                SearchStarted(
                    name=self.name,
                    trials=self._wanted(),
                    jobs=len(slots),
                    method=self._settings.method,
                    names=self._names,
                    backend=self._backend,
                )
            )
            unfinished = self._take_over()
            return self._search(slots, unfinished)
        finally:
            for slot in slots:
                slot.close()
            self._journal.close()

    def _emit(self, answer: Answer) -> None:
        self._emit_answer(msgspec.structs.replace(answer, id=self._id))

    # ------------------------------------------------------------------------------------------ before

    def _choose_backend(self) -> str:
        settings: TrainingSettings = self._graph.settings.get(TRAINING, TrainingSettings())
        if settings.backend != "fastest":
            return settings.backend
        return fastest(
            self._known.begun.project, self._folder, lambda text: self._emit(Told(text=text)), settings.device
        )

    def _jobs(self) -> int:
        room = None if self._address else capacity.by_memory()
        most = self._settings.jobs if room is None else max(1, room)
        wanted = min(self._settings.jobs, self._wanted())
        if wanted > most:
            text = Text(
                QT_TRANSLATE_NOOP("Errors", "There is memory for {most} trials at a time, not for {wanted}."),
                {"most": most, "wanted": wanted},
            )
            self._emit(Told(text=text, severity="warning"))
        return max(1, min(wanted, most))

    def _wanted(self) -> int:
        count = self._sampler.count
        return self._settings.trials if count is None else min(count, self._settings.trials)

    def _longest(self) -> int:
        """Return the most epochs that a trial can have."""
        training: TrainingSettings = self._graph.settings.get(TRAINING, TrainingSettings())
        found = [training.epochs]
        for v in self._settings.variations:
            if (v.of, v.path) == (TRAINING, "epochs"):
                found += [int(value) for value in (*v.values, v.high or 1)]
        return max(found)

    def _take_over(self) -> list[Trial]:
        """Tell what the journal knows, and return the trials that were under way."""
        unfinished = []
        for number, begun in sorted(self._known.trials.items()):
            trial = self._trials[number] = Trial(number, begun.run, begun.values)
            for line in run_folder.read_epochs(self._runs / begun.run):
                value = self._value(line.logs)
                if value is not None:
                    trial.curve[line.epoch] = value
            ended = self._known.ended.get(number)
            if ended is None:
                self._sampler.begin(begun.values)
                for epoch, value in trial.curve.items():
                    self._sampler.report(number, epoch, value)
                unfinished.append(trial)
                continue
            self._sampler.add(begun.values, ended.state, ended.value, trial.curve)
            trial.state, trial.value, trial.epochs, trial.seconds = (
                ended.state,
                ended.value,
                ended.epochs,
                ended.seconds,
            )
            self._tell_end(trial, ended.text)
        return unfinished

    # ------------------------------------------------------------------------------------------ meanwhile

    def _search(self, slots: list[Slot], unfinished: list[Trial]) -> Answer:
        asked_to_stop = False
        while True:
            for slot in slots:
                if slot.trial is None and not self._stopping.is_set():
                    trial = unfinished.pop(0) if unfinished else self._next()
                    if trial is not None:
                        self._begin(slot, trial)
            if all(slot.trial is None for slot in slots):
                break
            item = self._inbox.get()
            if self._stopping.is_set() and not asked_to_stop:
                asked_to_stop = True
                for slot in slots:
                    slot.send(Stop())
            if item is not None:
                self._take(*item)
            if self._has_failed():
                last = max(self._trials)
                raise DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "The first {count} trials failed. The last one: {reason}"),
                    count=_FAILURES,
                    reason=self._trials[last].text,
                )
        return self._result()

    def _next(self) -> Trial | None:
        """Return the next trial to train; one with the values of an earlier one is told without training."""
        while sum(t.state != "repeated" for t in self._trials.values()) < self._wanted():
            if self._next_repeat > 10 * self._wanted() + 50:
                return None  # all that is left has been tried
            asked = self._sampler.ask()
            if asked is None:
                return None
            number, values = asked
            before = next((t for t in self._trials.values() if t.values == values and t.state in ("", "done")), None)
            if before is None:
                run = f"{self.name}-trial-{number + 1:03}"
                trial = self._trials[number] = Trial(number, run, values)
                self._journal.add(TrialBegun(number, run, values))
                return trial
            self._next_repeat += 1
            trial = self._trials[number] = Trial(number, before.run, values)
            self._journal.add(TrialBegun(number, before.run, values))
            self._end(trial, "repeated", before.value, before.epochs, 0.0, NO_TEXT)
        return None

    def _begin(self, slot: Slot, trial: Trial) -> None:
        folder = self._runs / trial.run
        goes_on = run_folder.is_run(folder)
        if goes_on:
            _wait_for_lock(folder)
            ending, run = run_folder.read_mark(folder), read_run(folder)
            if ending is not None and ending[0] == "done" and run is not None:  # only the journal does not know
                self._end(trial, "done", self._value(kept_logs(run)), len(run.logs), ending[1].seconds, NO_TEXT)
                return
        try:
            graph = self._graph
            for variation, value in zip(self._settings.variations, trial.values, strict=True):
                graph = applied(graph, variation, value)
            project = storage.encode(graph)
        except DesignerError as error:
            self._end(trial, "failed", None, 0, 0.0, error.text)
            return
        planned = Planned(project, trial.run, f"search-{self.name}", self._varied(trial))
        device = graph.settings.get(TRAINING, TrainingSettings()).device
        slot.begin((self._backend, device), self._inbox, trial, planned.request(self._folder, self._runs, goes_on))
        self._emit(TrialStarted(number=trial.number + 1, run=trial.run, values=self._varied(trial)))

    def _take(self, slot: Slot, answer: Answer) -> None:
        trial = slot.trial
        if trial is None:
            return
        if isinstance(answer, EpochDone):
            value = self._value(answer.logs)
            now = time.monotonic()
            if now - slot.told_at > _EPOCHS_TOLD:
                slot.told_at = now
                self._emit(TrialEpoch(number=trial.number + 1, epoch=answer.epoch, value=value))
            if value is not None and self._sampler.report(trial.number, answer.epoch, value) and not slot.is_pruned:
                slot.is_pruned = True
                slot.send(Stop(reason=Text(_PRUNED, {"epoch": answer.epoch + 1})))
        elif isinstance(answer, Finished):
            is_pruned = slot.is_pruned and answer.outcome == "stopped"
            slot.rest()
            if answer.outcome == "stopped" and not is_pruned:
                trial.state = "stopped"
                self._tell_end(trial, answer.reason)
                return
            value = self._value(answer.logs)
            if value is None:
                self._end(trial, "failed", None, answer.epochs, answer.elapsed, self._why_no_value(answer.logs))
            else:
                state: TrialState = "pruned" if is_pruned else "done"
                self._end(trial, state, value, answer.epochs, answer.elapsed, answer.reason)
        elif isinstance(answer, Failed):
            slot.rest(is_dead=answer.id == 0)
            self._end(trial, "failed", None, 0, 0.0, answer.text)

    def _end(
        self, trial: Trial, state: TrialState, value: float | None, epochs: int, seconds: float, text: Text
    ) -> None:
        trial.state, trial.value, trial.epochs, trial.seconds, trial.text = state, value, epochs, seconds, text
        self._journal.add(TrialEnded(trial.number, state, value, epochs, seconds, text))
        self._sampler.tell(trial.number, state, value)
        self._tell_end(trial, text)

    def _tell_end(self, trial: Trial, text: Text) -> None:
        self._emit(
            TrialDone(
                number=trial.number + 1,
                run=trial.run,
                values=self._varied(trial),
                state=trial.state or "stopped",
                value=trial.value,
                epochs=trial.epochs,
                seconds=trial.seconds,
                best=self._best() is trial,
                text=text,
                objective=self._objective,
                importance=self._importance(),
            )
        )

    # ------------------------------------------------------------------------------------------ what came of it

    def _result(self) -> SearchDone:
        done = SearchDone(
            name=self.name,
            outcome="stopped" if self._stopping.is_set() else "done",
            trials=sum(t.state in ("done", "pruned", "failed") for t in self._trials.values()),
            objective=self._objective,
            direction=self._direction,
            importance=self._importance(),
            seconds=time.monotonic() - self._begun_at,
        )
        best = self._best()
        if best is None:
            return done
        return msgspec.structs.replace(
            done, best=best.number + 1, run=best.run, value=best.value, values=self._varied(best)
        )

    def _importance(self) -> dict[str, float]:
        by_key = {v.key: name for v, name in zip(self._settings.variations, self._names, strict=True)}
        return {by_key[key]: float(share) for key, share in self._sampler.importance().items()}

    def _best(self) -> Trial | None:
        done = [(t.value, t) for t in self._trials.values() if t.state == "done" and t.value is not None]
        sign = 1 if self._direction == "min" else -1
        return min(done, key=lambda one: sign * one[0])[1] if done else None

    def _has_failed(self) -> bool:
        ended = [t.state for t in self._trials.values() if t.state]
        return len(ended) >= _FAILURES and set(ended) == {"failed"}

    def _value(self, logs: Mapping[str, float | None]) -> float | None:
        if not self._objective and logs:
            self._objective = objective_of("", logs)
        return logs.get(self._objective)

    def _why_no_value(self, logs: Mapping[str, float | None]) -> Text:
        if self._objective in logs:
            return Text(QT_TRANSLATE_NOOP("Errors", "{name} is not a finite number."), {"name": self._objective})
        return Text(
            QT_TRANSLATE_NOOP("Errors", "The run logs no {name}; it logs {names}."),
            {"name": self._objective, "names": ", ".join(logs)},
        )

    def _varied(self, trial: Trial) -> dict[str, Any]:
        return dict(zip(self._names, trial.values, strict=True))


def _new_name(runs: Path) -> str:
    base = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    name, number = base, 2
    while journal.journal_path(runs, name).exists():
        name, number = f"{base}-{number}", number + 1
    return name


def _wait_for_lock(folder: Path) -> None:
    """Wait until the process of a search that was killed has noticed it."""
    until = time.monotonic() + _LOCKED
    while run_folder.is_being_written(folder) and time.monotonic() < until:
        time.sleep(0.1)


_PRUNED = QT_TRANSLATE_NOOP("Errors", "Ended after epoch {epoch}: other trials were better by then.")
