"""What every step is: a frozen record that is fitted on training rows and applied to any rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Literal, NamedTuple, Self, TypeAlias

import msgspec
import numpy as np

from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.field import Field, Kind
from designer.graph.texts import QT_TRANSLATE_NOOP

State: TypeAlias = dict[str, Any]
"""What was fitted: lists of words and arrays of numbers by name, never pickled."""

Blocks: TypeAlias = Callable[[], Iterable[np.ndarray]]
"""Values of many rows, some at a time; called once for every look at all of them."""

NUMERIC: frozenset[Kind] = frozenset({"number", "boolean", "array"})
WORDS: frozenset[Kind] = frozenset({"category", "text", "boolean", "number", "identifier"})
GROUP_NUMBERS = 2**22
NO_VALUE = QT_TRANSLATE_NOOP("Errors", "{column} has no value.")


class Refusal(NamedTuple):
    """Rows (a mask over those given) that a step cannot use, why, with {column} and {value}, and such a value."""

    mask: np.ndarray
    template: str
    value: str = ""


class Layer(NamedTuple):
    """A Keras layer, or a function of keras.ops (``ops.`` before its name), with its arguments.

    `takes` are, by port, the places of the layers it is called on in the list it stands in, -1 for what the step is
    given; () for the layer before by the first port.
    """

    type: str
    params: Mapping[str, Any] = {}
    takes: Mapping[int, int] | tuple[()] = ()


class Step(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="step"):
    """One step of a field's preparation; a chain of them makes the field's part of an Input or a target.

    Values are (rows,) as typed, or (rows, ...) as the step before left them: float64 with NaN, objects with None,
    datetime64[s] with NaT.
    """

    takes: ClassVar[frozenset[Kind]] = NUMERIC
    is_label: ClassVar[bool] = False  # its places are classes: a target's are those of all labelled rows
    has_several: ClassVar[bool] = False  # of these a row may have several, or none
    is_before_split: ClassVar[bool] = False  # the rows it refuses take no part in the split
    fitted: ClassVar[Mapping[str, Literal["words", "numbers", "either"]]] = {}  # what its state holds
    fills_gaps: ClassVar[bool] = False  # a row is not without a value after it
    makes_gaps: ClassVar[bool] = False  # some of the values are none after it
    keeps_gaps: ClassVar[bool] = False  # the model is fed NaN for a gap
    is_offered: ClassVar[bool] = True  # among the steps that a person can add
    unmade: ClassVar[str] = ""  # why a row with a value came out as nothing but NaN; all others are finite then
    title: ClassVar[str] = ""  # the step in a word or two
    argument_titles: ClassVar[Mapping[str, str]] = {}  # by argument, and by "argument.value" where there is a choice
    asked_with: ClassVar[Mapping[str, tuple[str, object]]] = {}  # arguments that tell only with a value of another one
    reads_words: ClassVar[bool] = False  # it takes a text apart, whose words count one by one
    expands: ClassVar[bool] = False  # what it makes of many rows is too much to keep, and is made when it is needed

    def settled(self, field: Field) -> Self:
        """Return the step with what follows from the field it is given alone, such as its number of places."""
        _ = field
        return self

    def unsettled(self, field: Field) -> Self:
        """Return the step without what `settled` would give it again, so that steps that are alike are equal."""
        _ = field
        return self

    def fit(self, values: np.ndarray) -> State:
        """Return what is learnt from the training rows. Raises ValueError."""
        _ = values
        return {}

    def fit_blocks(self, blocks: Blocks) -> State:
        """Return what `fit` does, of rows that may be too many to be held at once. Raises ValueError."""
        parts = list(blocks())
        return self.fit(parts[0] if len(parts) == 1 else np.concatenate(parts))

    def refuse(self, values: np.ndarray, state: State) -> tuple[Refusal, ...]:
        """Return the rows that the step cannot use."""
        _ = values, state
        return ()

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        """Return the values prepared, a row each, also of rows it refuses. Raises ValueError."""
        raise NotImplementedError

    def unmakeable(self, values: np.ndarray) -> np.ndarray:
        """Return which rows (a mask) `apply` leaves without a value, where that can be told for less than making them.

        Asked only of steps that expand.
        """
        return np.zeros(len(values), bool)

    def invert(self, values: np.ndarray, state: State) -> np.ndarray | None:
        """Return the values that `apply` made (rows, width) of, or None where there is no way back."""
        _ = values, state
        return None

    def infer(self, field: Field) -> Field | None:
        """Return what the step makes of a field, None where it does not take such a one."""
        raise NotImplementedError

    def code(self, field: Field) -> Code:
        """Return what is to be a transformer of scikit-learn, not fitted, for a field such as `infer` is given.

        It is given (rows, columns) as `apply` is, and where it refuses rows has `refuses(values)` that gives their
        mask. `is_label` and `is_before_split` of its class mean what they do here.
        """
        raise NotImplementedError

    def layers(self, field: Field, state: State, gap: str | None) -> list[Layer] | None:
        """Return the Keras layers that do what `apply` does, [] for nothing to be done, None where there are none.

        They are given rows of numbers as float64 with NaN for gaps, or one text a row that is empty for a gap, which
        stands for the word `gap`, and need not do right by rows that are refused.
        """
        _ = field, state, gap
        return None

    def word_of_gaps(self, state: State) -> str | None:
        """Return the word that the step puts in the place of a missing one, None where it puts none."""
        _ = state
        return None

    def labels(self, state: State) -> tuple[str, ...]:
        """Return the words that the places stand for, () where they stand for none."""
        _ = state
        return ()

    def check(self, state: object) -> None:
        """Raise DataError unless `state`, read from a file, is one of this step's."""
        fits = isinstance(state, dict) and state.keys() == self.fitted.keys()
        if not fits or not all(_fits(kind, state[name]) for name, kind in self.fitted.items()):  # type: ignore[index]
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "What was fitted for the step {step} is damaged. Train again."),
                step=type(self).__name__,
            )


def _fits(kind: str, value: object) -> bool:
    is_numbers = isinstance(value, np.ndarray) and value.dtype == np.float64
    is_words = isinstance(value, list) and all(isinstance(word, str) for word in value)
    return is_words if kind == "words" else is_numbers if kind == "numbers" else is_words or is_numbers


def flat(values: np.ndarray) -> np.ndarray:
    """Return numbers as float64 (rows, columns), infinite ones as gaps."""
    columns = values.reshape(len(values), -1).astype(np.float64)
    columns[np.isinf(columns)] = np.nan
    return columns


def shaped(columns: np.ndarray, like: np.ndarray) -> np.ndarray:
    """Return (rows, columns) in the shape of the rows of `like`; single values as one column."""
    return columns.reshape(len(columns), *like.shape[1:]) if like.ndim > 1 else columns


def shifted(by: np.ndarray) -> Layer:
    """Return the layer that subtracts a number from each column."""
    return Layer("Normalization", {"mean": by.tolist(), "variance": [1.0] * len(by), "dtype": "float64"})


def gaps(values: np.ndarray) -> np.ndarray:
    """Return which rows (a mask) miss a value, at least one of several."""
    if values.dtype.kind == "f":
        if has_finite_sum(values):
            return np.zeros(len(values), bool)
        found = np.isnan(values)
    elif values.dtype.kind == "M":
        found = np.isnat(values)
    elif values.dtype.kind == "O":
        found = np.asarray(values == None, bool)  # noqa: E711  one comparison for all of them
    else:
        return np.zeros(len(values), bool)
    return np.asarray(found.reshape(len(found), -1).any(axis=1) if found.ndim > 1 else found)


def has_finite_sum(values: np.ndarray) -> bool:
    """Tell whether numbers have a finite sum: then each is finite, which is found out in no time."""
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(np.isfinite(np.add.reduce(values, axis=None)))


def words(values: np.ndarray) -> np.ndarray:
    """Return single values as words, whole numbers without a fraction; None where there is none."""
    column = values.reshape(len(values))
    if column.dtype.kind == "O":
        return column
    distinct, places = np.unique(column, return_inverse=True)
    named = np.empty(len(distinct), object)
    named[:] = [None if gap else word(v) for v, gap in zip(distinct, gaps(distinct), strict=True)]
    return named[places]


def distinct(column: np.ndarray) -> np.ndarray:
    """Return the different values of a column, sorted; it has no gaps."""
    if column.dtype.kind != "O":
        return np.unique(column)
    found = sorted(set(column.tolist()))  # sorting every object would take many times as long
    return np.array([*found, None], object)[:-1]


def factorized(column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each value among the different ones, and these with a gap behind them, which gaps are."""
    import pandas as pd

    codes, different = pd.factorize(column)
    gap = np.array([None], object) if column.dtype.kind == "O" else np.array([np.nan])
    return np.where(codes < 0, len(different), codes), np.concatenate([different, gap])


def column_groups(columns: np.ndarray) -> Iterator[slice]:
    """Yield which columns to work on at once, so that copies of them stay small; at least one."""
    size = max(1, GROUP_NUMBERS // max(1, len(columns)))
    for start in range(0, columns.shape[1], size):
        yield slice(start, start + size)


def word(value: Any) -> str:
    """Return one value as it is read: 3 for 3.0."""
    if isinstance(value, float | np.floating):
        return str(int(value)) if np.isfinite(value) and value == np.floor(value) else repr(float(value))
    return str(value)


def width(field: Field) -> int:
    """Return how many numbers a row of the field has, 0 where that is not known."""
    count = 1
    for size in field.shape:
        count *= size or 0
    return count


GAPS_CODE = '''def gaps(column):
    """Return which rows of a column have no value."""
    if column.dtype.kind in "biu":
        return np.zeros(len(column), bool)
    missing = np.asarray(pd.isna(column))
    return missing.any(axis=tuple(range(1, missing.ndim)))'''
"""A helper of scripts."""

WORDS_CODE = '''def as_words(column):
    """Return single values as words, whole numbers without a fraction."""

    def word(value):
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return value if isinstance(value, str) else repr(value)

    values = column.reshape(len(column)).tolist()
    found = np.empty(len(values), object)
    found[:] = [None if pd.isna(value) else word(value) for value in values]
    return found.reshape(-1, 1)'''
"""A helper of scripts."""

BASE_IMPORT = "from sklearn.base import BaseEstimator, TransformerMixin"
