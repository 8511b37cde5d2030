"""Windows over time: which rows follow each other, and the samples that are made of them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import numpy as np

from designer.data.columns import values
from designer.data.field import Field
from designer.data.settings import Windows
from designer.data.steps.base import words
from designer.data.table import Table


def ranks(windows: Windows, table: Table, fields: Mapping[str, Field]) -> tuple[np.ndarray, np.ndarray]:
    """Return the place of every row in the order of time within its group, and the number of its group."""
    groups = np.zeros(table.rows, int)
    if windows.group:
        names = np.array([str(v) for v in words(values(table, fields[windows.group]))])
        groups = np.unique(names, return_inverse=True)[1]
    times = np.arange(table.rows)
    if windows.time:
        read = values(table, fields[windows.time])
        times = read.astype(str) if read.dtype.kind == "O" else read
    order = np.lexsort((times, groups))
    places = np.empty(table.rows, int)
    places[order] = np.arange(table.rows)
    return places, groups


def starts(windows: Windows, places: np.ndarray, groups: np.ndarray, with_targets: bool) -> np.ndarray:
    """Return where windows begin among rows in the order of their places; none spans a missing row or two groups.

    With targets the row that the window is to tell must be there too.
    """
    span = windows.length + (windows.horizon if with_targets else 0)
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(groups) != 0)) + 1
    bounds = np.concatenate([[0], breaks, [len(places)]])
    runs = [
        np.arange(start, end - span + 1, windows.stride)
        for start, end in itertools.pairwise(bounds)
        if end - start >= span
    ]
    return np.concatenate(runs) if runs else np.empty(0, int)
