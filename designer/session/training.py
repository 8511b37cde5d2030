"""The run that is followed: started, paused, stopped, gone on with, its curves growing while it is under way."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QObject, Signal

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
from designer.session.job import Job
from designer.session.runners import Runners
from designer.session.runs import Runs
from designer.wire import Answer, BatchDone, EpochDone, Examined, Failed, Finished, Told, Train, TrainingStarted

TrainingState = Literal["idle", "checking", "preparing", "running", "paused", "stopping"]


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
        self.run_name = ""  # of the current or last run
        self.progress: BatchDone | None = None  # the last one of the current or last run
        self.info: TrainingStarted | None = None  # of the current or last run
        self.place = ""  # the address of where runs begin from now on (jobs.places), "" for this machine
        self._runners = runners or Runners(self)
        self._owns_runners = runners is None
        self._fastest = Fastest(self._runners, self)
        self._fastest.decided.connect(self._backend_decided)
        self._waiting: Train | None = None  # for the fastest backend to be found out
        self._will_pause = False  # the one that waits
        self._device = AUTOMATIC  # of the current or last run
        self._job: Job | None = None  # the current or last run
        analysis.report_changed.connect(self._warm_a_runner)

    @property
    def state(self) -> TrainingState:
        """What is being done."""
        if self._waiting is not None:
            return "preparing"
        return "idle" if self._job is None or self._job.state == "ended" else self._job.state

    @property
    def runner(self) -> EngineClient | None:
        """The engine of the current or last run."""
        return self._job.runner if self._job is not None else None

    def engine_of(self, run_name: str) -> EngineClient | None:
        """Return the engine that holds the model of a run, None where there is none on this machine."""
        runner = self.runner
        is_there = runner is not None and runner.role == "runner" and runner.state == "ready"
        return runner if is_there and run_name == self.run_name else None

    @property
    def is_warm(self) -> bool:
        """Whether a runner stands by, so that a run starts at once."""
        spare = self._runners.spare
        return spare is not None and spare.state == "ready"

    @property
    def place_of_run(self) -> str:
        """The address where the current or last run is, "" for this machine."""
        return self._job.address if self._job is not None else ""

    @property
    def is_silent(self) -> bool:
        """Whether a run is under way whose engine has not answered for some seconds."""
        return self._job is not None and self._job.is_silent

    @property
    def will_pause(self) -> bool:
        """Whether the run is to hold as soon as there is a batch to hold after."""
        return self._will_pause if self._waiting is not None else self._job is not None and self._job.will_pause

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
        request = self._request(graph, ending, group, varied)
        settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
        backend, self._device = settings.backend, settings.device
        if backend != "fastest":
            self._begin(request, backend)
            return
        self._will_pause = False
        decision = self._fastest.known(request.project)
        if decision is not None:
            self._waiting = request
            self._backend_decided(decision)
            return
        self._let_go()
        self._waiting = request
        self._fastest.ask(request.project, request.folder, settings.device)
        self.state_changed.emit()

    def beside(self, project: Graph, ending: str, group: str, varied: Mapping[str, Any]) -> Job:
        """Start a run of a project beside the one that is followed, in a runner that is the caller's to retire.

        Its backend must be known; the rest is as `start` has it.
        """
        settings: TrainingSettings = project.settings.get(TRAINING, TrainingSettings())
        runner = self._runners.take(settings.backend, settings.device, bool(self.place))
        return Job(self._request(project, ending, group, varied), runner, self)

    def retire(self, job: Job) -> None:
        """Let go of a job that was started beside, and end its runner without making anybody wait."""
        job.let_go()
        self._runners.retire(job.runner)
        job.deleteLater()

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
        request = Train(
            project=storage.encode(graph),
            folder=folder,
            run_dir=str(run.path),
            resume=True,
            examine=True,
            address=self.place,
        )
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
        if self._job is not None:
            self._job.stop(keep)

    def pause(self) -> None:
        """Hold between two batches, or after the first one where there is none yet."""
        if self._waiting is not None:
            self._will_pause = True
            self.state_changed.emit()
        elif self._job is not None:
            self._job.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._waiting is not None:
            self._will_pause = False
            self.state_changed.emit()
        elif self._job is not None:
            self._job.resume()

    def close(self) -> None:
        """End the run and its runner; runners that are shared are reaped by who shares them."""
        if self._waiting is not None:
            self._give_up_choosing()
        job, was_busy = self._job, self.state != "idle"
        if job is not None:
            self._job = None
            job.stop()
            self.retire(job)
        if self._owns_runners:
            self._runners.close()
        if was_busy:
            self.runs.end()
            self.state_changed.emit()

    # ------------------------------------------------------------------------------------------ inside

    def _refuse_if(self, reason: Text | None) -> None:
        if reason is not None:
            raise DesignerError(reason.template, **reason.args)

    def _request(self, graph: Graph, ending: str, group: str, varied: Mapping[str, Any]) -> Train:
        return Train(
            project=storage.encode(graph),
            folder=str(self.document.path.parent) if self.document.path else "",
            run_dir=str(self.runs.new_run_folder(ending)),
            runs_dir=str(self.runs.folder()),
            examine=not varied and graph.settings.get("examine_runs", True) is not False,
            trial=not self.analysis.is_tried,  # by the run's own engine, which is sooner ready than another one
            group=group,
            varied=dict(varied),
            address=self.place,
        )

    def _backend_decided(self, decision: Decision) -> None:
        request, self._waiting = self._waiting, None
        if request is not None:
            self.backend_chosen.emit(decision.text)
            self._begin(request, decision.backend, self._will_pause)

    def _begin(self, request: Train, backend: str, will_pause: bool = False) -> None:
        self._let_go()
        job = self._job = Job(request, self._runners.take(backend, self._device, bool(request.address)), self)
        job.followed.connect(self._follow)
        job.state_changed.connect(self.state_changed)
        job.ended.connect(self._ended)
        self.run_name = job.name
        self.progress = None
        self.info = None
        if will_pause:
            job.pause()
        self.state_changed.emit()

    def _give_up_choosing(self) -> None:
        self._waiting = None
        self._fastest.cancel()
        self.state_changed.emit()

    def _let_go(self) -> None:
        """End the runner of the run before; it has been kept for that run's evaluations."""
        job, self._job = self._job, None
        if job is not None:
            self.retire(job)

    def _follow(self, record: Answer) -> None:
        if isinstance(record, TrainingStarted):
            assert self._job is not None
            self.info = record
            settings = msgspec.to_builtins(run_folder.read_info(self._job.path).settings)
            self.runs.begin(self._job.path, settings, record.epochs, self._job.address)
            self.runs.follow(record)
            self.started.emit(record)
        elif isinstance(record, BatchDone):
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

    def _ended(self, answer: Answer) -> None:
        job = self._job
        self.runs.end()
        self.state_changed.emit()
        if isinstance(answer, Finished):
            self.finished.emit(answer)
        elif isinstance(answer, Failed):
            self.failed.emit(answer.text)
        if job is not None and job.address and job is self._job:  # what sent it there holds no model to ask about
            self._let_go()
            self.state_changed.emit()

    def _warm_a_runner(self) -> None:
        report = self.analysis.report
        if report is not None and report.can_train and self.state == "idle" and not self.place:
            self._runners.warm(self.document.training.backend, self.document.training.device)
