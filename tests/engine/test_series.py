"""A series is told beyond its last row, from the last windows there are, with its time going on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from designer.catalogue.load import load as load_catalogue
from designer.data.settings import Binding, DataSettings, Windows
from designer.data.sources import CsvSource
from designer.data.steps.scale import Standardize
from designer.engine.building import trained
from designer.engine.dispatch import Engine
from designer.files import allowed
from designer.graph.model import Change, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import Answer, Done, Predict
from tests.support.drawings import Drawing
from tests.support.exported import trained_here

LENGTH, HORIZON = 5, 3


def load_of_days(rows: int, first: str = "2024-01-01") -> pd.DataFrame:
    chance = np.random.default_rng(rows)
    days = pd.date_range(first, periods=rows)
    values = np.sin(np.arange(rows) / 5) * 20 + 100 + chance.normal(size=rows)
    return pd.DataFrame({"day": days.strftime("%d/%m/%Y"), "load": values.round(2)})


def predicted(folder: Path, **fields: str) -> pd.DataFrame:
    said: list[Answer] = []
    file = folder / "out.csv"
    Engine(said.append).handle(Predict(run_dir=str(folder / "run"), output=str(file), **fields))
    assert isinstance(said[-1], Done), said[-1]
    return pd.read_csv(file)


@pytest.mark.parametrize("has_target", [True, False])
def test_the_next_rows_are_told_from_the_last_windows(has_target: bool, tmp_path: Path) -> None:
    load_of_days(60).assign(level=lambda table: table["load"] * 2).to_csv(tmp_path / "load.csv", index=False)
    drawing = Drawing()
    drawing.add("Input", "x", shape=[LENGTH, 1])
    drawing.add("Flatten", "x", "flat")
    drawing.add("Dense", "flat", "next", units=1)
    target = "load" if has_target else "level"
    settings = DataSettings(
        source=CsvSource("load.csv"),
        inputs={drawing.ids["x"]: Binding(("load",), {"load": (Standardize(),)})},
        targets={drawing.ids["next"]: Binding((target,), {target: (Standardize(),)})},
        windows=Windows(LENGTH, HORIZON, time="day"),
    )
    training = TrainingSettings(outputs={drawing.ids["next"]: OutputTraining("mse")}, epochs=2)
    drawing.graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
    trained_here(drawing.graph, tmp_path)
    run = trained.load(tmp_path / "run", load_catalogue())
    assert run.fitted is not None
    (inputs,), (targets,) = run.fitted.inputs, run.fitted.targets
    scale = {key: [float(state[key][0]) for state in inputs.columns[0].states] for key in ("mean", "scale")}
    back = {key: [float(state[key][0]) for state in targets.columns[0].states] for key in ("mean", "scale")}

    other = load_of_days(20, "2025-02-20")
    file = tmp_path / "other.csv"
    allowed.allow(file)
    other.to_csv(file, index=False)
    found = predicted(tmp_path, input=str(file))
    series = (other["load"].to_numpy() - scale["mean"][0]) / scale["scale"][0]
    windows = np.lib.stride_tricks.sliding_window_view(series, LENGTH)[:, :, None]
    by_hand = run.model.predict(windows, verbose=0)[:, 0] * back["scale"][0] + back["mean"][0]
    # Every row that has a window before it, and as many more as the model looks ahead.
    assert found["row"].tolist() == list(range(LENGTH + HORIZON, 20 + HORIZON + 1))
    np.testing.assert_allclose(found["next"], by_hand, rtol=1e-5)
    assert found["forecast"].tolist() == [0] * (20 - LENGTH - HORIZON + 1) + [1] * HORIZON
    days = pd.date_range("2025-02-20", periods=20 + HORIZON).strftime("%d/%m/%Y")
    assert found["day"].tolist() == days[LENGTH + HORIZON - 1 :].tolist()
    if has_target:
        assert found["next_target"].isna().tolist() == found["forecast"].eq(1).tolist()
        np.testing.assert_allclose(found["next_target"].dropna(), other["load"][LENGTH + HORIZON - 1 :], rtol=1e-6)
    own = predicted(tmp_path)
    assert own["day"].tolist()[-HORIZON:] == ["01/03/2024", "02/03/2024", "03/03/2024"]
    assert own["forecast"].sum() == HORIZON
