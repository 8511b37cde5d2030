"""Permutation importance as scikit-learn computes it, of the fields of a run's model instead of single columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

REPEATS = 5


def permutation_importance(
    score: Callable[[np.ndarray | None, int], float], fields: int, rows: int, repeats: int = REPEATS, seed: int = 0
) -> tuple[float, np.ndarray]:
    """Return the score as it is, and (fields, repeats) of how much lower it is with one field shuffled.

    `score` gives it for the order that the rows have in one field (None and -1: all as they are). The orders are those
    of `sklearn.inspection.permutation_importance` with `random_state=seed`.
    """
    first = np.random.RandomState(seed).randint(np.iinfo(np.int32).max + 1)
    whole = score(None, -1)
    found = np.zeros((fields, repeats))
    for field in range(fields):
        state = np.random.RandomState(first)
        order, shuffling = np.arange(rows), np.arange(rows)
        for repeat in range(repeats):
            state.shuffle(shuffling)
            order = order[shuffling]
            found[field, repeat] = whole - score(order, field)
    return whole, found


def largest_first(names: Sequence[str], values: Sequence[float]) -> list[int]:
    """Return places by the size of their values."""
    return sorted(range(len(names)), key=lambda place: -abs(values[place]))
