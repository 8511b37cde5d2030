"""What a script tells of a series and beyond its end is what `data.beyond` tells, whatever rows it lacks."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data import beyond
from designer.data.field import Field
from designer.data.settings import Windows
from designer.export.data_helpers import WINDOWS
from designer.export.forecast_code import beyond_lines, told_lines
from designer.export.uses import Uses


def script_functions() -> dict[str, Any]:
    uses = Uses()
    told_lines(Windows(), uses)
    names: dict[str, Any] = {"np": np}
    for lines in uses.helpers():
        exec("\n".join(lines), names)
    exec(WINDOWS, names)
    return names


NAMES = script_functions()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=3),
    st.integers(1, 5),
    st.integers(0, 4),
    st.integers(1, 3),
    st.booleans(),
    st.integers(0, 2**32 - 1),
)
def test_windows_and_the_rows_they_tell_are_the_programs(
    sizes: list[int], length: int, horizon: int, stride: int, with_targets: bool, seed: int
) -> None:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    random = np.random.default_rng(seed)
    usable = np.flatnonzero(random.random(len(groups)) < 0.8)
    windows = Windows(length=length, horizon=horizon, stride=stride)
    ranks = np.arange(len(groups))  # a script has sorted its table
    found = beyond.told(windows, ranks, groups, usable, with_targets)
    shown, rows, ends, steps = NAMES["told"](groups, usable, length, horizon, stride, with_targets)
    assert shown.shape == (len(found.begins), length)
    assert shown[:, 0].tolist() == usable[found.begins].tolist()
    assert [row for row in rows if row >= 0] == found.rows.tolist()
    assert (rows < 0).sum() == len(found.steps)
    assert steps.tolist() == found.steps.tolist()
    assert groups[ends].tolist() == found.groups.tolist()
    last = np.searchsorted(groups, groups, side="right") - 1
    assert all(last[end] == end for end in ends)
    for window in shown:
        assert (np.diff(window) == 1).all()
        assert len(set(groups[window])) <= 1


def test_targets_get_a_row_of_which_nothing_is_known() -> None:
    found = NAMES["with_gap"](np.array([[1.0], [2.0]]))
    assert found[:2].tolist() == [[1.0], [2.0]]
    assert np.isnan(found[-1]).all()
    assert np.isnan(found[np.array([-1, 0])][0]).all()


def test_what_stands_beyond_is_written_for_columns_of_keys_alone() -> None:
    windows = Windows(4, 1, time="day", group="shop")
    time = Field("day", "datetime", dtype="string", dates="%d/%m/%Y")
    uses = Uses()
    lines = "\n".join(beyond_lines(windows, time, "forecast", uses, has_keys=True))
    assert 'found["forecast"] = (rows < 0).astype(int)' in lines
    assert 'form="%d/%m/%Y"' in lines
    assert '"shop": table["(key) shop"][ends]' in lines
    assert "import pandas as pd" in uses.imports
    without = "\n".join(beyond_lines(windows, time, "forecast", Uses(), has_keys=False))
    assert "later = " not in without
    numbers = Field("day", "number", dtype="double")
    assert 'form="%s"' in "\n".join(beyond_lines(windows, numbers, "f", Uses(), has_keys=True))
    untimed = "\n".join(beyond_lines(Windows(4, 1), None, "f", Uses(), has_keys=True))
    assert "later_times" not in untimed
