"""The rows that a run's model is asked about: a part of its own data, or another file with the same columns.

They are prepared with what was fitted when the run was trained.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from designer.advice.held_out import held_out
from designer.data.apply import Refused
from designer.data.fitted import Fitted
from designer.engine import data
from designer.engine.fitted_data import Given, given
from designer.engine.sources import read
from designer.engine.trained import Trained
from designer.export import recipes
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import NpzSource, Source


@dataclass(frozen=True)
class Rows:
    """Inputs and targets (None where there are none), and where the rows stand in their source, counted from 0.

    `refused` are the rows that the model cannot be given; `fitted` is what the others were prepared with.
    """

    x: Any
    y: Any
    numbers: np.ndarray
    fitted: Fitted
    refused: Refused = field(default_factory=Refused)


def rows(trained: Trained, file: str, part: str, needs_targets: bool = True) -> Rows:
    """Return the rows of a file ("" for the run's own data: its "training", "validation", "test" or "all" rows).

    Raises DesignerError, without `needs_targets` not where there are none.
    """
    fitted = trained.fitted or data.fitted_anew(trained.program, trained.data, trained.folder)
    if file:
        return _of_source(trained, fitted, data.source_of_file(file), needs_targets)
    if part == "test":
        return _of_source(trained, fitted, _test_arrays(trained), needs_targets)
    return _of_own(trained, fitted, part, needs_targets)


def _of_source(trained: Trained, fitted: Fitted, source: Source, needs_targets: bool) -> Rows:
    found = data.given_of(trained.program, fitted, source, trained.folder)
    if found.y is None and needs_targets:
        names = read(source, trained.folder).table
        missing = [name for name in fitted.columns() if name not in names]
        if missing:
            raise data.no_column(source, missing[0], names)
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run was trained without targets; there is nothing to evaluate.")
        )
    return _rows(fitted, found)


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


def _of_own(trained: Trained, fitted: Fitted, part: str, needs_targets: bool) -> Rows:
    with_targets = needs_targets or data.are_targets_bound(trained.program, trained.data)
    found = data.find(trained.program, trained.data, trained.folder, with_targets)
    if part == "validation" and found.held_back is None and found.other is None:
        raise _nothing_held_back(trained)
    own = {"training": found.training, "validation": found.held_back, "all": np.arange(len(found.numbers))}[part]
    pieces = []
    if own is not None and not (part == "validation" and found.other is not None):
        table = {name: column[own] for name, column in found.table.items()}
        pieces.append(given(trained.program, fitted, table, found.numbers[own]))
    if found.other is not None and part != "training":
        # What validates stands behind the rows trained on, where all are asked for.
        pieces.append(given(trained.program, fitted, found.other[0], found.other[1] + _behind(found.numbers, part)))
    return _rows(fitted, pieces[0]) if len(pieces) == 1 else _joined(fitted, *pieces)


def _behind(numbers: np.ndarray, part: str) -> int:
    return int(numbers.max(initial=-1)) + 1 if part == "all" else 0


def left_out(refused: Refused) -> Text:
    """Return how many rows a model could not be given and why, an empty text where there are none."""
    if not len(refused):
        return Text("")
    reason, count = refused.counts[0]
    return Text(
        QT_TRANSLATE_NOOP("Errors", "{count} rows have no prediction. Most often ({most}): {reason}"),
        {"count": len(refused), "most": count, "reason": reason},
    )


def _rows(fitted: Fitted, found: Given) -> Rows:
    return Rows(found.x, found.y, found.numbers, fitted, found.refused)


def _joined(fitted: Fitted, first: Given, second: Given) -> Rows:
    def both(one: Any, other: Any) -> Any:
        if isinstance(one, dict):
            return {name: both(one[name], other[name]) for name in one}
        return recipes.tensors(np.concatenate([np.asarray(one), np.asarray(other)]))

    y = None if first.y is None or second.y is None else both(first.y, second.y)
    numbers = np.concatenate([first.numbers, second.numbers])
    shift = len(first.refused.reasons)
    refused = Refused(
        np.concatenate([first.refused.numbers, second.refused.numbers]),
        np.concatenate([first.refused.causes, second.refused.causes + shift]),
        (*first.refused.reasons, *second.refused.reasons),
    )
    return Rows(both(first.x, second.x), y, numbers, fitted, refused)


def _nothing_held_back(trained: Trained) -> DesignerError:
    return DesignerError(
        QT_TRANSLATE_NOOP(
            "Errors", "The run {name} held nothing back for validation. Evaluate it on its training data or a file."
        ),
        name=trained.file.parent.name,
    )
