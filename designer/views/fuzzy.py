"""Fuzzy matching of what a person types against names: letters in order, starts of words first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def score(query: str, text: str) -> float | None:
    """Return how well `query` fits `text`, higher is better; None when its letters do not occur in this order."""
    wanted = query.lower().replace(" ", "")
    if not wanted:
        return 0.0
    low = text.lower()
    at = low.find(query.lower().strip())
    if at >= 0:
        return 100.0 - at * 0.5 - len(text) * 0.05 + (20.0 if _starts_word(text, at) else 0.0)
    total, position, last = 0.0, 0, -2
    for letter in wanted:
        found = low.find(letter, position)
        if found < 0:
            return None
        total += 4.0 if found == last + 1 else 0.5
        total += 3.0 if _starts_word(text, found) else 0.0
        last = found
        position = found + 1
    return total - len(text) * 0.05


def ranked(query: str, items: Iterable[T], key: Callable[[T], str], limit: int = 200) -> list[T]:
    """Return the items that fit, best first; all in their own order for an empty query."""
    values = ((score(query, key(item)), index, item) for index, item in enumerate(items))
    scored = [(value, index, item) for value, index, item in values if value is not None]
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    return [item for _value, _index, item in scored[:limit]]


def _starts_word(text: str, index: int) -> bool:
    if index == 0 or not text[index - 1].isalnum():
        return True
    return text[index].isupper() and text[index - 1].islower()
