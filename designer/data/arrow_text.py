"""Delimited text by Arrow: pieces of it side by side, or one after the other where its rows cannot be told apart."""

from __future__ import annotations

import codecs
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from designer.data import lines
from designer.data.delimiters import BLANKS
from designer.data.dialect import Dialect

_PIECE = 1 << 22
_BLOCK = 1 << 18  # of a piece that Arrow reads at once: it goes over it once a column, so it should stay in the cache
_LARGE_BLOCK = 1 << 28
_MOST_THREADS = 4  # writing what they read keeps one more busy
_SIGNS = np.frombuffer(b"0123456789xX", np.uint8)


class OtherNumbersError(Exception):
    """A column of whole numbers holds others, of another type, or (None) what no number keeps."""

    def __init__(self, column: str, kind: Any) -> None:
        super().__init__(column)
        self.column, self.kind = column, kind


class UncutError(Exception):
    """A piece does not end where a row does."""


class Batch(NamedTuple):
    """Rows that were read: the columns wanted, the bytes of text, and the columns as text where it had quotes."""

    columns: Any
    size: int
    texts: Any = None  # whole numbers lose the line ends around them

    @property
    def has_lines(self) -> bool:
        """Whether a line end stands within a value, by a look at the bytes of all values."""
        return self.texts is not None and any(map(_has_lines, self.texts.columns))


class Layout(NamedTuple):
    """How to read a table: the Arrow type of each column, which ones of text are whole numbers of a type, and which
    are wanted.
    """

    dialect: Dialect
    types: dict[str, Any]
    whole: dict[str, Any]
    wanted: Sequence[str]

    @property
    def every(self) -> list[str]:
        """The names of all columns that the text has."""
        return [*self.dialect.names, *(["\0"] if self.dialect.drops_last else [])]

    @property
    def delimiter(self) -> str:
        """What stands between two cells when Arrow sees them."""
        found = self.dialect.delimiter
        return "\t" if found == BLANKS or len(found) > 1 else found

    @property
    def nothing(self) -> bytes:
        """A row without a value."""
        return (self.delimiter * (len(self.every) - 1) or self.dialect.quote * 2).encode() + b"\n"


class _Piece(NamedTuple):
    """Text of whole rows at the beginning of a buffer, with one of nothing behind them if there are quotes in it."""

    buffer: bytearray
    end: int
    size: int
    quoted: bool
    ascii: bool


def read(path: Path, layout: Layout, look: Callable[[bytearray, int], None] | None) -> Generator[Batch, None, None]:
    """Yield the rows of a table in their order, read side by side in threads.

    `look` is shown so many bytes of each piece of text first. Raises UncutError where rows cannot be told apart without
    reading them, OtherNumbersError, and what Arrow, the lines of the file and `look` raise.
    """
    if layout.dialect.escape:
        raise UncutError  # an end of line may be escaped
    count = min(_MOST_THREADS, os.cpu_count() or 1)
    room = _PIECE + 1 + len(layout.nothing)
    buffers = deque(bytearray(room) for _ in range(count + 2))  # used again, since new memory takes time
    waiting: deque[tuple[Future[Batch], _Piece]] = deque()
    threads = ThreadPoolExecutor(count, "text")
    try:
        with _opened(path, layout.dialect) as stream:
            for piece in _pieces(stream, layout, look, buffers):
                waiting.append((threads.submit(_read_piece, piece, layout), piece))
                if len(waiting) > count:
                    yield _done(*waiting.popleft(), buffers)
            while waiting:
                yield _done(*waiting.popleft(), buffers)
    finally:
        threads.shutdown(cancel_futures=True)


def _done(future: Future[Batch], piece: _Piece, buffers: deque[bytearray]) -> Batch:
    batch = future.result()
    buffers.append(piece.buffer)
    return batch


def read_in_turn(path: Path, layout: Layout, large: bool = False) -> Generator[Batch, None, None]:
    """Yield the rows as `read` does, by one reader that knows where it stands. `large` lets rows be very long."""
    from pyarrow import csv

    with _opened(path, layout.dialect) as stream:
        block = _LARGE_BLOCK if large else _PIECE
        with csv.open_csv(stream, *_options(layout, layout.wanted, block)) as reader:
            for batch in reader:
                yield Batch(_narrowed(batch, layout.whole), batch.nbytes, batch)


def _opened(path: Path, dialect: Dialect) -> Any:
    """Return the bytes below the header as Arrow can read them."""
    if not lines.is_plain(path, dialect):
        return lines.cleaned(path, dialect)
    stream = path.open("rb", buffering=0)
    stream.seek(lines.first_byte(path, dialect))
    return stream


def _pieces(
    stream: Any, layout: Layout, look: Callable[[bytearray, int], None] | None, buffers: deque[bytearray]
) -> Iterator[_Piece]:
    """Yield the text in pieces of whole rows, as far as quotes stand around values alone. Raises UncutError."""
    quote, nothing = layout.dialect.quote.encode(), layout.nothing
    rest = b""
    is_last = False
    while not is_last:
        text = buffers.popleft()
        end = len(rest)
        text[:end] = rest
        with memoryview(text) as view:
            while end < _PIECE and not is_last:
                read = stream.readinto(view[end:_PIECE])
                is_last = not read
                end += read
        if is_last and end and text[end - 1] != ord("\n"):
            text[end : end + 1] = b"\n"
            end += 1
        quotes = 0
        if text.find(quote, 0, end) >= 0:  # counted by numpy, as Python goes from one to the next
            quotes = int((np.frombuffer(text, np.uint8, end) == quote[0]).sum())
        cut = end if is_last else _cut(text, end, quote, quotes)
        if (not cut and not is_last) or text.startswith(codecs.BOM_UTF8):
            raise UncutError  # Arrow would pass over a mark, which here is none
        if look is not None:
            look(text, cut)
        rest = bytes(text[cut:end])
        size, is_ascii = cut, text.isascii()
        if quotes:
            # Arrow takes the end of text for the end of a value. A row more, of nothing, is none if it is within one.
            text[cut : cut + len(nothing)] = nothing
            cut += len(nothing)
        if size:
            yield _Piece(text, cut, size, quotes > 0, is_ascii)


def _cut(text: bytearray, end: int, quote: bytes, quotes: int) -> int:
    """Return where the last whole row ends, 0 where none does."""
    cut = text.rfind(b"\n", 0, end) + 1
    inside = quotes and (quotes - text.count(quote, cut, end)) % 2
    while inside and cut:  # the line end stands within a value: back to one in front of it
        before = text.rfind(b"\n", 0, text.rfind(quote, 0, cut)) + 1
        inside ^= text.count(quote, before, cut) % 2
        cut = before
    return cut


def _read_piece(piece: _Piece, layout: Layout) -> Batch:
    """Return the rows of a piece. Raises UncutError when it ends within a value."""
    import pyarrow as pa
    from pyarrow import csv

    last = layout.every[-1]
    wanted = [*layout.wanted, *([last] if piece.quoted and last not in layout.wanted else [])]
    # With quotes all of it is one block: Arrow does not notice that a block ends within a value.
    text = pa.py_buffer(piece.buffer).slice(0, piece.end)
    options = _options(layout, wanted, piece.end + 1 if piece.quoted else _BLOCK, piece)
    table = csv.read_csv(pa.BufferReader(text), *options)
    rows = next(iter(table.combine_chunks().to_batches()), pa.RecordBatch.from_pylist([], table.schema))
    if piece.quoted:
        if not len(rows) or rows.column(wanted.index(last))[-1].is_valid:
            raise UncutError
        rows = rows.slice(0, len(rows) - 1).select(list(layout.wanted))
    return Batch(_narrowed(rows, layout.whole), piece.size, rows if piece.quoted else None)


def _options(layout: Layout, wanted: Sequence[str], block: int, piece: _Piece | None = None) -> tuple[Any, Any, Any]:
    """Return Arrow's options; for a piece without what only others need."""
    from pyarrow import csv

    is_quoted = piece is None or piece.quoted
    return (
        csv.ReadOptions(column_names=layout.every, block_size=block, use_threads=piece is None),
        csv.ParseOptions(
            delimiter=layout.delimiter,
            quote_char=layout.dialect.quote if is_quoted else False,
            escape_char=layout.dialect.escape or False,
            newlines_in_values=piece is None,
        ),
        csv.ConvertOptions(
            column_types=layout.types,
            include_columns=wanted,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=is_quoted,
            check_utf8=piece is None or not piece.ascii,
        ),
    )


def _narrowed(batch: Any, whole: dict[str, Any]) -> Any:
    """Return a batch with columns of text as numbers of these types, whose digits are all kept.

    Raises OtherNumbersError.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not whole:
        return batch
    columns = list(batch.columns)
    for index, name in enumerate(batch.schema.names):
        if name not in whole:
            continue
        kind, text = whole[name], columns[index]
        try:
            try:
                numbers = text.cast(kind)
            except pa.ArrowInvalid:
                text = pc.utf8_trim_whitespace(text)
                numbers = text.cast(kind)
        except pa.ArrowInvalid:
            raise OtherNumbersError(name, pa.float64() if kind == pa.int64() else None) from None
        if _loses_digits(text):
            raise OtherNumbersError(name, None)
        columns[index] = numbers
    return pa.record_batch(columns, names=batch.schema.names)


def _loses_digits(text: Any) -> bool:
    """Tell whether a number is written as none writes it: 007, -0, and 0x1F, which Arrow takes for 31."""
    _, offsets, data = text.buffers()
    ends = np.frombuffer(offsets, np.int32)[text.offset : text.offset + len(text) + 1]
    if not len(ends) or ends[-1] == ends[0]:
        return False
    signs = np.frombuffer(data, np.uint8)
    first = signs.take(ends[:-1], mode="clip")  # of a gap that of the next one, if there is one
    odd = np.flatnonzero((first == ord("0")) | (first == ord("-")))
    begins, lengths = ends[odd], ends[odd + 1] - ends[odd]
    begins, lengths = begins[lengths > 1], lengths[lengths > 1]
    minus = signs[begins] == ord("-")
    zero = signs[begins + minus] == ord("0")
    begins, lengths, minus = (begins + minus)[zero], (lengths - minus)[zero], minus[zero]
    return bool((minus & (lengths == 1)).any() or np.isin(signs[begins[lengths > 1] + 1], _SIGNS).any())


def _has_lines(column: Any) -> bool:
    import pyarrow as pa

    data = column.buffers()[-1] if column.type == pa.string() else None
    signs = np.frombuffer(data or b"", np.uint8)
    return bool((signs == ord("\n")).any() or (signs == ord("\r")).any())
