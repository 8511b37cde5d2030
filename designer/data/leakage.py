"""Columns that give the target away: one alone tells it in almost every row, as no honest measurement does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from designer.data.columns import values
from designer.data.field import Field
from designer.data.steps.base import gaps, words
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

ROWS = 4_000  # that are looked at, evenly over the table
TELLS = 0.995  # of the rows, or of the variance
_USUAL = 0.98  # what a guess without any column may reach at most
_ROWS_A_VALUE = 4  # below that a value stands for its row and not for the target
_LEAK = QT_TRANSLATE_NOOP(
    "Data", "{column} alone tells {target} in {share} % of the rows. If it is not known when you predict, leave it out."
)
_WORDS = frozenset({"category", "identifier", "text", "boolean"})


class Leak(msgspec.Struct, frozen=True):
    """A column that tells a target, and in which share of the rows (of the variance, for numbers)."""

    column: str
    target: str
    share: float

    @property
    def text(self) -> Text:
        """What it is, as a sentence."""
        return Text(_LEAK, {"column": self.column, "target": self.target, "share": f"{100 * self.share:.0f}"})


def leaks(
    table: Table,
    fields: Mapping[str, Field],
    inputs: Iterable[str],
    targets: Iterable[str],
    rows: np.ndarray | None = None,
) -> tuple[Leak, ...]:
    """Return which of the input columns give one of the targets away, those that tell most first.

    Columns of single values are looked at, in the table's rows or those of these indices.
    """
    rows = np.arange(table.rows) if rows is None else rows
    rows = rows[:: max(1, len(rows) // ROWS)]
    found = []
    known = {name: values(table, fields[name], rows) for name in {*inputs, *targets} if _is_single(fields.get(name))}
    for target in targets:
        if target not in known:
            continue
        goal, is_classes = _goal(known[target], fields[target])
        there = ~np.isnan(goal)
        if there.sum() < 20 or (is_classes and _commonest(goal[there]) > _USUAL) or np.ptp(goal[there]) == 0:
            continue
        for name in inputs:
            if name != target and name in known:
                share = _told(known[name][there], fields[name], goal[there], is_classes)
                if share >= TELLS:
                    found.append(Leak(name, target, share))
    return tuple(sorted(found, key=lambda leak: -leak.share))


def _is_single(field: Field | None) -> bool:
    return field is not None and not field.shape and field.kind in (*_WORDS, "number", "datetime")


def _goal(column: np.ndarray, field: Field) -> tuple[np.ndarray, bool]:
    """Return a target as numbers with NaN for gaps, and whether they are classes."""
    few = field.kind == "number" and field.whole and 0 < field.distinct <= 20
    if field.kind in _WORDS or few:
        return _coded(column), True
    return column.astype("M8[s]").astype(np.float64) if column.dtype.kind == "M" else column.astype(np.float64), False


def _coded(column: np.ndarray) -> np.ndarray:
    missing = gaps(column)
    said = np.array([str(value) for value in words(column)])
    codes = np.unique(said, return_inverse=True)[1].astype(np.float64)
    codes[missing] = np.nan
    return codes


def _told(column: np.ndarray, field: Field, goal: np.ndarray, is_classes: bool) -> float:
    """Return how much of the goal one column tells: as groups of its values, by whether it has one, as a number."""
    missing = gaps(column)
    shares = [_by_group(missing.astype(np.float64), goal, is_classes)] if missing.any() else [0.0]
    if field.kind in _WORDS:
        codes = np.nan_to_num(_coded(column), nan=-1)
        if len(np.unique(codes)) * _ROWS_A_VALUE <= len(codes):
            shares.append(_by_group(codes, goal, is_classes))
    else:
        numbers = column.astype("M8[s]").astype(np.float64) if column.dtype.kind == "M" else column.astype(np.float64)
        finite = np.isfinite(numbers)
        if finite.mean() >= TELLS:
            told = _by_thresholds if is_classes else _by_order
            shares.append(told(numbers[finite], goal[finite]) * float(finite.mean()))
    return max(shares)


def _by_group(codes: np.ndarray, goal: np.ndarray, is_classes: bool) -> float:
    """Return the share of rows whose class is the commonest of their group, or of the variance between groups."""
    import pandas as pd

    frame = pd.DataFrame({"group": codes, "goal": goal})
    if is_classes:
        return float(frame.groupby(["group", "goal"]).size().groupby("group").max().sum() / len(frame))
    within = frame["goal"] - frame.groupby("group")["goal"].transform("mean")
    return float(1 - within.var() / frame["goal"].var())


def _by_thresholds(numbers: np.ndarray, goal: np.ndarray) -> float:
    """Return the share of rows whose class follows from as many ranges of the numbers as there are classes."""
    from sklearn.tree import DecisionTreeClassifier

    ranges = max(2, len(np.unique(goal)))
    ordered = goal[np.argsort(numbers, kind="stable")]
    if np.count_nonzero(np.diff(ordered)) > ranges - 1 + 2 * (1 - TELLS) * len(goal):
        return 0.0  # every row that is on the wrong side of a threshold changes the class at most twice
    tree = DecisionTreeClassifier(max_leaf_nodes=ranges, random_state=0).fit(numbers[:, None], goal)
    return float(tree.score(numbers[:, None], goal))


def _by_order(numbers: np.ndarray, goal: np.ndarray) -> float:
    """Return how far the order of the numbers is that of the goal, 1 for the same or the opposite."""
    import pandas as pd

    order = pd.Series(numbers).rank().corr(pd.Series(goal).rank())
    return 0.0 if np.isnan(order) else float(order**2)


def _commonest(goal: np.ndarray) -> float:
    counts: Sequence[int] = np.unique(goal, return_counts=True)[1].tolist()
    return max(counts) / len(goal)
