"""One engine: takes requests, emits answers. The server wraps it in a process; tests and commands use it in theirs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from designer import wire
from designer.catalogue.load import Catalogue, load
from designer.data import mapped
from designer.data.progress import Progress
from designer.data.settings import DataSettings
from designer.doctor.finding import Examination
from designer.engine.checking.live import LiveCheck
from designer.engine.failure import failure
from designer.engine.telling import CancelledError, telling
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.own_code import catalogue_of
from designer.project.storage import decode
from designer.wire import Answer, Checked, DataDescribed, Done, Ping, Pong, Problem, Ready, Request, Tried

if TYPE_CHECKING:
    from designer.engine.building.trained import Trained, TrainedModels
    from designer.engine.evaluating.progress import Work
    from designer.engine.explaining.inside import Insides
    from designer.engine.training.training import Training

AT_ONCE = (wire.Stop, wire.Pause, wire.Resume, wire.Ping, wire.Cancel)
"""Requests that may come from any thread, at any time, and are never waited for."""

NEED_KERAS = (wire.RunScript, wire.ImportWeights, wire.ImportBases, wire.DrawBase)
"""What an opener is asked for that is not done without importing Keras."""


_OfRun = (
    wire.Evaluate
    | wire.Predict
    | wire.Compare
    | wire.DescribeInputs
    | wire.PredictRow
    | wire.ExplainRow
    | wire.ExplainRun
    | wire.FindExciting
    | wire.ReportRun
    | wire.ExamineRun
)


class Engine:
    """Everything Keras is asked for.

    `emit` is called with every answer, training's from its own thread. `handle` serves a request and returns when it
    is answered; only Train returns at once and goes on in a worker thread (`wait` waits for it).
    """

    def __init__(self, emit: Callable[[Answer], None]) -> None:
        self._emit = emit
        self._catalogue: Catalogue | None = None
        self.live = LiveCheck(Progress(self._end_if_unwanted))
        self._training: Training | None = None
        self._will_train = False
        self._stop_wanted: wire.Stop | None = None  # before there was a training to stop
        self._trained: TrainedModels | None = None
        self._insides: Insides | None = None
        self._busy = ""
        self._cancelled: set[int] = set()  # ids of requests that nobody wants answered any more
        self._handlers: dict[type, Callable[[Any], Answer | None]] = {
            wire.Check: self._check,
            wire.Try: self._try,
            wire.DescribeData: self._describe_data,
            wire.DescribeSplit: self._describe_split,
            wire.Train: self._train,
            wire.Time: self._time,
            wire.Stop: self._stop,
            wire.Pause: self._pause,
            wire.Resume: self._resume,
            wire.Evaluate: self._evaluate,
            wire.Predict: self._predict,
            wire.Compare: self._compare,
            wire.DescribeInputs: self._describe_inputs,
            wire.PredictRow: self._predict_row,
            wire.ExplainRow: self._explain_row,
            wire.ExplainRun: self._explain_run,
            wire.FindExciting: self._find_exciting,
            wire.ReportRun: self._report_run,
            wire.ExamineRun: self._examine_run,
            wire.FindRate: self._find_rate,
            wire.Cancel: self._cancel,
            wire.Diagram: self._diagram,
            wire.SaveModel: self._save_model,
            wire.SaveInitial: self._save_initial,
            wire.NodeInside: self._node_inside,
            wire.ImportModel: self._import_model,
            wire.RunScript: self._run_script,
            wire.ImportWeights: self._import_weights,
            wire.ImportBases: self._import_bases,
            wire.DrawBase: self._draw_base,
            wire.RunOwn: self._run_own,
            Ping: self._ping,
        }

    # ------------------------------------------------------------------------------------------ life

    def ready(self) -> Ready:
        """Import Keras and say which."""
        import keras

        from designer.engine.device import backend_version, device

        return Ready(
            keras=keras.__version__,
            backend=keras.backend.backend(),
            backend_version=backend_version(),
            device=device(),
            pid=os.getpid(),
        )

    def warm_up(self) -> None:
        """Do now what the first training would otherwise wait for: late imports, tracing a first small step."""
        from designer.engine.training.warm_up import warm_up

        warm_up()
        self.catalogue  # noqa: B018

    def will_train(self) -> None:
        """Say that the next training is on its way: from now on a Stop, which may come at any time, is meant for it."""
        self._will_train, self._stop_wanted = True, None

    def handle(self, request: Request) -> None:
        """Serve a request; whatever goes wrong becomes a Failed with its id."""
        at_once = isinstance(request, AT_ONCE)
        if not at_once:
            self._busy = type(request).__name__
        try:
            answer = self._handlers[type(request)](request)
        except Exception as error:
            answer = failure(error)
        finally:
            if not at_once:
                self._busy = ""
                self._cancelled.discard(request.id)
                mapped.settle()
        if answer is not None:
            self._emit(msgspec.structs.replace(answer, id=request.id))

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no training runs (or `timeout` seconds); return whether that is so."""
        return self._training is None or self._training.wait(timeout)

    def leave(self, seconds: float) -> None:
        """Give a running training some seconds to end by itself, since the process is about to."""
        if self._training is not None:
            self._training.stop("", Text(QT_TRANSLATE_NOOP("Errors", "The program was closed.")))
            self._training.wait(seconds)

    @property
    def is_training(self) -> bool:
        """Whether batches are being trained on."""
        return self._training is not None and not self.wait(0) and self._training.state == "training"

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, read once."""
        if self._catalogue is None:
            self._catalogue = load()
        return self._catalogue

    # ------------------------------------------------------------------------------------------ drawing and data

    def checked(self, graph: Graph, folder: str, runs_dir: str = "", trial: bool = True) -> Checked:
        """Return shapes, parameters and problems of a project; `runs_dir` "" leaves the run it starts from alone."""
        return self.live.checked(graph, folder, runs_dir, trial)

    def _check(self, request: wire.Check) -> Checked:
        return self.checked(decode(request.project), request.folder, request.runs_dir, request.trial)

    def _try(self, request: wire.Try) -> Tried:
        return self.live.tried(decode(request.project), request.folder)

    def _end_if_unwanted(self, _share: float, _what: Text) -> None:
        """End what is done before a training that was stopped meanwhile."""
        if self._stop_wanted is not None:
            raise CancelledError

    def _describe_data(self, request: wire.DescribeData) -> DataDescribed | None:
        def answer(found: Answer) -> None:
            if not isinstance(found, wire.DataSketched):
                self._cancelled.discard(request.id)
            self._emit(msgspec.structs.replace(found, id=request.id))

        return self.live.describe(request, telling(request.id, self._cancelled, self._emit), answer)

    def _describe_split(self, request: wire.DescribeSplit) -> Answer:
        from designer.engine.checking.dividing import describe_split

        settings = msgspec.json.decode(request.settings, type=DataSettings)
        return describe_split(settings, Path(request.folder))

    # ------------------------------------------------------------------------------------------ training

    def _train(self, request: wire.Train) -> Answer | None:
        from designer.engine.training.training import Training, stopped_early

        if not self._will_train:
            self.will_train()
        try:
            if not self.wait(0):
                raise DesignerError(QT_TRANSLATE_NOOP("Errors", "This engine is training already."))
            graph = decode(request.project)
            if self._stop_wanted is None:
                self._refuse_faulty(graph, request.folder, trial=request.trial, tells=request)
            if self._stop_wanted is not None:
                return stopped_early(request)
            self._emit(wire.Preparing(id=request.id))
            self._training = Training(request, graph, catalogue_of(graph), self._emit)
            if self._stop_wanted is not None:  # it came while there was nothing to hear it
                self._training.stop(self._stop_wanted.keep, self._stop_wanted.reason)
            self._training.start()
            return None
        finally:
            self._will_train = False

    def _time(self, request: wire.Time) -> Answer:
        from designer.engine.training import timing

        graph = decode(request.project)
        self._refuse_faulty(graph, request.folder)
        return timing.measure(request, graph, catalogue_of(graph))

    def _refuse_faulty(
        self, graph: Graph, folder: str, runs_dir: str = "", trial: bool = False, tells: wire.Train | None = None
    ) -> None:
        """Raise DesignerError with the first thing that keeps a project from being trained, and what helps.

        What the doctor says of it is told before to a training that is to be examined.
        """
        report = self.checked(graph, folder, runs_dir, trial=trial)
        if tells is not None and tells.examine and any(p.severity == "error" for p in report.problems):
            self._emit(wire.Examined(id=tells.id, found=Examination(report.findings)))
        for problem in report.problems:
            if problem.severity == "error":
                raise _refusal(problem)
        if not report.can_train:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The project cannot be trained yet: see its problems."))

    def _stop(self, request: wire.Stop) -> Done:
        if self._will_train:
            self._stop_wanted = request
        if self._training is not None:
            self._training.stop(request.keep, request.reason)
        return Done()

    def _pause(self, _request: wire.Pause) -> Done:
        if self._training is not None:
            self._training.pause()
        return Done()

    def _resume(self, _request: wire.Resume) -> Done:
        if self._training is not None:
            self._training.resume()
        return Done()

    def _ping(self, _request: Ping) -> Pong:
        if self._training is not None and not self._training.wait(0):
            return Pong(state=self._training.state)
        return Pong(state=self._busy or "idle")

    # ------------------------------------------------------------------------------------------ runs and files

    def _evaluate(self, request: wire.Evaluate) -> Answer:
        from designer.engine.evaluating.evaluate import evaluate

        trained, beside = self._with_data(request), self._beside(request)
        return evaluate(request, trained, self.catalogue, self._work(request.id), beside)

    def _predict(self, request: wire.Predict) -> Answer:
        from designer.engine.evaluating.predict import predict
        from designer.engine.feeding.by_name import bound_by_name

        trained = bound_by_name(self._with_data(request), request.input)
        return predict(request, trained, self.catalogue, self._work(request.id))

    def _compare(self, request: wire.Compare) -> Answer:
        from designer.engine.evaluating.compare import compare

        trained, beside = self._with_data(request), self._beside(request)
        return compare(request, trained, self.catalogue, self._work(request.id), beside)

    def _describe_inputs(self, request: wire.DescribeInputs) -> Answer:
        from designer.engine.evaluating.one_row import describe_inputs

        return describe_inputs(self._with_data(request))

    def _predict_row(self, request: wire.PredictRow) -> Answer:
        from designer.engine.evaluating.one_row import predict_row

        return predict_row(self._with_data(request), request.values, self.catalogue, self._work(request.id))

    def _explain_row(self, request: wire.ExplainRow) -> Answer:
        from designer.engine.evaluating.one_row import row_values
        from designer.engine.explaining.row import explain_row

        trained = self._with_data(request)
        values = request.values or row_values(trained, max(0, request.row))
        return explain_row(trained, values, self.catalogue, self._work(request.id))

    def _explain_run(self, request: wire.ExplainRun) -> Answer:
        from designer.engine.explaining.run import explain_run

        return explain_run(request, self._with_data(request), self.catalogue, self._work(request.id))

    def _find_exciting(self, request: wire.FindExciting) -> Answer:
        from designer.engine.explaining.exciting import find_exciting

        return find_exciting(request, self._with_data(request), self.catalogue, self._work(request.id))

    def _report_run(self, request: wire.ReportRun) -> Answer:
        from designer.engine.exporters.report import report

        return report(request, lambda: self._with_data(request), self.catalogue, self._work(request.id))

    def _examine_run(self, request: wire.ExamineRun) -> Answer:
        from designer.engine.examining.again import examine_run

        trained, told = self._with_data(request), telling(request.id, self._cancelled, self._emit)
        found = examine_run(
            *(Path(request.run_dir), trained, self.catalogue, told), is_unwanted=lambda: request.id in self._cancelled
        )
        return wire.RunExamined(found=found)

    def _find_rate(self, request: wire.FindRate) -> Answer:
        from designer.engine.examining.rate_finder import find_rate

        graph = decode(request.project)
        self._refuse_faulty(graph, request.folder)
        told = telling(request.id, self._cancelled, self._emit)
        found = find_rate(
            *(graph, catalogue_of(graph), Path(request.folder or "."), told),
            is_unwanted=lambda: request.id in self._cancelled,
        )
        return wire.RateFound(rates=found)

    def _cancel(self, request: wire.Cancel) -> Done:
        self._cancelled.add(request.request)
        return Done()

    def _work(self, request_id: int) -> Work:
        from designer.engine.evaluating.progress import Work

        return Work(request_id, self._cancelled, self._emit)

    def _beside(self, request: wire.Evaluate | wire.Compare) -> Trained | None:
        """Return the run whose rows it is to be told of, too."""
        if not request.beside:
            return None
        return self._with_data(msgspec.structs.replace(request, run_dir=request.beside, beside=request.run_dir))

    def _with_data(self, request: _OfRun) -> Trained:
        trained = self.trained(request.run_dir, getattr(request, "beside", ""))
        if trained.data.source is not None or not request.project:
            return trained
        from designer.engine.building.trained import with_settings

        return with_settings(trained, decode(request.project), Path(request.folder), self.catalogue)

    def _diagram(self, request: wire.Diagram) -> Answer:
        from designer.engine.exporters import diagram

        return diagram.write(request, self.catalogue)

    def _save_model(self, request: wire.SaveModel) -> Answer:
        from designer.engine.exporters import save

        return save.write(request, self.catalogue)

    def _save_initial(self, request: wire.SaveInitial) -> Answer:
        from designer.engine.building import carry

        return carry.write_initial(request, self.catalogue)

    def _node_inside(self, request: wire.NodeInside) -> Answer:
        from designer.engine.explaining.inside import Insides

        if self._insides is None:
            self._insides = Insides(self.catalogue, self.live.outlined, self.trained)
        return self._insides.show(request)

    def _import_model(self, request: wire.ImportModel) -> Answer:
        from designer.engine.importers import opening

        return opening.import_model(request, self.catalogue)

    def _run_script(self, request: wire.RunScript) -> Answer:
        from designer.engine.importers import running

        return running.run_script(request, self.catalogue)

    def _import_weights(self, request: wire.ImportWeights) -> Answer:
        from designer.engine.importers import weights

        return weights.import_weights(request, self.catalogue)

    def _import_bases(self, request: wire.ImportBases) -> Answer:
        from designer.engine.building import bases

        return bases.import_bases(request, self.catalogue)

    def _draw_base(self, request: wire.DrawBase) -> Answer:
        from designer.engine.building import bases

        return bases.draw_base(request, self.catalogue)

    def _run_own(self, request: wire.RunOwn) -> Answer:
        from designer.engine.own_code.answer import run_own

        return run_own(request)

    def trained(self, run_dir: str, beside: str = "") -> Trained:
        """Return the model of a run, from memory if it was the last one asked for; that of `beside` stays there.

        Raises DesignerError.
        """
        from designer.engine.building.trained import TrainedModels

        if self._trained is None:
            self._trained = TrainedModels(self.catalogue)
        return self._trained.load(run_dir, beside)


def _refusal(problem: Problem) -> DesignerError:
    if problem.hint is not None:
        return DesignerError(QT_TRANSLATE_NOOP("Errors", "{problem} {hint}"), problem=problem.text, hint=problem.hint)
    return DesignerError(problem.text.template, **problem.text.args)
