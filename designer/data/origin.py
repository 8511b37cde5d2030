"""The raw columns that rows were made of: what stands in them, and which of them tell one row from another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from designer.data import kinds
from designer.data.columns import take
from designer.data.errors import DataError, no_column
from designer.data.field import Field, Kind
from designer.data.fitted import Fitted
from designer.data.settings import DataSettings
from designer.data.sources.base import Opened
from designer.data.table import Column, Table
from designer.graph.texts import QT_TRANSLATE_NOOP

_KEY_KINDS: frozenset[Kind] = frozenset({"identifier", "image", "audio"})
LOOKED_AT = 2**12
"""Rows by which it is found out whether a column is a key: whoever knows better names the columns."""


@dataclass(frozen=True)
class Origin:
    """The tables of a source, one behind the other: rows are known by their numbers in all of them, counted from 0."""

    tables: tuple[Table, ...]

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns of the first table by name."""
        return self.tables[0].columns

    def has(self, name: str) -> bool:
        """Tell whether there is a column of single values of that name."""
        return name in self.columns and is_single(self.columns[name])

    def values(self, name: str, numbers: np.ndarray) -> np.ndarray:
        """Return what stands in a column of single values in these rows: None in gaps, files as in their folder."""
        found = np.empty(len(numbers), object)
        start = 0
        for table in self.tables:
            own = (numbers >= start) & (numbers < start + table.rows)
            if own.any() and name in table.columns:
                read = take(table.columns[name], numbers[own] - start)
                plain = read.to_pylist() if hasattr(read, "to_pylist") else np.asarray(read).tolist()
                found[own] = [_told(value, table.folder) for value in plain]
            start += table.rows
        return found

    def type_of(self, name: str) -> Any:
        """Return the pyarrow type of what `values` returns of a column, None where its tables differ."""
        import pyarrow as pa

        found = {_type_of(table.columns[name]) for table in self.tables if name in table.columns}
        kind = found.pop() if len(found) == 1 else None
        return kind.value_type if kind is not None and pa.types.is_dictionary(kind) else kind

    def value(self, name: str, number: int) -> Any:
        """Return what a column holds in one row, as it is kept: of arrays an array. None where there is no such row."""
        for table in self.tables:
            if number < table.rows:
                if name not in table.columns:
                    return None
                found = take(table.columns[name], np.array([number]))[0]
                return found.as_py() if hasattr(found, "as_py") else found
            number -= table.rows
        return None

    def check(self, names: Iterable[str], title: str) -> None:
        """Raise DataError for names that are no columns of single values."""
        for name in names:
            if name not in self.columns:
                raise no_column(title, name, self.columns)
            if not is_single(self.columns[name]):
                raise DataError(
                    QT_TRANSLATE_NOOP(
                        "Errors", "{name} is an array of several values a row and cannot stand beside predictions."
                    ),
                    name=name,
                )


def _type_of(column: Column) -> Any:
    import pyarrow as pa

    if isinstance(column, np.ndarray):
        return pa.from_numpy_dtype(column.dtype) if column.dtype.kind in "biuf" else pa.string()
    return getattr(column, "type", pa.string())


def is_single(column: Column) -> bool:
    """Tell whether a raw column has one value a row."""
    return getattr(column, "ndim", 1) == 1


def key_columns(opened: Opened, corrections: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return the columns of a source that tell one row from another, by its first rows; `corrections` are kinds."""
    wanted = {**opened.kinds, **corrections}
    decimal, thousands = (opened.dialect.decimal, opened.dialect.thousands) if opened.dialect else ("", "")
    found = []
    for name, column in opened.table.columns.items():
        if is_single(column):
            kind = wanted.get(name) or kinds.guess(name, column[:LOOKED_AT], None, decimal, thousands).kind
            if Field(name, kind).names_rows:
                found.append(name)
    return tuple(found)


def order_columns(fitted: Fitted, origin: Origin) -> tuple[str, ...]:
    """Return the columns of time and group of a series, which stand beside its predictions."""
    names = (fitted.windows.time, fitted.windows.group) if fitted.windows else ()
    return tuple(name for name in names if name and origin.has(name))


def named_keys(settings: DataSettings) -> tuple[str, ...] | None:
    """Return the columns that stand beside predictions unasked, None where the settings leave them to be found."""
    if settings.keys is None:
        return None
    kept = [name for name in settings.keys if settings.kinds.get(name, "identifier") in _KEY_KINDS]
    corrected = [name for name, kind in settings.kinds.items() if kind == "identifier"]
    return tuple(dict.fromkeys((*kept, *corrected)))


def keys_in(opened: Opened, named: tuple[str, ...] | None, corrections: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return the columns of a source that stand beside predictions: the named ones that it has, or those found."""
    if named is None:
        return key_columns(opened, corrections)
    return tuple(name for name in named if Origin((opened.table,)).has(name))


def _told(value: Any, folder: Path | None) -> Any:
    is_inside = folder is not None and isinstance(value, str) and value.startswith(f"{folder}{os.sep}")
    return Path(value).relative_to(folder).as_posix() if is_inside and folder is not None else value
