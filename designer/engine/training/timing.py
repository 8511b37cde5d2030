"""Times the first batches of a training: which backend is done first, how many batches a call are best.

Nothing is kept of what is trained meanwhile.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

import keras
import msgspec

from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.engine.building.build import build_model, compile_arguments
from designer.engine.building.quantizing import quantize
from designer.engine.building.variables import make_variables
from designer.engine.feeding import data
from designer.engine.feeding.feed import fed_by
from designer.engine.feeding.structures import fed
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.recipe.backends import ONE_A_CALL
from designer.recipe.drawn import program_of
from designer.wire import Time, Timed

_STEPS = (1, 4, 16, 64)
_SECONDS_A_TRY = 0.3
_WORTH_IT = 0.9  # of the time that fewer batches a call take
_CALLS, _PATIENCE = 6, 20.0  # calls that are timed, unless they take so many times as long as was meant
_LONGEST_CALL = 0.2  # seconds: a run is stopped and paused between calls


def measure(request: Time, graph: Graph, catalogue: Catalogue) -> Timed:
    """Train for `request.seconds` after the first batch and return how long it took. Raises DesignerError."""
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    rehearsal = _Rehearsal(graph, request.folder, catalogue)
    if settings.steps_per_execution is None:
        settings = msgspec.structs.replace(settings, steps_per_execution=rehearsal.best_steps(settings))
    watch = rehearsal.timed(settings, request.seconds)
    return Timed(first=watch.first, step=watch.step, steps=rehearsal.batches(settings) * settings.epochs)


def best_steps_per_execution(graph: Graph, folder: str, catalogue: Catalogue) -> int:
    """Return how many batches in one call of the backend make training fast: the fewest that are as good as more.

    Nothing is timed where the backend takes one alone. The random numbers that follow are to begin anew.
    Raises DesignerError.
    """
    if keras.backend.backend() == ONE_A_CALL:
        return 1
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    return _Rehearsal(graph, folder, catalogue).best_steps(settings)


class _Rehearsal:
    """A model of a project and its data, to be trained for moments."""

    def __init__(self, graph: Graph, folder: str, catalogue: Catalogue) -> None:
        settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
        self._drawn = program_of(graph, catalogue)
        self._catalogue = catalogue
        set_random_seed(settings.seed)
        loaded = data.load(self._drawn, graph.settings.get(DATA, DataSettings()), Path(folder or "."))
        self._loaded = fed(self._drawn, loaded)
        self._model = build_model(self._drawn, catalogue)
        quantize(self._model, settings)

    def batches(self, settings: TrainingSettings) -> int:
        """Return the batches of an epoch."""
        batches = -(-self._loaded.samples // settings.batch_size)
        return min(batches, settings.steps_per_epoch or batches)

    def timed(self, settings: TrainingSettings, seconds: float) -> _Stopwatch:
        """Train for some seconds after the first call."""
        self._model.compile(**compile_arguments(self._drawn, settings, self._catalogue))
        watch = _Stopwatch(seconds)
        loaded = self._loaded
        make_variables(self._model, loaded.x, loaded.y, loaded.weights)
        with fed_by(loaded.x, loaded.y, loaded.weights, settings.batch_size, shuffle=settings.shuffle) as feeding:
            self._model.fit(**feeding.arguments, epochs=1000, callbacks=[watch], verbose=0)
        return watch

    def best_steps(self, settings: TrainingSettings) -> int:
        """Return the best of some numbers of batches a call: more of them as long as that saves a tenth of the time."""
        if keras.backend.backend() == ONE_A_CALL:
            return 1
        best, least = 1, float("inf")
        for steps in _STEPS:
            if steps > 1 and (steps > self.batches(settings) or steps * least > _LONGEST_CALL):
                break
            tried = msgspec.structs.replace(settings, steps_per_execution=steps)
            seconds = self.timed(tried, _SECONDS_A_TRY).step
            if seconds > least * _WORTH_IT:
                break
            best, least = steps, seconds
        return best


class _Stopwatch(keras.callbacks.Callback):  # type: ignore[misc]
    """Ends the training some seconds after its first call.

    What is traced later (a last batch of another size) counts to the first call: it comes once, not every epoch.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._times: list[float] = []
        self._batches = [0]  # of each call
        self._last = -1

    @property
    def step(self) -> float:
        """Seconds a batch takes."""
        gaps = self._gaps()
        if not gaps:
            return (self._times[-1] - self._times[0]) / sum(self._batches)
        usual = 3 * statistics.median(took / batches for took, batches in gaps)
        counted = [gap for gap in gaps if gap[0] / gap[1] <= usual]
        return sum(took for took, _ in counted) / sum(batches for _, batches in counted)

    @property
    def first(self) -> float:
        """Seconds that are needed once."""
        gaps = self._gaps()
        rest = sum(took for took, _ in gaps) - self.step * sum(batches for _, batches in gaps)
        return self._times[1] - self._times[0] + max(0.0, rest)

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002
        self._times.append(time.perf_counter())

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002
        self._last = -1

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        self._times.append(time.perf_counter())
        self._batches.append(batch - self._last)
        self._last = batch
        took = self._times[-1] - self._times[1]
        if took >= self._seconds and len(self._times) > (_CALLS if took < _PATIENCE * self._seconds else 2):
            self.model.stop_training = True

    def _gaps(self) -> list[tuple[float, int]]:
        """Return the seconds and the batches of every call but the first."""
        ends = zip(self._times[1:], self._times[2:], self._batches[2:], strict=False)
        return [(after - before, batches) for before, after, batches in ends]
