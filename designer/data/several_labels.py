"""Texts that hold several labels each, such as drama|comedy: the mark between them, and which labels there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

MARKS = "|;,"
MOST_LABELS = 5_000
_LONGEST = 30  # characters of a label
_NONE_HAS = frozenset("|;,/")
_OFTEN = 3  # so often a label is there on the average, where commas might be those of a sentence


class Several(NamedTuple):
    """The mark between labels, and the labels in their order."""

    mark: str
    labels: tuple[str, ...]


def parts(text: str, mark: str) -> list[str]:
    """Return the labels of a text."""
    return [part for part in (piece.strip() for piece in text.split(mark)) if part]


def several_labels(values: Sequence[str], counts: Sequence[int]) -> Several | None:
    """Return how different texts, with the rows that have each, hold labels.

    None where they do not, or may as well be something else.
    """
    mark = next((mark for mark in MARKS if any(mark in value for value in values)), "")
    if not mark:
        return None
    if not all(map(_is_label, (part for value in values if mark in value for part in value.split(mark)))):
        return None
    rows = [parts(value, mark) for value in values]
    found: Counter[str] = Counter()
    for row, count in zip(rows, counts, strict=True):
        found.update(dict.fromkeys(row, count))
    if found.total() == len(found) or len(found) > MOST_LABELS:
        return None
    if mark == "," and not _are_labels(rows, found):
        return None
    return Several(mark, tuple(sorted(found)))


def _is_label(part: str) -> bool:
    return 0 < len(part.strip()) <= _LONGEST and _NONE_HAS.isdisjoint(part)


def _are_labels(rows: Sequence[Sequence[str]], counts: Counter[str]) -> bool:
    """Tell whether what stands between commas are labels, not the parts of an address, a name or a sentence.

    Labels come again, in rows of more and of fewer of them, and no place among the others is theirs alone.
    """
    if counts.total() < _OFTEN * len(counts) or len({len(row) for row in rows}) == 1:
        return False
    first = {row[0] for row in rows}
    later = {label for row in rows for label in row[1:]}
    return 2 * len(first & later) >= len(counts)
