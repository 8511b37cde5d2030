"""Scripts of projects that weight classes or rows, or keep the best epoch, come to what the program comes to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from designer.advice.logged_names import logged_names
from designer.catalogue.load import Catalogue, load
from designer.engine.building import trained
from designer.export.python_code import Style, python_code
from designer.graph.calls import outputs_of
from designer.project.records import DATA, TRAINING
from tests.support.exported import is_formatted, run_code, trained_here
from tests.support.sold_houses import project


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.mark.parametrize(("outputs", "gives", "style", "classes", "rows"), [
    pytest.param(("kind",), "", "subclass", {"7": 4.0}, "weight", marks=pytest.mark.slow),
    (("price", "kind", "sold"), "", "functional", "balanced", "weight"),
    pytest.param(("kind", "price"), "dict", "functional", "balanced", "", marks=pytest.mark.slow),
])  # fmt: skip
def test_weights_give_the_losses_of_the_program(
    outputs: tuple[str, ...], gives: str, style: Style, classes: Any, rows: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    graph = project(tmp_path, outputs, gives, class_weights=classes, sample_weights=rows)
    code = python_code(graph, catalogue, style, folder=tmp_path, target=tmp_path / "script.py")
    assert is_formatted(code), code
    assert "sample_weight=" in code
    assert run_code(code, tmp_path / "script.py")["train"]().history == trained_here(graph, tmp_path)


@pytest.mark.parametrize("gives", [pytest.param("", marks=pytest.mark.slow), "dict"])
def test_weighted_metrics_are_called_and_come_out_as_in_keras(gives: str, catalogue: Catalogue, tmp_path: Path) -> None:
    graph = project(tmp_path, ("kind", "price"), gives, class_weights={"7": 4.0}, sample_weights="weight")
    training = graph.settings[TRAINING]
    weighted = {
        "kind": ("accuracy", {"class": "SparseTopKCategoricalAccuracy", "args": {"k": 2, "name": "top"}}),
        "price": (),
    }
    names = {output.key: output.name for output in outputs_of(graph)}
    outputs = {
        key: msgspec.structs.replace(one, weighted_metrics=weighted[names[key]])
        for key, one in training.outputs.items()
    }
    graph = graph.with_setting(TRAINING, msgspec.structs.replace(training, outputs=outputs))
    logs = trained_here(graph, tmp_path)
    assert "kind_weighted_accuracy" in logs
    assert logs["kind_weighted_accuracy"] != logs["kind_accuracy"]
    known = logged_names(outputs_of(graph), graph.settings[TRAINING], graph.settings[DATA], catalogue)
    assert sorted(known) == sorted(logs)
    code = python_code(graph, catalogue, folder=tmp_path, target=tmp_path / "script.py")
    assert is_formatted(code), code
    assert run_code(code, tmp_path / "script.py")["train"]().history == logs


def test_a_script_ends_with_the_weights_that_a_run_keeps(catalogue: Catalogue, tmp_path: Path) -> None:
    wild = {"class": "Adam", "args": {"learning_rate": 0.5}}
    graph = project(tmp_path, ("kind",), train={"keep": "best", "epochs": 6, "optimizer": wild})
    logs = trained_here(graph, tmp_path)
    assert int(np.argmin(logs["val_loss"])) < 5
    code = python_code(graph, catalogue, folder=tmp_path, target=tmp_path / "script.py")
    assert is_formatted(code), code
    history = run_code(code, tmp_path / "script.py")["train"]()
    assert history.history == logs
    kept = trained.load(tmp_path / "run", catalogue).model.get_weights()
    for mine, its in zip(history.model.get_weights(), kept, strict=True):
        np.testing.assert_array_equal(mine, its)
