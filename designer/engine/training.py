"""One training, in a thread of its own: the steps an exported script takes, watched.

The steps are seed, data, model, layers adapted to the data, initial weights, compile, fit, in this order, and nothing
in between draws a random number; the run that a training starts from is read before. A resumed run loads its last
checkpoint (weights, optimizer, counters of callbacks, seeds of layers) and then seeds once more with seed + number of
epochs done, so that the data are not shuffled again as in the first epochs.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

import keras
import msgspec

from designer.catalogue.load import Catalogue
from designer.engine import data
from designer.engine.adapting import adapt, keep
from designer.engine.build import build_model, compile_arguments
from designer.engine.callbacks import make_callbacks
from designer.engine.carry import Learned, carry, learned
from designer.engine.control import Control, Keep
from designer.engine.failure import failure
from designer.engine.feeding import fed
from designer.engine.protocol import Answer, Train
from designer.engine.run import Run
from designer.graph.calls import program
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import DATA, TRAINING, DataSettings, TrainingSettings
from designer.project.run_folder import Mark, RunWriter


class Training:
    """Trains the project of a request; every answer carries the request's id."""

    def __init__(self, request: Train, graph: Graph, catalogue: Catalogue, emit: Callable[[Answer], None]) -> None:
        self._request = request
        self._graph = graph
        self._catalogue = catalogue
        self._emit_answer = emit
        self._control = Control()
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
        except BaseException as error:
            answer = failure(error)
        self._emit(answer)

    def _emit(self, answer: Answer) -> None:
        self._emit_answer(msgspec.structs.replace(answer, id=self._request.id))

    def _train(self) -> Answer:
        settings: TrainingSettings = self._graph.settings.get(TRAINING, TrainingSettings())
        drawn = program(self._graph, self._catalogue.signature)
        path = Path(self._request.run_dir)
        callbacks = make_callbacks(settings.callbacks, self._catalogue, path)
        source = self._start(settings, path)
        keras.utils.set_random_seed(settings.seed)
        loaded = data.load(drawn, self._graph.settings.get(DATA, DataSettings()), Path(self._request.folder or "."))
        model = build_model(drawn, self._catalogue)
        learned_before = adapt(model, drawn, self._graph.settings.get(DATA, DataSettings()), loaded.x)
        loaded = fed(drawn, loaded)
        note = carry(model, drawn, self._graph, source).text(self._graph) if source else Text("")
        model.compile(
            **compile_arguments(drawn, settings, self._catalogue), steps_per_execution=settings.steps_per_execution
        )
        writer = _writer(path)
        try:
            keep(path, learned_before)
            self._fitting = Run(
                self._request, settings, loaded, model, callbacks, writer, self._control, self._emit, note
            )
            return self._fitting.train()
        except BaseException as error:
            answer = failure(error)
            with contextlib.suppress(OSError):
                writer.finish("failed", Mark(answer.text))
            raise
        finally:
            writer.close()

    def _start(self, settings: TrainingSettings, path: Path) -> Learned | None:
        """Return the weights to start with, None for fresh ones; a resumed run has those of its checkpoint."""
        if not settings.start_from or self._request.resume:
            return None
        runs = Path(self._request.runs_dir) if self._request.runs_dir else path.parent
        return learned(runs, settings.start_from, self._catalogue)


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
