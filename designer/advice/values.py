"""What a binding gives for one row: its shape and the range of its numbers after the preparation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.plan import Yield, planned
from designer.data.settings import Binding


@dataclass(frozen=True)
class Values:
    """What a binding gives for one row: its shape and the range of its numbers (None where that is not known).

    `whole` tells whether they are whole numbers, None where that is not known.
    """

    shape: tuple[int | None, ...]
    minimum: float | None = None
    maximum: float | None = None
    whole: bool | None = None
    dtype: str = "float32"


def values_of(binding: Binding, known: Iterable[Field], is_target: bool = False) -> Values | None:
    """Return what one row of bound columns is after its preparation.

    None where nothing is bound, a column is not among the `known`, or they cannot be prepared so.
    """
    if not binding.columns:
        return None
    try:
        return of_yield(planned("", binding, known, is_target).outline())
    except DataError:
        return None


def of_yield(made: Yield) -> Values:
    """Return what a planned binding gives."""
    return Values(made.shape, made.minimum, made.maximum, made.whole, made.dtype)
