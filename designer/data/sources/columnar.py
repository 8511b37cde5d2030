"""Columns of files that know their types: which of them a field can be made of, and the rest as text or arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from designer.graph.texts import QT_TRANSLATE_NOOP, Text


def usable(columns: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Text, ...]]:
    """Return every column as one of single values or an array, and what was changed for that.

    Structures become a column a part ("place.city"), lists of numbers of one length an array, other lists text with
    "|" between their parts, spans of time seconds; bytes that are no text are left out.
    """
    found: dict[str, Any] = {}
    left_out: list[str] = []
    for name, column in columns.items():
        _add(found, left_out, name, column)
    notes = ()
    if left_out:
        text = QT_TRANSLATE_NOOP("Data", "{count} columns of types that cannot be used are left out: {names}.")
        notes = (Text(text, {"count": len(left_out), "names": ", ".join(left_out[:10])}),)  # type: ignore[assignment]
    return found, notes


def _add(found: dict[str, Any], left_out: list[str], name: str, column: Any) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = pa.chunked_array([chunk.dictionary_decode() for chunk in column.chunks], kind.value_type)
        kind = column.type
    if pa.types.is_struct(kind):
        for field, part in zip(kind, column.flatten(), strict=True):
            _add(found, left_out, f"{name}.{field.name}", part)
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        found[name] = _of_lists(column)
    elif pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        try:
            found[name] = column.cast(pa.binary()).cast(pa.string())
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            left_out.append(name)
    elif pa.types.is_duration(kind):
        in_units = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[kind.unit]
        found[name] = pc.divide(column.cast(pa.int64()).cast(pa.float64()), float(in_units))
    elif pa.types.is_map(kind) or pa.types.is_union(kind) or pa.types.is_interval(kind):
        left_out.append(name)
    elif kind in (pa.string_view(), pa.large_string()):
        found[name] = column.cast(pa.string()) if column.nbytes < 2**31 else column
    else:
        found[name] = column


def _of_lists(column: Any) -> Any:
    import pyarrow as pa

    kind = column.type
    while pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        kind = kind.value_type
    values = column.to_pylist()
    if (pa.types.is_integer(kind) or pa.types.is_floating(kind)) and None not in values:
        try:
            array = np.array(values)
        except ValueError:
            array = np.empty(0)
        if array.dtype.kind in "iuf" and len(array) == len(values) and array.ndim > 1:
            return array
    return pa.chunked_array([pa.array([_joined(value) for value in values], pa.string())])


def _joined(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, list) and not any(isinstance(part, list | dict) for part in value):
        return "|".join("" if part is None else str(part) for part in value)
    return str(value)


NESTED_CODE = '''def flattened(table):
    """Return an Arrow table as a frame, with a column for each part of structures."""
    count = 0
    while count < table.num_columns:
        count = table.num_columns
        table = table.flatten()
    return table.to_pandas()'''
"""A helper of scripts."""
