"""What stands around the rows of a text table: its header, what is below it, and what cuts its rows into cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.delimiters import BLANKS, find_delimiter, find_quote, parse, width_of
from designer.data.footers import footer_of, is_note, said_of_footer
from designer.data.header import has_header, joined_heads

NUMBERS = [["1", "2.5"], ["2", "3.5"], ["3", "4.5"], ["4", "5.5"]]
CELLS = st.text("abcxyzÄé019", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["a", "b"], *NUMBERS], True),
        (NUMBERS, False),
        ([["0", "1", "2"], ["5", "6", "x"], ["7", "8", "y"]], True),  # columns that were numbered
        ([["2024-01-01", "5"], ["2024-01-02", "6"], ["2024-01-03", "7"]], False),
        ([["city", "2019", "2020"], ["Oslo", "3", "4"], ["Rome", "5", "6"]], True),  # years are names
        ([["red"], ["blue"], ["red"], ["blue"], ["red"], ["blue"]], False),
        ([["colour"], ["blue"], ["red"], ["blue"], ["red"], ["blue"]], True),
        ([["name", "age"]], True),
        ([["a"], ["1", "2"]], True),
    ],
)
def test_the_first_row_names_the_columns_where_it_is_unlike_those_below(rows: list[list[str]], header: bool) -> None:
    assert has_header(rows) is header


def test_a_row_of_units_joins_the_names_and_a_ruled_line_is_passed_over() -> None:
    assert joined_heads(["time", "speed"], [["(s)", "(m/s)"], *NUMBERS]) == ["time (s)", "speed (m/s)"]
    assert joined_heads(["time", "speed"], [["---", "---"], *NUMBERS]) == ["time", "speed"]
    assert joined_heads(["2023", "", "2024"], [["low", "high", "low"], *[["1", "2", "3"]] * 4]) == [
        "2023 low",
        "2023 high",
        "2024 low",
    ]
    assert joined_heads(["time", "speed"], NUMBERS) is None
    assert joined_heads(["name", "town"], [["Ann", "Oslo"], ["Bob", "Rome"], ["Cid", "Bern"], ["Dan", "Kyiv"]]) is None


def test_sums_and_remarks_below_a_table_are_none_of_its_rows() -> None:
    rows = [["Oslo", "3"], ["Rome", "5"], ["Bern", "7"]]
    assert footer_of(rows, 2) == 0
    assert footer_of([*rows, ["Total", "15"]], 2) == 1
    assert footer_of([*rows, ["Total", "15"], ["Source: the office"]], 2) == 2
    assert footer_of([*rows, ["합계", "15"]], 2) == 1
    assert footer_of([["Total", "1"], *rows, ["Total", "15"]], 2) == 0  # here it is a name like others
    assert footer_of([["only words"], ["only words"], ["only words"]], 1) == 0
    assert is_note(["", "a remark", ""])
    assert not is_note(["3", ""])
    text = str(said_of_footer(["Total", "", "15"], 1))
    assert "1 lines below" in text
    assert text.endswith("Total 15")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=4, max_size=20), st.sampled_from([",", ";", "\t", "|"])
)
def test_a_table_is_cut_by_what_it_was_written_with(rows: list[list[str]], delimiter: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
    lines = file.getvalue().splitlines()
    found, _ = find_delimiter(lines, '"', "", "")
    assert found == delimiter
    assert parse(lines, found, '"', "") == rows
    assert width_of(rows) == 3


def test_a_delimiter_that_is_wanted_is_taken_and_the_likelier_one_offered() -> None:
    lines = ["a;b,x;c", "1;2,0;3", "4;5,0;6"]
    found, others = find_delimiter(lines, '"', "", ",")
    assert found == ","
    assert [one.value for one in others] == [";"]
    assert others[0].preview == "a | b,x | c"


def test_blanks_of_any_number_cut_columns_of_numbers() -> None:
    lines = ["x   y", "1   2.5", "10  3.5", "100 4.5"]
    found, _ = find_delimiter(lines, '"', "", "")
    assert found == BLANKS
    assert parse(lines, BLANKS, '"', "") == [["x", "y"], ["1", "2.5"], ["10", "3.5"], ["100", "4.5"]]


@settings(max_examples=30, deadline=None)
@given(st.lists(CELLS, min_size=2, max_size=5))
def test_the_mark_around_cells_is_found(cells: list[str]) -> None:
    assert find_quote([",".join(f"'{cell}'" for cell in cells)] * 2) == "'"
    assert find_quote([",".join(f'"{cell}"' for cell in cells)] * 2) == '"'
