"""The different values of a column with their rows; of very many, those that stand for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

MOST = 20_000
MOST_NUMBERS = 2_000
_ODD = r"^-?0\d|[^0-9.\-]"


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


def distinct(array: Any) -> Distinct:
    """Return the different values of a pyarrow array."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table = pc.value_counts(array)
    values, counts = table.field(0), table.field(1)
    known = pc.is_valid(values)
    text = pa.types.is_string(values.type) or pa.types.is_large_string(values.type)
    if text:
        known = pc.and_(known, pc.not_equal(values, ""))
    elif pa.types.is_floating(values.type):
        known = pc.and_(known, pc.invert(pc.is_nan(values)))
    values, counts = values.filter(known), counts.filter(known).to_numpy(zero_copy_only=False)
    order = np.argsort(-counts, kind="stable")
    total, filled = len(order), int(counts.sum())
    most = MOST if text else MOST_NUMBERS
    if total > most:
        order = _standing_for_all(values, order, most, text)
    values, counts = values.take(pa.array(order)), counts[order]
    if pa.types.is_floating(values.type):
        numbers = values.to_numpy(zero_copy_only=False)
        if np.isfinite(numbers).all() and (np.floor(numbers) == numbers).all() and (np.abs(numbers) < 2**53).all():
            values = values.cast(pa.int64())
    if not text:
        values = values.cast(pa.string())
    return Distinct(values.to_pylist(), counts.tolist(), total, filled)


def _standing_for_all(values: Any, order: np.ndarray, most: int, text: bool) -> np.ndarray:
    import pyarrow.compute as pc

    rest = order[most // 3 :]
    odd = np.zeros(len(values), bool)
    if text:
        odd = pc.match_substring_regex(values, _ODD).to_numpy(zero_copy_only=False)
    parts = [part[:: max(1, -(-len(part) // (most // 3)))] for part in (rest[odd[rest]], rest[~odd[rest]])]
    return np.concatenate([order[: most // 3], *parts])
