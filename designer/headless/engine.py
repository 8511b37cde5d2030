"""The engine inside the command's own process."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.headless import opener
from designer.headless.paths import runs_of
from designer.project import storage
from designer.project.own_code import catalogue_of
from designer.project.records import TRAINING, TrainingSettings
from designer.recipe.devices import AUTOMATIC, environment_of
from designer.wire import Answer, Checked, Failed, Problem, Request, Tried, Try, with_trial

if TYPE_CHECKING:
    from designer.engine.dispatch import Engine

A = TypeVar("A")
TRIAL_SECONDS = 60.0  # for a made-up batch with losses and metrics of the user's own


def start(emit: Callable[[Answer], None], backend: str = "tensorflow", device: str = AUTOMATIC) -> Engine:
    """Return an engine that has imported Keras on `backend`, to compute on `device`; `emit` gets its answers."""
    os.environ["KERAS_BACKEND"] = backend
    os.environ.update(environment_of(device))
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from designer.engine.dispatch import Engine

    engine = Engine(emit)
    with _native_silence():
        engine.ready()
    return engine


def checked(graph: Graph, project: Path) -> Checked:
    """Return what the check says of a project that lies there."""
    answers: list[Answer] = []
    folder, runs = str(project.absolute().parent), str(runs_of(project.absolute()))
    running = start(answers.append)
    running.live.runs_own = "waited"
    if not has_own_objects(graph):
        return running.checked(graph, folder, runs)
    report = running.checked(graph, folder, runs, trial=False)
    return (
        report if report.is_tried or not report.trial else with_trial(report, _tried_aside(graph, folder, "tensorflow"))
    )


def refuse_untrainable(graph: Graph, folder: str, backend: str) -> bool:
    """Tell whether a trial that may never end was made aside, so that a training need not make it itself.

    Raises DesignerError with what it says against the training.
    """
    if not has_own_objects(graph):
        return False
    for problem in _tried_aside(graph, folder, backend):
        if problem.severity == "error":
            raise DesignerError(problem.text.template, **problem.text.args)
    return True


def has_own_objects(graph: Graph) -> bool:
    """Tell whether a trial would run losses, metrics, ... of the user's own, which may never end."""
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    told = msgspec.to_builtins((training.optimizer, training.callbacks, training.outputs))
    return bool(catalogue_of(graph).own_in("", told))


def _tried_aside(graph: Graph, folder: str, backend: str) -> tuple[Problem, ...]:
    """Return what a trial in a process of its own says; one that does not end is a problem."""
    request = Try(project=storage.encode(graph), folder=folder)
    try:
        tried = opener.ask(request, TRIAL_SECONDS, role="viewer", backend=backend)
    except DesignerError as error:
        template = QT_TRANSLATE_NOOP(
            "Errors", "A made-up batch could not be trained with what is your own in the training: {reason}"
        )
        return (Problem(Text(template, {"reason": error.text}), scope="training"),)
    assert isinstance(tried, Tried)
    return tried.problems


def ask(request: Request, kind: type[A], backend: str = "tensorflow") -> A:
    """Return the engine's answer to one request. Raises DesignerError when it failed."""
    return ask_all((request, kind), backend=backend)[0]  # type: ignore[no-any-return]


def ask_all(*asked: tuple[Request, type], backend: str = "tensorflow") -> tuple[Any, ...]:
    """Return one engine's answers to requests, each of the type beside it. Raises DesignerError at a failure."""
    said: list[Answer] = []
    engine = start(said.append, backend)
    answers = []
    for request, kind in asked:
        with _native_silence():
            engine.handle(request)
        answer = said[-1]
        if isinstance(answer, Failed):
            raise DesignerError(answer.text.template, **answer.text.args)
        assert isinstance(answer, kind)
        answers.append(answer)
    return tuple(answers)


@contextlib.contextmanager
def _native_silence() -> Iterator[None]:
    """Keep what native libraries log while they load off the terminal."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
