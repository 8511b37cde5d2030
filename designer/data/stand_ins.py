"""Numbers that stand for what is missing, such as -999 or 9999: found only where nothing else can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

LOOKED_AT = 200
"""Different values, the most frequent, that are looked at."""
_TIMES = 3  # that such a number stands in a column, at least
_ROWS, _DIFFERENT = 20, 5  # that others have, at least
_MANY = 12  # different values, among which one that is so often there stands out
_OFTEN = 5  # times as often as any other
_NINES = re.compile(r"-?9+(\.9+|\.0)?")
_LIMITS = frozenset({-1.0, -32768.0, 32767.0, 65535.0, -2147483648.0, 2147483647.0})
_FILLING = 1e19  # and beyond: what programs of the sciences write


def find(
    known: np.ndarray, values: np.ndarray, counts: Sequence[int], total: int
) -> tuple[tuple[tuple[float, int], ...], tuple[float, float] | None]:
    """Return such numbers with their counts, and the range of the others, None where there are none.

    `known` are the finite values of all rows, `values` the most frequent of `total` different ones, with `counts`.
    A number is one where it looks like one (nines, -1, the end of what a computer counts to), is there again and
    again, and either lies farther from all others than these from each other, or is the only one below zero and by far
    the most frequent.
    """
    often = [(float(v), c) for v, c in zip(values, counts, strict=False) if c >= _TIMES]
    taken = {value: count for value, count in often if _looks_like_one(value)}
    while taken:
        rest = known[~np.isin(known, list(taken))]
        if len(rest) < _ROWS:
            return (), None
        different = total - len(taken)
        if different < _DIFFERENT:
            return (), None
        low, high = float(rest.min()), float(rest.max())
        most = max((count for value, count in often if value not in taken), default=_TIMES - 1)
        clear = {v: c for v, c in taken.items() if _is_clear(v, c, low, high, most, different)}
        if len(clear) == len(taken):
            return tuple(sorted(clear.items())), (low, high)
        taken = clear
    return (), None


def told(number: float) -> str:
    """Return a number as a person writes it: -999 for -999.0."""
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)


def _looks_like_one(value: float) -> bool:
    is_nines = _NINES.fullmatch(repr(value)) is not None and (value < 0 or value >= 99)
    return is_nines or value in _LIMITS or abs(value) >= _FILLING


def _is_clear(value: float, count: int, low: float, high: float, most: int, different: int) -> bool:
    spread = high - low
    if spread > 0 and (value < low - spread or value > high + spread):
        return True
    return value < 0 <= low and different >= _MANY and count >= _OFTEN * most
