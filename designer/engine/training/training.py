"""One training, in a thread of its own: the steps an exported script takes, watched.

The steps are seed, data, model, layers adapted to the data, initial weights, what of them is kept in whole numbers,
compile, fit, in this order, and nothing in between draws a random number; the run that a training starts from is read
before. A resumed run takes the same steps and then loads its last checkpoint: weights, optimizer, callbacks, seeds of
layers, random numbers. TensorFlow shuffles the rows of every epoch the same way after one seed, so from there on it is
the run that was never interrupted.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import msgspec

from designer.catalogue.load import Catalogue
from designer.data import fitted, mapped
from designer.data.progress import Progress
from designer.data.settings import DataSettings
from designer.engine import workers
from designer.engine.building.adapting import adapt, keep
from designer.engine.building.build import build_model, compile_arguments
from designer.engine.building.carry import Learned, carry, learned
from designer.engine.building.quantizing import quantize
from designer.engine.failure import failure
from designer.engine.feeding import data
from designer.engine.feeding.structures import fed
from designer.engine.telling import telling
from designer.engine.training.callbacks import make_callbacks
from designer.engine.training.checkpoint import newest_state
from designer.engine.training.control import Control, Keep, SharedControl
from designer.engine.training.distributing import check_divisible, distributed
from designer.engine.training.run import Run
from designer.engine.training.timing import best_steps_per_execution
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.calls import Program
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, together
from designer.project import run_folder
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.run_folder import Mark, RunWriter
from designer.project.storage import encode
from designer.recipe.backends import COMPILES_ANEW, ONE_A_CALL
from designer.recipe.drawn import program_of
from designer.wire import NEVER_BEGAN, Answer, Finished, Train


class Training:
    """Trains the project of a request; every answer carries the request's id."""

    def __init__(self, request: Train, graph: Graph, catalogue: Catalogue, emit: Callable[[Answer], None]) -> None:
        self._request = request
        self._graph = graph
        self._catalogue = catalogue
        self._emit_answer = emit
        self._control = SharedControl(workers.agree) if workers.count() > 1 else Control()
        self._fitting: Run | None = None
        self._thread = threading.Thread(target=self._run, name="training", daemon=True)

    @property
    def state(self) -> str:
        """What it is doing: "preparing", "training" or "saving"."""
        return self._fitting.state if self._fitting else "preparing"

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; return whether it has come."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def stop(self, keep: Keep = "", reason: Text | None = None) -> None:
        """End after the current batch."""
        self._control.stop(keep, reason)

    def pause(self) -> None:
        """Hold after the current batch."""
        self._control.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._control.resume()

    # ------------------------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        try:
            answer = self._train()
        except _StoppedError:
            answer = stopped_early(self._request)
        except BaseException as error:
            answer = failure(error)
        self._fitting = None  # which holds all the data
        mapped.settle()
        self._emit(answer)

    def _emit(self, answer: Answer) -> None:
        self._emit_answer(msgspec.structs.replace(answer, id=self._request.id))

    def _train(self) -> Answer:
        settings: TrainingSettings = self._graph.settings.get(TRAINING, TrainingSettings())
        drawn = program_of(self._graph, self._catalogue)
        path = Path(self._request.run_dir)
        callbacks = make_callbacks(settings.callbacks, self._catalogue, path, Path(self._request.folder or "."))
        goes_on = self._request.resume and newest_state(path) is not None
        note = _NO_NOTE
        if settings.steps_per_execution is None:
            settings, note = self._with_steps_measured(settings)
        source = None if goes_on or not settings.start_from else self._start(settings, path)
        self._end_if_stopped()
        set_random_seed(settings.seed)
        loaded = data.load(
            drawn,
            self._graph.settings.get(DATA, DataSettings()),
            Path(self._request.folder or "."),
            self._told(),
        )
        self._end_if_stopped()
        with distributed(settings) as told:
            return self._train_on(drawn, settings, loaded, callbacks, source, goes_on, together(note, told))

    def _train_on(
        self,
        drawn: Program,
        settings: TrainingSettings,
        loaded: data.Loaded,
        callbacks: list[Any],
        source: Learned | None,
        goes_on: bool,
        note: Text,
    ) -> Answer:
        check_divisible(settings, loaded)
        path = Path(self._request.run_dir)
        model = build_model(drawn, self._catalogue)
        self._end_if_stopped()
        learned_before = adapt(model, drawn, self._graph.settings.get(DATA, DataSettings()), loaded.x, self._told())
        loaded = fed(drawn, loaded)
        carried = carry(model, drawn, self._graph, source).text(self._graph) if source else _NO_NOTE
        note = together(note, carried, quantize(model, settings), *loaded.notes)
        model.compile(**compile_arguments(drawn, settings, self._catalogue))
        if self._request.resume and not goes_on:
            note = _begins_again(path, note)
        if goes_on and settings.jit_compile and keras.backend.backend() == COMPILES_ANEW:
            note = together(Text(_COMPILED_ANEW), note)
        self._end_if_stopped()
        writer = _writer(path)
        try:
            keep(path, learned_before)
            fitted.write(loaded.fitted, path)
            examined = (self._graph, drawn, self._catalogue) if self._request.examine else None
            self._fitting = Run(
                *(self._request, settings, loaded, model, callbacks, writer, self._control, self._emit, note, goes_on),
                drawn=examined,
            )
            return self._fitting.train()
        except BaseException as error:
            answer = failure(error)
            with contextlib.suppress(OSError):
                writer.finish("failed", Mark(answer.text))
            raise
        finally:
            writer.close()

    def _with_steps_measured(self, settings: TrainingSettings) -> tuple[TrainingSettings, Text]:
        """Return the settings with the number of batches a call that is best, and what is said of it.

        The run's project has the number, so that whoever goes on with it or exports it has the same.
        """
        alone = workers.count() == 1  # else each would come to another number
        steps = best_steps_per_execution(self._graph, self._request.folder, self._catalogue) if alone else 1
        settings = msgspec.structs.replace(settings, steps_per_execution=steps)
        self._graph = self._graph.with_setting(TRAINING, settings)
        self._request = msgspec.structs.replace(self._request, project=encode(self._graph))
        if keras.backend.backend() == ONE_A_CALL:
            return settings, _NO_NOTE
        text = QT_TRANSLATE_NOOP("Errors", "Batches in a call of the engine, by what was timed: {count}.")
        return settings, Text(text, {"count": steps})

    def _told(self) -> Progress:
        """Return the progress of the data, which ends when the training is stopped."""
        told = telling(self._request.id, (), self._emit)

        def tell(share: float, what: Text) -> None:
            self._end_if_stopped()
            told.part(0.0, 1.0, what)(share)

        return Progress(tell)

    def _end_if_stopped(self) -> None:
        if self._control.stops:
            raise _StoppedError

    def _start(self, settings: TrainingSettings, path: Path) -> Learned:
        """Return the weights to start with."""
        runs = Path(self._request.runs_dir) if self._request.runs_dir else path.parent
        return learned(runs, settings.start_from, self._catalogue)


def stopped_early(request: Train) -> Finished:
    """Return the answer to a request to train that was stopped before anything was written."""
    if request.resume:
        text = Text(QT_TRANSLATE_NOOP("Errors", "Stopped before it went on; the run is as it was."))
        return Finished(outcome="stopped", epochs=len(run_folder.read_epochs(Path(request.run_dir))), reason=text)
    return Finished(outcome="stopped", reason=NEVER_BEGAN)


_NO_NOTE = Text("")
_COMPILED_ANEW = QT_TRANSLATE_NOOP(
    "Errors",
    "PyTorch has compiled the training step anew: from here on the numbers are not to the last digit those of a run "
    "that was never interrupted.",
)


class _StoppedError(Exception):
    """Training was stopped while it was prepared."""


def _begins_again(path: Path, note: Text) -> Text:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Errors", "The run {name} has no checkpoint that can be read; it begins again at its first epoch."
        ),
        {"name": path.name},
    )
    return together(text, note)


def _writer(path: Path) -> RunWriter:
    try:
        return RunWriter(path)
    except BlockingIOError:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Another process is training in {folder}."), folder=str(path)
        ) from None
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run's folder {folder} cannot be written: {reason}."),
            folder=str(path),
            reason=error.strerror or str(error),
        ) from error
