"""A row that is made up is predicted as a row of a file is, in words and units; what cannot be used is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from designer import wire
from designer.catalogue.load import load as load_catalogue
from designer.data.settings import Binding, DataSettings, Windows
from designer.data.sources import BundledSource, CsvSource
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import Fill
from designer.data.steps.scale import Standardize
from designer.engine.building.trained import load as load_run
from designer.engine.feeding.rows import rows
from designer.graph.model import Change, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import DescribeInputs, ExplainRow, InputsDescribed, PredictRow, RowPredicted, decode_answer, frame
from tests.engine.test_predictions import Desk
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.engines import Desk as PlainDesk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("houses"))


def trained(
    folder: Path, settings: DataSettings, shape: list[int], *layers: tuple[str, dict[str, object]]
) -> PlainDesk:
    """Train a chain of layers behind one Input to a standardised number for an epoch."""
    made = Drawing()
    made.add("Input", "x", shape=shape)
    last = "x"
    for number, type_ in enumerate(layers):
        made.add(type_, last, f"layer{number}")
        last = f"layer{number}"
    made.add("Dense", last, "y", units=1)
    x, y = made.ids["x"], made.ids["y"]
    data = DataSettings(
        source=settings.source,
        kinds=settings.kinds,
        inputs={x: settings.inputs["x"]},
        targets={y: settings.targets["y"]},
        windows=settings.windows,
    )
    outputs = {y: OutputTraining("mean_squared_error")}
    training = TrainingSettings("adam", outputs, epochs=1, batch_size=16)
    made.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    desk = PlainDesk()
    said = desk.train(projects.text(made), folder / "run", folder=str(folder))
    assert isinstance(said[-1], wire.Finished), said[-1]
    return desk


def test_the_form_has_the_fields_and_rows_of_the_training(desk: Desk) -> None:
    found = desk.ask(DescribeInputs)
    assert isinstance(found, InputsDescribed)
    assert [(f.name, f.kind) for f in found.fields] == [("size", "number"), ("age", "number"), ("town", "category")]
    assert found.numbers[:3] == (0, 1, 2)
    first = desk.table.iloc[0]
    assert found.rows[0] == {"size": first["size"], "age": first["age"], "town": first["town"]}
    assert decode_answer(frame(found)[4:]) == found


def test_a_row_of_the_data_is_predicted_as_the_file_is(desk: Desk) -> None:
    table = desk.predicted()
    rows = desk.ask(DescribeInputs).rows
    for place in (0, 7, 31):
        answer = desk.ask(PredictRow, values=rows[place])
        assert isinstance(answer, RowPredicted), answer
        price, kind, sold = answer.outputs
        assert (price.kind, price.labels) == ("numbers", ("price",))
        assert price.values[0] == pytest.approx(table["price"][place], rel=1e-5)
        assert kind.labels == ("3", "5", "7")
        assert kind.labels[kind.decided] == str(table["kind"][place])
        assert kind.values[kind.decided] == pytest.approx(table["kind_probability"][place], rel=1e-4)
        assert sold.labels[sold.decided] == str(table["sold"][place]).removeprefix("'")
        assert sum(sold.values) == pytest.approx(1, abs=1e-6)
        assert decode_answer(frame(answer)[4:]) == answer


def test_what_is_changed_changes_the_answer_and_what_is_missing_is_said(desk: Desk) -> None:
    row = desk.ask(DescribeInputs).rows[0]
    small, large = (desk.ask(PredictRow, values={**row, "size": size}).outputs[0].values[0] for size in (60, 200))
    assert small != large
    without = desk.ask(PredictRow, values={**row, "age": None})
    assert without.outputs == ()
    assert "age has no value" in str(without.note)
    unknown = desk.ask(PredictRow, values={**row, "town": "Atlantis"})
    assert "Atlantis" in str(unknown.note)


def test_without_its_file_the_form_begins_with_usual_values(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.file.unlink()
    desk.forget()
    found = desk.ask(DescribeInputs)
    assert "cannot be read" in str(found.note)
    assert len(desk.ask(PredictRow, values=found.rows[0]).outputs) == 3


def test_arrays_are_given_as_numbers(tmp_path: Path) -> None:
    source = BundledSource("digits")
    settings = DataSettings(
        source=source,
        inputs={"x": Binding(("images",))},
        targets={"y": Binding(("target",), {"target": (Standardize(),)})},
        kinds={"target": "number"},
    )
    desk = trained(tmp_path, settings, [8, 8], "Flatten")
    found = desk.ask(DescribeInputs(run_dir=str(tmp_path / "run")))
    assert found.fields[0].shape == (8, 8)
    row = found.rows[3]
    flat = {"images": [v for line in row["images"] for v in line]}
    one, other = (desk.ask(PredictRow(run_dir=str(tmp_path / "run"), values=v)) for v in (row, flat))
    assert one.outputs == other.outputs != ()
    short = desk.ask(PredictRow(run_dir=str(tmp_path / "run"), values={"images": [1, 2]}))
    assert "takes 64 numbers; 2 are given" in str(short.text)


def test_dates_are_given_as_they_are_said_whatever_the_file_writes(tmp_path: Path) -> None:
    days = pd.date_range("2024-01-01", periods=60)
    pd.DataFrame({"when": days.strftime("%d.%m.%Y"), "y": np.arange(60.0) / 7}).to_csv(tmp_path / "t.csv", index=False)
    steps = (DateParts(parts=("days",), cyclic=False), Fill(), Standardize())
    settings = DataSettings(
        source=CsvSource("t.csv"),
        inputs={"x": Binding(("when",), {"when": steps})},
        targets={"y": Binding(("y",), {"y": (Standardize(),)})},
    )
    desk = trained(tmp_path, settings, [1])
    ask = str(tmp_path / "run")
    row = desk.ask(DescribeInputs(run_dir=ask)).rows[0]
    assert row == {"when": "2024-01-01"}
    answers = [desk.ask(PredictRow(run_dir=ask, values={"when": w})) for w in ("2024-01-05", "05.01.2024", None)]
    assert answers[0].outputs == answers[1].outputs != ()
    assert answers[2].outputs != ()  # filled from the training rows


def test_windows_take_the_last_values_of_every_field(tmp_path: Path) -> None:
    pd.DataFrame({"at": pd.date_range("2024-01-01", periods=90), "y": np.sin(np.arange(90) / 5)}).to_csv(
        tmp_path / "t.csv", index=False
    )
    settings = DataSettings(
        source=CsvSource("t.csv"),
        inputs={"x": Binding(("y",), {"y": (Standardize(),)})},
        targets={"y": Binding(("y",), {"y": (Standardize(),)})},
        windows=Windows(length=6, horizon=1, time="at"),
    )
    desk = trained(tmp_path, settings, [6, 1], "Flatten")
    ask = str(tmp_path / "run")
    found = desk.ask(DescribeInputs(run_dir=ask))
    assert found.length == 6
    assert [len(row["y"]) for row in found.rows[:2]] == [6, 6]
    assert found.numbers[:2] == (0, 6)
    answer = desk.ask(PredictRow(run_dir=ask, values=found.rows[0]))
    assert len(answer.outputs[0].values) == 1
    # Of a linear model every step counts by its weight and its distance from the usual one.
    (told,) = desk.ask(ExplainRow(run_dir=ask, values=found.rows[0])).outputs
    run = load_run(tmp_path / "run", load_catalogue())
    usual = rows(run, "", "training", needs_targets=False).x.mean(axis=0).ravel()
    state = run.fitted.inputs[0].columns[0].states[0]
    given = (np.array([float(value) for value in found.rows[0]["y"]]) - state["mean"][0]) / state["scale"][0]
    unit = run.fitted.targets[0].columns[0].states[0]["scale"][0]
    weights = run.model.get_weights()[0].ravel()
    (effect,) = told.effects
    np.testing.assert_allclose(effect.steps, weights * (given - usual) * unit, rtol=1e-3, atol=1e-5)
    assert effect.effect == pytest.approx(told.score - told.base, abs=1e-4)
