"""Before a training one is told how rows are divided, which are lost, and what gives the target away."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pandas as pd
import pytest

from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, CsvSource
from designer.data.steps.categories import Index
from designer.data.steps.gaps import DropRow, Fill
from designer.data.steps.scale import Standardize
from designer.engine.checking.dividing import describe_split
from designer.engine.feeding.describing import describe
from designer.wire import DescribeSplit, SplitDescribed, decode_answer, frame
from tests.support.engines import Desk


def table(folder: Path, **columns: object) -> DataSettings:
    pd.DataFrame(columns).to_csv(folder / "t.csv", index=False)
    inputs = [name for name in columns if name != "y"]
    return DataSettings(
        source=CsvSource("t.csv"),
        inputs={"n1": Binding(tuple(inputs), {name: (Fill(), Standardize()) for name in inputs})},
        targets={"n2": Binding(("y",), {"y": (Index(),)})},
        split=Split(by="stratified", validation=0.2, test=0.1),
    )


def test_rows_and_classes_of_every_part_are_counted_as_the_training_will_have_them(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    settings = table(tmp_path, a=rng.normal(size=200), y=["yes"] * 60 + ["no"] * 140)
    found = describe_split(settings, tmp_path)
    assert found.rows == {"training": 140, "validation": 40, "test": 20}
    assert found.classes == {
        "training": {"no": 98, "yes": 42},
        "validation": {"no": 28, "yes": 12},
        "test": {"no": 14, "yes": 6},
    }
    assert (found.lost, found.notes, found.leaks) == ((), (), ())


def test_rows_that_are_lost_are_told_with_the_reason_and_their_classes(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=100)
    values[:10] = np.nan
    settings = table(tmp_path, a=values, b=rng.normal(size=100), y=["yes"] * 50 + ["no"] * 48 + [None] * 2)
    bound = msgspec.structs.replace(settings.inputs["n1"], steps={"a": (DropRow(), Standardize())})
    found = describe_split(msgspec.structs.replace(settings, inputs={"n1": bound}), tmp_path)
    assert sum(found.rows.values()) == 88
    assert [count for _, count in found.lost] == [10, 2]
    assert "a has no value" in str(found.lost[0][0])
    assert found.lost_classes == {"yes": 10}


def test_a_class_without_rows_and_a_target_that_never_changes_are_said(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    settings = table(tmp_path, a=rng.normal(size=100), y=["x"] * 80 + ["late"] * 20)
    ordered = msgspec.structs.replace(settings, split=Split(by="order", validation=0.2))
    said = [str(note) for note in describe_split(ordered, tmp_path).notes]
    assert any("1 of 2 classes have no row to train on" in note and "late" in note for note in said)
    assert any("the same in all 80 training rows" in note for note in said)


def test_a_column_that_gives_the_target_away_is_pointed_at(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    target = rng.integers(0, 2, 300)
    settings = table(tmp_path, a=rng.normal(size=300), told=target * 5 + 1, y=np.where(target, "yes", "no"))
    assert [(leak.column, leak.target) for leak in describe_split(settings, tmp_path).leaks] == [("told", "y")]


def test_what_is_not_bound_yet_is_no_fault(tmp_path: Path) -> None:
    assert describe_split(DataSettings(), tmp_path) == SplitDescribed()
    assert describe_split(DataSettings(source=BundledSource("iris")), tmp_path) == SplitDescribed()


def test_the_answer_crosses_the_pipe_unchanged(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=60)
    values[3] = np.nan
    settings = table(tmp_path, a=values, y=["yes", "no"] * 30)
    bound = msgspec.structs.replace(settings.inputs["n1"], steps={"a": (DropRow(),)})
    settings = msgspec.structs.replace(settings, inputs={"n1": bound})
    answer = Desk().ask(DescribeSplit(settings=msgspec.json.encode(settings).decode(), folder=str(tmp_path)))
    assert isinstance(answer, SplitDescribed)
    assert answer.lost[0][1] == 1
    assert decode_answer(frame(answer)[4:]) == answer


@pytest.mark.parametrize("kind", ["folder", "array"])
def test_pictures_are_described_with_a_few_of_them(kind: str, tmp_path: Path) -> None:
    from PIL import Image

    from designer.data.sources import source_of

    if kind == "folder":
        for name in "ab":
            (tmp_path / "set" / name).mkdir(parents=True)
            for i in range(5):
                colour = (255, 0, 0) if name == "a" else (0, 0, 255)
                Image.new("RGB", (200, 120), colour).save(tmp_path / "set" / name / f"{i}.png")
        (tmp_path / "set" / "b" / "9.png").write_bytes(b"no picture")
        source = source_of(tmp_path / "set")
        field = "image"
    else:
        np.savez(tmp_path / "p.npz", images=np.full((20, 8, 8), 3, np.uint8), y=np.arange(20))
        source = source_of(tmp_path / "p.npz")
        field = "images"
    answer = describe(source, tmp_path)
    assert 3 <= len(answer.pictures[field]) <= 6
    assert all(data.startswith(b"\x89PNG") and len(data) < 4000 for data in answer.pictures[field])
    assert decode_answer(frame(answer)[4:]) == answer
