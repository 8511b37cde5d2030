"""Opens data sources and says what their fields are; large ones stay open, as long as their files are as they were.

A training reads its table, is checked on what its fields are, and is evaluated on it again: for a table of some GB each
of these would be a minute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from designer.data import mapped
from designer.data.errors import DataError
from designer.data.field import Field, Kind
from designer.data.progress import Progress, ignore
from designer.data.sources import Opened, Source
from designer.data.sources.base import chosen
from designer.data.sources.python import PythonSource
from designer.data.table import Table
from designer.data.understand import understand
from designer.files import stamps
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_MOST = 2  # one to train on and one to validate with


@dataclass
class _Kept:
    opened: Opened
    fields: dict[tuple[str, Kind | None], Field] = field(default_factory=dict)


_kept: dict[object, _Kept] = {}


def opened_source(
    source: Source, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore
) -> Opened:
    """Return the columns named of a source, or all. Raises DataError."""
    reading = progress.part(0.0, 1.0, Text(QT_TRANSLATE_NOOP("Data", "Reading {source}"), {"source": title_of(source)}))
    key = _key(source, folder)
    try:
        if key is None:
            return _read(source, folder, columns, reading)
        if key not in _kept:
            opened = _read(source, folder, None, reading)
            mapped.settle()
            while len(_kept) >= _MOST:
                del _kept[next(iter(_kept))]
            _kept[key] = _Kept(opened)
        return _some(_kept[key].opened, columns)
    except MemoryError:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data do not fit into this machine's memory.")) from None


def fields_of(
    source: Source, folder: Path, opened: Opened, kinds: Mapping[str, Kind] | None = None, progress: Progress = ignore
) -> tuple[Field, ...]:
    """Return what the columns of an opened source are; `kinds` are corrections."""
    kinds = kinds or {}
    kept = _kept.get(_key(source, folder))
    if kept is None:
        return progress.watch(lambda told: understand(opened, kinds, told))
    missing = [name for name in opened.table.columns if (name, kinds.get(name)) not in kept.fields]
    for one in progress.watch(lambda told: understand(_some(opened, missing), kinds, told)):
        kept.fields[one.name, kinds.get(one.name)] = one
    if missing:
        mapped.settle()
    return tuple(kept.fields[name, kinds.get(name)] for name in opened.table.columns)


def _read(source: Source, folder: Path, columns: Sequence[str] | None, progress: Progress) -> Opened:
    if isinstance(source, PythonSource):  # whose code may count on the thread that it has always run in
        return source.open(folder, columns, progress)
    return progress.watch(lambda told: source.open(folder, columns, told))


def title_of(source: Source) -> str:
    """Return what a source is called: its file, its name, or its kind."""
    path = getattr(source, "path", "")
    return Path(path).name if path else str(getattr(source, "name", "") or type(source).__struct_config__.tag)


def size_of(source: Source, folder: Path) -> int:
    """Return the bytes of a source's file, 0 where there is none, -1 of a folder."""
    path = getattr(source, "path", "")
    if not path:
        return 0
    try:
        return -1 if (folder / path).is_dir() else (folder / path).stat().st_size
    except (OSError, ValueError):
        return 0


def _some(opened: Opened, columns: Sequence[str] | None) -> Opened:
    if columns is None:
        return opened
    names = chosen(list(opened.table.columns), columns)
    table = Table({name: opened.table.columns[name] for name in names}, opened.table.rows)
    return replace(opened, table=table)


def stamp(source: Source, folder: Path | str) -> object:
    """Return what tells one state of a source's file from another."""
    path = getattr(source, "path", None)
    return str(folder), stamps.stamp(Path(folder) / path) if path else None


def _key(source: Source, folder: Path) -> object:
    """Return what a large file is known by, None for others."""
    if size_of(source, folder) <= mapped.IN_MEMORY_BYTES:
        return None
    return msgspec.json.encode(source), stamp(source, folder)
