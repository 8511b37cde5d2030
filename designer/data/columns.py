"""Typed values of a table's columns, of all rows or of some, by their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, listed


def check_columns(table: Table, names: Iterable[str]) -> None:
    """Raise DataError when a table lacks one of the columns, or has no rows."""
    for name in names:
        if name not in table.columns:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "The data have no column {name}; they have {names}."),
                name=name,
                names=listed(table.columns, 12),
            )
    if not table.rows:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data have no rows."))


def fields_of(fields: Iterable[Field], names: Iterable[str]) -> Mapping[str, Field]:
    """Return the fields of these names. Raises DataError when one is not there."""
    known = {field.name: field for field in fields}
    for name in names:
        if name not in known:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "The data have no column {name}; they have {names}."),
                name=name,
                names=listed(known, 12),
            )
    return {name: known[name] for name in names}


def values(table: Table, field: Field, rows: np.ndarray | None = None) -> np.ndarray:
    """Return a column's typed values: float64 with NaN, objects with None, datetime64[s] with NaT, or arrays."""
    column = table.columns[field.name]
    if isinstance(column, np.ndarray):
        return _typed(column if rows is None else column[rows])
    if isinstance(column, list):
        found = np.empty(len(column), object)
        found[:] = column
        return found if rows is None else found[rows]
    return _from_arrow(column if rows is None else column.take(rows))


def _typed(column: np.ndarray) -> np.ndarray:
    if column.dtype.kind in "US":
        return column.astype(str).astype(object)
    if column.dtype.kind == "M":
        return column.astype("M8[s]")
    if column.ndim > 1 or column.dtype.kind == "O":
        return column
    return column.astype(np.float64)


def _from_arrow(column: object) -> np.ndarray:
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type  # type: ignore[attr-defined]
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return np.asarray(pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False), np.float64)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return np.asarray(pc.cast(column, pa.timestamp("s"), safe=False).to_numpy(), "M8[s]")
    if not column:
        return np.empty(0, object)
    coded = column.dictionary_encode()  # type: ignore[attr-defined]  # a word stands in memory once
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    words = np.array([*coded.dictionary.to_pylist(), None], object)
    return np.asarray(words[coded.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False)])
