"""The lines of a text table as Arrow takes them, without titles, comments and footers; and where one is wrong."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from designer.data.delimiters import BLANKS
from designer.data.dialect import Dialect
from designer.data.files import faulty

_BLOCK = 1 << 20
_UTF8 = {"utf-8", "utf-8-sig"}


def is_plain(path: Path, dialect: Dialect) -> bool:
    """Return whether Arrow can read the bytes below the header as they are."""
    inside = dialect.comment and not _only_at_top(path, dialect)
    return (
        dialect.encoding in _UTF8
        and len(dialect.delimiter.encode()) == 1
        and dialect.delimiter != BLANKS
        and not (dialect.footer or inside or dialect.cells_blank or dialect.repeated)
    )


def first_byte(path: Path, dialect: Dialect) -> int:
    """Return where the first row begins in a file that Arrow can read as it is."""
    with path.open("rb") as file:
        if file.peek(3)[:3] == codecs.BOM_UTF8:
            file.seek(3)
        for _ in range(dialect.skip_rows):
            _read_line(file)
        if dialect.header:
            _skip_record(file, dialect)
        return file.tell()


def header_line(path: Path, dialect: Dialect) -> bytes:
    """Return the line of the header without its end; b"" where it is none that can be repeated."""
    if not dialect.header or len(dialect.headings) < 2:
        return b""
    with path.open("rb") as file:
        if file.peek(3)[:3] == codecs.BOM_UTF8:
            file.seek(3)
        for _ in range(dialect.skip_rows):
            _read_line(file)
        line = _read_line(file)
        while line and not line.strip():
            line = _read_line(file)
    line = line.rstrip(b"\r\n")
    if line.count(dialect.quote.encode()) % 2:
        return b""
    return line


def cleaned(path: Path, dialect: Dialect) -> BinaryIO:
    """Return the rows as a stream of UTF-8, with one delimiter between cells."""
    return io.BufferedReader(_Lines(_rewritten(path, dialect)), _BLOCK)


def check_rows(path: Path, dialect: Dialect) -> None:
    """Raise DataError for the first row that has more or fewer fields than there are columns."""
    width = len(dialect.names) + dialect.drops_last
    for number, row in _numbered(path, dialect):
        if len(row) != width:
            raise faulty(path, number, f"it has {len(row)} fields, the header has {width}")


def read_slowly(path: Path, dialect: Dialect, names: list[str]) -> dict[str, Any]:
    """Return the columns as text by way of Python's own reader, for what Arrow cannot take."""
    import pyarrow as pa

    places = [dialect.names.index(name) for name in names]
    cells: list[list[str | None]] = [[] for _ in places]
    for _, row in _numbered(path, dialect):
        for column, place in zip(cells, places, strict=True):
            column.append(row[place] or None)
    return {name: pa.chunked_array([pa.array(c, pa.string())]) for name, c in zip(names, cells, strict=True)}


def _numbered(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the header, each with its line in the file, counted from 1."""
    numbers: list[int] = []
    with path.open(encoding=dialect.encoding, newline="") as file:
        source = _counted(_kept(_text_lines(file), dialect, numbers), dialect)
        if len(dialect.delimiter) > 1:
            rows: Any = ([cell.strip("\r\n") for cell in line.split(dialect.delimiter)] for line in source)
        else:
            rows = csv.reader(
                source,
                delimiter=dialect.delimiter,
                quotechar=dialect.quote,
                skipinitialspace=dialect.cells_blank,
                escapechar=dialect.escape or None,
                strict=True,
            )
        first = dialect.header
        try:
            for row in rows:
                if not row:
                    continue
                if first:
                    first = False
                    continue
                yield (numbers[-1] if numbers else 1), row
        except csv.Error as error:
            raise faulty(path, numbers[-1] if numbers else 1, str(error)) from None


def _counted(lines: Iterator[str], dialect: Dialect) -> Iterator[str]:
    if dialect.delimiter == BLANKS:
        return (re.sub(r"[ \t]+", " ", line.strip()) + "\n" for line in lines)
    return lines


def _text_lines(file: Any) -> Iterator[str]:
    """Yield lines that end with \\n, whichever of the three line ends the file has."""
    pending = ""
    while block := file.read(_BLOCK):
        pending += block
        if pending.endswith("\r"):
            more = file.read(1)
            pending += more
        parts = pending.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        pending = parts.pop()
        for part in parts:
            yield part + "\n"
    if pending:
        yield pending + "\n"


def _kept(lines: Iterator[str], dialect: Dialect, numbers: list[int]) -> Iterator[str]:
    """Yield the lines from the header to the last row without comments; `numbers` gets the line of the last one."""
    waiting: list[tuple[int, str]] = []
    open_quote = is_headed = False
    for number, line in enumerate(lines, 1):
        if number <= dialect.skip_rows:
            continue
        if number == 1:
            line = line.removeprefix("\ufeff")
        if not open_quote and dialect.comment and line.lstrip(" ").startswith(dialect.comment):
            continue
        if line.count(dialect.quote) % 2:
            open_quote = not open_quote
        if not line.strip() and not open_quote:
            continue
        if dialect.repeated and not open_quote and line.rstrip("\r\n") == dialect.repeated:
            if is_headed:
                continue
            is_headed = True
        waiting.append((number, line))
        if len(waiting) > dialect.footer:
            first, kept = waiting.pop(0)
            numbers[:] = [first]
            yield kept


def _rewritten(path: Path, dialect: Dialect) -> Iterator[bytes]:
    numbers: list[int] = []
    simple = len(dialect.delimiter.encode()) == 1 and dialect.delimiter != BLANKS and not dialect.cells_blank
    if simple:
        with path.open(encoding=dialect.encoding, newline="") as file:
            source = _kept(_text_lines(file), dialect, numbers)
            pending: list[str] = []
            if dialect.header:
                _skip_header(source, dialect)
            for line in source:
                pending.append(line)
                if len(pending) == 4096:
                    yield "".join(pending).encode("utf-8")
                    pending = []
            yield "".join(pending).encode("utf-8")
        return
    width = len(dialect.names) + dialect.drops_last
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter="\t" if dialect.delimiter == BLANKS or len(dialect.delimiter) > 1 else dialect.delimiter,
        quotechar=dialect.quote,
        lineterminator="\n",
    )
    for number, row in _numbered(path, dialect):
        if len(row) != width:
            raise faulty(path, number, f"it has {len(row)} fields, the header has {width}")
        writer.writerow(row)
        if out.tell() > _BLOCK:
            yield out.getvalue().encode("utf-8")
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode("utf-8")


def _skip_header(source: Iterator[str], dialect: Dialect) -> None:
    quotes = 0
    for line in source:
        quotes += line.count(dialect.quote)
        if quotes % 2 == 0:
            return


def _skip_record(file: Any, dialect: Dialect) -> None:
    quote = dialect.quote.encode()
    quotes = 0
    while line := _read_line(file):
        quotes += line.count(quote)
        if quotes % 2 == 0 and line.strip():
            return


def _read_line(file: Any) -> bytes:
    """Return one line of bytes that ends with \\n, \\r\\n or \\r."""
    parts = []
    while block := file.peek(4096):
        match = re.search(rb"\r\n|\n|\r", block)
        if match is None:
            parts.append(file.read(len(block)))
            continue
        parts.append(file.read(match.end()))
        if match.group() == b"\r" and file.peek(1)[:1] == b"\n":
            parts.append(file.read(1))
        break
    return b"".join(parts)


def _only_at_top(path: Path, dialect: Dialect) -> bool:
    """Return whether the mark of comments stands nowhere below the header at the beginning of a line."""
    mark = dialect.comment.encode()
    with path.open("rb") as file:
        file.seek(first_byte(path, dialect))
        tail = b"\n"
        while block := file.read(_BLOCK):
            if re.search(rb"[\r\n] *" + re.escape(mark), tail + block):
                return False
            tail = block[-8:]
    return True


class _Lines(io.RawIOBase):
    """A stream of bytes out of an iterator of them."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._left = b""

    def readable(self) -> bool:
        """Return True: this stream can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer and return how many bytes are in it."""
        while not self._left:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._left = part
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count
