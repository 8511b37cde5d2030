"""Training as a state machine: one run at a time, in a runner process of its own."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import run_folder, storage
from designer.project.records import TRAINING, TrainingSettings
from designer.recipe.backends import Decision, why_another, why_missing
from designer.recipe.devices import AUTOMATIC
from designer.session.analysis import Analysis
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.fastest import Fastest
from designer.session.runners import Runners
from designer.session.runs import Runs
from designer.wire import (
    NEVER_BEGAN,
    Answer,
    BatchDone,
    EpochDone,
    Examined,
    Failed,
    Finished,
    Pause,
    Paused,
    Preparing,
    Resume,
    Resumed,
    Stop,
    Told,
    Train,
    TrainingStarted,
)

TrainingState = Literal["idle", "checking", "preparing", "running", "paused", "stopping"]

_STOP_GRACE = 2.0  # seconds a stopping run gets beyond the longest batch so far
_STOP_LOOK = 250  # ms


class Training(QObject):
    """Starts, pauses, stops and watches the run; its signals carry the records of engine.protocol."""

    state_changed = Signal()
    started = Signal(object)  # TrainingStarted
    batch_done = Signal(object)  # BatchDone
    epoch_done = Signal(object)  # EpochDone
    finished = Signal(object)  # Finished
    backend_chosen = Signal(object)  # Text: which backend a run uses that asked for the fastest, and why
    examined = Signal(object)  # Examined, before the run has finished or failed
    told = Signal(object)  # Told: what to know of a run that goes on
    failed = Signal(object)  # Text: what happened, in words; the run can be resumed if can_resume(run)

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        runs: Runs,
        parent: QObject | None = None,
        runners: Runners | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.analysis = analysis
        self.runs = runs
        self.state: TrainingState = "idle"
        self.run_name = ""  # of the current or last run
        self.runner: EngineClient | None = None  # of the current or last run
        self.progress: BatchDone | None = None  # the last one of the current or last run
        self.info: TrainingStarted | None = None  # of the current or last run
        self._runners = runners or Runners(self)
        self._fastest = Fastest(self._runners, self)
        self._fastest.decided.connect(self._backend_decided)
        self._waiting: Train | None = None  # for the fastest backend to be found out
        self._device = AUTOMATIC  # of the current or last run
        self._request = 0
        self._path = Path()
        self._last_heard = 0.0
        self._longest_gap = 0.0
        self._stop_at = 0.0
        self._was_killed = False
        self._was_silent = False
        self._stop_watch = QTimer(self)
        self._stop_watch.setInterval(_STOP_LOOK)
        self._stop_watch.timeout.connect(self._look_at_stop)
        analysis.report_changed.connect(self._warm_a_runner)

    @property
    def is_warm(self) -> bool:
        """Whether a runner stands by, so that a run starts at once."""
        spare = self._runners.spare
        return spare is not None and spare.state == "ready"

    @property
    def is_silent(self) -> bool:
        """Whether a run is under way whose engine has not answered for some seconds."""
        return self.state != "idle" and self.runner is not None and self.runner.is_silent

    @property
    def is_choosing(self) -> bool:
        """Whether a run waits for the fastest backend to be found out."""
        return self._waiting is not None

    # ------------------------------------------------------------------------------------------ start

    def why_not_start(self) -> Text | None:
        """Return why training cannot start now, None if it can.

        A drawing whose check is under way may start: the runner checks it once more before anything is allocated.
        """
        if self.state != "idle":
            return Text(QT_TRANSLATE_NOOP("Errors", "A run is under way already."))
        report = self.analysis.report
        if not self.document.graph.nodes:
            return Text(QT_TRANSLATE_NOOP("Errors", "There is nothing to train yet: draw a network first."))
        missing = why_missing(self.document.training.backend)
        if missing is not None:
            return missing
        if report is None or not self.analysis.is_current or report.can_train:
            return None
        errors = [p for p in self.analysis.problems() if p.severity == "error"]
        return errors[0].text if errors else Text(QT_TRANSLATE_NOOP("Errors", "The project cannot be trained yet."))

    def start(
        self,
        project: Graph | None = None,
        ending: str = "",
        group: str = "",
        varied: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Start a run of the document as it stands, or of a project that was made of it before.

        `ending` is what the run's name ends with; `group` and `varied` are those of Train. Raises DesignerError with
        the reason if it cannot.
        """
        if project is None:
            self._refuse_if(self.why_not_start())
        elif self.state != "idle":
            self._refuse_if(Text(QT_TRANSLATE_NOOP("Errors", "A run is under way already.")))
        graph = project or self.document.graph
        folder = str(self.document.path.parent) if self.document.path else ""
        request = Train(
            project=storage.encode(graph),
            folder=folder,
            run_dir=str(self.runs.new_run_folder(ending)),
            runs_dir=str(self.runs.folder()),
            examine=not varied and graph.settings.get("examine_runs", True) is not False,
            trial=not self.analysis.is_tried,  # by the run's own engine, which is sooner ready than another one
            group=group,
            varied=dict(varied),
        )
        settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
        backend, self._device = settings.backend, settings.device
        if backend != "fastest":
            self._begin(request, backend)
            return
        self._waiting = request
        decision = self._fastest.known(request.project)
        if decision is not None:
            self._backend_decided(decision)
            return
        self._let_go()
        self._fastest.ask(request.project, folder, settings.device)
        self._set_state("preparing")

    def can_resume(self, run_name: str) -> bool:
        """Tell whether a run had a checkpoint, when its folder was last read, and has epochs left."""
        run = self.runs.run(run_name)
        return (
            run is not None
            and run.status in ("stopped", "failed", "died")
            and (len(run.logs) < run.epochs or run.status != "stopped")
            and run.has_checkpoint
        )

    def resume_run(self, run_name: str) -> None:
        """Go on with a run that died or was stopped, at its epoch. Raises DesignerError if it cannot."""
        if self.state != "idle":
            self._refuse_if(Text(QT_TRANSLATE_NOOP("Errors", "A run is under way already.")))
        run = self.runs.run(run_name)
        if run is None or not self.can_resume(run_name) or not run_folder.checkpoints(run.path):
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The run {name} cannot go on: it has no checkpoint or no epochs left."),
                name=run_name,
            )
        try:
            graph = storage.load(run.path / run_folder.PROJECT)
        except OSError as error:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The project of the run {name} cannot be read: {reason}."),
                name=run_name,
                reason=str(error),
            ) from error
        folder = run_folder.project_folder(run.path, run.info)
        request = Train(project=storage.encode(graph), folder=folder, run_dir=str(run.path), resume=True, examine=True)
        settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
        began, self._device = run.info.backend or settings.backend, settings.device
        another = why_another(began, run_name)
        if another is not None:
            self.backend_chosen.emit(another)
        self._begin(request, began)

    # ------------------------------------------------------------------------------------------ while it runs

    def stop(self, keep: Literal["", "best", "last"] = "") -> None:
        """End after the current batch; what does not answer is killed."""
        if self._waiting is not None:
            self._give_up_choosing()
            self.finished.emit(Finished(outcome="stopped"))
            return
        if self.runner is None or self.state in ("idle", "stopping"):
            return
        self.runner.request(Stop(keep=keep))
        self._stop_at = time.monotonic()
        self._stop_watch.start()
        self._set_state("stopping")

    def pause(self) -> None:
        """Hold between two batches."""
        if self.runner is not None and self.state == "running":
            self.runner.request(Pause())

    def resume(self) -> None:
        """Go on after a pause."""
        if self.runner is not None and self.state == "paused":
            self.runner.request(Resume())

    def close(self) -> None:
        """End everything: the run, the runner and the warm spare one."""
        if self._waiting is not None:
            self._give_up_choosing()
        if self.state != "idle" and self.runner is not None:
            self.runner.request(Stop())
            self._stop_watch.stop()
        if self.runner is not None:
            self.runner.begin_close()
        self._runners.close()
        if self.runner is not None:
            self.runner.close()
            self.runner = None
        if self.state != "idle":
            self._request = 0
            self.runs.end()
            self._set_state("idle")

    # ------------------------------------------------------------------------------------------ inside

    def _refuse_if(self, reason: Text | None) -> None:
        if reason is not None:
            raise DesignerError(reason.template, **reason.args)

    def _backend_decided(self, decision: Decision) -> None:
        request, self._waiting = self._waiting, None
        if request is not None:
            self.backend_chosen.emit(decision.text)
            self._begin(request, decision.backend)

    def _begin(self, request: Train, backend: str) -> None:
        self._let_go()
        self.runner = self._runners.take(backend, self._device)
        self.runner.answered.connect(self._follow)
        self.runner.state_changed.connect(self._listen_for_silence)
        self._was_silent = False
        self._path = Path(request.run_dir)
        self.run_name = self._path.name
        self.progress = None
        self.info = None
        self._was_killed = False
        self._longest_gap = 0.0
        self._request = self.runner.request(request, self._ended)
        self._set_state("checking")

    def _give_up_choosing(self) -> None:
        self._waiting = None
        self._fastest.cancel()
        self._set_state("idle")

    def _let_go(self) -> None:
        """End the runner of the run before; it has been kept for that run's evaluations."""
        if self.runner is not None:
            self.runner.answered.disconnect(self._follow)
            self.runner.state_changed.disconnect(self._listen_for_silence)
            self._runners.retire(self.runner)
            self.runner = None

    def _listen_for_silence(self) -> None:
        if self.is_silent != self._was_silent:
            self._was_silent = self.is_silent
            self.state_changed.emit()

    def _follow(self, record: Answer) -> None:
        if record.id != self._request:
            return
        now = time.monotonic()
        if isinstance(record, Preparing) and self.state == "checking":
            self._set_state("preparing")
        elif isinstance(record, TrainingStarted):
            self._last_heard = now
            self.info = record
            settings = msgspec.to_builtins(run_folder.read_info(self._path).settings)
            self.runs.begin(self._path, settings, record.epochs)
            self.runs.follow(record)
            self.started.emit(record)
            if self.state == "preparing":
                self._set_state("running")
        elif isinstance(record, BatchDone):
            if self.progress is not None and self.state == "running":
                self._longest_gap = max(self._longest_gap, now - self._last_heard)
            self._last_heard = now
            self.progress = record
            self.runs.follow(record)
            self.batch_done.emit(record)
        elif isinstance(record, EpochDone):
            self.runs.follow(record)
            self.epoch_done.emit(record)
        elif isinstance(record, Examined):
            self.examined.emit(record)
        elif isinstance(record, Told):
            self.told.emit(record)
        elif isinstance(record, Paused) and self.state == "running":
            self._set_state("paused")
        elif isinstance(record, Resumed) and self.state == "paused":
            self._last_heard = now
            self._set_state("running")

    def _ended(self, answer: Answer) -> None:
        self._stop_watch.stop()
        self._request = 0
        was_stopped = self._was_killed
        if was_stopped:
            self._mark_as_stopped()
            reason = self._why_ended()
        self.runs.end()
        self._set_state("idle")
        if isinstance(answer, Finished):
            self.finished.emit(answer)
        elif was_stopped:
            self.finished.emit(Finished(outcome="stopped", reason=reason, epochs=self._epochs_done()))
        elif isinstance(answer, Failed):
            self.failed.emit(answer.text)

    def _look_at_stop(self) -> None:
        """Kill a runner that goes on and on although it was asked to stop."""
        if self.runner is None or self.runner.busy_with in {"saving", "examining"}:
            return
        if time.monotonic() - self._stop_at > _STOP_GRACE + 3 * self._longest_gap:
            self._stop_watch.stop()
            self._was_killed = True
            self.runner.kill(self._why_ended())

    def _why_ended(self) -> Text:
        if not run_folder.is_run(self._path):
            return NEVER_BEGAN
        return _ENDED if run_folder.checkpoints(self._path) else _ENDED_EARLY

    def _mark_as_stopped(self) -> None:
        if run_folder.is_run(self._path) and run_folder.read_mark(self._path) is None:
            try:
                run_folder.write_mark(self._path, "stopped", run_folder.Mark(self._why_ended(), self._epochs_done()))
            except OSError:
                return  # it will be listed as one that died, which is not wrong either

    def _epochs_done(self) -> int:
        run = self.runs.run(self.run_name)
        return len(run.logs) if run else 0

    def _warm_a_runner(self) -> None:
        report = self.analysis.report
        if report is not None and report.can_train and self.state == "idle":
            self._runners.warm(self.document.training.backend, self.document.training.device)

    def _set_state(self, state: TrainingState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()


_ENDED = Text(
    QT_TRANSLATE_NOOP("Errors", "The run did not stop by itself and was ended. It can go on from its last checkpoint.")
)
_ENDED_EARLY = Text(
    QT_TRANSLATE_NOOP("Errors", "The run did not stop by itself and was ended before its first checkpoint.")
)
