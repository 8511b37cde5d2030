"""Whether the first row of a table names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from designer.data.numbers import is_number

_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{2}.*)?$|\d{1,2}:\d{2}(:\d{2})?$")


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


def _is_value(cell: str) -> bool:
    return is_number(cell) or _DATE.match(cell) is not None
