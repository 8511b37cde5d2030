"""Losses and metrics of a run's model on data."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from designer.engine import data
from designer.engine.protocol import Evaluate, Evaluated
from designer.engine.trained import Trained
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.run_folder import finite


def evaluate(request: Evaluate, trained: Trained) -> Evaluated:
    """Return what `model.evaluate` says, on a part of the run's own data or on another file of the same columns."""
    if not trained.model.compiled:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run {name} has no loss to evaluate: it was imported, not trained here."),
            name=trained.file.parent.name,
        )
    x, y, samples = _data(request, trained)
    metrics = trained.model.evaluate(x, y, batch_size=trained.training.batch_size, verbose=0, return_dict=True)
    return Evaluated(metrics=finite(metrics), samples=samples)


def _data(request: Evaluate, trained: Trained) -> tuple[Any, Any, int]:
    if request.input:
        source = data.source_of_file(request.input)
        return data.load_other(trained.program, trained.data, trained.folder, source)
    loaded = data.load(trained.program, trained.data, trained.folder)
    if request.part == "training" or (request.part == "all" and loaded.validation is None):
        return loaded.x, loaded.y, loaded.samples
    if loaded.validation is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "The run {name} held nothing back for validation. Evaluate it on its training data or a file."
            ),
            name=trained.file.parent.name,
        )
    if request.part == "validation":
        return *loaded.validation, loaded.validation_samples
    x = keras.tree.map_structure(lambda a, b: np.concatenate([a, b]), loaded.x, loaded.validation[0])
    y = keras.tree.map_structure(lambda a, b: np.concatenate([a, b]), loaded.y, loaded.validation[1])
    return x, y, loaded.samples + loaded.validation_samples
