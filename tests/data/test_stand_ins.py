"""Numbers that stand for what is missing are found only where nothing else can be meant, and become gaps."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.cli import main
from designer.data import chain, stand_ins
from designer.data.settings import DataSettings
from designer.data.sources import source_of
from designer.data.steps.gaps import Fill
from designer.data.steps.scale import Standardize
from designer.data.steps.stand_ins import GapNumbers
from designer.data.steps.usual import usual_steps
from designer.data.understand import understand
from designer.project import storage
from designer.project.records import DATA
from tests.data.tables import bound
from tests.support.data_scripts import assert_same

ROWS = 200
RANDOM = np.random.default_rng(3)
SIZES = RANDOM.normal(30, 8, ROWS).round(1)
AGES = RANDOM.integers(18, 90, ROWS).astype(float)
INCOMES = RANDOM.uniform(1_200, 90_000, ROWS).round(0)


def with_every(number: float, values: np.ndarray, step: int = 8) -> np.ndarray:
    found = values.copy()
    found[::step] = number
    return found


FOUND = {
    "far_below": (with_every(-999, SIZES), {-999: 25}),
    "far_above": (with_every(9999, AGES), {9999: 25}),
    "with_a_fraction": (with_every(-999.9, SIZES), {-999.9: 25}),
    "two": (with_every(999, with_every(-99, AGES, 7), 9), {-99: 25, 999: 23}),
    "below_zero": (with_every(-1, INCOMES), {-1: 25}),
    "of_the_sciences": (with_every(9.96921e36, SIZES), {9.96921e36: 25}),
    "most": (np.where(np.arange(ROWS) % 5 > 0, 999, AGES - 18), {999: 160}),
}
KEPT = {
    "temperatures": with_every(-9, RANDOM.integers(-15, 35, ROWS).astype(float)),
    "too_near": with_every(-99, RANDOM.normal(0, 60, ROWS).round()),
    "once": np.where(np.arange(ROWS) == 7, -999, SIZES),
    "marks": RANDOM.choice([-1.0, 0.0, 1.0], ROWS),
    "a_scale": RANDOM.choice([1.0, 2, 3, 4, 5, 9], ROWS),
    "prices": RANDOM.choice([9.99, 19.99, 99, 199, 999, 1999], ROWS),
    "counts": with_every(-1, RANDOM.poisson(1, ROWS).astype(float), 60),
    "a_round_number": with_every(1000, AGES),
    "few_others": np.where(np.arange(ROWS) % 20 == 0, 3.0, -999),
}


def field_of(values: np.ndarray, folder: Path, written: str = "{}"):  # type: ignore[no-untyped-def]
    lines = "\n".join(written.format(f"{value:.10g}") + f";{place % 2}" for place, value in enumerate(values))
    (folder / "t.csv").write_text(f"x;y\n{lines}\n", "utf-8")
    source = source_of(folder / "t.csv")
    opened = source.open(folder)
    return understand(opened)[0], opened.table


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("written", ["{}", "{} kg"])
def test_a_number_that_stands_for_what_is_missing_is_found_and_said(name: str, written: str, tmp_path: Path) -> None:
    values, right = FOUND[name]
    field, _ = field_of(values, tmp_path, written)
    assert dict(field.stand_ins) == right
    (said,) = [str(note) for note in field.notes if "what is missing" in str(note)]
    assert all(f"{number:.10g} ({count})" in said or f"({count})" in said for number, count in right.items())
    gaps, *_ = usual_steps(field)
    made = gaps.infer(field)
    rest = values[~np.isin(values, list(right))]
    assert made is not None
    assert (made.missing, made.minimum, made.maximum) == (sum(right.values()), rest.min(), rest.max())


@pytest.mark.parametrize("name", KEPT)
def test_a_number_that_may_be_one_stays_one(name: str, tmp_path: Path) -> None:
    field, _ = field_of(KEPT[name], tmp_path)
    assert field.stand_ins == ()
    assert not any(isinstance(step, GapNumbers) for step in usual_steps(field))


def test_they_are_gaps_to_the_steps_behind_and_in_scripts(tmp_path: Path) -> None:
    values = with_every(-999, SIZES)
    field, _ = field_of(values, tmp_path)
    with_gaps = np.where(values == -999, np.nan, values)
    made = chain.chain(field, usual_steps(field))
    array, refused = chain.run(made, chain.fit(made, values), values)
    plain = chain.chain(field, (Fill(indicator=True), Standardize()))
    expected, _ = chain.run(plain, chain.fit(plain, with_gaps), with_gaps)
    np.testing.assert_array_equal(array, expected)
    assert not any(refusal.mask.any() for refusal in refused)
    # As a target they are unknown: such rows are refused with the reason, and scale nothing.
    target = chain.chain(field, usual_steps(field, is_target=True), is_target=True)
    states = chain.fit(target, values)
    assert states[1]["mean"] == pytest.approx(np.nanmean(with_gaps))
    _, refused = chain.run(target, states, values)
    assert [str(one.template) for one in refused if one.mask.any()] == ["{column} has no value."]
    source = source_of(tmp_path / "t.csv")
    for inputs, targets in (({"x": usual_steps(field)}, {"y": []}), ({"y": []}, {"x": usual_steps(field, True)})):
        settings = DataSettings(source.__class__("t.csv"), {"in": bound(**inputs)}, {"out": bound(**targets)})
        assert_same(settings, tmp_path)


@pytest.mark.parametrize(
    ("flags", "numbers"), [([], ["-999"]), (["--gap-numbers", "none"], []), (["--gap-numbers=-999,30"], ["-999, 30"])]
)
def test_new_says_what_it_takes_as_gaps_and_is_told_otherwise(
    flags: list[str], numbers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    field_of(with_every(-999, SIZES), tmp_path)
    project = tmp_path / "p.kdesign"
    assert main(["new", str(tmp_path / "t.csv"), "--target", "y", *flags, "-o", str(project)]) == 0
    said = capsys.readouterr().err
    assert ("x -999 (25)" in said) == bool(numbers)
    (binding,) = storage.load(project).settings[DATA].inputs.values()
    assert [step.numbers for step in binding.steps["x"] if isinstance(step, GapNumbers)] == numbers


def found(values: np.ndarray) -> dict[float, int]:
    """Return the numbers that stand for gaps in a column of a table."""
    different, counts = np.unique(values, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    taken, others = stand_ins.find(values, different[order], counts[order].tolist(), len(different))
    if taken:
        assert others is not None
        rest = values[~np.isin(values, [value for value, _ in taken])]
        assert others == (rest.min(), rest.max())
    return dict(taken)


@settings(max_examples=60, deadline=None)
@given(
    own=st.lists(st.floats(0, 100).map(lambda v: round(v, 1)), min_size=30, max_size=80),
    number=st.sampled_from([-999.0, -9999.0, 99999.0, -999.9, 1e20, -32768.0]),
    times=st.integers(0, 8),
)
def test_a_number_far_from_all_others_is_found_as_often_as_it_stands_there(
    own: list[float], number: float, times: int
) -> None:
    values = np.array(own + [number] * times)
    expected = {number: times} if times >= 3 and len(set(own)) >= 5 else {}
    assert {value: count for value, count in found(values).items() if value == number} == expected
    assert set(found(np.array(own))) <= {99.0, 99.9}  # nines at the end of what is usual may be meant


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_told_so_that_it_can_be_read_again(number: float) -> None:
    assert float(stand_ins.told(number)) == number
