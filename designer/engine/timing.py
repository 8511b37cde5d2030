"""Times the first batches of a training, to tell which backend is done first; nothing is kept of it."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

import keras

from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.engine import data
from designer.engine.build import build_model, compile_arguments
from designer.engine.feed import fed_by
from designer.engine.feeding import fed
from designer.engine.protocol import Time, Timed
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.recipe.drawn import program_of


def measure(request: Time, graph: Graph, catalogue: Catalogue) -> Timed:
    """Train for `request.seconds` after the first batch and return how long it took. Raises DesignerError."""
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    drawn = program_of(graph, catalogue)
    set_random_seed(settings.seed)
    loaded = data.load(drawn, graph.settings.get(DATA, DataSettings()), Path(request.folder or "."))
    loaded = fed(drawn, loaded)
    model = build_model(drawn, catalogue)
    calls = settings.steps_per_execution
    model.compile(**compile_arguments(drawn, settings, catalogue))
    watch = _Stopwatch(request.seconds)
    with fed_by(loaded.x, loaded.y, loaded.weights, settings.batch_size, shuffle=settings.shuffle) as feeding:
        model.fit(**feeding.arguments, epochs=1000, callbacks=[watch], verbose=0)
    batches = -(-loaded.samples // settings.batch_size)
    batches = min(batches, settings.steps_per_epoch or batches)
    return Timed(first=watch.first, step=watch.step / calls, steps=batches * settings.epochs)


class _Stopwatch(keras.callbacks.Callback):  # type: ignore[misc]
    """Ends the training some seconds after its first batch.

    What is traced later (a last batch of another size) counts to the first batch: it comes once, not every epoch.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._times: list[float] = []

    @property
    def step(self) -> float:
        """Seconds a call takes."""
        gaps = self._gaps()
        return statistics.median(gaps) if gaps else self._times[-1] - self._times[0]

    @property
    def first(self) -> float:
        """Seconds that are needed once."""
        gaps = self._gaps()
        return self._times[1] - self._times[0] + max(0.0, sum(gaps) - len(gaps) * self.step)

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002
        self._times.append(time.perf_counter())

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        self._times.append(time.perf_counter())
        if self._times[-1] - self._times[1] >= self._seconds and len(self._times) > 2:
            self.model.stop_training = True

    def _gaps(self) -> list[float]:
        return [after - before for before, after in zip(self._times[1:], self._times[2:], strict=False)]
