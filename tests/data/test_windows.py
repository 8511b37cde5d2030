"""Windows over time hold the rows before the one they tell, and never span a gap, a group or two parts."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.apply import apply
from designer.data.errors import DataError
from designer.data.field import Kind
from designer.data.prepare import prepare
from designer.data.settings import DataSettings, Split, Windows
from designer.data.sources import CsvSource
from designer.data.table import Table
from designer.data.understand import understand
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


@pytest.mark.parametrize(("horizon", "stride", "with_targets"), [(1, 1, True), (3, 2, True), (2, 1, False)])
def test_rows_beyond_the_end_are_told_by_the_last_windows(horizon: int, stride: int, with_targets: bool) -> None:
    asked, columns = series(30, Windows(4, horizon, stride, time="t", group="g"), split=Split(validation=0.0))
    days = np.datetime64("2024-01-31", "s") + np.arange(15) * np.timedelta64(86400, "s")
    columns["t"] = np.concatenate([days, days + 86400 * 40])
    columns["g"] = texts(*["a"] * 15, *["b"] * 15)
    mixed = np.random.default_rng(1).permutation(30)
    whole = Table({name: values[mixed] for name, values in columns.items()}, 30)
    made = prepare(asked, fields(columns), whole)
    found = apply(made.fitted, whole, None, with_targets, keeps_unlabelled=True, to_tell=True)
    assert found.beyond is not None
    assert found.beyond.count == 2 * horizon
    own = len(found) - found.beyond.count
    # Rows of the file are known by their own numbers: what stands in them follows the window.
    for window, number in zip(found.inputs["in"][:own], found.numbers[:own], strict=True):
        assert columns["x"][mixed[number]] == window[-1, 0] + horizon
    begins = [end - horizon - 4 + k for end in (15, 30) for k in range(1, horizon + 1)]
    by_hand = np.array([np.arange(begin, begin + 4) for begin in begins])
    np.testing.assert_array_equal(found.inputs["in"][own:, :, 0], by_hand)
    assert found.numbers[own:].tolist() == list(range(30, 30 + 2 * horizon))
    assert found.beyond.columns["g"].tolist() == ["a"] * horizon + ["b"] * horizon
    ends = [columns["t"][14], columns["t"][29]]
    assert [np.datetime64(t, "s") for t in found.beyond.columns["t"]] == [
        end + 86400 * k for end in ends for k in range(1, horizon + 1)
    ]
    if with_targets:
        assert found.labelled is not None
        assert (np.flatnonzero(~found.labelled) >= own).all()
        np.testing.assert_array_equal(
            found.targets["out"][:own, 0], columns["y"][mixed[found.numbers[:own]]].astype("float32")
        )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["2023-10-31", "2023-11-30", "2023-12-31"], ["2024-01-31", "2024-02-29"]),
        (["29.12.2023", "02.01.2024", "03.01.2024", "04.01.2024", "05.01.2024"], ["06.01.2024", "07.01.2024"]),
        (["2024-01-01 10:00", "2024-01-01 10:15", "2024-01-01 10:30"], ["2024-01-01 10:45", "2024-01-01 11:00"]),
        (["1998", "1999", "2000"], ["2001", "2002"]), (["0.5", "1.0", "1.5", "2.0"], ["2.5", "3.0"]),
    ],
)  # fmt: skip
def test_time_goes_on_as_it_is_written(written: list[str], expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("t;y\n" + "".join(f"{t};{place}\n" for place, t in enumerate(written)))
    opened = CsvSource("t.csv").open(tmp_path)
    kinds: dict[str, Kind] = {} if "." in written[0] or "-" in written[0] else {"t": "number"}
    known = understand(opened, kinds)
    asked = DataSettings(
        inputs={"in": bound(y=[])},
        targets={"out": bound(y=[])},
        windows=Windows(1, 1, time="t"),
        split=Split(validation=0.0),
    )
    made = prepare(asked, known, opened.table)
    fitted = msgspec.structs.replace(made.fitted, windows=Windows(1, 2, time="t"))
    found = apply(fitted, opened.table, keeps_unlabelled=True, to_tell=True)
    assert found.beyond is not None
    assert [str(t) for t in found.beyond.columns["t"]] == expected
