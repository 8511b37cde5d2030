"""The rows that a run's model is asked about: a part of its own data, or another file with the same columns.

They are prepared with what was fitted when the run was trained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np

from designer.data.apply import Refused
from designer.data.beyond import Beyond
from designer.data.errors import no_column
from designer.data.fitted import Fitted
from designer.data.lazy import Lazy, chosen, joined
from designer.data.lazy import Rows as AnyRows
from designer.data.origin import Origin
from designer.data.progress import Progress, ignore
from designer.data.sources import Opened, Source
from designer.data.table import Table
from designer.engine.building.trained import Trained
from designer.engine.feeding import data
from designer.engine.feeding.data import Given, given
from designer.engine.feeding.opened import opened_source, title_of
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text


@dataclass(frozen=True)
class Rows:
    """Inputs and targets (None where there are none), and where the rows stand in their source, counted from 0.

    `refused` are the rows that the model cannot be given; `fitted` is what the others were prepared with. `sources` are
    what the rows are of, one behind the other: each with which part of it ("" for its own rows). `weights` say how
    much a row counts, in the structure of the targets, None where all count alike. `labelled` tells which rows have
    targets, None where all have. The last ones may lie `beyond` the end of a series. `as_read` are targets that are
    numbers, by the key of the output, as they stand in the source.
    """

    x: Any
    y: Any
    numbers: np.ndarray
    fitted: Fitted
    refused: Refused = field(default_factory=Refused)
    sources: tuple[tuple[Source, str], ...] = ()
    weights: Any = None
    labelled: np.ndarray | None = None
    beyond: Beyond | None = None
    as_read: Mapping[str, AnyRows] = field(default_factory=dict)

    def opened(self, folder: Path) -> tuple[Opened, Origin]:
        """Return the first source with all of its columns, and the rows of all of them. Raises DataError."""
        found = [(opened_source(source, folder), part) for source, part in self.sources]
        tables = [opened.parts[part] if part else opened.table for opened, part in found]
        return replace(found[0][0], table=tables[0]), Origin(tuple(tables))


def rows(
    trained: Trained,
    file: str,
    part: str,
    needs_targets: bool = True,
    progress: Progress = ignore,
    keeps_unlabelled: bool = False,
) -> Rows:
    """Return the rows of a file ("" for the run's own data: its "training", "validation", "test" or "all" rows).

    With `needs_targets` they have weights, too, and DesignerError is raised where there are no targets. Rows that have
    none are refused, unless they are to be kept: then windows are known by the rows that they tell, also beyond the end
    of a file or of all own data.
    """
    fitted = trained.fitted or data.fitted_anew(trained.program, trained.data, trained.folder)
    if file:
        source = data.source_of_file(file, trained.folder)
        return _of_source(trained, fitted, source, needs_targets, progress, keeps_unlabelled)
    return _of_own(trained, fitted, part, needs_targets, progress, keeps_unlabelled)


def _of_source(
    trained: Trained, fitted: Fitted, source: Source, needs_targets: bool, progress: Progress, keeps_unlabelled: bool
) -> Rows:
    kept = keeps_unlabelled
    ask = partial(data.given_of, with_weights=needs_targets, keeps_unlabelled=kept, to_tell=kept)
    found = ask(trained.program, fitted, source, trained.folder, progress=progress)
    if found.y is None and needs_targets:
        names = opened_source(source, trained.folder).table.columns
        missing = [name for name in fitted.columns() if name not in names]
        if missing:
            raise no_column(title_of(source), missing[0], names)
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run was trained without targets; there is nothing to evaluate.")
        )
    return replace(_rows(fitted, found), sources=((source, ""),))


def _of_own(
    trained: Trained, fitted: Fitted, part: str, needs_targets: bool, progress: Progress, keeps_unlabelled: bool
) -> Rows:
    ask = partial(given, with_weights=needs_targets, keeps_unlabelled=keeps_unlabelled)
    with_targets = needs_targets or data.are_targets_bound(trained.program, trained.data)
    source = trained.data.source
    found = data.find(trained.program, trained.data, trained.folder, with_targets, progress.part(0.0, 0.5))
    assert source is not None  # else there was nothing to be found
    progress = progress.part(0.5, 1.0)
    if part == "all":
        # What validates or tests stands behind the rows trained on, where it has tables of its own.
        last = [*found.others][-1:]
        first = ask(trained.program, fitted, found.table, progress=progress, to_tell=keeps_unlabelled and not last)
        pieces, rows = [first], found.table.rows
        for name, other in found.others.items():
            moved = Table(other.columns, other.rows, other.row_numbers + rows)
            fields = found.written.get(name, ())
            is_last = keeps_unlabelled and name in last
            pieces.append(ask(trained.program, fitted, moved, fields=fields, to_tell=is_last))
            rows += other.rows
        every = reduce(_joined, (_rows(fitted, piece) for piece in pieces))
        return replace(every, sources=((source, ""), *(found.sources[name] for name in found.others)))
    parts = found.divided().parts
    if part not in parts:
        raise _nothing_held_back(trained, part)
    table, places = parts[part]
    fields = found.written.get(part, ())
    own = ask(trained.program, fitted, table, places, True, fields, progress)
    return replace(_rows(fitted, own), sources=(found.sources.get(part, (source, "")),))


def shared(found: Rows, other: Rows, trained: Trained, beside: Trained) -> Rows:
    """Return the rows that another run has as well, so that both are told of by the same. Raises DesignerError."""
    mine, its = (_known_as(rows, of.folder) for rows, of in ((found, trained), (other, beside)))
    if mine != its:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "{first} and {second} were trained on different data. Compare them on a file that suits both."
            ),
            first=trained.file.parent.name,
            second=beside.file.parent.name,
        )
    places = np.flatnonzero(np.isin(found.numbers, other.numbers))
    if not len(places):
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "{first} and {second} have no row of this part in common. Compare them on all data or a file."
            ),
            first=trained.file.parent.name,
            second=beside.file.parent.name,
        )
    if len(places) == len(found.numbers):
        return found

    def chosen_of(arrays: Any) -> Any:
        if arrays is None:
            return None
        if isinstance(arrays, dict):
            return {name: chosen_of(array) for name, array in arrays.items()}
        is_array = isinstance(arrays, np.ndarray | Lazy)
        return chosen(arrays, places) if is_array else keras.ops.take(arrays, places, axis=0)

    return replace(
        found,
        x=chosen_of(found.x),
        y=chosen_of(found.y),
        weights=chosen_of(found.weights),
        numbers=found.numbers[places],
        labelled=None if found.labelled is None else found.labelled[places],
        as_read={key: chosen(read, places) for key, read in found.as_read.items()},
    )


def _known_as(rows: Rows, folder: Path) -> list[object]:
    """Return what rows are of, with whole paths."""
    found: list[object] = []
    for source, part in rows.sources:
        path = getattr(source, "path", "")
        whole = msgspec.structs.replace(source, path=str((folder / path).resolve())) if path else source
        found.append((whole, part))
    return found


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
    told = (found.weights, found.labelled, found.beyond, found.as_read)
    return Rows(found.x, found.y, found.numbers, fitted, found.refused, (), *told)


def _joined(first: Rows, second: Rows) -> Rows:
    def both(one: Any, other: Any) -> Any:
        if isinstance(one, dict):
            return {name: both(one[name], other[name]) for name in one}
        if isinstance(one, np.ndarray | Lazy):
            return joined(one, other)
        return keras.ops.convert_to_tensor(np.concatenate([np.asarray(one), np.asarray(other)]))

    y = None if first.y is None or second.y is None else both(first.y, second.y)
    weights = None if first.weights is None or second.weights is None else both(first.weights, second.weights)
    numbers = np.concatenate([first.numbers, second.numbers])
    shift = len(first.refused.reasons)
    refused = Refused(
        np.concatenate([first.refused.numbers, second.refused.numbers]),
        np.concatenate([first.refused.causes, second.refused.causes + shift]),
        (*first.refused.reasons, *second.refused.reasons),
    )
    labelled = np.concatenate([_labelled(first), _labelled(second)])
    known = None if labelled.all() else labelled
    both_read = first.as_read.keys() & second.as_read.keys()
    as_read = {key: joined(first.as_read[key], second.as_read[key]) for key in both_read}
    x = both(first.x, second.x)
    return Rows(x, y, numbers, first.fitted, refused, (), weights, known, second.beyond, as_read)


def _labelled(found: Rows) -> np.ndarray:
    return np.ones(len(found.numbers), bool) if found.labelled is None else found.labelled


def _nothing_held_back(trained: Trained, part: str) -> DesignerError:
    if part == "test":
        template = QT_TRANSLATE_NOOP("Errors", "The data of the run {name} have no test rows. Evaluate it on a file.")
    else:
        template = QT_TRANSLATE_NOOP(
            "Errors", "The run {name} held nothing back for validation. Evaluate it on its training data or a file."
        )
    return DesignerError(template, name=trained.file.parent.name)
