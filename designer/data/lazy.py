"""Prepared rows that are made, or read from a file, when they are asked for: what stands in for arrays too large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from designer.data import mapped

Make = Callable[[np.ndarray], np.ndarray]


class Lazy:
    """Rows of one shape and dtype, which `make` returns for their numbers (some,), counted from 0.

    Indexed like an array along its first axis. `np.asarray` makes all of them.
    """

    def __init__(self, shape: tuple[int, ...], dtype: Any, make: Make) -> None:
        self.shape = shape
        self.dtype = np.dtype(dtype)
        self._make = make

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: Any) -> np.ndarray:
        if isinstance(index, np.ndarray) and index.dtype.kind in "iu" and (not len(index) or index.min() >= 0):
            return self._make(index)  # without the numbers of all rows, of which there may be some million
        rows = np.arange(len(self))[index]
        return self._make(rows) if rows.ndim else self._make(rows.reshape(1))[0]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        _ = copy
        found = self[:]
        return found if dtype is None else found.astype(dtype, copy=False)


Rows: TypeAlias = Any
"""An np.ndarray, mapped from a file or not, or a Lazy."""


def is_lazy(rows: object) -> bool:
    """Tell whether rows are not in memory: made when they are asked for, or in a mapped file."""
    return isinstance(rows, Lazy) or mapped.is_mapped(rows)


def chosen(rows: Rows, places: np.ndarray) -> Rows:
    """Return the rows at these places, in their order; of those that are not in memory a view."""
    if len(places) == len(rows) and (places == np.arange(len(rows))).all():
        return rows
    if not is_lazy(rows):
        return rows[places]
    return Lazy((len(places), *rows.shape[1:]), rows.dtype, lambda wanted: mapped.taken(rows, places[wanted]))


def windowed(rows: Rows, begins: np.ndarray, length: int) -> Rows:
    """Return windows (some, length, ...) of rows, each from one of `begins` on; large ones as a view."""
    shape = (len(begins), length, *rows.shape[1:])

    def make(wanted: np.ndarray) -> np.ndarray:
        places = begins[wanted, None] + np.arange(length)
        return np.asarray(rows[places.reshape(-1)]).reshape(len(wanted), *shape[1:])

    if is_lazy(rows) or np.prod(shape) * rows.dtype.itemsize > mapped.IN_MEMORY_BYTES:
        return Lazy(shape, rows.dtype, make)
    return make(np.arange(len(begins)))


def joined(first: Rows, second: Rows) -> Rows:
    """Return the rows of one behind those of the other; a view where some are not in memory."""
    if not (is_lazy(first) or is_lazy(second)):
        return np.concatenate([np.asarray(first), np.asarray(second)])
    count = len(first)
    shape = (count + len(second), *first.shape[1:])

    def make(wanted: np.ndarray) -> np.ndarray:
        found = np.empty((len(wanted), *shape[1:]), first.dtype)
        found[wanted < count] = first[wanted[wanted < count]]
        found[wanted >= count] = second[wanted[wanted >= count] - count]
        return found

    return Lazy(shape, first.dtype, make)


def flattened(rows: Rows) -> Rows:
    """Return rows of one value each without axes of their own."""
    if not isinstance(rows, Lazy):
        return rows.reshape(len(rows))
    return Lazy((len(rows),), rows.dtype, lambda wanted: np.asarray(rows[wanted]).reshape(len(wanted)))
