"""Whether the first row of a table names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from designer.data.numbers import NUMBER_GAPS, is_number

_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{2}.*)?$|\d{1,2}:\d{2}(:\d{2})?$")

_RULE = re.compile(r":?[-=_]{2,}:?")
_UNIT = re.compile(r"[(\[].+[)\]]|%|°[CF]")
_LEAST_ROWS = 4


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row names the columns, by how it differs from the rows below it."""
    first, body = [cell.strip() for cell in rows[0]], rows[1:300]
    if not body:
        return not any(is_number(cell) for cell in first)
    if len(first) != len(body[0]):
        return True
    numbers = [int(cell) for cell in first if re.fullmatch(r"\d{1,4}", cell)]
    if len(numbers) == len(first) > 2 and all(b - a == 1 for a, b in pairwise(numbers)) and numbers[0] in {0, 1}:
        return True
    votes = 0
    for index, name in enumerate(first):
        below = [row[index].strip() for row in body if len(row) > index and row[index].strip()]
        if not below:
            votes += 1 if name and not _is_value(name) else 0
            continue
        valued = sum(map(_is_value, below)) / len(below)
        if valued > 0.5:
            year = re.fullmatch(r"(19|20)\d\d", name) and not any(re.fullmatch(r"(19|20)\d\d", cell) for cell in below)
            votes += 2 if (year or not _is_value(name)) and name else -3
        elif _is_value(name):
            votes -= 2
        elif len(set(below)) < 0.5 * len(below):
            votes += -1 if name in below else 1
        elif name in below:
            votes -= 1
    return votes >= 0


def joined_heads(first: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str] | None:
    """Return the names that the header and the row below it give together; None where that row is data.

    Such a row says units, parts of what the header names, or rules it off: it has no number where all below have some.
    """
    if len(rows) < _LEAST_ROWS or len(rows[0]) != len(first):
        return None
    second = [cell.strip() for cell in rows[0]]
    filled = [cell for cell in second if cell]
    if not filled or any(_is_value(cell) for cell in filled):
        return None
    if all(_RULE.fullmatch(cell) for cell in filled):
        return [cell.strip() for cell in first]
    telling = [cell for place, cell in enumerate(second) if cell and _are_numbers(place, rows[1:300])]
    telling = [cell for cell in telling if cell.lower() not in NUMBER_GAPS]
    if len(telling) < 2 and not (telling and all(_UNIT.fullmatch(cell) for cell in filled)):
        return None
    names, before = [], ""
    for name, part in zip((cell.strip() for cell in first), second, strict=True):
        before = name or (before if part else "")  # cells that are merged hold their name once
        names.append(before if part in ("", before) else f"{before} {part}".strip())
    return names


def _are_numbers(place: int, rows: Sequence[Sequence[str]]) -> bool:
    below = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
    return len(below) >= _LEAST_ROWS - 1 and all(map(is_number, below))


def _is_value(cell: str) -> bool:
    return is_number(cell) or _DATE.match(cell) is not None
