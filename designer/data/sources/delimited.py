"""Delimited text: CSV, TSV and what else has a row a line."""

from __future__ import annotations

import mmap
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from designer.data import lines
from designer.data.delimiters import BLANKS
from designer.data.dialect import Dialect, Sample, Wanted, find_dialect, not_in
from designer.data.errors import DataError
from designer.data.files import MAX_TABLE_BYTES, check_size, faulty, no_rows, resolve, unreadable
from designer.data.sources.base import Opened, Progress, Source, chosen, ignore, rows_of
from designer.data.sources.spool import Spool
from designer.data.table import Table

_BLOCK = 1 << 23
_LARGE_BLOCK = 1 << 28
_SAMPLE_ROWS = 5_000
_PLAIN_NUMBER = re.compile(r"-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?inf|nan")
_WHOLE = re.compile(r"-?\d+")
_RETRIES = 3
_CHECKED_BYTES = 1 << 26


class CsvSource(Source, frozen=True, tag="csv", omit_defaults=True, forbid_unknown_fields=True):
    """A text table; "" and None mean found out by reading. `missing` is of older projects."""

    path: str
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    thousands: str = ""
    header: bool | None = None
    skip_rows: int | None = None
    comment: str = ""
    quote: str = ""
    missing: Literal["refuse", "drop", "fill"] = "refuse"

    @classmethod
    def of(cls, path: Path, head: bytes) -> CsvSource | None:  # noqa: ARG003
        """Return the source of any file that holds text."""
        return cls(str(path)) if path.is_file() else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns: text, and numbers where every value is one in the plain writing. Raises DataError."""
        path = resolve(self.path, folder)
        check_size(path, MAX_TABLE_BYTES)
        wanted = Wanted(
            self.encoding,
            self.delimiter,
            self.decimal,
            self.thousands,
            self.header,
            self.skip_rows,
            self.comment,
            self.quote,
        )
        try:
            dialect, sample = find_dialect(path, wanted)
            names = chosen(dialect.names, columns)
            if not sample.rows:
                raise no_rows(path)
            table = _read(path, dialect, sample, names, progress)
        except (UnicodeError, LookupError) as error:
            raise not_in(path, self.encoding or "UTF-8", error) from None
        except OSError as error:
            raise unreadable(path, error.strerror or str(error)) from None
        if not rows_of(table):
            raise no_rows(path)
        return Opened(Table(table, rows_of(table)), dialect.notes, dialect, folder=path.parent)


def _read(path: Path, dialect: Dialect, sample: Sample, names: list[str], progress: Progress) -> dict[str, Any]:
    import pyarrow as pa

    types = _types(dialect, sample)
    quotes = _quotes(path, dialect)
    if quotes % 2 or (quotes and path.stat().st_size <= _CHECKED_BYTES and _has_lines_in_values(sample)):
        lines.check_rows(path, dialect)  # Arrow takes an open quote for a long value
    block, tries = _BLOCK, 0
    while True:
        try:
            return _streamed(path, dialect, types, names, block, quotes > 0, progress)
        except pa.ArrowInvalid as error:
            text = str(error)
            column = _faulty_column(text, dialect)
            if "straddles two block" in text and block < _LARGE_BLOCK:
                block = _LARGE_BLOCK
            elif "conversion error" in text and "string" not in text and column is not None:
                tries += 1
                changed = [column] if tries <= _RETRIES else list(types)
                if all(types[name] == pa.string() for name in changed):
                    raise unreadable(path, text) from None
                types.update(dict.fromkeys(changed, pa.string()))
            else:
                # Arrow does not say in which line; a slower look at every row does, or nothing is wrong with them.
                lines.check_rows(path, dialect)
                return lines.read_slowly(path, dialect, names)


def _faulty_column(text: str, dialect: Dialect) -> str | None:
    number = text.partition("In CSV column #")[2].partition(":")[0]
    return dialect.names[int(number)] if number.isdigit() and int(number) < len(dialect.names) else None


def _streamed(
    path: Path, dialect: Dialect, types: dict[str, Any], names: list[str], block: int, quoted: bool, progress: Progress
) -> dict[str, Any]:
    import pyarrow as pa
    from pyarrow import csv

    size = max(1, path.stat().st_size)
    plain = lines.is_plain(path, dialect)
    every = [*dialect.names, *(["\0"] if dialect.drops_last else [])]
    if plain:
        stream = pa.OSFile(str(path))
        stream.seek(lines.first_byte(path, dialect))
    else:
        stream = lines.cleaned(path, dialect)
    with stream, Spool(size) as spool:
        reader = csv.open_csv(
            stream,
            read_options=csv.ReadOptions(column_names=every, block_size=block),
            parse_options=csv.ParseOptions(
                delimiter="\t" if dialect.delimiter == BLANKS or len(dialect.delimiter) > 1 else dialect.delimiter,
                quote_char=dialect.quote,
                escape_char=dialect.escape or False,
                newlines_in_values=quoted,
            ),
            convert_options=csv.ConvertOptions(
                column_types=types,
                include_columns=names,
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
        done = 0
        for batch in reader:
            spool.add(batch)
            done += batch.nbytes
            progress(min(1.0, done / size))
        found = spool.columns(reader.schema)
    return {name: _narrowed(found[name]) if types[name] == pa.string() else found[name] for name in names}


def _types(dialect: Dialect, sample: Sample) -> dict[str, Any]:
    """Return how each column is read at first: as float64 or int64 where the sample has only plain numbers."""
    import pyarrow as pa

    types = {}
    for index, name in enumerate(dialect.names):
        cells = {row[index].strip() for row in sample.rows[:_SAMPLE_ROWS] if len(row) > index} - {""}
        if not cells or dialect.decimal == "," or dialect.thousands:
            types[name] = pa.string()
        elif all(map(_WHOLE.fullmatch, cells)):
            types[name] = pa.string()  # read as text first, since 007 is no number; see _narrowed
        else:
            types[name] = pa.float64() if all(map(_PLAIN_NUMBER.fullmatch, cells)) else pa.string()
    return types


def _narrowed(column: Any) -> Any:
    """Return a column of text as whole numbers if it is written as whole numbers are, digit for digit."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = []
    for chunk in column.chunks:
        try:
            whole = chunk.cast(pa.int64())
        except pa.ArrowInvalid:
            return column
        zeros = chunk.filter(pc.starts_with(chunk, "0"))
        if pc.any(pc.not_equal(zeros, "0")).as_py() or pc.any(pc.starts_with(chunk, "-0")).as_py():
            return column
        chunks.append(whole)
    if all(chunk.null_count == len(chunk) for chunk in chunks):
        return column
    return pa.chunked_array(chunks, pa.int64())


def _quotes(path: Path, dialect: Dialect) -> int:
    """Return how many quotes stand in the file: with some, line ends may be within values. Refuses NUL."""
    count = 0
    quote = dialect.quote.encode("ascii", "replace")
    wide = dialect.encoding.startswith(("utf-16", "utf-32"))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = -1 if wide else data.find(b"\0")
        if at >= 0:
            raise _nul(path, data, at)
        if data.find(quote) >= 0:
            for start in range(0, len(data), _BLOCK):
                count += data[start : start + _BLOCK].count(quote)
    return count


def _has_lines_in_values(sample: Sample) -> bool:
    return any("\n" in cell for row in sample.rows for cell in row)


def _nul(path: Path, data: Any, at: int) -> DataError:
    line, place = 1, data.find(b"\n", 0, at)
    while place >= 0:
        line, place = line + 1, data.find(b"\n", place + 1, at)
    return faulty(path, line, "it holds a NUL character, so this is not text")
