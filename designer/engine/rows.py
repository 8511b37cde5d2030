"""The rows that a run's model is asked about: a part of its own data, or another file with the same columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from designer.advice.held_out import held_out
from designer.engine import data
from designer.engine.data import Loaded
from designer.engine.trained import Trained
from designer.export import recipes
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import NpzSource, Source


@dataclass(frozen=True)
class Rows:
    """Inputs and targets (None where there are none), and where the rows stand in their source."""

    x: Any
    y: Any
    numbers: np.ndarray


def rows(trained: Trained, file: str, part: str, needs_targets: bool = True) -> Rows:
    """Return the rows of a file ("" for the run's own data: its "training", "validation", "test" or "all" rows).

    Raises DesignerError, without `needs_targets` not where there are none.
    """
    if file:
        return _of_file(trained, file, needs_targets)
    if part == "test":
        return _of_source(trained, _test_arrays(trained), needs_targets)
    if not needs_targets and not _has_targets(trained):
        return _inputs_alone(trained, part)
    loaded = data.load(trained.program, trained.data, trained.folder)
    training = _numbers(loaded.rows, loaded.samples)
    if part == "training" or (part == "all" and loaded.validation is None):
        return Rows(loaded.x, loaded.y, training)
    if loaded.validation is None:
        raise _nothing_held_back(trained)
    held_back = _numbers(loaded.validation_rows, loaded.validation_samples)
    if part == "validation":
        return Rows(*loaded.validation, held_back)
    return _all(loaded, loaded.validation, training, held_back)


def _of_file(trained: Trained, file: str, needs_targets: bool) -> Rows:
    return _of_source(trained, data.source_of_file(file), needs_targets)


def _test_arrays(trained: Trained) -> Source:
    """Return the arrays of the run's own file that go with those it was trained on, to test it with."""
    source = trained.data.source
    if isinstance(source, NpzSource):
        bound = [c for b in (*trained.data.inputs.values(), *trained.data.targets.values()) for c in b.columns]
        arrays = held_out(bound, data.describe(source, trained.folder).names, "test")
        if arrays:
            return NpzSource(source.path, arrays)
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "The data of the run {name} have no test arrays. Evaluate it on a file."),
        name=trained.file.parent.name,
    )


def _of_source(trained: Trained, source: Source, needs_targets: bool) -> Rows:
    try:
        x, y, count = data.load_other(trained.program, trained.data, trained.folder, source)
    except DesignerError:
        if needs_targets:
            raise
        x, count = data.load_inputs(trained.program, trained.data, trained.folder, source)
        y = None
    return Rows(x, y, np.arange(count))


def _has_targets(trained: Trained) -> bool:
    bound = trained.data.targets
    return all(output.key in bound and bound[output.key].columns for output in trained.program.outputs)


def _inputs_alone(trained: Trained, part: str) -> Rows:
    """Return the rows of a part without targets; of validation data that are a source of their own, all."""
    settings = trained.data
    is_apart = part == "validation" and settings.validation is not None
    source = settings.validation if is_apart else settings.source
    if source is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
    x, count = data.load_inputs(trained.program, settings, trained.folder, source)
    numbers = np.arange(count)
    if part != "all" and settings.validation is None:
        seed = settings.split_seed if settings.shuffle else None
        training, held_back = recipes.split(count, settings.validation_split, seed)
        numbers = training if part == "training" else held_back
        if not len(numbers):
            raise _nothing_held_back(trained)
    return Rows(keras.tree.map_structure(lambda array: _picked(np.asarray(array), numbers), x), None, numbers)


def _picked(array: np.ndarray, numbers: np.ndarray) -> Any:
    picked = array[numbers]
    return keras.ops.convert_to_tensor(picked) if picked.dtype == object else picked


def _nothing_held_back(trained: Trained) -> DesignerError:
    return DesignerError(
        QT_TRANSLATE_NOOP(
            "Errors", "The run {name} held nothing back for validation. Evaluate it on its training data or a file."
        ),
        name=trained.file.parent.name,
    )


def _all(loaded: Loaded, validation: tuple[Any, Any], training: np.ndarray, held_back: np.ndarray) -> Rows:
    """Return all rows; those of one source as they stand in it."""
    numbers = np.concatenate([training, held_back])
    if loaded.rows is None:  # the validation data are a source of their own
        numbers = np.arange(len(numbers))
    order = np.argsort(numbers, kind="stable")

    def joined(first: Any, second: Any) -> Any:
        return _picked(np.concatenate([np.asarray(first), np.asarray(second)]), order)

    x = keras.tree.map_structure(joined, loaded.x, validation[0])
    y = keras.tree.map_structure(joined, loaded.y, validation[1])
    return Rows(x, y, numbers[order])


def _numbers(found: np.ndarray | None, count: int) -> np.ndarray:
    return np.arange(count) if found is None else found
