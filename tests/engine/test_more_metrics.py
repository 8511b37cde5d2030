"""A run is measured by metrics that it was not trained with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import keras
import pytest

from designer import wire
from designer.app import main
from designer.engine.dispatch import Engine
from designer.engine.feeding.rows import rows
from designer.engine.feeding.structures import fed_inputs, fed_targets
from designer.project import storage
from designer.wire import Evaluated, Failed
from tests.support import projects
from tests.support.exported import trained_here

TOP = {"class": "SparseTopKCategoricalAccuracy", "args": {"k": 2}}


def test_metrics_are_added_later_and_leave_the_run_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = projects.iris(epochs=2).graph
    project = tmp_path / "iris.kdesign"
    storage.save(graph, project)
    trained_here(graph, tmp_path)
    said: list[Any] = []
    engine = Engine(said.append)
    asked: dict[str, Any] = {"run_dir": str(tmp_path / "run"), "part": "training"}
    asked_for: tuple[tuple[Any, ...], ...] = ((), ("species=mean_absolute_error", TOP, "accuracy"), ())
    for metrics in asked_for:
        engine.handle(wire.Evaluate(**asked, metrics=metrics))
    plain, more, again = (one for one in said if isinstance(one, Evaluated))
    assert plain.metrics.keys() == {"loss", "accuracy"}
    assert again.metrics == plain.metrics
    assert more.metrics.items() >= plain.metrics.items()
    assert len(more.metrics) == 4
    found = engine.trained(str(tmp_path / "run"))
    held = rows(found, "", "training")
    chances = found.model.predict(fed_inputs(found.program, held.x), verbose=0)
    top = keras.metrics.SparseTopKCategoricalAccuracy(k=2)(fed_targets(found.program, held.y), chances)
    assert more.metrics["sparse_top_k_categorical_accuracy"] == pytest.approx(float(top), abs=1e-6)
    for wrong, reason in (("nothing=accuracy", "There is no output nothing. There are species."), ("acuracy", "acur")):
        engine.handle(wire.Evaluate(**asked, metrics=(wrong,)))
        assert isinstance(said[-1], Failed)
        assert reason in str(said[-1].text)
    words = ["evaluate", str(project), "--run", str(tmp_path / "run"), "--part", "training", "--json"]
    assert main([*words, "--metric", "mean_absolute_error"]) == 0
    told = json.loads(capsys.readouterr().out)["metrics"]
    assert told["mean_absolute_error"] == pytest.approx(more.metrics["mean_absolute_error"], rel=1e-5)
