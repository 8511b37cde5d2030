"""The different values of a column with their rows; of very many, those that stand for all.

A column is looked at in pieces. Of its values only numbers that stand for them are kept meanwhile, since a column of
long texts may be larger than the memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from designer.data.columns import take
from designer.data.progress import Progress, ignore
from designer.data.table import Column
from designer.data.typed import pieces, to_arrow

MOST = 20_000
MOST_NUMBERS = 2_000
_ODD = r"^-?0\d|[^0-9.\-]"
_GATHERED = 2**20


class Distinct(NamedTuple):
    """Different values as text, without gaps, the most frequent first, and how many rows have each.

    Values of the same frequency stand in the order of their first row. `total` is how many different values there are,
    of which `values` has at most MOST: the most frequent, those that are no plain number, some of the rest. `filled`
    are the rows that have a value.
    """

    values: Sequence[str]
    counts: Sequence[int]
    total: int
    filled: int


class _Found(NamedTuple):
    """Different values by a number of 64 bits each, how many rows have them, which is the first, which look odd."""

    keys: np.ndarray
    counts: np.ndarray
    rows: np.ndarray
    odd: np.ndarray


def distinct(column: Column, progress: Progress = ignore) -> Distinct:
    """Return the different values of a column."""
    import pyarrow as pa

    rows, gathered, waiting = 0, [], 0
    text = False
    for piece in pieces(column):
        text = pa.types.is_string(piece.type) or pa.types.is_large_string(piece.type)
        found = _of_piece(piece, text, rows)
        rows += len(piece)
        gathered.append(found)
        waiting += len(found.keys)
        if waiting > _GATHERED:
            gathered = [_merged(gathered)]
            waiting = 0
        progress(rows / max(1, len(column)))
    if not gathered:
        return Distinct((), (), 0, 0)
    found = _merged(gathered)
    # Stable, so that equals stand in the order of their first rows.
    order = np.argsort(found.rows, kind="stable")
    order = order[np.argsort(-found.counts[order], kind="stable")]
    total, filled = len(order), int(found.counts.sum())
    most = MOST if text else MOST_NUMBERS
    if total > most:
        order = _standing_for_all(found.odd, order, most)
    return Distinct(_words(column, found.rows[order]), found.counts[order].tolist(), total, filled)


def _of_piece(piece: Any, text: bool, before: int) -> _Found:
    import pyarrow.compute as pc

    places = np.arange(before, before + len(piece))
    if not text:
        places = places[pc.is_valid(piece).to_numpy(zero_copy_only=False)]
        numbers = piece.drop_null().to_numpy(zero_copy_only=False)
        if numbers.dtype.kind == "f":
            places, numbers = places[~np.isnan(numbers)], numbers[~np.isnan(numbers)]
        keys = _as_integers(numbers)
        different, first, counts = np.unique(keys, return_index=True, return_counts=True)
        return _Found(different, counts, places[first], np.zeros(len(different), bool))
    coded = piece.dictionary_encode()
    codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    places, codes = places[codes >= 0], codes[codes >= 0]
    size = len(coded.dictionary)
    counts = np.bincount(codes, minlength=size)
    first = np.zeros(size, np.int64)
    first[codes[::-1]] = places[::-1]  # backwards, so that the earliest row is the one that stays
    words = coded.dictionary
    # Two different texts of the same 64 bits would be counted as one; of a hundred million texts that has one chance in
    # three thousand.
    keys = np.fromiter(map(hash, words.to_pylist()), np.int64, size)
    filled = pc.not_equal(words, "").to_numpy(zero_copy_only=False)
    odd = pc.match_substring_regex(words, _ODD).to_numpy(zero_copy_only=False)
    return _Found(keys[filled], counts[filled], first[filled], odd[filled])


def _as_integers(numbers: np.ndarray) -> np.ndarray:
    """Return numbers, times and truth values as whole numbers that are equal where these are."""
    if numbers.dtype.kind == "f":
        return (numbers.astype(np.float64) + 0.0).view(np.int64)  # one zero, not two
    if numbers.dtype.kind in "mM":
        return numbers.view(np.int64)
    if numbers.dtype.kind == "O":  # times of the day and what else has no type in numpy
        return np.fromiter(map(hash, numbers.tolist()), np.int64, len(numbers))
    return numbers.astype(np.uint64).view(np.int64) if numbers.dtype == np.uint64 else numbers.astype(np.int64)


def _merged(gathered: list[_Found]) -> _Found:
    """Return the different values of several pieces, which are let go of on the way: there may be some million."""
    if len(gathered) == 1:
        return gathered[0]
    keys, counts, rows, odd = (np.concatenate(parts) for parts in zip(*gathered, strict=True))
    gathered.clear()
    if not len(keys):  # gaps alone
        return _Found(keys, counts, rows, odd)
    # Stable, and pieces stand in the order of their rows: the first of equal keys has the first row.
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return _Found(keys[first], np.add.reduceat(counts[order], first), rows[order[first]], odd[order[first]])


def _standing_for_all(odd: np.ndarray, order: np.ndarray, most: int) -> np.ndarray:
    rest = order[most // 3 :]
    parts = [part[:: max(1, -(-len(part) // (most // 3)))] for part in (rest[odd[rest]], rest[~odd[rest]])]
    return np.concatenate([order[: most // 3], *parts])


def _words(column: Column, rows: np.ndarray) -> list[str]:
    """Return the values in these rows as text, whole numbers without a fraction."""
    import pyarrow as pa

    values = to_arrow(take(column, rows))
    if pa.types.is_floating(values.type):
        numbers = values.to_numpy(zero_copy_only=False)
        if np.isfinite(numbers).all() and (np.floor(numbers) == numbers).all() and (np.abs(numbers) < 2**53).all():
            values = values.cast(pa.int64())
    is_text = pa.types.is_string(values.type) or pa.types.is_large_string(values.type)
    found = values if is_text else values.cast(pa.string())
    return found.to_pylist()  # type: ignore[no-any-return]
