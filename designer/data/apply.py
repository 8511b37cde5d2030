"""Prepares the rows of any table as those of the training were, and lists those that cannot be used."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from designer.data import beyond, chain, mapped, windows
from designer.data.beyond import Beyond
from designer.data.columns import as_written, check_columns, values
from designer.data.errors import DataError
from designer.data.field import Field, Kind
from designer.data.fitted import Fitted, FittedBinding
from designer.data.lazy import Lazy, Rows, chosen, windowed
from designer.data.origin import is_single
from designer.data.progress import Progress, ignore
from designer.data.sink import Sink
from designer.data.steps import Refusal
from designer.data.table import ROWS, Table, slices
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

BLOCK_NUMBERS = 2**21  # prepared at once
BLOCK_ROWS = ROWS
BLOCK_FILES = 2**7
FILES: frozenset[Kind] = frozenset({"image", "audio"})


@dataclass(frozen=True)
class Refused:
    """Rows that cannot be used: `numbers` in the source, counted from 0, and for each which of the `reasons`.

    `classes` counts them by the label of the target, where it is known.
    """

    numbers: np.ndarray = field(default_factory=lambda: np.empty(0, int))
    causes: np.ndarray = field(default_factory=lambda: np.empty(0, int))
    reasons: tuple[Text, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[tuple[int, Text]]:
        return ((int(number), self.reasons[cause]) for number, cause in zip(self.numbers, self.causes, strict=True))

    @property
    def counts(self) -> tuple[tuple[Text, int], ...]:
        """The reasons with their numbers of rows, most first."""
        found = np.bincount(self.causes, minlength=len(self.reasons))
        return tuple((self.reasons[i], int(found[i])) for i in np.argsort(-found, kind="stable") if found[i])


@dataclass(frozen=True)
class Prepared:
    """Arrays by the key of the Input and target; row i is the source's row `numbers[i]`, counted from 0.

    With windows that is the row to be told, or the last one of the window where there are no targets. `labelled` tells
    which of the rows have targets, None where all have. The last rows may lie `beyond` the end of a series, and are
    numbered on. `as_read` are targets that are numbers as they stand in the source, NaN in gaps: (rows, columns).
    """

    inputs: Mapping[str, Rows]
    targets: Mapping[str, Rows]
    numbers: np.ndarray
    weights: np.ndarray | None = None
    refused: Refused = field(default_factory=Refused)
    labelled: np.ndarray | None = None
    beyond: Beyond | None = None
    as_read: Mapping[str, Rows] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)


class Refusing:
    """Gathers refused rows block by block; of several reasons a row keeps the first."""

    def __init__(self) -> None:
        self._reasons: dict[tuple[str, str], int] = {}
        self._texts: list[Text] = []
        self._numbers: list[np.ndarray] = []
        self._causes: list[np.ndarray] = []
        self._classes: Counter[str] = Counter()

    def add(self, numbers: np.ndarray, found: Sequence[tuple[str, Refusal]], labels: np.ndarray | None) -> np.ndarray:
        """Add a block's refusals with their columns and return which of its rows are left (a mask)."""
        causes = np.full(len(numbers), -1)
        for column, refusal in found:
            new = refusal.mask & (causes < 0)
            if new.any():
                causes[new] = self._cause(column, refusal)
        lost = causes >= 0
        self._numbers.append(numbers[lost])
        self._causes.append(causes[lost])
        if labels is not None:
            self._classes.update(label for label in labels[lost] if label is not None)
        return ~lost

    def finish(self) -> Refused:
        """Return what was gathered, by row number."""
        if not self._numbers:
            return Refused()
        numbers, causes = np.concatenate(self._numbers), np.concatenate(self._causes)
        order = np.argsort(numbers, kind="stable")
        return Refused(numbers[order], causes[order], tuple(self._texts), dict(self._classes))

    def _cause(self, column: str, refusal: Refusal) -> int:
        found = self._reasons.setdefault((column, refusal.template), len(self._texts))
        if found == len(self._texts):
            self._texts.append(Text(refusal.template, {"column": column, "value": refusal.value}))
        return found


def apply(
    fitted: Fitted,
    table: Table,
    rows: np.ndarray | None = None,
    with_targets: bool = True,
    folder: Path | None = None,
    name: str = "",
    fields: Iterable[Field] = (),
    progress: Progress = ignore,
    keeps_unlabelled: bool = False,
    to_tell: bool = False,
) -> Prepared:
    """Return the rows (all, or those of these indices, in their order) prepared, without those that cannot be used.

    Rows whose targets alone cannot be used are left out with the others, unless they are to be kept. With windows those
    `to_tell` have the number of the row that is told, whether its target is there or it lies beyond the end.

    Columns may stand in any order beside others. Large arrays become files in `folder`, their names beginning with
    `name`; what would be large and is costly to keep (pictures) is made when it is asked for. `fields` are those of
    another table than the training's: how numbers and dates are written there. Raises DataError when a column is
    missing or nothing fits.
    """
    check_columns(table, fitted.columns(with_targets))
    written = {one.name: one for one in fields}
    others = {name: as_written(one, written) for name, one in fitted.others.items()}
    rows = np.arange(table.rows) if rows is None else rows
    bindings = (*fitted.inputs, *(fitted.targets if with_targets else ()))
    ranks = groups = None
    if fitted.windows:
        ranks, groups = windows.ranks(fitted.windows, table, others)
        rows = rows[np.argsort(ranks[rows], kind="stable")]
    # A table is read from its begin to its end, and what was made of it put in order afterwards.
    order = np.argsort(rows, kind="stable")
    late = [_is_made_late(binding, len(rows)) for binding in bindings]
    sinks = [
        None if is_late else Sink(b.key, len(rows), b.shape, b.dtype, folder / f"{name}{i}.npy" if folder else None)
        for i, (b, is_late) in enumerate(zip(bindings, late, strict=True))
    ]
    refusing, weights = Refusing(), []
    is_usable, is_labelled = np.empty(len(rows), bool), np.ones(len(rows), bool)
    done = 0
    try:
        for block in _blocks(rows[order], bindings, late):
            arrays, found, unlabelled = _prepared(fitted, bindings, late, table, block, written)
            weighed = None
            if keeps_unlabelled:
                for _, refusal in unlabelled:
                    is_labelled[done : done + len(block)] &= ~refusal.mask
            else:
                found += unlabelled
            if with_targets and fitted.sample_weights:
                weighed = values(table, others[fitted.sample_weights], block)
                found += weight_refusals(fitted.sample_weights, weighed)
            usable = refusing.add(table.numbers_of(block), found, _labels(fitted, bindings, arrays, found))
            is_usable[done : done + len(block)] = usable
            for sink, array in zip(sinks, arrays, strict=True):
                if sink is not None and array is not None:
                    sink.write(array if usable.all() else array[usable])
            if weighed is not None:
                weights.append(weighed[usable].astype(np.float32))
            done += len(block)
            mapped.give_back()
            progress(done / len(rows))
        made = [None if sink is None else sink.finish() for sink in sinks]
    finally:
        for sink in sinks:
            if sink is not None:
                sink.close()
    places = np.empty(len(rows), np.int64)  # of each row among those that were kept
    places[order] = np.where(is_usable, np.cumsum(is_usable) - 1, -1)
    labelled = np.empty(len(rows), bool)
    labelled[order] = is_labelled
    used, labelled, places = rows[places >= 0], labelled[places >= 0], places[places >= 0]
    arrays_of = [
        _made_late(binding, table, used, written) if array is None else chosen(array, places)
        for binding, array in zip(bindings, made, strict=True)
    ]
    inputs = {binding.key: array for binding, array in zip(fitted.inputs, arrays_of, strict=False)}
    targets = {b.key: a for b, a in zip(bindings[len(inputs) :], arrays_of[len(inputs) :], strict=True)}
    weight = np.concatenate(weights)[places] if weights else None
    as_read = _as_read(fitted.targets, table, used, written) if with_targets else {}
    further = None
    numbers = table.numbers_of(used)
    if fitted.windows and ranks is not None and groups is not None and to_tell:
        series = beyond.told(fitted.windows, ranks, groups, used, with_targets)
        begins, count = series.begins, len(series.steps)
        last = begins + fitted.windows.length - 1
        inputs = {key: windowed(array, begins, fitted.windows.length) for key, array in inputs.items()}
        # What is beyond has no target; the row at its place is not looked at.
        own = np.arange(len(begins)) < len(begins) - count
        told = np.where(own, last + fitted.windows.horizon, last) if with_targets else last
        targets, as_read = ({key: chosen(one, told) for key, one in of.items()} for of in (targets, as_read))
        labelled = labelled[told] & own
        weight = None if weight is None else weight[told]
        after = int(table.numbers_of(np.array([table.rows - 1]))[0]) + 1
        numbers = np.concatenate([table.numbers_of(series.rows), after + np.arange(count)])
        if count:
            further = Beyond(count, beyond.continued(fitted.windows, table, others, ranks, groups, series))
    elif fitted.windows and ranks is not None and groups is not None:
        begins = windows.starts(fitted.windows, ranks[used], groups[used], with_targets)
        told = begins + fitted.windows.length - 1 + (fitted.windows.horizon if with_targets else 0)
        inputs = {key: windowed(array, begins, fitted.windows.length) for key, array in inputs.items()}
        targets, as_read = ({key: chosen(one, told) for key, one in of.items()} for of in (targets, as_read))
        weight = None if weight is None else weight[told]
        numbers, labelled = numbers[told], labelled[told]
    known = None if labelled.all() else labelled
    return Prepared(inputs, targets, numbers, weight, refusing.finish(), known, further, as_read)


def _as_read(
    targets: Iterable[FittedBinding], table: Table, rows: np.ndarray, written: Mapping[str, Field]
) -> dict[str, Rows]:
    """Return the targets that are numbers as they stand in some rows, read when they are asked for."""
    found: dict[str, Rows] = {}
    for binding in targets:
        fields = [as_written(column.field, written) for column in binding.columns]
        columns = {field.name: table.columns[field.name] for field in fields}
        if any(f.kind not in {"number", "boolean"} or not is_single(columns[f.name]) for f in fields):
            continue
        own = Table(columns, table.rows)

        def make(wanted: np.ndarray, own: Table = own, fields: Sequence[Field] = fields) -> np.ndarray:
            return np.stack([values(own, field, rows[wanted]) for field in fields], axis=1)

        found[binding.key] = Lazy((len(rows), len(fields)), np.float64, make)
    return found


def weight_refusals(column: str, weights: np.ndarray) -> list[tuple[str, Refusal]]:
    """Return which rows have no weight that a sample can have."""
    template = QT_TRANSLATE_NOOP("Errors", "{column}, the weight of the row, is negative or not a number.")
    if weights.dtype.kind == "O":
        return [(column, Refusal(np.ones(len(weights), bool), template))]
    with np.errstate(invalid="ignore"):
        return [(column, Refusal(~(np.isfinite(weights) & (weights >= 0)), template))]


def _is_made_late(binding: FittedBinding, rows: int) -> bool:
    size = rows * math.prod(binding.shape) * np.dtype(chain.DTYPES[binding.dtype]).itemsize
    return size > mapped.IN_MEMORY_BYTES and any(chain.expands(column.chain) for column in binding.columns)


def _made_late(binding: FittedBinding, table: Table, rows: np.ndarray, written: Mapping[str, Field]) -> Lazy:
    def make(wanted: np.ndarray) -> np.ndarray:
        parts = []
        for column in binding.columns:
            read = values(table, as_written(column.field, written), rows[wanted])
            part, refused = chain.run(column.chain, column.states, read)
            for refusal in refused:
                _check_still_there(column.field, refusal, read)
            parts.append(part)
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    make(np.arange(min(1, len(rows))))  # refuses what was fitted for another shape, as a file may claim
    return Lazy((len(rows), *binding.shape), chain.DTYPES[binding.dtype], make)


def _check_still_there(field: Field, refusal: Refusal, read: np.ndarray) -> None:
    """Raise DataError for a row that could be used when the data were looked through, and cannot any more."""
    if refusal.mask.any():
        value = str(read[int(refusal.mask.argmax())])
        reason = Text(refusal.template, {"column": field.name, "value": refusal.value})
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors", "{value} has changed since the data were looked through. {reason} Put it back, or start anew."
            ),
            value=value,
            reason=reason,
        )


def _blocks(rows: np.ndarray, bindings: Sequence[FittedBinding], late: Sequence[bool]) -> Iterator[np.ndarray]:
    width = sum(math.prod(b.shape) for b, is_late in zip(bindings, late, strict=True) if not is_late)
    reads_files = any(c.field.kind in FILES for b in bindings for c in b.columns)
    most = BLOCK_FILES if reads_files else BLOCK_ROWS
    for block in slices(len(rows), max(1, min(most, BLOCK_NUMBERS // max(1, width)))):
        yield rows[block]


def _prepared(
    fitted: Fitted,
    bindings: Sequence[FittedBinding],
    late: Sequence[bool],
    table: Table,
    block: np.ndarray,
    written: Mapping[str, Field],
) -> tuple[list[np.ndarray | None], list[tuple[str, Refusal]], list[tuple[str, Refusal]]]:
    """Return the arrays of some rows, None for those that are made later, and which rows cannot be used.

    The last are those whose targets cannot be.
    """
    arrays: list[np.ndarray | None] = []
    found: list[tuple[str, Refusal]] = []
    unlabelled: list[tuple[str, Refusal]] = []
    for place, (binding, is_late) in enumerate(zip(bindings, late, strict=True)):
        lost = found if place < len(fitted.inputs) else unlabelled
        parts = []
        for column in binding.columns:
            read = values(table, as_written(column.field, written), block)
            if is_late:
                refused = chain.refusals(column.chain, column.states, read)
            else:
                part, refused = chain.run(column.chain, column.states, read)
                parts.append(part)
            lost += [(column.field.name, refusal) for refusal in refused]
        arrays.append(None if is_late else parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1))
    return arrays, found, unlabelled


def _labels(
    fitted: Fitted,
    bindings: Sequence[FittedBinding],
    arrays: Sequence[np.ndarray | None],
    found: Sequence[tuple[str, Refusal]],
) -> np.ndarray | None:
    """Return the label of each row's target, None where it has none that can be used; or None without classes."""
    target = fitted.classes_target
    place = next((i for i, binding in enumerate(bindings) if binding is target), None)
    array = None if place is None else arrays[place]
    if target is None or array is None:
        return None
    numbers = class_numbers(target, array)
    labels: np.ndarray = np.array([*target.labels, None], object)[numbers.clip(0, len(target.labels))]
    for column, refusal in found:
        if column == target.columns[0].field.name:
            labels[refusal.mask] = None
    return labels


def class_numbers(target: FittedBinding, rows: Rows) -> np.ndarray:
    """Return the numbers of the classes of a target's array, one-hot or by index."""
    array = np.asarray(rows)
    return array.argmax(axis=1) if array.shape[1] > 1 else array[:, 0].astype(int) * (len(target.labels) > 1)
