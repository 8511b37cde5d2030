"""Writes tables of predictions, some rows at a time, as files that others read."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from designer.data.errors import DataError
from designer.data.progress import Progress, ignore
from designer.graph.texts import QT_TRANSLATE_NOOP, not_written

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_IN_SHEET = 2**20 - 1  # below the names


class Tables(Protocol):
    """Tables of the same columns that stand one below the other; gone through once more where that is needed."""

    @property
    def rows(self) -> int:
        """The number of rows of all."""

    @property
    def types(self) -> Sequence[Any]:
        """The pyarrow types of the columns behind the first that hold any values, None for text."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[pd.DataFrame]: ...


def write_tables(tables: Tables, path: Path, encoding: str = "utf-8", progress: Progress = ignore) -> None:
    """Write tables as one .csv, .parquet or .xlsx. Text that a spreadsheet would take for a formula gets a ' before it.

    A .csv is written in `encoding`, or as UTF-8 with a mark where that cannot hold its words. Raises DataError.
    """
    ending = path.suffix.lower()
    if ending == ".parquet":
        with written_aside(path) as file:
            _write_parquet(tables, file, progress)
    elif ending == ".xlsx":
        if tables.rows > _MOST_IN_SHEET:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors", "A worksheet has room for {limit} rows; there are {count}. Write .csv or .parquet."
                ),
                limit=_MOST_IN_SHEET,
                count=tables.rows,
            )
        with written_aside(path) as file:
            _write_sheet(tables, file, progress)
    else:
        with written_aside(path) as file:
            try:
                _write_text(tables, file, encoding, progress)
            except (UnicodeEncodeError, LookupError):
                _write_text(tables, file, "utf-8-sig", progress)


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Give another file to be filled, and put it in the place of `path`. Raises DesignerError."""
    temporary = path.with_name(f".{os.getpid()}.{path.name}")  # with its ending, which writers go by
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise not_written(path, error) from None
    finally:
        temporary.unlink(missing_ok=True)


def _write_text(tables: Tables, file: Path, encoding: str, progress: Progress) -> None:
    with file.open("w", encoding=encoding, newline="") as out:
        for place, table in enumerate(progress.of(tables, len(tables))):
            _harmless(table).to_csv(out, index=False, header=place == 0, lineterminator="\n")


def _write_parquet(tables: Tables, file: Path, progress: Progress) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    writer = None
    try:
        for table in progress.of(tables, len(tables)):
            if writer is None:
                # Not from the values: in some rows all may be gaps.
                kinds = [pa.string() if t.kind == "O" else pa.from_numpy_dtype(t) for t in table.dtypes]
                kinds[1 : 1 + len(tables.types)] = [kind or pa.string() for kind in tables.types]
                schema = pa.schema(list(zip(table.columns, kinds, strict=True)))
                writer = parquet.ParquetWriter(file, schema)
            for name, kind in zip(table.columns[1:], tables.types, strict=False):
                if kind is None:
                    table[name] = table[name].map(str, na_action="ignore")
            writer.write_table(pa.Table.from_pandas(table, schema, preserve_index=False))
    finally:
        if writer is not None:
            writer.close()


def _write_sheet(tables: Tables, file: Path, progress: Progress) -> None:
    """Write rows one by one; a whole sheet of a million would take some GB."""
    import xlsxwriter  # type: ignore[import-untyped]

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd hh:mm:ss",
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(str(file), options) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        line = 0
        for table in progress.of(tables, len(tables)):
            safe = _harmless(table)
            if not line:
                sheet.write_row(line, 0, safe.columns, bold)
                line = 1
            for row in zip(*(_cells(safe[name].to_numpy()) for name in safe.columns), strict=True):
                sheet.write_row(line, 0, row)
                line += 1


def _cells(values: np.ndarray) -> Sequence[Any]:
    found: list[Any] = values.tolist()
    if values.dtype.kind not in "fO":
        return found
    return [_cell(value) if isinstance(value, float) else value for value in found]


def _cell(value: float) -> float | str | None:
    return value if math.isfinite(value) else None if math.isnan(value) else str(value)


def _harmless(table: pd.DataFrame) -> pd.DataFrame:
    safe = table.copy(deep=False)
    for name in safe.columns:
        if safe[name].dtype.kind not in "biufM":
            safe[name] = safe[name].map(_harmless_word)
    safe.columns = [_harmless_word(name) for name in safe.columns]
    return safe


def _harmless_word(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
