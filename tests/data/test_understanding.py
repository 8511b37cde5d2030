"""What a column is said to be is what its values are: kinds by name and values, figures as numpy has them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.field import Kind
from designer.data.kinds import gap_note, guess
from designer.data.statistics import BINS, of_array, of_values


def column(*values: Any) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values)])


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("amount", [1.5, 2.5, None], "number"),
        ("yes", ["yes", "no", "yes"], "boolean"),
        ("flag", [0, 1, 1, 0], "boolean"),
        ("ok", [True, False], "boolean"),
        ("colour", ["red", "blue", "red", "red"], "category"),
        ("price", ["$1,200", "$3,400", "n/a"], "number"),
        ("when", ["2024-01-31", "2024-02-28"], "datetime"),
        ("date", [20240131, 20240201, 20240301], "datetime"),
        ("nothing", [None, None], "ignored"),
        ("gaps", ["n/a", "NA", "null"], "ignored"),
        ("label", [3, 7, 40] * 30, "category"),
        ("year", [2019, 2020, 2024] * 30, "number"),
    ],
)
def test_a_column_is_what_its_values_are(name: str, values: list[Any], kind: Kind) -> None:
    one = pa.chunked_array([pa.array(values, None if any(values) else pa.string())])
    assert guess(name, one, None).kind == kind


def test_a_person_has_the_last_word() -> None:
    assert guess("n", column(1, 2, 3), "category").kind == "category"
    assert guess("n", column("1", "2", "x"), "text").kind == "text"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6) | st.none(), min_size=3, max_size=60).filter(lambda v: any(x is not None for x in v))
)
def test_figures_of_numbers_are_those_of_numpy(values: list[float | None]) -> None:
    one = pa.chunked_array([pa.array(values, pa.float64())])
    field = of_values("x", one, guess("x", one, "number"))
    known = np.array([v for v in values if v is not None])
    assert (field.rows, field.missing) == (len(values), len(values) - len(known))
    assert (field.minimum, field.maximum) == (known.min(), known.max())
    assert field.mean == pytest.approx(known.mean(), rel=1e-6, abs=1e-6)
    if known.min() < known.max():
        assert len(field.histogram) == BINS
        assert sum(field.histogram) == len(known)


def test_categories_stand_with_their_counts_the_most_frequent_first() -> None:
    one = column(*(["b"] * 3 + ["a"] * 5 + ["c"] + [None] * 2))
    field = of_values("x", one, guess("x", one, None))
    assert field.categories == ("a", "b", "c")
    assert field.counts == (5, 3, 1)
    assert field.missing == 2


def test_an_array_is_told_with_its_range_and_what_is_odd_in_it() -> None:
    hot = of_array("kind", np.eye(4, dtype="float32")[[0, 1, 1, 3]], None)
    assert hot.counts == (1, 2, 0, 1)
    assert "one of 4 classes" in str(hot.notes[-1])
    lost = np.arange(12.0).reshape(3, 4)
    lost[1, 2] = np.nan
    field = of_array("x", lost, None)
    assert (field.kind, field.shape, field.minimum, field.maximum, field.missing) == ("array", (4,), 0.0, 11.0, 1)
    assert "the first stands in row 2" in str(field.notes[0])
    assert of_array("pixels", np.zeros((2, 28, 28, 3), "uint8"), None).kind == "image"
    assert of_array("words", np.array([["a", "b"]]), None).minimum is None


def test_gaps_are_told_with_their_words_and_how_often_each_stands() -> None:
    text = str(gap_note([("n/a", 3), ("-", 1)]))
    assert "n/a" in text
    assert "3" in text
