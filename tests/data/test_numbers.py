"""Numbers are read as people write them: the marks a column uses are found, and what it says is what was meant."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.field import NumberFormat
from designer.data.numbers import find_format, is_number, parse, uses_decimal_comma

AMOUNTS = st.integers(-(10**9), 10**9).map(lambda cents: cents / 100)


def written(value: float, decimal: str, thousands: str) -> str:
    return f"{value:,.2f}".replace(",", "T").replace(".", decimal).replace("T", thousands)


@settings(max_examples=50, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=30), st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'")]))
def test_what_was_written_with_marks_is_read_as_it_was_meant(values: list[float], marks: tuple[str, str]) -> None:
    decimal, thousands = marks
    told = [*values, 1234567.25]  # leaves no doubt which mark is which
    texts = [written(value, decimal, thousands) for value in told]
    form = find_format((text, 1) for text in texts)
    assert form is not None
    assert (form.decimal, form.thousands) == marks
    assert parse(texts, form).tolist() == pytest.approx(told, abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_what_python_writes_is_read_back_to_the_last_bit(values: list[float]) -> None:
    texts = [repr(value) for value in values]
    form = find_format((text, 1) for text in texts)
    assert form is not None
    assert parse(texts, form).tolist() == values
    assert all(map(is_number, texts))


@pytest.mark.parametrize(
    ("texts", "values", "form"),
    [
        (["$1,200", "$-3", "$7.50"], [1200, -3, 7.5], NumberFormat(thousands=",", prefix="$")),
        (["12%", "7.5%", "n/a"], [0.12, 0.075, math.nan], NumberFormat(suffix="%", scale=0.01, gaps=("n/a",))),
        (["(1.50)", "2.25"], [-1.5, 2.25], NumberFormat()),
        (["3-", "\u22124", "5"], [-3, -4, 5], NumberFormat()),
        (["1.200원", "3.400원"], [1.2, 3.4], NumberFormat(suffix="원")),
        (["0,5", "1,25"], [0.5, 1.25], NumberFormat(decimal=",")),
        (["<0.5", "1.5", "0.7", "> 100", "≥3", "2", "4"], [0.5, 1.5, 0.7, 100, 3, 2, 4], NumberFormat(limits=True)),
    ],
)
def test_the_writing_of_a_column_is_found(texts: list[str], values: list[float], form: NumberFormat) -> None:
    assert find_format((text, 1) for text in texts) == form
    np.testing.assert_array_equal(parse(texts, form), values)


@pytest.mark.parametrize(
    "texts", [["a1", "2"], ["red", "blue"], ["12:30", "13:30"], ["1 kg", "2 m"], ["(3", "4"], ["<5", ">5"]]
)
def test_words_are_no_numbers(texts: list[str]) -> None:
    assert find_format((text, 40) for text in texts) is None


def test_a_value_that_can_be_read_in_two_ways_is_read_as_the_other_columns_are() -> None:
    alone, beside = find_format([("1,234", 1)]), find_format([("1,234", 1)], decimal=",")
    assert alone is not None
    assert beside is not None
    assert parse(["1,234"], alone).tolist() == [1234.0]
    assert parse(["1,234"], beside).tolist() == [1.234]


@pytest.mark.parametrize(
    ("cell", "comma"),
    [("1,5", True), ("1.234,5", True), ("1,234", False), ("1,234.5", False), ("0,125", True), ("7", False)],
)
def test_a_decimal_comma_is_told_where_there_is_no_doubt(cell: str, comma: bool) -> None:
    assert uses_decimal_comma(cell) is comma


def test_what_is_no_number_in_a_column_of_numbers_is_a_gap() -> None:
    assert np.isnan(parse(["-", None, "x", "", "--"], NumberFormat(gaps=("x",)))).all()
    assert not is_number("12 kg")
    assert is_number("€ 12")
