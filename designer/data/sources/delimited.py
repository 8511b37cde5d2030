"""Delimited text: CSV, TSV and what else has a row a line."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from designer.data import arrow_text, lines
from designer.data.arrow_text import Batch, Layout, OtherNumbersError, UncutError
from designer.data.code import Code, called, given
from designer.data.delimiters import BLANKS
from designer.data.dialect import Dialect, Sample, Wanted, find_dialect, not_in
from designer.data.encodings import is_binary
from designer.data.errors import DataError
from designer.data.files import MAX_TABLE_BYTES, check_size, faulty, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen, rows_of
from designer.data.sources.spool import Spool
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_SAMPLE_ROWS = 5_000
_HEAD_ROWS = 1_000
_HEAD_BYTES = 1 << 20
_PLAIN_NUMBER = re.compile(r"-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?inf|nan")
_WHOLE = re.compile(r"-?\d+")
_PADDED = re.compile(r"-?0\d|-0")
_RETRIES = 3
_SEARCHED = 1 << 20
_CHECKED_BYTES = 1 << 26


class CsvSource(Source, frozen=True, tag="csv", omit_defaults=True, forbid_unknown_fields=True):
    """A text table; "" and None mean found out by reading."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "delimited text")
    path: str
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    thousands: str = ""
    header: bool | None = None
    skip_rows: int | None = None
    comment: str = ""
    quote: str = ""

    @classmethod
    def of(cls, path: Path, head: bytes) -> CsvSource | None:
        """Return the source of any file that holds text. Raises DataError for other bytes."""
        if not path.is_file():
            return None
        if is_binary(head):
            raise unreadable(path, "it holds other bytes than text and is no file of data that is known")
        return cls(str(path))

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns: text, and numbers where every value is one in the plain writing. Raises DataError."""
        path = resolve(self.path, folder)
        check_size(path, MAX_TABLE_BYTES)
        with self._told(path):
            found = self._read_at_once(path, columns, progress) if path.stat().st_size > _HEAD_BYTES else None
            dialect, table = found or self._read_looked_through(path, columns, progress)
        if not rows_of(table):
            raise no_rows(path)
        return Opened(Table(table, rows_of(table)), dialect.notes, dialect, folder=path.parent)

    def _read_at_once(
        self, path: Path, columns: Sequence[str] | None, progress: Progress
    ) -> tuple[Dialect, dict[str, Any]] | None:
        """Return the form of a table and its columns by its beginning alone; None where more of it tells otherwise."""
        dialect, sample = find_dialect(path, self._wanted(), _HEAD_BYTES)
        names = chosen(dialect.names, columns)
        if not sample.rows or not lines.is_plain(path, dialect):
            return None
        line, is_whole = lines.header_line(path, dialect), len(names) == len(dialect.names)

        def look(text: bytearray, size: int) -> None:
            # Arrow looks at the encoding of what it reads, not at that of other columns.
            other = not is_whole and not text.isascii()
            if other or text.find(b"\0", 0, size) >= 0 or (line and text.find(line, 0, size) >= 0):
                raise _SurpriseError

        try:
            return dialect, _read(path, dialect, sample, names, look, progress)
        except _SurpriseError:
            return None

    def _read_looked_through(
        self, path: Path, columns: Sequence[str] | None, progress: Progress
    ) -> tuple[Dialect, dict[str, Any]]:
        """Return the form of a table and its columns after a look at all of its bytes. Raises DataError."""
        dialect, sample = find_dialect(path, self._wanted())
        names = chosen(dialect.names, columns)
        if not sample.rows:
            raise no_rows(path)
        repeats = _repeats(path, dialect, progress.part(0.0, 0.1))
        if repeats:
            dialect = _without_repeats(path, dialect, repeats)
            sample = Sample([row for row in sample.rows if row != list(dialect.headings)], sample.whole)
        return dialect, _read(path, dialect, sample, names, None, progress.part(0.1, 1.0))

    def head(self, folder: Path) -> Opened | None:
        """Return the first rows as `open` reads them, so far as they tell. Raises DataError."""
        path = resolve(self.path, folder)
        with self._told(path):
            dialect, sample = find_dialect(path, self._wanted(), _HEAD_BYTES)
        columns = _of_rows(dialect, sample.rows[:_HEAD_ROWS])
        return Opened(Table(columns, rows_of(columns)), dialect.notes, dialect, folder=path.parent)

    def dialect(self, folder: Path) -> Dialect:
        """Return how the table is written, from its beginning and end alone. Raises DataError."""
        path = resolve(self.path, folder)
        with self._told(path):
            return find_dialect(path, self._wanted())[0]

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = columns, part
        found = reading.dialect or Dialect(encoding=self.encoding or "utf-8", delimiter=self.delimiter or ",")
        named: dict[str, object] = {}
        if found.delimiter != ",":
            named["sep"] = r"\s+" if found.delimiter == BLANKS else found.delimiter
        if len(found.delimiter) > 1:
            named |= {"sep": re.escape(found.delimiter), "engine": "python", "quoting": csv.QUOTE_NONE}
        if found.quote != '"':
            named["quotechar"] = found.quote
        if found.escape:
            named["escapechar"] = found.escape
        if found.cells_blank:
            named["skipinitialspace"] = True
        names = [*found.names, *(["(empty)"] if found.drops_last else [])]
        if not found.header:
            named |= {"header": None, "names": names}
        elif list(found.headings) != names:
            named |= {"header": 0, "names": names}
        helpers: tuple[str, ...] = ()
        imports = ["import pandas as pd"]
        first = "path"
        if found.comment or found.footer or found.repeated:
            skipped = given(skip_rows=found.skip_rows or None, comment=found.comment, footer=found.footer or None)
            skipped |= given(repeated=bool(found.repeated))
            first, helpers = called("table_lines", "path", encoding=found.encoding, **skipped), (_LINES_CODE,)
            imports.append("import io")
        else:
            named |= given(
                encoding=found.encoding if found.encoding != "utf-8" else "", skiprows=found.skip_rows or None
            )
        text = called("pd.read_csv", first, **named, dtype=str, keep_default_na=False, na_values=[""])
        text = text.replace("dtype=<class 'str'>", "dtype=str")
        return Code(text, tuple(imports), helpers)

    def _wanted(self) -> Wanted:
        return Wanted(
            self.encoding,
            self.delimiter,
            self.decimal,
            self.thousands,
            self.header,
            self.skip_rows,
            self.comment,
            self.quote,
        )

    @contextmanager
    def _told(self, path: Path) -> Iterator[None]:
        """Say in words what keeps the file from being read."""
        try:
            yield
        except (UnicodeError, LookupError) as error:
            raise not_in(path, self.encoding or "UTF-8", error) from None
        except OSError as error:
            raise unreadable(path, error.strerror or str(error)) from None


class _SurpriseError(Exception):
    """A text is not as its beginning has it."""


def _read(
    path: Path,
    dialect: Dialect,
    sample: Sample,
    names: list[str],
    look: Callable[[bytearray, int], None] | None,
    progress: Progress,
) -> dict[str, Any]:
    """Return the columns of a table. Without a `look`, which is shown all of its text, all of it was looked at before.

    Raises _SurpriseError when another has to be taken at it, DataError.
    """
    import pyarrow as pa

    types, whole = _types(dialect, sample)
    layout = Layout(dialect, types, whole, names)
    tries, side_by_side, large = 0, True, False
    while True:
        reading = arrow_text.read(path, layout, look) if side_by_side else arrow_text.read_in_turn(path, layout, large)
        try:
            return _gathered(path, layout, reading, progress)
        except UncutError:
            side_by_side = False
        except OtherNumbersError as error:
            tries += 1
            if tries > _RETRIES:
                whole.clear()
            elif error.kind is None:
                del whole[error.column]
            else:
                whole[error.column] = error.kind
        except pa.ArrowInvalid as error:
            text = str(error)
            column = _faulty_column(text, dialect)
            if "conversion error" in text and "string" not in text and column is not None:
                tries += 1
                changed = [column] if tries <= _RETRIES else list(types)
                if all(types[name] == pa.string() for name in changed):
                    raise unreadable(path, text) from None
                types.update(dict.fromkeys(changed, pa.string()))
            elif side_by_side:
                side_by_side = False  # a piece may have ended within a row
            elif "straddles two block" in text and not large:
                large = True
            else:
                # Arrow does not say in which line; a slower look at every row does, or nothing is wrong with them.
                lines.check_rows(path, dialect)
                return lines.read_slowly(path, dialect, names)
        if look is not None and not side_by_side:
            raise _SurpriseError


def _of_rows(dialect: Dialect, rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the columns of rows of text, those that have a value for each."""
    import pyarrow as pa

    whole = [row for row in rows if len(row) >= len(dialect.names)]
    types, numbers = _types(dialect, Sample(list(map(list, whole)), whole=False))
    columns = {}
    for index, name in enumerate(dialect.names):
        cells = pa.array([row[index] or None for row in whole], pa.string())
        try:
            columns[name] = pa.chunked_array([cells.cast(numbers.get(name, types[name]))])
        except pa.ArrowInvalid:
            columns[name] = pa.chunked_array([cells])
    return columns


def _faulty_column(text: str, dialect: Dialect) -> str | None:
    number = text.partition("In CSV column #")[2].partition(":")[0]
    return dialect.names[int(number)] if number.isdigit() and int(number) < len(dialect.names) else None


def _gathered(path: Path, layout: Layout, batches: Generator[Batch, None, None], progress: Progress) -> dict[str, Any]:
    import pyarrow as pa

    size = max(1, path.stat().st_size)
    done, suspect = 0, False
    with Spool(size) as spool, closing(batches):
        for batch in batches:
            done += batch.size
            suspect = suspect or (size <= _CHECKED_BYTES and batch.has_lines)
            spool.add(batch.columns)  # Arrow reads on meanwhile, in threads of its own
            progress(done / size)
        found = spool.columns(layout.wanted)
    if suspect:
        lines.check_rows(path, layout.dialect)  # Arrow takes what follows an open quote for a long value
    return {name: c if isinstance(c, pa.ChunkedArray) else _joined(c) for name, c in found.items()}


def _joined(chunks: list[Any]) -> Any:
    import pyarrow as pa

    return pa.chunked_array(chunks) if chunks else pa.chunked_array([], pa.string())


def _types(dialect: Dialect, sample: Sample) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return how each column is read, as float64 where the sample has only plain numbers, and which are whole ones.

    These are read as text at first, since a number would not keep the digits of 007.
    """
    import pyarrow as pa

    types, whole = {}, {}
    for index, name in enumerate(dialect.names):
        cells = {row[index].strip() for row in sample.rows[:_SAMPLE_ROWS] if len(row) > index} - {""}
        types[name] = pa.string()
        if not cells or dialect.decimal == "," or dialect.thousands:
            continue
        if all(map(_WHOLE.fullmatch, cells)):
            if not any(map(_PADDED.match, cells)):
                whole[name] = pa.int64()
        elif all(map(_PLAIN_NUMBER.fullmatch, cells)):
            types[name] = pa.float64()
    return types, whole


def _repeats(path: Path, dialect: Dialect, progress: Progress) -> int:
    """Return how many lines below the header are the same once more. Refuses NUL."""
    wide = dialect.encoding.startswith(("utf-16", "utf-32"))
    repeats, before = 0, b""
    line = b"" if wide else lines.header_line(path, dialect)
    first = lines.first_byte(path, dialect) - 1 if line else 0
    again = re.compile(b"\n" + re.escape(line) + b"[\r\n]")
    done, size = 0, max(1, path.stat().st_size)
    with path.open("rb", buffering=0) as file:
        while part := file.read(_SEARCHED):  # not mapped: all of the file would count as memory of this process
            at = -1 if wide else part.find(b"\0")
            if at >= 0:
                raise _nul(path, done + at)
            if line:
                joint = before + part
                if line in joint:
                    places = (done - len(before) + match.start() for match in again.finditer(joint))
                    repeats += sum(place >= first for place in places)
                before = joint[-len(line) - 1 :]
            done += len(part)
            progress(done / size)
    return repeats


def _without_repeats(path: Path, dialect: Dialect, count: int) -> Dialect:
    template = QT_TRANSLATE_NOOP("Data", "{count} lines repeat the header and are passed over.")
    notes = (*dialect.notes, Text(template, {"count": count}))
    line = lines.header_line(path, dialect).decode(dialect.encoding)
    return msgspec.structs.replace(dialect, repeated=line, notes=notes)


def _nul(path: Path, at: int) -> DataError:
    line = 1
    with path.open("rb") as file:
        while at > 0 and (part := file.read(min(at, _SEARCHED))):
            line += part.count(b"\n")
            at -= len(part)
    return faulty(path, line, "it holds a NUL character, so this is not text")


_LINES_CODE = '''def table_lines(path, encoding, skip_rows=0, comment="", footer=0, repeated=False):
    """Return the lines of a table without those above it, below it and comments.

    Where its header is repeated it stands there once.
    """
    with open(path, encoding=encoding) as file:
        lines = file.readlines()[skip_rows:]
    lines = [line for line in lines if line.strip()]
    if comment:
        lines = [line for line in lines if not line.lstrip(" ").startswith(comment)]
    head = lines[0] if repeated else None
    lines = [line for at, line in enumerate(lines) if not at or line != head]
    return io.StringIO("".join(lines[: len(lines) - footer]))'''
