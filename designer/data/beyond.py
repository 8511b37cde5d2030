"""Rows beyond the end of a series: which windows tell them, and how its time goes on there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from designer.data.columns import take, values
from designer.data.field import Field
from designer.data.settings import Windows
from designer.data.table import Table
from designer.data.windows import starts

_LOOKED_AT = 512  # rows at the end of a series, by which it is found out how its time goes on


@dataclass(frozen=True)
class Beyond:
    """The last `count` of predicted rows lie beyond the end; `columns` are what stands there of time and group."""

    count: int
    columns: Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Told:
    """Where windows begin among the rows that can be used, and the row of the table that each tells.

    The last `len(steps)` tell rows beyond the end, so many steps behind the last of `groups`.
    """

    begins: np.ndarray
    rows: np.ndarray
    steps: np.ndarray
    groups: np.ndarray


def told(windows: Windows, ranks: np.ndarray, groups: np.ndarray, used: np.ndarray, with_targets: bool) -> Told:
    """Return the windows of the `used` rows, in the order of their places, that tell rows of the table or beyond.

    `ranks` and `groups` are of all rows. Windows that tell rows of the table begin as those of a training do; of those
    that tell what is beyond each there is. Without targets the row that is told need not be one that can be used.
    """
    at = np.argsort(ranks)  # the row at each place
    ends = np.full(groups.max(initial=0) + 1, -1)
    np.maximum.at(ends, groups, ranks)
    behind = windows.length - 1
    own = starts(windows, ranks[used], groups[used], with_targets)
    places = ranks[used[own + behind]] + windows.horizon
    within = places <= ends[groups[used[own + behind]]]
    own, places = own[within], places[within]
    every = starts(msgspec.structs.replace(windows, stride=1), ranks[used], groups[used], with_targets=False)
    last = used[every + behind]
    steps = ranks[last] + windows.horizon - ends[groups[last]]
    beyond = steps > 0
    return Told(np.concatenate([own, every[beyond]]), at[places], steps[beyond], groups[last][beyond])


def continued(
    windows: Windows,
    table: Table,
    fields: Mapping[str, Field],
    ranks: np.ndarray,
    groups: np.ndarray,
    found: Told,
) -> dict[str, np.ndarray]:
    """Return what stands in the columns of time and group beyond the end, written as in the table; None if unknown."""
    from designer.data import later  # pandas takes its time

    made: dict[str, np.ndarray] = {}
    for name in (windows.time, windows.group):
        if name:
            made[name] = np.full(len(found.steps), None, object)
    for group in np.unique(found.groups):
        rows = np.flatnonzero(groups == group)
        rows = rows[np.argsort(ranks[rows])][-_LOOKED_AT:]
        own = found.groups == group
        if windows.group:
            made[windows.group][own] = _raw(table, windows.group, rows[-1:])
        if windows.time:
            times = values(table, fields[windows.time], rows)
            following = later.following(times, int(found.steps[own].max()))
            if following is not None:
                chosen = following[found.steps[own] - 1]
                (last,) = _raw(table, windows.time, rows[-1:])
                form = fields[windows.time].dates
                form = form if "%" in form else ""
                made[windows.time][own] = later.written_times(chosen, times[-1], last, form)
    return made


def _raw(table: Table, name: str, rows: np.ndarray) -> list[Any]:
    read = take(table.columns[name], rows)
    return list(read.to_pylist() if hasattr(read, "to_pylist") else np.asarray(read).tolist())
