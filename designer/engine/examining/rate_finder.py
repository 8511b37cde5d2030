"""Finds a learning rate: some steps from fresh weights beside everything else, at a rate that rises with every step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import msgspec

from designer.catalogue.load import Catalogue
from designer.data.progress import Progress
from designer.data.settings import DataSettings
from designer.doctor.rates import Rates, judged
from designer.doctor.usual_rates import rates_of
from designer.engine.building.adapting import adapt
from designer.engine.building.build import build_model, compile_arguments
from designer.engine.building.quantizing import quantize
from designer.engine.building.variables import make_variables
from designer.engine.examining.samples import sample
from designer.engine.feeding import data
from designer.engine.feeding.structures import fed
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import DATA, TRAINING, TrainingSettings, class_and_args
from designer.recipe.drawn import program_of

STEPS = 150
LOWEST, HIGHEST = 1e-6, 10.0
_MOST_ROWS = 20_000
_BURST = 20.0  # times the first loss, which ends it


def find_rate(
    graph: Graph, catalogue: Catalogue, folder: Path, told: Progress, is_unwanted: Callable[[], bool]
) -> Rates:
    """Return how the loss of a project goes over learning rates; nothing trained is kept. Raises DesignerError."""
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    program = program_of(graph, catalogue)
    set_random_seed(settings.seed)
    bound = graph.settings.get(DATA, DataSettings())
    loaded = data.load(program, bound, folder, told)
    model = build_model(program, catalogue)
    adapt(model, program, bound, loaded.x, told)
    loaded = fed(program, loaded)
    quantize(model, settings)
    name, args = class_and_args(settings.optimizer)
    rising = {
        "class": "ExponentialDecay",
        "args": {"initial_learning_rate": LOWEST, "decay_steps": STEPS, "decay_rate": HIGHEST / LOWEST},
    }
    rises = msgspec.structs.replace(
        settings, optimizer={"class": name, "args": {**args, "learning_rate": rising}}, steps_per_execution=1
    )
    model.compile(**compile_arguments(program, rises, catalogue))
    make_variables(model, loaded.x, loaded.y)
    rows = sample(loaded.x, loaded.y, min(loaded.samples, _MOST_ROWS))
    size = min(settings.batch_size, rows.rows)
    watch = _Watch(size, rows.rows, told.part(0.0, 1.0, Text(QT_TRANSLATE_NOOP("Doctor", "Trying learning rates"))))
    watch.is_unwanted = is_unwanted
    epochs = -(-STEPS // -(-rows.rows // size))
    model.fit(rows.x, rows.y, batch_size=size, epochs=epochs, verbose=0, callbacks=[watch])
    rates = [LOWEST * (HIGHEST / LOWEST) ** (step / STEPS) for step in range(len(watch.losses))]
    return judged(rates, watch.losses, rates_of(settings.optimizer, catalogue)[0], name)


class _Watch(keras.callbacks.Callback):  # type: ignore[misc]
    """Takes down the loss of every step; logs hold the mean of those of an epoch so far, counted by rows."""

    def __init__(self, batch_size: int, rows: int, told: Progress) -> None:
        super().__init__()
        self.losses: list[float] = []
        self.is_unwanted: Callable[[], bool] = lambda: False
        self._batch_size, self._rows, self._told = batch_size, rows, told
        self._seen, self._sum = 0, 0.0

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002
        self._seen, self._sum = 0, 0.0

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        self._told(len(self.losses) / STEPS)
        seen = min(self._rows, self._seen + self._batch_size)
        total = float((logs or {})["loss"]) * seen
        loss = (total - self._sum) / (seen - self._seen)
        self._seen, self._sum = seen, total
        self.losses.append(loss)
        is_burst = not loss < _BURST * max(abs(self.losses[0]), 1e-12)
        if is_burst or len(self.losses) >= STEPS or self.is_unwanted():
            self.model.stop_training = True
