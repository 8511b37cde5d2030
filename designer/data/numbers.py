"""Numbers as people write them: marks, currencies, per cent, brackets for minus, and words for what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from designer.data.field import NumberFormat

# What stands for a missing number. In a column of words only those of TEXT_GAPS do: "None" and "-" may be categories.
NUMBER_GAPS = frozenset((
    "na", "n/a", "n.a.", "nan", "-nan", "nat", "null", "none", "nil", "-", "--", "---", "–", "—", "?", "??", "~", ".",
    "..", "...", "…", "*", "missing", "unknown", "undefined",
    "#n/a", "#na", "#value!", "#div/0!", "#ref!", "#name?", "#num!",
    "#null!", "<na>", "(null)", "\\n", "n/d", "nd", "k.a.", "없음", "결측", "결측값", "미상", "해당없음", "모름",
))  # fmt: skip
TEXT_GAPS = frozenset((
    "na", "n/a", "nan", "null", "#n/a", "<na>", "(null)", "?", "\\n", "#value!", "#ref!", "#div/0!", "nat",
))  # fmt: skip
_CURRENCY = "$€£¥₩₹₽₺฿￦￥"
_BLANKS = " \u00a0\u202f\u2009'’"
# Other letters before a number make a code of it: ORD-00012 is not twelve below zero.
_CODES = (
    "USD|EUR|GBP|JPY|KRW|CHF|CNY|RMB|INR|AUD|CAD|NZD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RUB|UAH|TRY|BRL|MXN|ARS|CLP|"
    "COP|ZAR|EGP|SGD|HKD|TWD|THB|IDR|VND|PHP|MYR|ILS|AED|SAR|BTC|ETH"
)
_AFFIX = rf"[{_CURRENCY}]|(?:{_CODES})|[A-Z]{{1,3}}\$|kr\.?|Fr\.?|원|円|元|만원"
_SUFFIX = r"%|‰|°[CF]?|[a-zA-Zµ㎡㎏㎝㎞²³³/·Ωω]{1,6}[²³]?|개|명|회|세|년|월|일|시간|분|초|점|대|건|층|평|권|장|호|kg"
_SIGN = r"[+\-\u2212\u2013]"
_DIGITS = rf"(?:\d{{1,3}}(?:[,.{_BLANKS}]\d{{2,3}})+(?:[.,]\d+)?|\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE]{_SIGN}?\d{{1,4}})?"
_LIMIT = r"[<>≤≥]=?"  # less or more than can be measured
_NUMBER = re.compile(
    rf"(?P<limit>{_LIMIT})?\s*(?P<open>\()?\s*(?P<sign>{_SIGN})?\s*(?P<prefix>{_AFFIX})?\s*(?P<sign2>{_SIGN})?\s*"
    rf"(?P<digits>{_DIGITS}|(?i:inf(?:inity)?))\s*(?P<suffix>{_AFFIX}|{_SUFFIX})?\s*(?P<after>-)?\s*(?P<close>\))?"
)
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?")
_BARE = re.compile(rf"{_SIGN}?{_DIGITS}")
_MARKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (".", "", re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")),
    (".", ",", re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})*,\d{3}|\d+)(?:\.\d*)?|\.\d+")),
    (",", "", re.compile(r"(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?")),
    (",", ".", re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d*)?|,\d+")),
    *(
        (mark, sep, re.compile(rf"(?:[1-9]\d{{0,2}}(?:{sep}\d{{3}})+|\d+)(?:\{mark}\d*)?"))
        for sep in _BLANKS
        for mark in ".,"
    ),
)
_TOLERATED_WORDS = 3
_TOLERATED_SHARE = 0.05


def is_number(cell: str) -> bool:
    """Return whether a cell alone is a number in some writing, with a currency or per cent but no other unit."""
    text = cell.strip()
    if _PLAIN.fullmatch(text):
        return True
    match = _NUMBER.fullmatch(text)
    return (
        match is not None
        and match["limit"] is None
        and (match["suffix"] or "%") in _CURRENCY + "%"
        and (match["prefix"] or "$") in _CURRENCY
    )


def uses_decimal_comma(cell: str) -> bool:
    """Return whether a number can only be read with a comma as its decimal mark."""
    match = _NUMBER.fullmatch(cell.strip())
    if match is None or "," not in match["digits"]:
        return False
    digits = match["digits"]
    if "." in digits:
        return digits.rindex(",") > digits.rindex(".")
    whole, _, rest = digits.partition(",")
    return "," not in rest and (len(rest) != 3 or whole in {"0", ""} or len(whole) > 3)


def find_format(counts: Iterable[tuple[str, int]], decimal: str = "", thousands: str = "") -> NumberFormat | None:
    """Return how the values of a column are written as numbers; None where they are no numbers.

    `counts` are the different values, trimmed and not empty, each with its rows. `decimal` is what other columns of
    the table use, for values that could be read in two ways.
    """
    matched: list[re.Match[str]] = []
    words: dict[str, int] = {}
    known: dict[str, int] = {}
    rows = others = limits = 0
    for value, count in counts:
        rows += count
        if value.lower() in NUMBER_GAPS:
            known[value] = count
            continue
        match = _NUMBER.fullmatch(value)
        if match is None or (match["open"] is None) != (match["close"] is None):
            words[value] = count
            others += count
            if others > _TOLERATED_SHARE * 10 * max(rows, 100) or len(words) > 50:
                return None
        else:
            matched.append(match)
            limits += count if match["limit"] else 0
    if limits * 2 > rows:  # "<5" and ">5" are two classes
        return None
    has_digits = any(any(c.isdigit() for c in word) for word in words)
    if not matched or len(words) > _TOLERATED_WORDS or others > _TOLERATED_SHARE * rows or has_digits:
        return None
    prefix, suffix = _affixes(matched)
    if prefix is None or suffix is None:
        return None
    digits = [m["digits"] for m in matched if not m["digits"].lower().startswith("inf")]
    marks = _marks(digits, decimal, thousands)
    if marks is None:
        return None
    return NumberFormat(
        decimal=marks[0],
        thousands=marks[1],
        prefix=prefix,
        suffix=suffix,
        scale=0.01 if suffix == "%" else 0.001 if suffix == "‰" else 1.0,
        gaps=tuple(sorted({*known, *words})),
        limits=limits > 0,
    )


def is_limit(cell: str) -> bool:
    """Return whether a cell says less or more than a number: <0.5, ≥ 100."""
    return re.match(_LIMIT, cell.strip()) is not None


def parse(values: Iterable[str | None], form: NumberFormat) -> np.ndarray:
    """Return the values as float64, NaN where they are gaps or no numbers."""
    gaps = set(form.gaps)
    return np.array([_number(value, form, gaps) for value in values], np.float64)


def _number(value: str | None, form: NumberFormat, gaps: set[str]) -> float:
    if value is None:
        return float("nan")
    text = value.strip()
    match = None if text in gaps or text.lower() in NUMBER_GAPS else _NUMBER.fullmatch(text)
    if match is None or (match["limit"] and not form.limits):
        return float("nan")
    digits = match["digits"].replace("’", "'")
    if form.thousands:
        digits = digits.replace("'" if form.thousands == "’" else form.thousands, "")
    digits = digits.replace(form.decimal, ".") if form.decimal != "." else digits
    try:
        number = float(digits.replace("\u2212", "-").replace("\u2013", "-"))
    except ValueError:
        return float("nan")
    signs = [match["sign"], match["sign2"], match["after"]]
    minus = sum(sign is not None and sign != "+" for sign in signs) + (
        match["open"] is not None and match["prefix"] != "+"
    )
    number = -number if minus % 2 else number
    # Division, as 52.5 / 100 is 0.525 to the last bit and 52.5 * 0.01 is not.
    return number / 100 if form.scale == 0.01 else number / 1000 if form.scale == 0.001 else number * form.scale


def _affixes(matched: list[re.Match[str]]) -> tuple[str | None, str | None]:
    """Return what stands before and behind all numbers; a currency may be missing in some."""
    found: list[str | None] = []
    for group in ("prefix", "suffix"):
        seen = {m[group] or "" for m in matched}
        only = seen - {""}
        if len(only) > 1 or (only and "" in seen and not re.fullmatch(_AFFIX, next(iter(only)))):
            found.append(None)
        else:
            found.append(next(iter(only), ""))
    return found[0], found[1]


def _marks(digits: list[str], decimal: str, thousands: str) -> tuple[str, str] | None:
    fitting = [(m, t) for m, t, pattern in _MARKS if all(map(pattern.fullmatch, digits))]
    if thousands:
        fitting = [marks for marks in fitting if marks[1] in {thousands, ""}] or fitting
    if decimal:
        preferred = [marks for marks in fitting if marks[0] == decimal]
        # 1,234 with decimal points elsewhere are thousands; 1.234 with decimal commas elsewhere, too.
        return preferred[0] if preferred else fitting[0] if fitting else None
    for marks in fitting:
        # 1,234 and nothing else: thousands; 0,5 or 1,25: decimals. 1.234: decimals.
        if marks == (".", "") or marks[1] or (".", ",") not in fitting:
            return marks
    return fitting[0] if fitting else None
