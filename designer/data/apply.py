"""Prepares the rows of any table as those of the training were, and lists those that cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from designer.data import chain, windows
from designer.data.columns import as_written, check_columns, values
from designer.data.field import Field
from designer.data.fitted import Fitted, FittedBinding
from designer.data.sink import Sink
from designer.data.steps import Refusal
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

BLOCK_NUMBERS = 2**23  # prepared at once
BLOCK_ROWS = 2**16


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

    With windows that is the row to be told, or the last one of the window where there are no targets.
    """

    inputs: Mapping[str, np.ndarray]
    targets: Mapping[str, np.ndarray]
    numbers: np.ndarray
    weights: np.ndarray | None = None
    refused: Refused = field(default_factory=Refused)

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
) -> Prepared:
    """Return the rows (all, or those of these indices, in their order) prepared, without those that cannot be used.

    Columns may stand in any order beside others. Large arrays become files in `folder`, their names beginning with
    `name`. `fields` are those of another table than the training's: how numbers and dates are written there. Raises
    DataError when a column is missing or nothing fits.
    """
    check_columns(table, fitted.columns(with_targets))
    written = {one.name: one for one in fields}
    others = {name: as_written(one, written) for name, one in fitted.others.items()}
    rows = np.arange(table.rows) if rows is None else rows
    bindings = (*fitted.inputs, *(fitted.targets if with_targets else ()))
    places = groups = None
    if fitted.windows:
        places, groups = windows.ranks(fitted.windows, table, others)
        rows = rows[np.argsort(places[rows], kind="stable")]
    sinks = [
        Sink(b.key, len(rows), b.shape, b.dtype, folder / f"{name}{i}.npy" if folder else None)
        for i, b in enumerate(bindings)
    ]
    refusing, kept, weights = Refusing(), [], []
    try:
        for block in _blocks(rows, bindings):
            arrays, found = _prepared(bindings, table, block, written)
            weighed = None
            if with_targets and fitted.sample_weights:
                weighed = values(table, others[fitted.sample_weights], block)
                found += weight_refusals(fitted.sample_weights, weighed)
            usable = refusing.add(table.row_numbers[block], found, _labels(fitted, bindings, arrays, found))
            kept.append(block[usable])
            for sink, array in zip(sinks, arrays, strict=True):
                sink.write(array if usable.all() else array[usable])
            if weighed is not None:
                weights.append(weighed[usable].astype(np.float32))
        made = [sink.finish() for sink in sinks]
    finally:
        for sink in sinks:
            sink.close()
    used = np.concatenate(kept) if kept else rows
    inputs = {binding.key: array for binding, array in zip(fitted.inputs, made, strict=False)}
    targets = {b.key: a for b, a in zip(bindings[len(inputs) :], made[len(inputs) :], strict=True)}
    weight = np.concatenate(weights) if weights else None
    if fitted.windows and places is not None and groups is not None:
        begins = windows.starts(fitted.windows, places[used], groups[used], with_targets)
        told = begins + fitted.windows.length - 1 + (fitted.windows.horizon if with_targets else 0)
        inputs = _windowed(fitted, inputs, begins, folder, name)
        targets = {key: array[told] for key, array in targets.items()}
        weight = None if weight is None else weight[told]
        used = used[told]
    return Prepared(inputs, targets, table.row_numbers[used], weight, refusing.finish())


def weight_refusals(column: str, weights: np.ndarray) -> list[tuple[str, Refusal]]:
    """Return which rows have no weight that a sample can have."""
    template = QT_TRANSLATE_NOOP("Errors", "{column}, the weight of the row, is negative or not a number.")
    if weights.dtype.kind == "O":
        return [(column, Refusal(np.ones(len(weights), bool), template))]
    with np.errstate(invalid="ignore"):
        return [(column, Refusal(~(np.isfinite(weights) & (weights >= 0)), template))]


def _blocks(rows: np.ndarray, bindings: Sequence[FittedBinding]) -> Iterator[np.ndarray]:
    width = sum(int(np.prod(binding.shape)) for binding in bindings)
    size = max(1, min(BLOCK_ROWS, BLOCK_NUMBERS // max(1, width)))
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _prepared(
    bindings: Sequence[FittedBinding], table: Table, block: np.ndarray, written: Mapping[str, Field]
) -> tuple[list[np.ndarray], list[tuple[str, Refusal]]]:
    arrays: list[np.ndarray] = []
    found: list[tuple[str, Refusal]] = []
    for binding in bindings:
        parts = []
        for column in binding.columns:
            part, refused = chain.run(
                column.chain, column.states, values(table, as_written(column.field, written), block)
            )
            parts.append(part)
            found += [(column.field.name, refusal) for refusal in refused]
        arrays.append(parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1))
    return arrays, found


def _labels(
    fitted: Fitted,
    bindings: Sequence[FittedBinding],
    arrays: Sequence[np.ndarray],
    found: Sequence[tuple[str, Refusal]],
) -> np.ndarray | None:
    """Return the label of each row's target, None where it has none that can be used; or None without classes."""
    target = fitted.classes_target
    place = next((i for i, binding in enumerate(bindings) if binding is target), None)
    if target is None or place is None:
        return None
    numbers = class_numbers(target, arrays[place])
    labels: np.ndarray = np.array([*target.labels, None], object)[numbers.clip(0, len(target.labels))]
    for column, refusal in found:
        if column == target.columns[0].field.name:
            labels[refusal.mask] = None
    return labels


def class_numbers(target: FittedBinding, array: np.ndarray) -> np.ndarray:
    """Return the numbers of the classes of a target's array, one-hot or by index."""
    return array.argmax(axis=1) if array.shape[1] > 1 else array[:, 0].astype(int) * (len(target.labels) > 1)


def _windowed(
    fitted: Fitted, inputs: Mapping[str, np.ndarray], begins: np.ndarray, folder: Path | None, name: str
) -> dict[str, np.ndarray]:
    made = {}
    length = fitted.windows.length if fitted.windows else 1
    for place, (key, array) in enumerate(inputs.items()):
        shape = (length, *array.shape[1:])
        dtype = "string" if array.dtype.kind == "O" else str(array.dtype)
        sink = Sink(key, len(begins), shape, dtype, folder / f"{name}{place}_windows.npy" if folder else None)
        try:
            size = max(1, BLOCK_NUMBERS // max(1, int(np.prod(shape))))
            for piece in windows.pieces(array, begins, length, size):
                sink.write(piece)
            made[key] = sink.finish()
        finally:
            sink.close()
    return made
