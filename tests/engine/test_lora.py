"""Layers that are adapted by matrices of low rank (LoRA): resumed, continued from a run, and equal to their scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer import wire
from designer.engine.building import trained
from designer.export.python_code import STYLES, python_code
from designer.graph import edits
from designer.wire import Finished
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.engines import Desk
from tests.support.exported import is_formatted, run_code, trained_here
from tests.support.networks import catalogue
from tests.support.resuming import goes_on, network


def adapted(drawing: Drawing) -> Drawing:
    """Return a drawing with low-rank adaptation of its hidden layer."""
    node = drawing.ids["hidden"]
    params = {**drawing.graph.nodes[node].params, "lora_rank": 2, "lora_alpha": 6.0}
    drawing.graph.apply(edits.set_params(drawing.graph, node, params))
    return drawing


@pytest.mark.parametrize("style", STYLES)
def test_the_script_trains_to_the_same_numbers(style: Any, tmp_path: Path) -> None:
    graph = adapted(projects.iris(epochs=3)).graph
    logs = trained_here(graph, tmp_path)
    code = python_code(graph, catalogue(), style)
    assert is_formatted(code), code
    history = run_code(code)["train"]()
    assert history.history == logs
    kept = trained.load(tmp_path / "run", catalogue()).model
    x = np.random.default_rng(0).normal(size=(9, 4)).astype("float32")
    np.testing.assert_array_equal(history.model.predict(x, verbose=0), kept.predict(x, verbose=0))


def test_what_was_trained_is_adapted_by_the_run_that_continues_from_it(tmp_path: Path) -> None:
    import keras

    runs = tmp_path / "p.kdesign.runs"
    first = projects.iris(epochs=3)
    desk = Desk()
    desk.train(projects.text(first), runs / "first")
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    graph = adapted(projects.iris(epochs=4, start_from="first", seed=3)).graph
    script = tmp_path / "s.py"
    code = python_code(graph, catalogue(), target=script)
    project = projects.encode(graph)
    output = tmp_path / "s.weights.npz"
    answer = desk.ask(wire.SaveInitial(project=project, runs_dir=str(runs), output=str(output)))
    assert isinstance(answer, wire.Done), answer
    desk.train(project, runs / "second", runs_dir=str(runs))
    started = desk.all(wire.TrainingStarted)[0]
    assert str(started.note) == "The weights of all 2 layers come from the run first."
    losses = [epoch.logs["loss"] for epoch in desk.all(wire.EpochDone)]
    assert losses[-1] < losses[0]
    before, after = (trained.load(runs / name, catalogue()).model.get_layer("hidden") for name in ("first", "second"))
    change = keras.ops.convert_to_numpy(after.kernel) - keras.ops.convert_to_numpy(before.kernel)
    assert np.abs(change).max() > 0
    assert np.linalg.matrix_rank(change, tol=1e-5) == 2
    assert run_code(code, script)["train"]().history["loss"] == losses


def test_an_interrupted_run_goes_on_as_if_it_had_not_been(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    goes_on(tmp_path, lambda **training: adapted(network(**training)))
