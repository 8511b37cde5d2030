"""Typed columns with the fields that describe them, and random ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from designer.data.field import Field, Kind
from designer.data.settings import Binding
from designer.data.steps import Step
from designer.data.steps.base import gaps, words
from designer.data.table import Table

WORDS = ("red", "blue", "green", "초록", "a b", "10", "9")


def described(name: str, values: np.ndarray, kind: Kind | None = None) -> Field:
    """Return the field of typed values, as exact as a description can be."""
    if kind is None:
        kinds: Mapping[str, Kind] = {"O": "category", "M": "datetime"}
        kind = "array" if values.ndim > 1 else kinds.get(values.dtype.kind, "number")
    absent = gaps(values)
    known = values[~absent]
    field: dict[str, Any] = {"shape": values.shape[1:], "rows": len(values), "missing": int(absent.sum())}
    if values.dtype.kind in "fiu" and known.size:
        finite = known[np.isfinite(known)]
        field |= {"minimum": float(finite.min()), "maximum": float(finite.max()), "mean": float(finite.mean())}
    if values.ndim == 1:
        counts = Counter(words(known)).most_common()
        field |= {"distinct": len(counts)}
        if values.dtype.kind == "O":
            field |= {"categories": tuple(n for n, _ in counts), "counts": tuple(c for _, c in counts)}
    return Field(name, kind, str(values.dtype), **field)


def table(columns: Mapping[str, np.ndarray]) -> Table:
    return Table(columns, len(next(iter(columns.values()))))


def fields(columns: Mapping[str, np.ndarray], **kinds: Kind) -> list[Field]:
    return [described(name, values, kinds.get(name)) for name, values in columns.items()]


def bound(**steps: Sequence[Step]) -> Binding:
    """Return a binding of columns with their steps."""
    return Binding(tuple(steps), {name: tuple(chain) for name, chain in steps.items() if chain})


def texts(*values: str | None) -> np.ndarray:
    found = np.empty(len(values), object)
    found[:] = [None if value is None else str(value) for value in values]
    return found


def numbers(rows: int, with_gaps: bool = True) -> st.SearchStrategy[np.ndarray]:
    """Draw a column of numbers of ordinary sizes, of which some are missing."""
    found = st.integers(-(10**7), 10**7).map(lambda number: number / 16)
    return hnp.arrays(np.float64, rows, elements=found | st.just(np.nan) if with_gaps else found)


def categories(rows: int, with_gaps: bool = True) -> st.SearchStrategy[np.ndarray]:
    """Draw a column of few words, of which some are missing."""
    one = st.sampled_from([*WORDS, None] if with_gaps else WORDS)
    return st.lists(one, min_size=rows, max_size=rows).map(lambda drawn: texts(*drawn))


def times(rows: int) -> st.SearchStrategy[np.ndarray]:
    seconds = st.integers(-(2**31), 2**32)
    return st.lists(seconds | st.none(), min_size=rows, max_size=rows).map(
        lambda drawn: (
            np.array(["NaT" if s is None else s for s in drawn], "M8[s]")
            if all(s is None for s in drawn)
            else np.array([np.datetime64("NaT", "s") if s is None else np.datetime64(s, "s") for s in drawn], "M8[s]")
        )
    )
