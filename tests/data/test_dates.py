"""Dates are read with the one format that reads them all; days and months are told apart by their order."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.date_words import MONTHS
from designer.data.dates import find_compact, find_dates, parse

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31))
UNAMBIGUOUS = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y년 %m월 %d일", "%d %B %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M"]


@settings(max_examples=25, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=12), st.sampled_from(UNAMBIGUOUS))
def test_the_format_that_wrote_dates_reads_them(days: list[datetime.date], form: str) -> None:
    at = [datetime.datetime.combine(day, datetime.time(13, 45)) for day in days]
    texts = [one.strftime(form) for one in at]
    found, is_sure = find_dates(texts)
    assert is_sure
    times = parse(texts, found)
    read = [datetime.datetime.strptime(text, form) for text in texts]
    assert times.astype("datetime64[s]").tolist() == read


def test_days_and_months_are_told_apart_by_a_day_beyond_the_twelfth() -> None:
    assert find_dates(["03/04/2024", "25/04/2024"])[0] == "%d/%m/%Y"
    assert find_dates(["03/04/2024", "04/25/2024"])[0] == "%m/%d/%Y"


def test_days_and_months_are_told_apart_by_the_order_of_the_rows() -> None:
    daily = [f"{day:02}/04/2024" for day in range(1, 12)]
    assert find_dates(daily) == ("%d/%m/%Y", False)


LONG = st.sampled_from(MONTHS).map(str.split)


@settings(max_examples=40, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=12), LONG, st.sampled_from([99, 4, 3]), st.sampled_from(["", "."]))
def test_months_are_read_in_every_language_and_shortened(
    days: list[datetime.date], months: list[str], length: int, dot: str
) -> None:
    words = [name if length == 99 or name[:length] == "jui" else name[:length] + dot for name in months]
    for form in ("{0}. {1} {2}", "{0} {1} {2}", "{0} de {1} de {2}", "{1} {0}, {2}"):
        texts = [form.format(day.day, words[day.month - 1].title(), day.year) for day in days]
        found, is_sure = find_dates(texts)
        assert is_sure, texts
        assert parse(texts, found).astype("datetime64[D]").tolist() == days


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2024-03-01(금)", "%Y-%m-%d(%a)"),
        ("2024. 3. 1. (금) 오전 10:30", "%Y. %m. %d. (%a) %p %I:%M"),
        ("2024년 3월 1일 금요일", "%Y년 %m월 %d일 %a"),
        ("Friday, March 1st, 2024", "%a, %b %d, %Y"),
        ("vendredi 1er mars 2024", "%a %d %b %Y"),
        ("Fri, 01 Mar 2024 10:00:00 +0900", "%a, %d %b %Y %H:%M:%S %z"),
    ],
)
def test_weekdays_stand_beside_a_date(text: str, form: str) -> None:
    assert find_dates([text])[0] == form
    assert parse([text], form).astype("datetime64[D]")[0] == np.datetime64("2024-03-01")


def test_a_format_of_an_older_project_with_long_months_is_read_as_before() -> None:
    assert parse(["1 March 2024", "2 May 2024"], "%d %B %Y").astype(str).tolist()[0].startswith("2024-03-01")


@pytest.mark.parametrize("texts", [["mars", "may"], ["5 mars bars", "3 mars bars"], ["a (b) 3"], ["1 (월)"], ["Jan 2"]])
def test_words_of_months_and_days_alone_are_no_dates(texts: list[str]) -> None:
    assert find_dates(texts)[0] == ""


@pytest.mark.parametrize("texts", [["red", "blue"], ["12", "13"], ["2024-13-45"], ["1.5", "2.5"], []])
def test_what_is_no_date_has_no_format(texts: list[str]) -> None:
    assert find_dates(texts)[0] == ""


def test_times_with_an_offset_become_utc_and_gaps_none() -> None:
    found, _ = find_dates(["2024-05-01T10:00:00+09:00", "2024-05-01T10:00:00Z"])
    times = parse(["2024-05-01T10:00:00+09:00", None, "2024-05-01T10:00:00Z", "soon"], found)
    assert times[0] == np.datetime64("2024-05-01T01:00:00")
    assert times[2] == np.datetime64("2024-05-01T10:00:00")
    assert np.isnat(times[[1, 3]]).all()


def test_whole_numbers_are_dates_only_where_each_is_one() -> None:
    assert find_compact(np.array([20240131.0, 20231224.0]))
    assert not find_compact(np.array([20240131.0, 20240199.0]))
    assert not find_compact(np.array([1.0, 2.0]))
    assert not find_compact(np.array([]))
