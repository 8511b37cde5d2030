"""Columns that give the target away are found, and honest ones are left alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets

from designer.data.leakage import leaks
from designer.data.sources import source_of
from designer.data.understand import understand

RNG = np.random.default_rng(0)
ROWS = 600
CLASS = RNG.integers(0, 3, ROWS)
VALUE = RNG.normal(size=ROWS)


def found(tmp_path: Path, frame: pd.DataFrame, target: str = "target") -> set[str]:
    frame.to_csv(tmp_path / "t.csv", index=False)
    opened = source_of(tmp_path / "t.csv").open(tmp_path)
    fields = {field.name: field for field in understand(opened)}
    inputs = [name for name in fields if name != target]
    return {leak.column for leak in leaks(opened.table, fields, inputs, [target])}


def test_other_words_for_a_class_give_it_away(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "target": np.array(["low", "middle", "high"])[CLASS],
            "code": np.array(["A1", "B7", "C3"])[CLASS],
            "number": CLASS * 10 + RNG.random(ROWS),
            "noise": VALUE,
            "other": RNG.choice(["x", "y"], ROWS),
        }
    )
    assert found(tmp_path, frame) == {"code", "number"}


def test_gaps_that_decide_the_class_give_it_away(tmp_path: Path) -> None:
    told = np.where(CLASS > 0, VALUE, np.nan)
    frame = pd.DataFrame({"target": np.where(CLASS > 0, "yes", "no"), "paid": told, "noise": RNG.normal(size=ROWS)})
    assert found(tmp_path, frame) == {"paid"}


def test_the_target_in_another_unit_gives_it_away(tmp_path: Path) -> None:
    groups = RNG.integers(0, 30, ROWS)
    frame = pd.DataFrame({"target": VALUE * 3 + 1, "cents": 100 * VALUE, "opposite": -np.exp(VALUE), "group": groups})
    assert found(tmp_path, frame) == {"cents", "opposite"}
    by_group = pd.DataFrame({"target": groups * 1.5, "name": [f"g{g}" for g in groups], "noise": VALUE})
    assert found(tmp_path, by_group) == {"name"}


def test_a_value_of_its_own_in_every_row_tells_the_row_and_not_the_target(tmp_path: Path) -> None:
    names = [f"person {i} of the town" for i in range(ROWS)]
    frame = pd.DataFrame({"target": np.array(["a", "b", "c"])[CLASS], "name": names, "noise": VALUE})
    assert found(tmp_path, frame) == set()


def test_a_rare_class_is_no_reason_to_accuse_every_column(tmp_path: Path) -> None:
    rare = np.where(np.arange(ROWS) < 5, "fraud", "fine")
    frame = pd.DataFrame({"target": rare, "a": RNG.normal(size=ROWS), "b": RNG.choice(["x", "y"], ROWS)})
    assert found(tmp_path, frame) == set()


@pytest.mark.parametrize(
    "load", [datasets.load_iris, datasets.load_wine, datasets.load_breast_cancer, datasets.load_diabetes]
)
def test_honest_tables_have_none(load, tmp_path: Path) -> None:
    bunch = load(as_frame=True)
    assert found(tmp_path, bunch.frame) == set()


def test_two_hundred_columns_take_a_moment(tmp_path: Path) -> None:
    frame = pd.DataFrame(RNG.normal(size=(1000, 200)), columns=[f"c{i}" for i in range(200)])
    frame["target"] = RNG.choice(["a", "b"], 1000)
    frame["c199"] = (frame["target"] == "a") * 2.0 + frame["c199"] * 0.01
    assert found(tmp_path, frame) == {"c199"}
