"""Describes a data source: its fields, its first rows, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from designer.data.errors import DataError
from designer.data.field import Field, Kind
from designer.data.progress import Progress, ignore
from designer.data.sources import Opened, Source
from designer.data.table import Column, Table
from designer.data.understand import understand
from designer.engine.feeding.opened import fields_of, opened_source, title_of
from designer.engine.feeding.thumbnails import thumbnails
from designer.wire import DataDescribed

PREVIEW_ROWS = 50


def describe(
    source: Source, folder: Path, kinds: Mapping[str, Kind] | None = None, progress: Progress = ignore
) -> DataDescribed:
    """Return the fields of a source and its first rows; `kinds` are corrections. Raises DataError."""
    opened = opened_source(source, folder, None, progress.part(0.0, 0.4))
    table = opened.table
    columns = [_first_cells(column) for column in table.columns.values()]
    fields = fields_of(source, folder, opened, kinds, progress.part(0.4, 1.0))
    return DataDescribed(
        rows=table.rows,
        columns=fields,
        preview=tuple(zip(*columns, strict=True)),
        dialect=opened.dialect,
        title=title_of(source),
        notes=opened.notes,
        parts={name: part.rows for name, part in opened.parts.items() if name in {"validation", "test"}},
        others=tuple(_others(opened)),
        pictures=thumbnails(opened, fields),
        answers=opened.answers,
        repeats=opened.repeats,
        reading=opened.reading,
    )


def sketch(source: Source, folder: Path, kinds: Mapping[str, Kind] | None = None) -> DataDescribed | None:
    """Return what the beginning of a source tells; None where it tells nothing, or there is something wrong with it."""
    try:
        opened = source.head(folder)
    except DataError:
        return None  # who reads all of it says what
    if opened is None or not opened.table.rows:
        return None
    columns = [_first_cells(column) for column in opened.table.columns.values()]
    return DataDescribed(
        rows=opened.table.rows,
        columns=understand(opened, kinds),
        preview=tuple(zip(*columns, strict=True)),
        dialect=opened.dialect,
        title=title_of(source),
        notes=opened.notes,
        reading=opened.reading,
    )


def _others(opened: Opened) -> list[Field]:
    """Return the fields of the arrays of other lengths."""
    found: list[Field] = []
    for name, part in opened.parts.items():
        if name not in {"validation", "test"}:
            found += understand(Opened(Table(part.columns, part.rows)))
    return found


def _first_cells(column: Column) -> tuple[str, ...]:
    first = column[:PREVIEW_ROWS]
    return tuple(_cell(v) for v in (first.to_pylist() if hasattr(first, "to_pylist") else first))


def _cell(value: Any) -> str:
    if isinstance(value, np.ndarray):
        first = " ".join(_cell(v) for v in value.reshape(-1)[:4])
        return f"[{first} ...]" if value.size > 4 else f"[{first}]"
    if isinstance(value, float | np.floating):
        return "" if value != value else f"{float(value):.6g}"
    return "" if value is None else str(value)
