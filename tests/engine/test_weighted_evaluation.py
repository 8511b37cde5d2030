"""Losses that are evaluated count rows by the weights that the training's validation counted them by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from designer.engine.feeding.structures import fed
from designer.project import run_folder, storage
from designer.report.figures import Numbers
from designer.wire import Compare, Done, Evaluate, Evaluated, Predict
from tests.support.desk import Desk
from tests.support.sold_houses import houses, project


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("houses")
    graph = project(folder, ("price", "kind"), sample_weights="weight", class_weights="balanced")
    return Desk(storage.encode(graph), folder / "run", folder)


def keras_says(desk: Desk, weighs: bool = True) -> tuple[dict[str, Any], int]:
    model, loaded = desk.loaded()
    given = fed(desk.program(), loaded)
    assert given.validation is not None
    weights = given.validation_weights if weighs else None
    assert weights is not None or not weighs
    x, y = given.validation
    found = model.evaluate(x, y, sample_weight=weights, batch_size=16, verbose=0, return_dict=True)
    return dict(found), loaded.validation_samples


def test_it_is_what_keras_and_the_validation_of_the_training_say(desk: Desk) -> None:
    expected, samples = keras_says(desk)
    found = desk.ask(Evaluate)
    assert isinstance(found, Evaluated)
    assert found.metrics == pytest.approx(expected, abs=1e-6)
    assert (found.weighted_by, found.samples) == ("weight", samples)
    last = run_folder.read_epochs(desk.run)[-1].logs
    assert found.metrics == pytest.approx({n: last[f"val_{n}"] for n in found.metrics}, abs=1e-6)
    assert found.metrics["loss"] != pytest.approx(keras_says(desk, weighs=False)[0]["loss"], abs=1e-3)


def test_figures_count_every_row_alike(desk: Desk) -> None:
    answer = desk.ask(Compare, rows=200)
    price = next(o for o in answer.outputs if o.name == "price")
    errors = np.abs(np.ravel(price.targets) - np.ravel(price.predictions))
    assert isinstance(price.figures, Numbers)
    assert price.figures.mean_absolute_error == pytest.approx(errors.mean(), rel=1e-6)


def test_a_file_needs_no_weights_and_says_so(desk: Desk, tmp_path: Path) -> None:
    table = houses()
    table.assign(weight="1").to_csv(tmp_path / "alike.csv", index=False)
    table.drop(columns="weight").to_csv(tmp_path / "bare.csv", index=False)
    alike, bare = (desk.ask(Evaluate, input=str(tmp_path / name)) for name in ("alike.csv", "bare.csv"))
    assert bare.metrics == pytest.approx(alike.metrics)
    assert (alike.weighted_by, bare.weighted_by) == ("weight", "")
    assert "There is no column weight, which weighted the rows; all count alike." in str(bare.note)


def test_a_row_without_a_weight_is_predicted_all_the_same(desk: Desk, tmp_path: Path) -> None:
    table = houses()
    table.loc[:20, "weight"] = "-1"
    table.to_csv(tmp_path / "negative.csv", index=False)
    out = tmp_path / "out.csv"
    assert isinstance(desk.ask(Predict, input=str(tmp_path / "negative.csv"), output=str(out)), Done)
    found = pd.read_csv(out)
    assert found["price"].isna().tolist() == (table["age"] == "").tolist()
