"""Dates and times as people write them: the format that reads all values of a column, and the values as times."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import numpy as np

from designer.data.date_words import ENGLISH, ENGLISH_DAYS, has_words, in_english, of_english

_DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y. %m. %d.", "%Y. %m. %d", "%Y년 %m월 %d일", "%d.%m.%Y", "%m/%d/%Y",
    "%d/%m/%Y",
    "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%y", "%y.%m.%d", "%y-%m-%d", "%m/%d/%y", "%d/%m/%y", "%d-%b-%Y", "%d-%b-%y",
    "%d %b %Y", "%d. %b %Y", "%d %b, %Y", "%d %b %y", "%d. %b %y", "%d/%b/%Y", "%d.%b.%Y", "%Y-%b-%d", "%Y %b %d",
    "%b %d, %Y", "%b %d %Y", "%a, %d %b %Y", "%a %d %b %Y", "%a, %d. %b %Y", "%a, %b %d, %Y", "%a %b %d %Y",
    "%Y-%m-%d (%a)", "%Y-%m-%d(%a)", "%Y.%m.%d (%a)", "%Y.%m.%d(%a)", "%Y/%m/%d (%a)", "%Y/%m/%d(%a)",
    "%Y. %m. %d. (%a)", "%Y. %m. %d.(%a)", "%Y년 %m월 %d일 (%a)", "%Y년 %m월 %d일(%a)", "%Y년 %m월 %d일 %a", "%Y%m%d",
)  # fmt: skip
_TIMES = (
    "%H:%M:%S",
    "%H:%M",
    "%H:%M:%S.%f",
    "%I:%M %p",
    "%I:%M:%S %p",
    "%p %I:%M",
    "%p %I:%M:%S",
    "%H:%M:%S%z",
    "%H:%M:%S.%f%z",
    "%H:%M%z",
    "%H:%M:%S %z",
    "%H시 %M분",
)
_JOINTS = (" ", "T")
_MONTHS = ("%Y-%m", "%Y/%m", "%b %Y", "%b-%Y", "%b-%y", "%b/%Y", "%Y년 %m월")
# What every date has in common, so that words are not tried with a hundred formats.
_LIKELY = re.compile(r"(?=.*\d)[\w\s:/.,+\-()년월일시분초]{4,40}$")
_SIGNS = re.compile(r"[-/.:년월일시분]|[A-Za-z]{3}")
_WORDS = re.compile(rf"(?i)\b({'|'.join((*ENGLISH, *ENGLISH_DAYS))})\b|\dT\d|\d ?[ap]m\b|\b[ap]m ?\d|\dZ$")
_AMBIGUOUS = {"%m/%d/%Y": "%d/%m/%Y", "%d-%m-%Y": "%m-%d-%Y", "%m/%d/%y": "%d/%m/%y", "%d.%m.%y": "%y.%m.%d"}
_SAMPLE = 200


def find_dates(values: Sequence[str]) -> tuple[str, bool]:
    """Return the format, as strptime has it, that reads every one of the different values, and whether only it does.

    "" where none does. Days and months that could be exchanged are told apart by the order of the rows.
    """
    sample = [*values[: _SAMPLE // 2], *values[-_SAMPLE // 2 :]]
    if not sample or not all(_is_likely(in_english(value)) for value in sample[:20]):
        return "", True
    first_few = [in_english(value) for value in sample[:5]]
    zoned = re.search(r"\d ?(Z|[+-]\d\d:?\d\d)$", sample[0]) is not None
    shapes = {_shape(value) for value in first_few}
    fitting = [form for form in _formats() if _shape_of_format(form) in shapes or ("%z" in form and zoned)]
    fitting = [form for form in fitting if all(_reads(value, form) for value in first_few)]
    fitting = [form for form in fitting if not np.isnat(parse(sample, form)).any()]
    fitting = [form for form in fitting if not np.isnat(parse(values, form)).any()]
    if not fitting:
        return "", True
    first = fitting[0]
    exchanged = next((form for form in fitting if form != first and _is_exchanged(first, form)), "")
    if not exchanged:
        return first, True
    read = {form: parse(values, form) for form in (first, exchanged)}
    irregular = {form: _irregularity(times) for form, times in read.items()}
    if exchanged.startswith("%y") and min(irregular.values()) == np.inf:  # years differ less than days do
        return min(read, key=lambda form: np.ptp(read[form].astype(np.int64))), False
    likelier = min(irregular, key=lambda form: irregular[form])
    return likelier, irregular[first] != irregular[exchanged] and max(irregular.values()) == np.inf


def find_compact(values: np.ndarray) -> bool:
    """Return whether whole numbers are dates such as 20240131."""
    if not len(values) or values.min() < 19000101 or values.max() > 21001231:
        return False
    return not np.isnat(parse([str(int(v)) for v in np.unique(values)], "%Y%m%d")).any()


def parse(values: Sequence[str | None], form: str) -> np.ndarray:
    """Return the values as datetime64[s], NaT where they are none; times with an offset become UTC."""
    import pandas as pd

    if has_words(form):
        values, form = [None if value is None else in_english(value) for value in values], of_english(form)
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


def _shape(value: str) -> str:
    """Return a value with 0 for its numbers and a for its words: only formats of that shape are tried."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", value))


def _shape_of_format(form: str) -> str:
    return _shape(re.sub("%[abp]", "a", re.sub("%[YmydHIMSf]", "0", form)).replace("00", "0").replace("00", "0"))


def _formats() -> list[str]:
    joined = [f"{day}{joint}{time}" for day in _DAYS for joint in _JOINTS for time in _TIMES]
    return [*_DAYS, *joined, *(time for time in _TIMES if "%z" not in time), *_MONTHS]


def _is_exchanged(first: str, second: str) -> bool:
    return any(first.startswith(a) and second == b + first[len(a) :] for a, b in _AMBIGUOUS.items())


def _irregularity(times: np.ndarray) -> float:
    """Return how unequal the steps from row to row are: 0 for a date a day, infinite where they go back and forth."""
    steps = np.diff(times.astype(np.int64)).astype(np.float64)
    if not len(steps) or not ((steps >= 0).all() or (steps <= 0).all()) or not steps.any():
        return np.inf
    return float(steps.std() / abs(steps.mean()))
