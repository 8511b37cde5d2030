"""The rows that a run's model is asked about: a part of its own data, or another file with the same columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from designer.engine import data
from designer.engine.data import Loaded
from designer.engine.sources import DataError
from designer.engine.trained import Trained
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


@dataclass(frozen=True)
class Rows:
    """Inputs and targets (None where there are none), and where the rows stand in their source."""

    x: Any
    y: Any
    numbers: np.ndarray


def rows(trained: Trained, file: str, part: str, needs_targets: bool = True) -> Rows:
    """Return the rows of a file ("" for the run's own data: its "training", "validation" or "all" rows).

    Raises DesignerError, without `needs_targets` not for a file that lacks the targets.
    """
    if file:
        return _of_file(trained, file, needs_targets)
    loaded = data.load(trained.program, trained.data, trained.folder)
    training = _numbers(loaded.rows, loaded.samples)
    if part == "training" or (part == "all" and loaded.validation is None):
        return Rows(loaded.x, loaded.y, training)
    if loaded.validation is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "The run {name} held nothing back for validation. Evaluate it on its training data or a file."
            ),
            name=trained.file.parent.name,
        )
    held_back = _numbers(loaded.validation_rows, loaded.validation_samples)
    if part == "validation":
        return Rows(*loaded.validation, held_back)
    return _all(loaded, loaded.validation, training, held_back)


def _of_file(trained: Trained, file: str, needs_targets: bool) -> Rows:
    source = data.source_of_file(file)
    try:
        x, y, count = data.load_other(trained.program, trained.data, trained.folder, source)
    except DataError:
        if needs_targets:
            raise
        x, count = data.load_inputs(trained.program, trained.data, trained.folder, source)
        y = None
    return Rows(x, y, np.arange(count))


def _all(loaded: Loaded, validation: tuple[Any, Any], training: np.ndarray, held_back: np.ndarray) -> Rows:
    """Return all rows; those of one source as they stand in it."""
    numbers = np.concatenate([training, held_back])
    if loaded.rows is None:  # the validation data are a source of their own
        numbers = np.arange(len(numbers))
    order = np.argsort(numbers, kind="stable")

    def joined(first: Any, second: Any) -> Any:
        array = np.concatenate([np.asarray(first), np.asarray(second)])[order]
        return keras.ops.convert_to_tensor(array) if array.dtype == object else array

    x = keras.tree.map_structure(joined, loaded.x, validation[0])
    y = keras.tree.map_structure(joined, loaded.y, validation[1])
    return Rows(x, y, numbers[order])


def _numbers(found: np.ndarray | None, count: int) -> np.ndarray:
    return np.arange(count) if found is None else found
