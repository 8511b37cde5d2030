"""What `predict` of a script says of a file is what the program says: words of classes, units of numbers, by row."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from designer.catalogue.load import Catalogue, load
from designer.cli import main
from designer.data.apply import apply
from designer.data.predictions import PredictionTables, Said, meaning_of
from designer.data.settings import Binding, DataSettings, Split, Windows
from designer.data.sources import CsvSource
from designer.data.steps import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.gaps import DropRow, Fill
from designer.data.steps.labels import Labels
from designer.data.steps.scale import Log, MinMax, Robust, Standardize
from designer.engine.building import trained
from designer.engine.dispatch import Engine
from designer.export.python_code import python_code
from designer.files import allowed
from designer.graph.model import Change, Graph, Setting
from designer.project import storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import Done, Predict
from tests.support.data_scripts import prepared
from tests.support.drawings import Drawing
from tests.support.exported import is_formatted, run_code, trained_here
from tests.support.sold_houses import houses, project


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def script(graph: Graph, catalogue: Catalogue, folder: Path) -> dict[str, Any]:
    """Return the names of the script of a project whose data lie in a folder."""
    code = python_code(graph, catalogue, folder=folder, target=folder / "script.py")
    assert is_formatted(code), code
    return run_code(code, folder / "script.py")


def predicted_here(folder: Path, file: Path) -> pd.DataFrame:
    """Return the program's predictions of the run in a folder."""
    allowed.allow(file)
    said: list[Any] = []
    table = folder / "predictions.parquet"
    Engine(said.append).handle(Predict(run_dir=str(folder / "run"), input=str(file), output=str(table)))
    assert isinstance(said[-1], Done), said[-1]
    return pd.read_parquet(table)


def numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with a key before each row."""
    return table.assign(number=[f"H{place:03}" for place in range(len(table))])


@pytest.mark.parametrize("outputs", [("price", "kind", "sold"), ("kind",)])
def test_another_file_is_predicted_as_in_the_program(
    outputs: tuple[str, ...], catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = project(tmp_path, outputs, keys=("number",))
    numbered(houses()).to_csv(tmp_path / "houses.csv", index=False)
    trained_here(graph, tmp_path)
    names = script(graph, catalogue, tmp_path)
    model = names["train"]().model
    other = houses(60, 9, ("Jeju", "Busan", "Daegu")).drop(columns=["price", "kind", "=sold", "weight"])
    other["more"] = "x"
    file = tmp_path / "other.csv"
    numbered(other)[sorted([*other, "number"])].to_csv(file, index=False)
    wanted = predicted_here(tmp_path, file)
    capsys.readouterr()
    found = names["predict"](model, file)
    assert {"number", *outputs} < set(found)
    rows = wanted[wanted["note"].isna()].reset_index(drop=True)
    assert 0 < len(rows) < len(wanted)
    assert capsys.readouterr().out == f"{len(wanted) - len(rows)} rows cannot be predicted\n"
    pd.testing.assert_frame_equal(found, rows.drop(columns="note"), check_dtype=False, rtol=1e-6)
    # Its own table, of which all is known, is told with the truth beside; as a file it is the same letter for letter.
    whole = predicted_here(tmp_path, tmp_path / "houses.csv")
    own = names["predict"](model, tmp_path / "houses.csv")
    assert {"number", *(f"{name}_target" for name in outputs)} < set(own)
    rows = whole[whole["note"].isna()].reset_index(drop=True).drop(columns="note")
    pd.testing.assert_frame_equal(own, rows, check_dtype=False, rtol=1e-6)
    words = [name for name in own if own[name].dtype.kind not in "f"]
    assert own[words].to_csv(index=False) == rows[words].to_csv(index=False)


class Scores:
    """A model that says the same scores whatever it is shown."""

    def __init__(self, *shape: int, logits: bool = True) -> None:
        self.shape, self.logits = shape, logits
        self.said: np.ndarray = np.empty(0)

    def predict(self, x: np.ndarray, **_: object) -> np.ndarray:
        scores = np.random.default_rng(1).normal(size=(len(x), *self.shape)).astype("float32")
        self.said = scores if self.logits else 1 / (1 + np.exp(-scores))
        return self.said


WHAT: dict[str, tuple[dict[str, list[Step]], str, str, Scores]] = {
    "units": ({"a": [Log(), Standardize()]}, "mean_squared_error", "linear", Scores(1)),
    "several_units": ({"a": [Robust()], "b": [MinMax()]}, "mae", "linear", Scores(2)),
    "no_way_back": ({"a": [Fill(indicator=True), Standardize()]}, "mse", "linear", Scores(2)),
    "filled": ({"a": [Fill("mean"), Log()], "b": []}, "mse", "linear", Scores(2)),
    "left_out": ({"a": [DropRow(), MinMax()]}, "huber", "linear", Scores(1)),
    "binary": ({"yes": []}, "binary_crossentropy", "sigmoid", Scores(1, logits=False)),
    "binary_logits": ({"yes": [Index()]}, "BinaryCrossentropy", "linear", Scores(1)),
    "labels": ({"yes": [], "no": []}, "binary_crossentropy", "sigmoid", Scores(2, logits=False)),
    "labels_of_a_text": ({"tags": [Labels()]}, "binary_crossentropy", "sigmoid", Scores(3, logits=False)),
    "amounts_of_labels": ({"tags": [Labels()]}, "mean_squared_error", "linear", Scores(3)),
    "classes": ({"word": [Index()]}, "sparse_categorical_crossentropy", "softmax", Scores(3)),
    "one_hot": ({"word": [OneHot()]}, "categorical_crossentropy", "softmax", Scores(3)),
    "too_many": ({"word": [Index()]}, "sparse_categorical_crossentropy", "linear", Scores(5)),
    "level": ({"level": [Index()]}, "SparseCategoricalCrossentropy", "linear", Scores(3)),
    "one_hot_of_two": ({"yes": [OneHot()]}, "binary_crossentropy", "sigmoid", Scores(2, logits=False)),
    "number_of_class": ({"level": [Index()]}, "mean_squared_error", "linear", Scores(1)),
    "steps": ({"word": [Index()]}, "sparse_categorical_crossentropy", "softmax", Scores(4, 3)),
    "binary_steps": ({"yes": [Index()]}, "binary_crossentropy", "sigmoid", Scores(4, 1, logits=False)),
}


@pytest.mark.parametrize("name", WHAT)
def test_scores_are_told_as_in_the_program(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    table = pd.DataFrame({
        "x": random.normal(size=40), "a": random.uniform(1, 9, 40), "b": random.normal(size=40),
        "yes": random.integers(0, 2, 40), "no": random.integers(0, 2, 40), "level": random.choice([3, 5, 7], 40),
        "word": random.choice(["red", "green", "blue"], 40),
        "tags": random.choice(["red", "green|blue", "blue", "green| red|blue"], 40),
    })  # fmt: skip
    table.to_csv(tmp_path / "t.csv", index=False)
    chains, loss, activation, model = WHAT[name]
    drawing = Drawing()
    drawing.add("Input", "x", shape=[1])
    drawing.add("Dense", "x", "out", units=model.shape[-1], activation=activation)
    key = drawing.ids["out"]
    settings = DataSettings(
        source=CsvSource("t.csv"),
        inputs={drawing.ids["x"]: Binding(("x",))},
        targets={key: Binding(tuple(chains), {n: tuple(steps) for n, steps in chains.items() if steps})},
        kinds={"word": "category", "level": "number", "yes": "boolean", "no": "boolean"},
    )
    training = TrainingSettings(outputs={key: OutputTraining(loss)})
    drawing.graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
    names = script(drawing.graph, catalogue, tmp_path)
    found = names["predict"](model, tmp_path / "t.csv")
    ready, opened = prepared(settings, tmp_path)
    own = apply(ready.fitted, opened[""].table, keeps_unlabelled=True)
    what = meaning_of(loss, activation, model.said)
    said = Said("out", model.said, what, ready.fitted.targets[0], own.targets[key], own.as_read.get(key))
    (wanted,) = PredictionTables([said], np.arange(len(table)), ready.refused)
    pd.testing.assert_frame_equal(found, wanted, check_dtype=False, rtol=1e-12)


SERIES: dict[str, tuple[Windows, bool]] = {
    "of_days": (Windows(4, 2, time="day"), True),
    "of_several": (Windows(3, 3, time="day", group="shop"), True),
    "of_some_starts": (Windows(4, 1, stride=3, time="number", group="shop"), True),
    "in_the_order_of_the_file": (Windows(4, 2), True),
    "without_its_target": (Windows(5, 2, time="moment", group="shop"), False),
    "of_the_last_row_shown": (Windows(4, 0, time="day"), True),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_series_is_told_beyond_its_end_as_in_the_program(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    windows, has_target = SERIES[name]
    random = np.random.default_rng(0)

    def series(rows: int, first: str) -> pd.DataFrame:
        days = (
            np.repeat(pd.date_range(first, periods=rows // 2), 2)
            if windows.group
            else pd.date_range(first, periods=rows)
        )
        table = pd.DataFrame({
            "day": days.strftime("%d/%m/%Y"), "moment": days.astype(str), "number": np.arange(rows) / 2,
            "shop": ["A", "나"] * (rows // 2), "id": [f"K{place:03}" for place in range(rows)],
            "x": random.normal(size=rows).round(3), "y": random.normal(size=rows).round(2),
        })  # fmt: skip
        table.loc[[7, 20], "x"] = np.nan
        return table.iloc[random.permutation(rows)] if windows.time else table

    series(80, "2021-03-01").to_csv(tmp_path / "t.csv", index=False)
    drawing = Drawing()
    drawing.add("Input", "x", shape=[windows.length, 1])
    drawing.add("Flatten", "x", "flat")
    drawing.add("Dense", "flat", "forecast", units=1)
    settings = DataSettings(
        source=CsvSource("t.csv"),
        inputs={drawing.ids["x"]: Binding(("x",), {"x": (DropRow(), Standardize())})},
        targets={drawing.ids["forecast"]: Binding(("y",), {"y": (Standardize(),)})},
        windows=windows,
        keys=("id",),
        split=Split(validation=0.0),
    )
    training = TrainingSettings(outputs={drawing.ids["forecast"]: OutputTraining("mse")}, epochs=1)
    drawing.graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
    trained_here(drawing.graph, tmp_path)
    names = script(drawing.graph, catalogue, tmp_path)
    names["load_data"]()
    model = trained.load(tmp_path / "run", catalogue).model
    other = series(40, "2022-05-11")
    (other if has_target else other.drop(columns="y")).to_csv(tmp_path / "other.csv", index=False)
    for file in ("t.csv", "other.csv"):
        wanted = predicted_here(tmp_path, tmp_path / file)
        wanted = wanted[wanted["note"].isna()].reset_index(drop=True).drop(columns="note")
        found = names["predict"](model, tmp_path / file)
        ahead = windows.horizon * (2 if windows.group else 1)
        assert found.get("forecast_2", pd.Series(dtype=int)).sum() == ahead
        assert len(found) > ahead + 5
        written = [pd.read_csv(StringIO(one.to_csv(index=False))) for one in (found, wanted)]
        pd.testing.assert_frame_equal(*written, check_dtype=False, check_exact=True)


def test_an_output_is_called_as_it_is_drawn_and_told_in_its_own_unit(
    catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = project(tmp_path, ("price",))
    (node,) = (one for one in graph.nodes.values() if one.name == "price")
    graph.apply(Change("", removed=(node,), added=(replace(node, name="가격"),)))
    trained_here(graph, tmp_path)
    names = script(graph, catalogue, tmp_path)
    found = names["predict"](names["train"]().model, tmp_path / "houses.csv")
    wanted = predicted_here(tmp_path, tmp_path / "houses.csv")
    assert [*found] == ["row", "가격", "가격_target", "가격_error"]
    wanted = wanted[wanted["note"].isna()].reset_index(drop=True).drop(columns="note")
    pd.testing.assert_frame_equal(found, wanted, check_dtype=False, rtol=1e-6)
    # Targets are what stands in the file, to the last bit, though they were scaled in 32 bits in between.
    raw = pd.read_csv(tmp_path / "houses.csv")["price"][found["row"] - 1]
    assert found["가격_target"].tolist() == wanted["가격_target"].tolist() == raw.tolist()
    storage.save(graph, tmp_path / "houses.kdesign")
    capsys.readouterr()
    chosen = ["--run", str(tmp_path / "run"), "--part", "all"]
    assert main(["evaluate", str(tmp_path / "houses.kdesign"), *chosen]) == 0
    said = capsys.readouterr().out.splitlines()
    error = wanted["가격_error"].abs().mean()
    (place,) = (place for place, line in enumerate(said) if line.startswith(f"가격: mean absolute error {error:.6g}, "))
    assert said[place + 1] == "as trained, on prepared targets:"
    assert said[place + 2].startswith("loss: ")
