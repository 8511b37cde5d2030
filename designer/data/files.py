"""Files of data before they are read: where they lie, how large they may be, and the sentences that refuse them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from designer.data.errors import DataError, OutsideError
from designer.files import allowed
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_TABLE_BYTES = 16 * 2**30
MAX_RECORDS_BYTES = 2**30  # of files that are taken into memory whole before they become columns
MAX_ARRAY_BYTES = 4 * 2**30


def resolve(path: str, folder: Path, *, directory: bool = False) -> Path:
    """Return the file (or directory) a source names: relative paths start at `folder`.

    They leave it only for what the user chose once. Raises DataError.
    """
    if "\0" in path or not path:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data source names no file. Choose one."))
    try:
        found = Path(os.path.realpath(folder / path))
        if allowed.leads_out(path, folder) and not allowed.is_allowed(found):
            raise OutsideError(path, found)
        mode = found.stat().st_mode
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be read: {reason}. Choose the file again."),
            path=str(found),
            reason=error.strerror or str(error),
        ) from None
    if directory and not stat.S_ISDIR(mode):
        raise DataError(QT_TRANSLATE_NOOP("Errors", "{path} is not a folder. Choose a folder."), path=str(found))
    if not directory and not stat.S_ISREG(mode):
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{path} is not an ordinary file. Choose a file with data."), path=str(found)
        )
    return found


def check_size(path: Path, most: int) -> int:
    """Return the bytes of a file; refuse it above `most`."""
    size = path.stat().st_size
    if size > most:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} has {size} MB; tables of at most {limit} MB are read."),
            file=path.name,
            size=size // 2**20,
            limit=most // 2**20,
        )
    return size


def unreadable(path: Path, reason: str) -> DataError:
    """Return the refusal of a whole file."""
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be read: {reason}."),
        file=path.name,
        reason=" ".join(reason.split()).rstrip("."),
    )


def faulty(path: Path, line: int, reason: str) -> DataError:
    """Return the refusal of a file for what stands in one of its lines, counted from 1."""
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} is faulty in line {line}: {reason}."),
        file=path.name,
        line=line,
        reason=reason,
    )


def no_rows(path: Path) -> DataError:
    """Return the refusal of a file that has names and no values."""
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} has names of columns and 0 rows. Choose a file with rows."),
        file=path.name,
    )


def checked_names(path: Path, line: int, written: list[str]) -> list[str]:
    """Return the names of columns, trimmed; nameless ones are named by their place, repeated ones refused."""
    names = [name.strip() or f"Unnamed: {index}" for index, name in enumerate(written)]
    if len(set(names)) < len(names):
        seen: set[str] = set()
        twice = next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise faulty(path, line, f"two columns are called {twice[:80]}")
    return names
