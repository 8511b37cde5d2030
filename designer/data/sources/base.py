"""What every source is and what opening one gives."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import numpy as np

from designer.data.code import Code
from designer.data.dialect import Dialect
from designer.data.errors import DataError
from designer.data.field import Kind
from designer.data.progress import Progress, ignore
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """What reading a source showed that a script needs to know to read it alike.

    `parts` are by "validation" and "test", and by column, the names under which the source has the columns of its parts
    where these are others. `encodings` are those of the files of a folder that do not tell it, the usual one under "".
    """

    dialect: Dialect | None = None
    parts: dict[str, dict[str, str]] = {}
    encodings: dict[str, str] = {}


@dataclass(frozen=True)
class Opened:
    """The raw columns of a source, and what was found on the way.

    `parts` are rows of their own for "validation" and "test", under the names of the table's columns, and arrays of
    other lengths under their own names; `stored` are, by part and column, the names that the source has for the former
    where these are others. `kinds` are those that follow from the source itself, `folder` is where paths in columns
    start. `answers` are the columns that the source itself has as what is to be predicted, `repeats` those that only
    repeat others. `encodings` are as Reading has them.
    """

    table: Table
    notes: tuple[Text, ...] = ()
    dialect: Dialect | None = None
    parts: Mapping[str, Table] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    folder: Path | None = None
    stored: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    encodings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parts = {name: replace(table, folder=self.folder) for name, table in self.parts.items()}
        object.__setattr__(self, "table", replace(self.table, folder=self.folder))
        object.__setattr__(self, "parts", parts)

    @property
    def reading(self) -> Reading:
        """What a script needs to know."""
        parts = {part: dict(names) for part, names in self.stored.items()}
        return Reading(self.dialect, parts, dict(self.encodings))


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where data come from. Subclasses are tagged with their kind."""

    title: ClassVar[str] = ""  # what it is, in words
    endings: ClassVar[tuple[str, ...]] = ()
    is_folder: ClassVar[bool] = False

    @classmethod
    def of(cls, path: Path, head: bytes) -> Source | None:
        """Return the source of a file or folder of this kind; None for others. `head` are a file's first bytes."""
        raise NotImplementedError

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns named, or all. Raises DataError."""
        raise NotImplementedError

    def head(self, folder: Path) -> Opened | None:  # noqa: ARG002
        """Return the first rows as far as they are had at once, None where they are not. Raises DataError."""
        return None

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        """Return what reads the columns named, at least, of the file `path` into a mapping or data frame.

        `part` is "validation" or "test" for the rows that the source has for that itself.
        """
        raise NotImplementedError


def chosen(names: Sequence[str], columns: Sequence[str] | None) -> list[str]:
    """Return the columns to read, in the order of the source. Raises DataError for names that it has not."""
    if columns is None:
        return list(names)
    by_name = {name.strip(): name for name in names}
    unknown = [name for name in columns if name.strip() not in by_name]
    if unknown:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "There is no column {name}; there are {names}."),
            name=unknown[0],
            names=", ".join(names[:20]) + (", ..." if len(names) > 20 else ""),
        )
    wanted = {by_name[name.strip()] for name in columns}
    return [name for name in names if name in wanted]


def rows_of(columns: Mapping[str, Any]) -> int:
    """Return the common length of columns."""
    return next((len(column) for column in columns.values()), 0)


def as_column(values: Sequence[Any]) -> Any:
    """Return Python values, as a worksheet or a JSON record has them, as a pyarrow column: text where they differ."""
    import pyarrow as pa

    try:
        column = pa.array(values, from_pandas=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        column = pa.array([None if v is None else _as_text(v) for v in values], pa.string())
    if pa.types.is_nested(column.type) or pa.types.is_duration(column.type):
        column = pa.array([None if v is None else _as_text(v) for v in values], pa.string())
    return pa.chunked_array([column])


def _as_text(value: Any) -> str:
    if isinstance(value, bool | np.bool_):
        return "True" if value else "False"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value if isinstance(value, str) else str(value)
