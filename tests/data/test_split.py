"""Rows are divided as asked: by share, class, group, time, words, in folds, and as older projects did."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from designer.data.errors import DataError
from designer.data.settings import Split
from designer.data.split import Parts, divide
from tests.data.tables import texts

RANDOM = settings(max_examples=40, deadline=None)
CLASSES = hnp.arrays(np.int64, st.integers(10, 80), elements=st.integers(0, 6))


def assert_disjoint(parts: Parts, rows: int) -> None:
    every = np.concatenate([parts.training, parts.validation, parts.test])
    assert sorted(every.tolist()) == list(range(rows))


@RANDOM
@given(st.integers(2, 500), st.floats(0, 0.6), st.integers(0, 99), st.booleans())
def test_the_rows_of_older_projects_stay_where_they_were(rows: int, share: float, seed: int, shuffle: bool) -> None:
    order = np.random.default_rng(seed).permutation(rows) if shuffle else np.arange(rows)
    training, held = np.split(order, [rows - round(rows * share)])
    split = Split(by="random" if shuffle else "order", validation=share, seed=seed)
    if not len(held) and share > 0:
        with pytest.raises(DataError, match="Change the validation split"):
            divide(split, rows)
        return
    parts = divide(split, rows)
    np.testing.assert_array_equal(parts.training, training)
    np.testing.assert_array_equal(parts.validation, held)


@RANDOM
@given(CLASSES, st.floats(0.1, 0.4), st.floats(0, 0.4), st.integers(0, 9))
def test_stratified_keeps_the_shares_of_the_classes(classes: np.ndarray, share: float, test: float, seed: int) -> None:
    try:
        parts = divide(Split(validation=share, test=test, seed=seed), len(classes), classes)
    except DataError:
        assert np.bincount(classes).max() * share < 2 or len(classes) < 12
        return
    assert_disjoint(parts, len(classes))
    counts = np.bincount(classes)
    assert (np.bincount(classes[parts.training], minlength=len(counts)) > 0).tolist() == (counts > 0).tolist()
    for rows, wanted in ((parts.validation, share), (parts.test, test)):
        held = np.bincount(classes[rows], minlength=len(counts))
        # What small classes cannot give, since one of each is trained on, larger ones do.
        short = int((counts * wanted > counts - 1).sum()) + int((counts < 3).sum())
        assert np.all(held <= np.ceil(counts * round(len(classes) * wanted) / len(classes)) + short)
    again = divide(Split(validation=share, test=test, seed=seed), len(classes), classes)
    np.testing.assert_array_equal(parts.training, again.training)


@RANDOM
@given(CLASSES, st.floats(0.1, 0.4), st.floats(0, 0.3), st.integers(0, 9))
def test_a_group_is_never_torn(groups: np.ndarray, share: float, test: float, seed: int) -> None:
    if len(set(groups)) < 3:
        return
    column = np.array([f"g{g}" for g in groups], object)
    parts = divide(Split(by="group", validation=share, test=test, seed=seed), len(groups), None, column)
    assert_disjoint(parts, len(groups))
    training, held, tested = (set(groups[rows]) for rows in (parts.training, parts.validation, parts.test))
    assert len(training) + len(held) + len(tested) == len(set(groups))


def test_the_latest_rows_are_held_back() -> None:
    days = np.array(["2024-01-03", "2024-01-01", "2024-01-05", "2024-01-02", "2024-01-04"], "M8[s]")
    parts = divide(Split(by="time", validation=0.2, test=0.2), 5, None, days)
    assert [p.tolist() for p in (parts.training, parts.validation, parts.test)] == [[1, 3, 0], [4], [2]]
    days[0] = "NaT"
    with pytest.raises(DataError, match="split by time, but 1 have none"):
        divide(Split(by="time"), 5, None, days)


def test_a_column_says_it() -> None:
    column = texts("train", "val", "test", "train", None, "검증")
    parts = divide(Split(by="column"), 6, None, column)
    assert [p.tolist() for p in (parts.training, parts.validation, parts.test)] == [[0, 3, 4], [1, 5], [2]]
    with pytest.raises(DataError, match="none is chosen"):
        divide(Split(by="column"), 6)


@pytest.mark.parametrize("by", ["random", "stratified", "group", "time", "order"])
def test_every_row_validates_in_one_fold(by: str) -> None:
    rows = 60
    classes = np.arange(rows) % 3
    column = np.array([f"g{i % 10}" for i in range(rows)], object)
    if by == "time":
        column = np.arange(rows)[::-1].astype(float)
    seen: list[int] = []
    for fold in range(4):
        split = Split(by=by, test=0.2, folds=4, fold=fold)  # type: ignore[arg-type]
        parts = divide(split, rows, classes, column)
        assert not set(parts.training) & set(parts.validation)
        assert not set(parts.test) & {*parts.training, *parts.validation}
        if by == "stratified":
            assert np.ptp(np.bincount(classes[parts.validation])) <= 1
        if by == "group":
            assert not set(column[parts.training]) & set(column[parts.validation])
        if by == "time":
            assert column[parts.training].max() < column[parts.validation].min()
        seen += parts.validation.tolist()
    assert len(seen) == len(set(seen))
    if by != "time":
        assert sorted([*seen, *parts.test.tolist()]) == list(range(rows))
    with pytest.raises(DataError, match="4 folds; 5 is none"):
        divide(Split(folds=4, fold=4), rows)


def test_impossible_splits_say_what_to_change() -> None:
    with pytest.raises(DataError, match="nothing is left to train on"):
        divide(Split(validation=0.6, test=0.5), 10)
    with pytest.raises(DataError, match="Of 1 rows"):
        divide(Split(by="random"), 1)
    with pytest.raises(DataError, match="3 rows cannot be divided into 9 folds"):
        divide(Split(by="random", folds=9), 3)
