"""Typed values of a table's columns, of all rows or of some, by their fields."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import numpy as np

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.mapped import give_back
from designer.data.steps.base import word
from designer.data.table import Column, Table
from designer.data.typed import typed
from designer.graph.texts import QT_TRANSLATE_NOOP, listed

_CHUNKS = 16  # that are read between two times that mapped files are given back


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
    """Return a column's values in the type of its field, of all rows or of those of these indices."""
    column = table.columns[field.name]
    chosen = column if rows is None else take(column, rows)
    if field.kind in {"image", "audio"}:
        return _paths(typed(chosen, field), table)
    if isinstance(chosen, list | np.ndarray):
        return typed(chosen, field)
    if field.kind in {"category", "text", "identifier"} and len(chosen):
        return _coded(chosen, field)
    return typed(chosen, field)


def _paths(found: np.ndarray, table: Table) -> np.ndarray:
    """Return paths in full; pictures that are arrays as they are."""
    if found.dtype.kind != "O" or table.folder is None:
        return found
    return np.array([None if path is None else os.path.join(table.folder, path) for path in found] + [None])[:-1]  # noqa: PTH118


def take(column: Column, rows: np.ndarray) -> Column:
    """Return a column's values in these rows, in their order."""
    if isinstance(column, list):
        return [column[row] for row in rows]
    if isinstance(column, np.ndarray):
        return column[rows]
    import pyarrow as pa

    if not isinstance(column, pa.ChunkedArray):
        return column.take(pa.array(rows))
    # Chunk by chunk: pyarrow would join all chunks of text into one first, however few rows are wanted.
    ends = np.cumsum([len(chunk) for chunk in column.chunks])
    chunks = np.searchsorted(ends, rows, side="right")
    order = None if (np.diff(chunks) >= 0).all() else np.argsort(chunks, kind="stable")
    chosen, places = (rows, chunks) if order is None else (rows[order], chunks[order])
    bounds = [0, *(np.flatnonzero(np.diff(places)) + 1).tolist(), len(chosen)]
    found = []
    for start, end in itertools.pairwise(bounds):
        if end > start:
            chunk = int(places[start])
            before = 0 if chunk == 0 else int(ends[chunk - 1])
            found.append(column.chunk(chunk).take(pa.array(chosen[start:end] - before)))
            if len(found) % _CHUNKS == 0:
                give_back()
    joined = pa.chunked_array(found, column.type)
    if order is None:
        return joined
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    return joined.combine_chunks().take(pa.array(back))


def as_written(field: Field, fields: Mapping[str, Field]) -> Field:
    """Return a field with the numbers and dates written as the field of its name in another table has them."""
    other = fields.get(field.name)
    if other is None:
        return field
    return msgspec.structs.replace(field, format=other.format, dates=other.dates)


def told(field: Field, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return labels in the words of the file, where yes and no have become 1 and 0."""
    if field.kind != "boolean" or len(field.categories) != 2:
        return labels
    truths = typed(np.array([*field.categories], object), field)
    names = {word(truth): name for truth, name in zip(truths, field.categories, strict=True)}
    return tuple(names.get(label, label) for label in labels)


def _coded(column: Any, field: Field) -> np.ndarray:
    """Return words of an Arrow column, of which each stands in memory once."""
    import pyarrow as pa

    coded = column.dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    different = np.append(typed(coded.dictionary, field), [None])
    return np.asarray(different[coded.indices.fill_null(len(different) - 1).to_numpy(zero_copy_only=False)])
