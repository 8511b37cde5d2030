"""Evaluations of runs: metrics and predictions on a part of the data or on a file, asked for one at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from designer.files.stamps import stamp
from designer.graph.texts import DesignerError, Text
from designer.project import run_folder, storage
from designer.project.run_record import Run
from designer.recipe.backends import available
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.helper import Helper
from designer.session.runs import Runs
from designer.session.training import Training
from designer.wire import (
    Answer,
    Cancel,
    Compare,
    Done,
    Evaluate,
    Evaluated,
    Failed,
    Predict,
    Predictions,
    Request,
    Worked,
)

Part = Literal["training", "validation", "test", "all"]
State = Literal["idle", "starting", "evaluating", "predicting", "saving"]
ROWS = 1000  # of the predictions that are shown in full
_PATIENCE = 400  # ms in which an engine should see that its work was given up
_STATES: dict[type, State] = {Evaluate: "evaluating", Compare: "predicting", Predict: "saving"}


@dataclass(frozen=True)
class Question:
    """What is evaluated: a run on a part of its data, or on a file (absolute path) if one is named.

    With another run it is on the rows that both have.
    """

    run: str
    part: Part = "validation"
    file: str = ""
    beside: str = ""

    @property
    def other(self) -> Question | None:
        """The same of the run it is compared with."""
        return replace(self, run=self.beside, beside=self.run) if self.beside else None


@dataclass(frozen=True)
class Result:
    """What came of it; where a half is missing its failure says why. `stamp` tells states of run and file apart."""

    stamp: object = None
    metrics: Evaluated | None = None
    failure: Text | None = None
    predictions: Predictions | None = None
    predictions_failure: Text | None = None

    @property
    def is_whole(self) -> bool:
        """Whether both halves are there."""
        return bool(self.metrics or self.failure) and bool(self.predictions or self.predictions_failure)


class Evaluations(QObject):
    """Asks the run's own runner while it lives and does not train, else a process of its own; remembers the answers.

    `state` says what is under way; `step` of `steps` batches are done, 0 of 0 while that is not known.
    """

    changed = Signal()  # state, progress or a result
    saved = Signal(object)  # Path of the predictions that were written
    save_failed = Signal(object)  # Text

    def __init__(self, document: Document, runs: Runs, training: Training, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.state: State = "idle"
        self.question: Question | None = None  # of the work that is under way
        self.step = self.steps = 0
        self._runs = runs
        self._training = training
        self._helper = Helper(self)
        self._results: dict[Question, Result] = {}
        self._todo: list[tuple[Question, Request]] = []
        self._engine: EngineClient | None = None
        self._now: Request | None = None
        self._has_moved = self._is_closed = False
        self._asked = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._lose_patience)
        document.was_reset.connect(self._reset)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self.state != "idle"

    @property
    def is_cancelling(self) -> bool:
        """Whether what is under way was given up and is about to end."""
        return self._patience.isActive()

    # ------------------------------------------------------------------------------------------ what is known

    def has_any(self) -> bool:
        """Tell whether there are metrics of any run."""
        return any(result.metrics is not None for result in self._results.values())

    def runs(self) -> list[Run]:
        """Return the runs that have a model to evaluate, newest first."""
        return self._runs.with_model()

    def result(self, question: Question) -> Result | None:
        """Return what is known, perhaps only a half yet, None if it was not asked for."""
        return self._results.get(question)

    def is_current(self, question: Question) -> bool:
        """Tell whether run and file are still what they were when they were evaluated."""
        result, run = self._results.get(question), self._runs.run(question.run)
        return result is not None and run is not None and result.stamp == _stamp(run, question)

    def engine(self, run: Run) -> EngineClient:
        """Return the process that answers questions about a run, starting one if there is none."""
        return self._choose_engine(run)

    def fields_of(self, run: Run) -> dict[str, str]:
        """Return what a question about a run says of it and of the project."""
        fields = self._fields(run, Question(run.name))
        return {name: fields[name] for name in ("run_dir", "project", "folder")}

    # ------------------------------------------------------------------------------------------ what can be wanted

    def evaluate(self, question: Question) -> None:
        """Ask for metrics and predictions, of both where two runs are compared; `changed` follows.

        Does nothing while something is under way.
        """
        first = self._runs.run(question.run)
        if self.is_busy or first is None:
            return
        todo: list[tuple[Question, Request]] = []
        for one in (question, question.other):
            run = self._runs.run(one.run) if one is not None else None
            if one is None or run is None:
                continue
            fields = self._fields(run, one)
            self._results[one] = Result(stamp=_stamp(run, one))
            todo.append((one, Evaluate(**fields)))  # type: ignore[arg-type]
        todo.insert(1, (question, Compare(**self._fields(first, question), rows=ROWS)))  # type: ignore[arg-type]
        self._begin(first, todo)

    def save(self, question: Question, path: Path, keys: tuple[str, ...] | None = None) -> None:
        """Write the predictions in the form of the file's ending; `saved` or `save_failed` follows.

        `keys` are the columns that stand beside the row numbers, None for those that tell one row from another.
        """
        run = self._runs.run(question.run)
        if self.is_busy or run is None:
            return
        fields = self._fields(run, question)
        if question.part == "all":
            fields["part"] = ""  # every row where it stands
        if path.suffix.lower() == ".npz":
            keys = None  # arrays have no columns beside them
        del fields["beside"]
        self._begin(run, [(question, Predict(**fields, output=str(path), keys=keys))])  # type: ignore[arg-type]

    def cancel(self) -> None:
        """Give up what is under way; what does not see it is left behind."""
        if not self.is_busy or self.is_cancelling or self._engine is None:
            return
        self._todo.clear()
        if self._engine.state != "ready":
            self._lose_patience()
            return
        self._engine.request(Cancel(request=self._asked))
        self._patience.start()
        self.changed.emit()

    def close(self) -> None:
        """End the process of our own."""
        self._is_closed = True
        self._end()
        self._helper.close()

    # ------------------------------------------------------------------------------------------ asking

    def _fields(self, run: Run, question: Question) -> dict[str, str]:
        folder = str(self.document.path.parent) if self.document.path else ""
        try:
            project = storage.encode(self.document.graph)
        except DesignerError:
            project = ""  # it is needed only by runs without data of their own
        other = self._runs.run(question.beside) if question.beside else None
        return {
            "run_dir": str(run.path),
            "project": project,
            "folder": folder,
            "input": question.file,
            "part": question.part,
            "beside": str(other.path) if other is not None else "",
        }

    def _begin(self, run: Run, todo: list[tuple[Question, Request]]) -> None:
        self.question = todo[0][0]
        self._todo = todo
        self._has_moved = False
        self._take(self._choose_engine(run))
        self._next()

    def _take(self, engine: EngineClient) -> None:
        self._engine = engine
        engine.answered.connect(self._follow)
        engine.state_changed.connect(self._show_start)

    def _let_go(self) -> None:
        if self._engine is not None:
            self._engine.answered.disconnect(self._follow)
            self._engine.state_changed.disconnect(self._show_start)
            self._engine = None

    def _move(self) -> None:
        """Ask once more in a process of our own."""
        backend = self._engine.backend if self._engine is not None else "tensorflow"
        self._has_moved = True
        if self._now is not None and self.question is not None:
            self._todo.insert(0, (self.question, self._now))
        self._let_go()
        self._take(self._helper.client(backend))
        self._next()

    def _choose_engine(self, run: Run) -> EngineClient:
        own = self._training.engine_of(run.name) if self._training.state == "idle" else None
        if own is not None:
            return own
        return self._helper.client(available(run.info.backend))

    def _next(self) -> None:
        if not self._todo or self._engine is None:
            self._end()
            return
        self.question, self._now = self._todo.pop(0)
        self.step = self.steps = 0
        self._asked = self._engine.request(self._now, self._receive)
        self._show_start()

    def _show_start(self) -> None:
        if self._engine is not None and self._now is not None:
            self.state = "starting" if self._engine.state == "starting" else _STATES[type(self._now)]
            self.changed.emit()

    def _follow(self, record: Answer) -> None:
        if isinstance(record, Worked) and record.id == self._asked:
            self.step, self.steps = record.step, record.steps
            self.changed.emit()

    def _receive(self, answer: Answer) -> None:
        question, request, engine = self.question, self._now, self._engine
        if question is None or engine is None or request is None or answer.id != self._asked:
            return
        if isinstance(answer, Failed) and self.is_cancelling:
            self._drop()
            return
        if isinstance(answer, Failed) and engine.state == "closed" and not self._is_closed and not self._has_moved:
            self._move()  # the next run has taken the runner's place
            return
        if isinstance(request, Predict):
            self._end()
            if isinstance(answer, Done):
                self.saved.emit(Path(answer.result))
            elif isinstance(answer, Failed):
                self.save_failed.emit(answer.text)
            return
        result = self._results.get(question, Result())
        if isinstance(answer, Evaluated):
            result = replace(result, metrics=answer)
        elif isinstance(answer, Predictions):
            result = replace(result, predictions=answer)
            self._tell_other(question, predictions=answer.other)
        elif isinstance(answer, Failed) and isinstance(request, Evaluate):
            result = replace(result, failure=answer.text)
        elif isinstance(answer, Failed):
            result = replace(result, predictions_failure=answer.text)
            self._tell_other(question, predictions_failure=answer.text)
        if isinstance(answer, Failed) and engine.state in ("dead", "closed"):
            for one, _ in self._todo:  # the rest would only say so again
                self._results[one] = replace(self._results[one], failure=answer.text, predictions_failure=answer.text)
            self._todo.clear()
            if result.predictions is None:
                result = replace(result, predictions_failure=answer.text)
        self._results[question] = result
        self._next()

    def _tell_other(self, question: Question, **found: Any) -> None:
        """Note what was found of the run that a question is compared with: one answer is for both."""
        if question.other is not None and question.other != question:
            self._results[question.other] = replace(self._results.get(question.other, Result()), **found)

    # ------------------------------------------------------------------------------------------ ending

    def _drop(self) -> None:
        """Forget what was given up."""
        self._results = {one: result for one, result in self._results.items() if result.is_whole}
        self._end()

    def _lose_patience(self) -> None:
        """Leave an engine behind that does not see that its work was given up."""
        engine, question = self._engine, self.question
        if engine is None or question is None:
            return
        engine.forget(self._asked)
        if engine is not self._training.runner:
            self._helper.end()
        self._drop()

    def _end(self) -> None:
        self._patience.stop()
        self._let_go()
        self._now = self.question = None
        self._todo.clear()
        self.step = self.steps = 0
        if self.state != "idle":
            self.state = "idle"
            self.changed.emit()

    def _reset(self) -> None:
        """Another project is open: give up, and forget."""
        if self.is_busy:
            self.cancel()
        if self.is_busy:
            self._lose_patience()
        self._results.clear()
        self.changed.emit()


def _stamp(run: Run, question: Question) -> object:
    files = [*run_folder.model_files(run.path), *([Path(question.file)] if question.file else [])]
    return tuple((str(file), stamp(file)) for file in files)
