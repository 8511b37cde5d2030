"""Windows over time hold the rows before the one they tell, and never span a gap, a group or two parts."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.apply import apply
from designer.data.errors import DataError
from designer.data.prepare import prepare
from designer.data.settings import DataSettings, Split, Windows
from designer.data.table import Table
from tests.data.tables import bound, fields, table, texts


def series(rows: int, windows: Windows, **more: object) -> tuple[DataSettings, dict[str, np.ndarray]]:
    columns = {"x": np.arange(float(rows)), "y": np.arange(float(rows)) * 10}
    asked = DataSettings(
        inputs={"in": bound(x=[], y=[])},
        targets={"out": bound(y=[])},
        windows=windows,
        **more,  # type: ignore[arg-type]
    )
    return asked, columns


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 6),
    st.integers(0, 4),
    st.integers(1, 4),
    st.integers(30, 50),
    st.booleans(),
    st.sets(st.integers(0, 29)),
)
def test_a_window_holds_the_rows_before_its_target(
    length: int, horizon: int, stride: int, rows: int, shuffled: bool, absent: set[int]
) -> None:
    asked, columns = series(rows, Windows(length, horizon, stride, time="when"), split=Split(validation=0.0))
    columns["when"] = np.datetime64("2024-01-01", "s") + np.arange(rows) * 60
    columns["x"][list(absent)] = np.nan
    order = np.random.default_rng(0).permutation(rows) if shuffled else np.arange(rows)
    mixed = Table({name: values[order] for name, values in columns.items()}, rows, order)
    if not any(set(range(i, i + length + horizon)).isdisjoint(absent) for i in range(rows - length - horizon + 1)):
        return
    made = prepare(asked, fields(columns), mixed).training
    x, y = made.inputs["in"], made.targets["out"]
    assert x.shape[1:] == (length, 2)
    for window, told, number in zip(x, y, made.numbers, strict=True):
        np.testing.assert_array_equal(window[:, 0], np.arange(number - horizon - length + 1, number - horizon + 1))
        assert told[0] == number * 10
        assert not absent & set(range(number - horizon - length + 1, number + 1))
    if not absent:
        assert len(x) == max(0, (rows - length - horizon) // stride + 1)


def test_parts_and_groups_are_not_mixed() -> None:
    asked, columns = series(40, Windows(3, 1, time="t", group="g"), split=Split(by="auto", validation=0.25))
    columns["t"] = np.tile(np.arange(20.0), 2)
    columns["g"] = texts(*["a"] * 20, *["b"] * 20)
    made = prepare(asked, fields(columns), table(columns))
    assert made.validation is not None
    assert len(made.training) == 2 * (15 - 3)
    assert len(made.validation) == 2 * (5 - 3)
    for part in (made.training, made.validation):
        for window, number in zip(
            part.inputs["in"], made.training.numbers if part is made.training else part.numbers, strict=True
        ):
            assert (number < 20) == (window[:, 0] < 20).all()
            np.testing.assert_array_equal(np.diff(window[:, 0]), 1)
    assert max(columns["t"][made.training.numbers]) < min(columns["t"][made.validation.numbers]) - 2


def test_what_comes_after_the_last_row_is_told_from_it() -> None:
    asked, columns = series(20, Windows(4, 2), split=Split(validation=0.0))
    made = prepare(asked, fields(columns), table(columns))
    found = apply(made.fitted, table({"x": columns["x"][:6], "y": columns["y"][:6]}), with_targets=False)
    assert found.numbers.tolist() == [3, 4, 5]
    np.testing.assert_array_equal(found.inputs["in"][-1, :, 0], [2, 3, 4, 5])


def test_a_table_shorter_than_a_window_is_refused() -> None:
    asked, columns = series(5, Windows(10), split=Split(validation=0.0))
    with pytest.raises(DataError, match="Windows of 10 rows with a target 1 rows behind them leave nothing"):
        prepare(asked, fields(columns), table(columns))
    torn = msgspec.structs.replace(asked, split=Split(by="random"))
    with pytest.raises(DataError, match="Split by time"):
        prepare(torn, fields(columns), table(columns))
