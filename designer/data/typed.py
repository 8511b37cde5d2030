"""A raw column as the values that its field says it has: numbers, words, times, or 0 and 1."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from designer.data import dates, numbers
from designer.data.field import Field, NumberFormat
from designer.data.mapped import give_back
from designer.data.progress import Progress, ignore
from designer.data.table import Column, slices

_PAIRS = (
    ("false", "true"), ("no", "yes"), ("n", "y"), ("f", "t"), ("off", "on"), ("0", "1"), ("아니오", "예"),
    ("아니요", "예"),    ("아니오", "네"), ("아니요", "네"), ("거짓", "참"), ("x", "o"), ("nein", "ja"), ("non", "oui"),
    ("faux", "vrai"),    ("falsch", "wahr"),    ("no", "si"), ("no", "sí"), ("0.0", "1.0"),
)  # fmt: skip
_ISO = {"%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"}
TRUE = frozenset(pair[1] for pair in _PAIRS)
FALSE = frozenset(pair[0] for pair in _PAIRS)


def is_boolean(words: Sequence[str]) -> bool:
    """Return whether the different values of a column say yes and no; one alone only if it can be nothing else."""
    lowered = {word.strip().lower() for word in words}
    if len(lowered) == 1:
        return lowered <= {"true", "false"}
    return any(lowered == set(pair) for pair in _PAIRS)


def typed(column: Column, field: Field) -> np.ndarray:
    """Return the values of a raw column in the type of the field's kind, one a row.

    Numbers and yes/no are float64 with NaN for gaps (1.0 for yes), dates and times datetime64[s] with NaT, words and
    files object with None, arrays as they are. What cannot be read as the kind is a gap.
    """
    if isinstance(column, np.ndarray) and (column.ndim > 1 or field.kind in {"array", "image", "audio"}):
        return column
    if field.kind == "number":
        return _numbers(column, field)
    if field.kind == "boolean":
        return _booleans(column)
    if field.kind == "datetime":
        return _times(column, field)
    return _words(column, field)


def to_arrow(column: Column) -> Any:
    """Return a column of single values as one pyarrow array of numbers, truth values, times or trimmed text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if isinstance(column, np.ndarray | list | tuple):
        if isinstance(column, np.ndarray) and column.dtype.kind == "S":
            column = np.char.decode(column, "utf-8", "replace")
        column = pa.array(column.tolist() if isinstance(column, np.ndarray) and column.dtype.kind in "UO" else column)
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_null(column.type):
        column = column.cast(pa.string())
    if pa.types.is_decimal(column.type) or pa.types.is_float16(column.type):
        column = column.cast(pa.float64())
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return pc.utf8_trim_whitespace(column)
    return column


def arrow_type(column: Column) -> Any:
    """Return the type of what `to_arrow` returns."""
    import pyarrow as pa

    return to_arrow(column[:1] if isinstance(column, pa.ChunkedArray) else column).type


def pieces(column: Column) -> Iterator[Any]:
    """Yield the rows of a column as `to_arrow` returns them, some at a time."""
    import pyarrow as pa

    if not isinstance(column, pa.ChunkedArray):
        column = to_arrow(column)  # of one type, which some of its rows alone might not have
        yield from (column[rows] for rows in slices(len(column)))
        return
    for chunk in column.chunks:
        for rows in slices(len(chunk)):
            yield to_arrow(chunk[rows])
            give_back()


def typed_whole(column: Column, field: Field, progress: Progress = ignore) -> np.ndarray:
    """Return what `typed` does, of a column of numbers, yes and no or times that is too large to be copied at once."""
    found, done = [], 0
    for piece in pieces(column):
        found.append(typed(piece, field))
        done += len(piece)
        progress(done / len(column))
    return np.concatenate(found) if found else typed(column, field)


def _is_text(array: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(array.type) or pa.types.is_large_string(array.type))


def _by_value(array: Any, convert: Callable[[list[str | None]], np.ndarray]) -> np.ndarray:
    """Return what becomes of text, converting every different value once."""
    coded = array.dictionary_encode()
    values = convert([*coded.dictionary.to_pylist(), None])
    codes = coded.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False)
    return np.asarray(values[codes])


def _numbers(column: Column, field: Field) -> np.ndarray:
    import pyarrow as pa
    import pyarrow.compute as pc

    array = to_arrow(column)
    if not _is_text(array):
        if pa.types.is_temporal(array.type):
            return np.asarray(_times(column, field).astype(np.float64))
        return np.asarray(array.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False), np.float64)
    form = field.format or NumberFormat()
    if not (form.thousands or form.prefix or form.suffix) and form.scale == 1:
        plain = pc.if_else(pc.is_in(array, pa.array(["", *form.gaps], array.type)), None, array)
        if form.decimal != ".":
            plain = pc.replace_substring(plain, form.decimal, ".")
        try:
            return np.asarray(plain.cast(pa.float64()).to_numpy(zero_copy_only=False), np.float64)
        except pa.ArrowInvalid:
            pass  # a sign, a bracket or a word more than the plain reading takes
    return _by_value(array, lambda values: numbers.parse(values, form))


def _booleans(column: Column) -> np.ndarray:
    import pyarrow as pa

    array = to_arrow(column)
    if pa.types.is_boolean(array.type):
        array = array.cast(pa.uint8())
    if not _is_text(array):
        found = np.asarray(array.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False), np.float64)
        return np.where((found == 0) | (found == 1), found, np.nan)
    return _by_value(array, lambda values: np.array([_truth(value) for value in values], np.float64))


def _truth(value: str | None) -> float:
    lowered = "" if value is None else value.lower()
    return 1.0 if lowered in TRUE else 0.0 if lowered in FALSE else np.nan


def _times(column: Column, field: Field) -> np.ndarray:
    import pyarrow as pa
    import pyarrow.compute as pc

    array = to_arrow(column)
    if pa.types.is_timestamp(array.type) or pa.types.is_date(array.type):
        plain = array.cast(pa.timestamp("us"), safe=False)
        return np.asarray(plain.to_numpy(zero_copy_only=False)).astype("datetime64[s]")
    if pa.types.is_time(array.type):  # as strptime has them, of the first day of 1900
        plain = array.cast(pa.time64("us")).cast(pa.int64()).cast(pa.timestamp("us"))
        day = np.datetime64("1900-01-01", "s") - np.datetime64(0, "s")
        return np.asarray(plain.to_numpy(zero_copy_only=False)).astype("datetime64[s]") + day
    if pa.types.is_floating(array.type):
        array = array.cast(pa.int64(), safe=False).cast(pa.string())
    elif not _is_text(array):
        array = array.cast(pa.string())
    if field.dates in _ISO:
        with contextlib.suppress(pa.ArrowInvalid):  # a value that is no date, or in a looser writing
            plain = pc.if_else(pc.equal(array, ""), None, array).cast(pa.timestamp("s"))
            return np.asarray(plain.to_numpy(zero_copy_only=False), "datetime64[s]")
    return _by_value(array, lambda values: dates.parse(values, field.dates or "%Y-%m-%d"))


def _words(column: Column, field: Field) -> np.ndarray:
    import pyarrow as pa
    import pyarrow.compute as pc

    array = to_arrow(column)
    if not _is_text(array):
        if pa.types.is_floating(array.type):
            array = pc.if_else(pc.is_nan(array), None, array)
            whole = pc.equal(pc.floor(array), array)
            if pc.all(pc.fill_null(whole, True)).as_py() and len(array):
                with contextlib.suppress(pa.ArrowInvalid):  # larger than whole numbers are
                    array = array.cast(pa.int64())
        array = array.cast(pa.string())
    gaps = field.format.gaps if field.format else ()
    array = pc.if_else(pc.is_in(array, pa.array(["", *gaps], array.type)), None, array)
    values: np.ndarray = array.to_numpy(zero_copy_only=False)
    return values.astype(object)
