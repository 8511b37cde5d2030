"""What a binding gives for one row: its shape and the range of its numbers after the preparation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from designer.project.records import Binding


class Described(Protocol):
    """What is known of a column or array, however it was described; `shape` is of one row."""

    @property
    def name(self) -> str: ...
    @property
    def dtype(self) -> str: ...
    @property
    def shape(self) -> tuple[int, ...]: ...
    @property
    def distinct(self) -> int: ...
    @property
    def minimum(self) -> float | None: ...
    @property
    def maximum(self) -> float | None: ...
    @property
    def categories(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Values:
    """What a binding gives for one row: its shape and the range of its numbers (None where that is not known).

    `whole` tells whether they are whole numbers, None where that is not known.
    """

    shape: tuple[int, ...]
    minimum: float | None = None
    maximum: float | None = None
    whole: bool | None = None


def values_of(binding: Binding, known: Iterable[Described]) -> Values | None:
    """Return what one row of bound columns is after its preparation.

    None where nothing is bound, a column is not among the `known`, or they cannot stand side by side.
    """
    by_name = {column.name: column for column in known}
    if not binding.columns or any(name not in by_name for name in binding.columns):
        return None
    columns = [by_name[name] for name in binding.columns]
    has_array = any(c.shape for c in columns)
    if len(columns) == 1 and has_array:
        shape = columns[0].shape
    elif any(len(c.shape) > 1 for c in columns):
        return None
    else:
        shape = (sum(c.shape[0] if c.shape else 1 for c in columns),)
    if binding.preparation == "text":
        return Values(shape)
    if binding.preparation == "one_hot":
        return Values(shape if has_array else (sum(c.distinct for c in columns),), 0, 1, True)
    if binding.preparation == "integer":
        return Values(shape, 0, max(c.distinct for c in columns) - 1, True)
    if binding.preparation == "min_max":
        return Values(shape, 0, 1, None)
    if binding.preparation == "standardize":
        return Values(shape, whole=False)
    low = [c.minimum for c in columns if c.minimum is not None]
    high = [c.maximum for c in columns if c.maximum is not None]
    wholes = {is_whole(c) for c in columns}
    whole = True if wholes == {True} else False if False in wholes else None
    return Values(shape, min(low, default=None), max(high, default=None), whole)


def is_text(column: Described) -> bool:
    """Tell whether a column holds text."""
    return column.dtype == "str"


def is_whole(column: Described) -> bool | None:
    """Tell whether a column holds whole numbers, None where that is not known."""
    if not column.dtype.startswith("float"):
        return not is_text(column)
    if column.categories:
        return True
    low, high = column.minimum, column.maximum
    if low is not None and high is not None and column.distinct > high - low + 1:
        return False  # more of them than there are whole numbers
    # A short list of different numbers without categories: some of them are no whole numbers.
    return False if 0 < column.distinct <= 200 else None
