"""A series is put in its order, cut into windows, and goes on beyond its end in its own steps."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalogue.load import load
from designer.data import later
from designer.data.beyond import continued, told
from designer.data.bindings import bound
from designer.data.errors import DataError
from designer.data.kinds import guess
from designer.data.settings import Binding, DataSettings, Windows
from designer.data.statistics import of_values
from designer.data.table import Table
from designer.data.target_notes import absent_classes, constant_target
from designer.data.windows import ranks, starts
from designer.graph.calls import program
from tests.support.drawings import ticket
from tests.support.exported import is_formatted


def table(**columns: list[object]) -> tuple[Table, dict[str, object]]:
    made = {name: pa.chunked_array([pa.array(values)]) for name, values in columns.items()}
    fields = {name: of_values(name, column, guess(name, column, None)) for name, column in made.items()}
    return Table(made, len(next(iter(columns.values())))), fields


def test_rows_are_put_in_the_order_of_time_within_their_group() -> None:
    rows, fields = table(day=["2024-01-03", "2024-01-01", "2024-01-02", "2024-01-01"], shop=["a", "a", "a", "b"])
    places, groups = ranks(Windows(time="day", group="shop"), rows, fields)  # type: ignore[arg-type]
    assert places.tolist() == [2, 0, 1, 3]
    assert groups.tolist() == [0, 0, 0, 1]
    alone, one = ranks(Windows(), rows, {})
    assert alone.tolist() == [0, 1, 2, 3]
    assert set(one) == {0}


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.integers(0, 25), min_size=1),
    st.integers(1, 4),
    st.integers(0, 2),
    st.integers(1, 3),
    st.integers(1, 25),
    st.booleans(),
)
def test_a_window_spans_no_missing_row_and_no_two_groups(
    there: set[int], length: int, horizon: int, stride: int, border: int, with_targets: bool
) -> None:
    places = np.array(sorted(there))
    groups = (places >= border).astype(int)
    windows = Windows(length, horizon, stride)
    span = length + (horizon if with_targets else 0)
    found = starts(windows, places, groups, with_targets)
    whole = [
        at
        for at in range(len(places) - span + 1)
        if places[at + span - 1] - places[at] == span - 1 and groups[at] == groups[at + span - 1]
    ]
    assert set(found) <= set(whole)
    if stride == 1:
        assert found.tolist() == whole


@pytest.mark.parametrize(
    ("times", "following"),
    [
        (["2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02"], "2024-02-03"),
        (["2023-10-31", "2023-11-30", "2023-12-31", "2024-01-31"], "2024-02-29"),  # ends of months
        (["2024-01-05", "2024-01-08", "2024-01-09", "2024-01-10", "2024-01-11", "2024-01-12"], "2024-01-15"),
    ],
)
def test_time_goes_on_as_it_went_and_as_it_is_written(times: list[str], following: str) -> None:
    rows, fields = table(day=times)
    windows = Windows(length=2, horizon=1, time="day")
    order, groups = ranks(windows, rows, fields)  # type: ignore[arg-type]
    found = told(windows, order, groups, np.arange(rows.rows), with_targets=False)
    assert found.steps.tolist() == [1]
    assert found.rows.tolist()[-2:] == [rows.rows - 2, rows.rows - 1] or len(found.rows) == rows.rows - 2
    beyond = continued(windows, rows, fields, order, groups, found)  # type: ignore[arg-type]
    assert beyond["day"].tolist() == [following]


def test_bindings_of_what_is_not_drawn_are_left_out_and_missing_ones_are_named() -> None:
    drawing = ticket()
    one = program(drawing.graph, load().signature)
    inputs = {call.node: Binding((call.name,)) for call in one.inputs}
    targets = {output.key: Binding((output.name,)) for output in one.outputs}
    settings_ = DataSettings(inputs={**inputs, "gone": Binding(("a",))}, targets={**targets, "gone": Binding(("b",))})
    found = bound(one, settings_)
    assert (found.inputs, found.targets) == (inputs, targets)
    assert bound(one, settings_, with_targets=False).targets == {}
    with pytest.raises(DataError, match="The Input title has no data"):
        bound(one, DataSettings(inputs={**inputs, one.inputs[0].node: Binding()}, targets=targets))
    with pytest.raises(DataError, match="The output priority has no target"):
        bound(one, DataSettings(inputs=inputs))


def test_classes_without_rows_and_targets_without_a_difference_are_told() -> None:
    notes = absent_classes({"training": {"a": 3, "b": 0, "c": 0}, "validation": {"a": 1, "b": 2, "c": 1}})
    assert [str(note) for note in notes] == ["2 of 3 classes have no row to train on and cannot be learnt: b, c."]
    assert "the same in all 3 training rows" in str(constant_target("y", np.array([4.0, 4.0, 4.0]))[0])
    assert constant_target("y", np.array([4.0, 5.0])) == []
    assert constant_target("y", np.empty(0)) == []


DAYS = np.array(["2024-01-31", "2024-02-29", "2024-03-31"], "M8[s]")


def test_a_script_goes_on_with_the_functions_that_the_program_has() -> None:
    scope: dict[str, Any] = {"np": np, "pd": pd, "warnings": warnings}
    for text in later.helpers():
        assert is_formatted(f"{text}\n")
        exec(text, scope)
    for times in (DAYS, DAYS[:2], DAYS[:1], np.array([1.0, 2.5, 4.0]), np.array([3.0, np.nan]), np.array(["a", "b"])):
        np.testing.assert_array_equal(scope["following"](times, 3), later.following(times, 3))
    for case in (
        (DAYS, DAYS[-1], "2024-03-31", ""),
        (DAYS, DAYS[-1], "31.03.2024", "%d.%m.%Y"),
        (DAYS, DAYS[-1], DAYS[-1].astype(object), ""),
        (DAYS, DAYS[-1], "in March", ""),
        (np.array([5.0, 6.5]), 4.0, "4", ""),
        (np.array([5.0, 6.5]), 4.0, "4", "%s"),
        (np.array([5.0, 6.0]), 4.0, 4, ""),
    ):
        assert scope["written_times"](*case) == later.written_times(*case)
    assert later.written_times(DAYS, DAYS[-1], "31.03.2024", "%d.%m.%Y") == ["31.01.2024", "29.02.2024", "31.03.2024"]
    assert later.written_times(np.array([5.0, 6.5]), 4.0, "4", "") == ["5", "6.5"]
