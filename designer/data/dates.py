"""Dates and times as people write them: the format that reads all values of a column, and the values as times."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import numpy as np

_DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y. %m. %d.", "%Y. %m. %d", "%Y년 %m월 %d일", "%d.%m.%Y", "%m/%d/%Y",
    "%d/%m/%Y",
    "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%y", "%m/%d/%y", "%d/%m/%y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%d %B %Y",
    "%b %d, %Y", "%B %d, %Y", "%a, %d %b %Y", "%Y%m%d",
)  # fmt: skip
_TIMES = (
    "%H:%M:%S",
    "%H:%M",
    "%H:%M:%S.%f",
    "%I:%M %p",
    "%I:%M:%S %p",
    "%H:%M:%S%z",
    "%H:%M:%S.%f%z",
    "%H:%M%z",
    "%H시 %M분",
)
_JOINTS = (" ", "T")
_MONTHS = ("%Y-%m", "%Y/%m", "%b %Y", "%B %Y", "%Y년 %m월")
# What every date has in common, so that words are not tried with a hundred formats.
_LIKELY = re.compile(r"(?=.*\d)[\w\s:/.,+\-년월일시분초]{4,40}$")
_SIGNS = re.compile(r"[-/.:년월일시분]|[A-Za-z]{3}")
_WORDS = re.compile(r"(?i)jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|\dT\d|\d ?[ap]m\b|\dZ$")
_AMBIGUOUS = {"%m/%d/%Y": "%d/%m/%Y", "%d-%m-%Y": "%m-%d-%Y", "%m/%d/%y": "%d/%m/%y"}
_SAMPLE = 200


def find_dates(values: Sequence[str]) -> tuple[str, bool]:
    """Return the format, as strptime has it, that reads every one of the different values, and whether only it does.

    "" where none does. Days and months that could be exchanged are told apart by the order of the rows.
    """
    sample = [*values[: _SAMPLE // 2], *values[-_SAMPLE // 2 :]]
    if not sample or not all(map(_is_likely, sample[:20])):
        return "", True
    fitting = [form for form in _formats() if all(_reads(value, form) for value in sample[:5])]
    fitting = [form for form in fitting if not np.isnat(parse(sample, form)).any()]
    fitting = [form for form in fitting if not np.isnat(parse(values, form)).any()]
    if not fitting:
        return "", True
    first = fitting[0]
    exchanged = next((form for form in fitting if form != first and _is_exchanged(first, form)), "")
    if not exchanged:
        return first, True
    for form in (first, exchanged):
        if _is_sorted(parse(values, form)):
            return form, not _is_sorted(parse(values, exchanged if form == first else first))
    return first, False


def find_compact(values: np.ndarray) -> bool:
    """Return whether whole numbers are dates such as 20240131."""
    if not len(values) or values.min() < 19000101 or values.max() > 21001231:
        return False
    return not np.isnat(parse([str(int(v)) for v in np.unique(values)], "%Y%m%d")).any()


def parse(values: Sequence[str | None], form: str) -> np.ndarray:
    """Return the values as datetime64[s], NaT where they are none; times with an offset become UTC."""
    import pandas as pd

    found = pd.to_datetime(pd.Series(list(values), dtype=object), format=form, errors="coerce", utc="%z" in form)
    if "%z" in form:
        found = found.dt.tz_localize(None)
    return np.asarray(found.to_numpy(), "datetime64[s]")


def _is_likely(value: str) -> bool:
    if not _LIKELY.match(value) or not _SIGNS.search(value):
        return False
    return _WORDS.search(value) is not None or re.search("[A-Za-z]", value) is None


def _reads(value: str, form: str) -> bool:
    try:
        datetime.datetime.strptime(value, form)
    except ValueError:
        return False
    return True


def _formats() -> list[str]:
    joined = [f"{day}{joint}{time}" for day in _DAYS for joint in _JOINTS for time in _TIMES]
    return [*_DAYS, *joined, *(time for time in _TIMES if "%z" not in time), *_MONTHS]


def _is_exchanged(first: str, second: str) -> bool:
    return any(first.startswith(a) and second == b + first[len(a) :] for a, b in _AMBIGUOUS.items())


def _is_sorted(times: np.ndarray) -> bool:
    steps = np.diff(times.astype(np.int64))
    return bool((steps >= 0).all() or (steps <= 0).all())
