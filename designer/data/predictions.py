"""What a model's numbers say in the user's own terms, as a table that can be joined to the file they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from designer.data import chain
from designer.data.apply import Refused
from designer.data.beyond import Beyond
from designer.data.fitted import FittedBinding
from designer.data.lazy import Rows
from designer.data.origin import Origin
from designer.data.table import slices

if TYPE_CHECKING:
    import pandas as pd

Meaning = Literal["classes", "binary", "labels", "numbers"]
_NUMBERS = 2**22  # that are looked at once
_ROWS = 2**14  # in words at once: a file of them is written in some tenth of a second


class Said(NamedTuple):
    """What a model says by one output: its scores, what they are, and the true ones where they are known.

    `as_read` are true numbers as they stand in the source, (rows, columns).
    """

    name: str
    scores: np.ndarray
    what: Meaning
    target: FittedBinding | None
    true: Rows | None = None
    as_read: Rows | None = None


def in_32_bits(scores: np.ndarray) -> np.ndarray:
    """Return what a model gave; numbers of 16 bits, which tables and files do not know, with 32."""
    return scores.astype("float32") if scores.dtype.name in ("float16", "bfloat16") else scores


def meaning_of(loss: str, activation: str, scores: np.ndarray) -> Meaning:
    """Return what the numbers of an output are: of "classes", "binary" decisions, several "labels", or "numbers".

    `loss` is the name of its loss, `activation` the one it ends with, "" for unknown ones.
    """
    loss = loss.replace("_", "").lower()
    last = scores.shape[-1] if scores.ndim > 1 else 1
    if last > 1:
        if "categorical" in loss or activation == "softmax":
            return "classes"
        return "labels" if "binary" in loss and activation == "sigmoid" and scores.ndim == 2 else "numbers"
    return "binary" if "binary" in loss or (not loss and activation == "sigmoid") else "numbers"


def class_names(target: FittedBinding | None, size: int) -> tuple[str, ...]:
    """Return the words of a target's classes as the data have them, their numbers where those are not known."""
    names = target.labels if target is not None else ()
    return names if len(names) == size else tuple(str(i) for i in range(size))


def label_names(target: FittedBinding | None, size: int) -> tuple[str, ...]:
    """Return the names of the labels or columns that an output says yes or no to."""
    names = (target.several or tuple(column.field.name for column in target.columns)) if target is not None else ()
    return names if len(names) == size else tuple(str(i) for i in range(size))


def are_chances(scores: np.ndarray, what: Meaning) -> bool:
    """Tell whether scores are probabilities already."""
    if what not in {"binary", "classes"}:
        return False
    blocks = (scores[rows].astype("float64") for rows in slices(len(scores), max(1, _NUMBERS // _width(scores))))
    if what == "binary":
        return not any(block.size and (np.nanmin(block) < 0 or np.nanmax(block) > 1) for block in blocks)
    return all(np.allclose(block.sum(axis=-1), 1, atol=1e-2) and np.all(block >= 0) for block in blocks)


def chances(scores: np.ndarray, what: Meaning, are_some: bool | None = None) -> np.ndarray:
    """Return probabilities of the classes along the last axis; scores that are none yet (logits) are made some.

    `are_some` tells of some rows what `are_chances` found of all.
    """
    if are_some is None:
        are_some = are_chances(scores, what)
    scores = scores.astype("float64")
    if what == "binary":
        scores = scores if scores.ndim == 1 else scores[..., 0]
        if not are_some:
            scores = 1 / (1 + np.exp(-scores))
        return np.stack([1 - scores, scores], axis=-1)
    if are_some:
        return scores
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def decided(shares: np.ndarray, what: Meaning) -> np.ndarray:
    """Return the number of the class that is decided for, as Keras's own metrics decide."""
    return (shares[..., 1] > 0.5).astype(int) if what == "binary" else shares.argmax(axis=-1)


def in_units(target: FittedBinding | None, numbers: np.ndarray) -> np.ndarray:
    """Return predicted or true numbers in the unit of the target's column; as they are where there is no way back."""
    flat = _flat(numbers)
    if target is None or target.labels or flat.shape[1] != int(np.prod(target.shape)):
        return numbers
    found, start = [], 0
    for column in target.columns:
        width = int(np.prod([size or 0 for size in column.made.shape]))
        part = flat[:, start : start + width].reshape(len(flat), *(column.made.shape or (width,)))
        values = chain.invert(column.chain, column.states, part)
        if values is None or values.dtype.kind not in "fiub":
            return numbers
        found.append(_flat(values))
        start += width
    return np.concatenate(found, axis=1).reshape(numbers.shape)


def unit_of(target: FittedBinding) -> float | None:
    """Return how much of the target's own unit a prepared 1 is, None where that is not the same everywhere."""
    steps = np.arange(3, dtype=np.float64)[:, None] * np.ones(int(np.prod(target.shape)))
    told = np.asarray(in_units(target, steps))
    if told is steps:
        return 1.0
    sizes = np.diff(told, axis=0)
    return float(sizes.flat[0]) if np.allclose(sizes, sizes.flat[0], rtol=1e-6, atol=0) else None


def true_in_units(target: FittedBinding | None, true: np.ndarray, as_read: np.ndarray | None) -> np.ndarray:
    """Return true numbers in the unit of the target's column, where they can be as they stand in the source.

    A float32 that has been scaled and back is not what it was made of: 12.3 would be told as 12.300000190734863.
    """
    found = in_units(target, true)
    if as_read is None or found is true or as_read.size != found.size:
        return found
    read = np.asarray(as_read).reshape(found.shape)
    return np.where(np.isnan(read), found, read)


class PredictionTables:
    """A line a row of the source, by its number from 1, also for rows that could not be predicted: some at a time.

    `numbers` are the places of the predicted rows, counted from 0. `beside` are columns of their origin that stand
    behind the row number, as they are in it. An output of numbers has a column of its name in the target's unit
    (``name_COLUMN`` or ``name_0``, ... where it has several), one of classes the word of the likeliest, its
    ``name_probability`` and, of more than two, ``name_p_LABEL`` for each. Beside them stand ``name_target`` and
    ``name_error`` (target - prediction) where there are targets; `labelled` tells which rows have one, None where all
    have. `note` says why a row has no prediction. Where rows lie beyond the end of a series, ``forecast`` is 1.
    """

    def __init__(
        self,
        said: Sequence[Said],
        numbers: np.ndarray,
        refused: Refused,
        origin: Origin | None = None,
        beside: Sequence[str] = (),
        labelled: np.ndarray | None = None,
        size: int | None = None,
        beyond: Beyond | None = None,
    ) -> None:
        self._said = [(one, are_chances(one.scores, one.what)) for one in said]
        self._refused = refused
        self._count = len(numbers)
        self._numbers = np.concatenate([numbers, refused.numbers]) if len(refused) else numbers
        is_sorted = bool((self._numbers[1:] >= self._numbers[:-1]).all())
        self._order = None if is_sorted else np.argsort(self._numbers, kind="stable")
        self._origin = origin
        self._beside = beside if origin is not None else ()
        self._labelled = labelled
        self._size = size or _ROWS
        self._beyond = beyond
        self._begin = len(numbers) - (beyond.count if beyond is not None else 0)  # of what lies beyond

    @property
    def rows(self) -> int:
        """The number of lines."""
        return len(self._numbers)

    @property
    def types(self) -> tuple[Any, ...]:
        """The pyarrow types of the columns behind the row number that are not told by their values alone."""
        return tuple(self._origin.type_of(name) for name in self._beside) if self._origin is not None else ()

    def __len__(self) -> int:
        """The number of tables."""
        return max(1, -(-self.rows // self._size))

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """Yield tables of the same columns."""
        for block in slices(self.rows, self._size) if self.rows else [slice(0, 0)]:
            places = np.arange(block.start, block.stop) if self._order is None else self._order[block]
            yield self._table(places)

    def _table(self, places: np.ndarray) -> pd.DataFrame:
        import pandas as pd

        found = places < self._count
        columns: dict[str, Any] = {}
        for one, is_chance in self._said:
            _add(columns, one, places[found], is_chance, self._labelled)
        if len(self._refused):
            columns = {name: _spread(np.asarray(values), found) for name, values in columns.items()}
            note = np.full(len(places), None, object)
            reasons = np.array([*map(str, self._refused.reasons), None], object)
            note[~found] = reasons[self._refused.causes[places[~found] - self._count]]
            columns[_free("note", columns)] = note
        is_beyond = found & (places >= self._begin)
        if self._beyond is not None:
            columns[_free("forecast", columns)] = is_beyond.astype(int)
        # Also where all of them are gaps words are words.
        typed = {
            name: pd.Series(v, dtype="str") if np.asarray(v).dtype.kind == "O" else v for name, v in columns.items()
        }
        numbers = self._numbers[places]
        first: dict[str, Any] = {_free("row", columns): numbers + 1}
        for name in self._beside:
            assert self._origin is not None
            read = self._origin.values(name, numbers)
            if self._beyond is not None and name in self._beyond.columns:
                read[is_beyond] = self._beyond.columns[name][places[is_beyond] - self._begin]
            first[_free(name, {**first, **columns})] = pd.Series(read, dtype=object)
        return pd.DataFrame({**first, **typed})


def _spread(values: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return the values of the rows that were found, and gaps at the others."""
    kind = object if values.dtype.kind == "O" else np.result_type(values.dtype, np.float16)
    every = np.full(len(found), None if kind is object else np.nan, kind)
    every[found] = values
    return every


def _add(columns: dict[str, Any], said: Said, rows: np.ndarray, is_chance: bool, labelled: np.ndarray | None) -> None:
    """Add what is said of some rows."""
    unknown = np.zeros(len(rows), bool) if labelled is None else ~labelled[rows]
    name, _, what, target, _, _ = said
    scores = np.asarray(said.scores[rows])
    true_ones = None if said.true is None else np.asarray(said.true[rows])
    if what in ("classes", "binary"):
        shares = chances(scores, what, is_chance)
        size = shares.shape[-1]
        names = np.array(class_names(target, size), object)
        chosen = decided(shares, what)
        if chosen.ndim > 1:  # a class at every step
            for step, numbers in enumerate(_flat(chosen).T):
                columns[_free(f"{name}_{step}", columns)] = names[numbers]
            return
        columns[_free(name, columns)] = names[chosen]
        columns[_free(f"{name}_probability", columns)] = np.take_along_axis(shares, chosen[:, None], 1)[:, 0]
        for index, label in enumerate(names if size > 2 else ()):
            columns[_free(f"{name}_p_{label}", columns)] = shares[:, index]
        if true_ones is not None and true_ones.size in (len(chosen), len(chosen) * size):
            many = true_ones.size > len(chosen)
            true = true_ones.argmax(axis=-1) if many else np.rint(true_ones.reshape(-1)).astype(int)
            places = np.where((true >= 0) & (true < size) & ~unknown, true, size)
            columns[_free(f"{name}_target", columns)] = np.append(names, [None])[places]
        return
    flat = _flat(scores if what == "labels" else in_units(target, scores))
    known = None
    if true_ones is not None and true_ones.size == flat.size:
        read = None if said.as_read is None else np.asarray(said.as_read[rows])
        known = (true_ones if what == "labels" else true_in_units(target, true_ones, read)).reshape(flat.shape)
        known = np.where(unknown[:, None], np.nan, known) if unknown.any() else known
    if what == "labels" and target is not None and target.several:
        told = chain.invert(target.columns[0].chain, target.columns[0].states, flat)
        columns[_free(name, columns)] = np.asarray(told)
    several = label_names(target, flat.shape[1])
    for index in range(flat.shape[1]):
        own = name if flat.shape[1] == 1 else f"{name}_{several[index]}"
        columns[_free(own, columns)] = flat[:, index]
        if known is not None:
            columns[_free(f"{own}_target", columns)] = known[:, index]
            columns[_free(f"{own}_error", columns)] = known[:, index] - flat[:, index]


def _free(name: str, taken: Any) -> str:
    """Return a name that no column has yet."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}_{count}"
    return free


def _flat(array: np.ndarray) -> np.ndarray:
    """Return an array as (rows, numbers of a row), also where there are no rows."""
    return array.reshape(len(array), int(np.prod(array.shape[1:])))


def _width(scores: np.ndarray) -> int:
    return max(1, int(np.prod(scores.shape[1:])))
