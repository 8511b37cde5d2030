"""Keeps a project's data found when the project itself moves to another folder."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from designer.data.settings import DataSettings
from designer.data.sources import Source
from designer.files import allowed


def with_data_found(data: DataSettings, old: Path | None, new: Path | None) -> DataSettings:
    """Return the settings of a project that moves from folder `old` to `new` (None: it has no folder).

    Paths that start at the old folder start at the new one where the file lies in it, else they become absolute. What
    the project was free to read stays free to read.
    """
    if old is None or old == new:
        return data
    return msgspec.structs.replace(
        data,
        source=_found(data.source, old, new),
        validation=_found(data.validation, old, new),
        test=_found(data.test, old, new),
    )


def _found(source: Source | None, old: Path, new: Path | None) -> Source | None:
    path = getattr(source, "path", "")
    if source is None or not path or Path(path).is_absolute():
        return source
    full = old.absolute() / path
    if not allowed.leads_out(path, old):
        with contextlib.suppress(OSError):  # the user will be asked
            allowed.allow_outside(full, new)
    inside = new is not None and full.is_relative_to(new.absolute())
    moved = full.relative_to(new.absolute()) if inside and new is not None else full
    return msgspec.structs.replace(source, path=moved.as_posix())
