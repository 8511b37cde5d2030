"""The same training on every backend that is installed, on several devices, and begun on one to go on with another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
import pytest

from designer import wire
from designer.engine.dispatch import Engine
from designer.export.python_code import python_code
from designer.graph.model import Change, Edge, Graph
from designer.headless.paths import runs_of
from designer.project import run_folder, storage
from designer.project.fixes import apply_fix
from designer.project.records import TRAINING
from designer.recipe.backends import BACKENDS, is_installed
from designer.wire import Checked
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.networks import catalogue

ROOT = Path(__file__).resolve().parents[2]
STEADY: dict[str, Any] = {
    "epochs": 4,
    "shuffle": False,
    "optimizer": {"class": "SGD", "args": {"learning_rate": 0.01}},
}
TWO_DEVICES = {"XLA_FLAGS": "--xla_force_host_platform_device_count=2"}
RUN = "import json, runpy; names = runpy.run_path('net.py'); print('HISTORY' + json.dumps(names['train']().history))"


def command(*words: str, **environment: str) -> str:
    """Run a command of the program, and return what it printed."""
    call = [sys.executable, str(ROOT / "main.py"), *words]
    done = subprocess.run(call, capture_output=True, text=True, env={**os.environ, **environment}, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def trained(project: Path, run: Path, backend: str, *words: str, **environment: str) -> list[dict[str, Any]]:
    """Train in a process of its own, and return the numbers of the epochs."""
    command("train", str(project), "--run-dir", str(run), "--backend", backend, *words, **environment)
    return [line.logs for line in run_folder.read_epochs(run)]


def close(mine: list[dict[str, Any]], others: list[dict[str, Any]]) -> None:
    assert len(mine) == len(others)
    for one, other in zip(mine, others, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def dense() -> Drawing:
    return projects.endless(64, 8, validation=16, **STEADY)


def convolutions() -> Drawing:
    drawing = projects.endless(64, 8, validation=16, **STEADY)
    graph = drawing.graph
    hidden = graph.nodes[drawing.ids["hidden"]]
    wires = tuple(edge for edge in graph.edges if hidden.id in (edge.source, edge.target))
    graph.apply(Change("", removed=(*wires, hidden)))
    drawing.add("Reshape", "x", "picture", target_shape=[5, 4, 1])
    drawing.add("Conv2D", "picture", "convolution", filters=4, kernel_size=3, padding="same", activation="relu")
    drawing.add("BatchNormalization", "convolution", "normal")
    drawing.add("MaxPooling2D", "normal", "pooled")
    drawing.add("Flatten", "pooled", "flat")
    graph.apply(Change("", added=(Edge(drawing.ids["flat"], 0, drawing.ids["score"], 0),)))
    return drawing


def saved(graph: Graph, folder: Path, **training: Any) -> Path:
    project = folder / "net.kdesign"
    settings = msgspec.structs.replace(graph.settings[TRAINING], **training)
    storage.save(graph.with_setting(TRAINING, settings), project)
    return project


@pytest.mark.slow
@pytest.mark.parametrize("draw", [dense, convolutions])
def test_plain_descent_from_the_same_weights_has_the_same_losses_on_every_backend(
    draw: Callable[[], Drawing], tmp_path: Path
) -> None:
    graph = draw().graph
    first = saved(graph, tmp_path, epochs=1)
    trained(first, runs_of(first) / "first", "tensorflow")
    project = saved(graph, tmp_path, start_from="first")  # random numbers differ from one backend to another
    losses = trained(project, tmp_path / "tensorflow", "tensorflow")
    assert len(losses) == 4
    for backend in [name for name in BACKENDS if name != "tensorflow" and is_installed(name)]:
        close(trained(project, tmp_path / backend, backend), losses)
    if not is_installed("torch"):
        pytest.skip("the other backends agree; PyTorch is not installed (the extra torch)")


@pytest.mark.slow
def test_a_run_begun_on_tensorflow_goes_on_evaluates_and_exports_on_jax(tmp_path: Path) -> None:
    graph = convolutions().graph
    project = saved(graph, tmp_path)
    whole = trained(project, runs_of(project) / "whole", "tensorflow")
    begun = runs_of(project) / "begun"
    assert len(trained(project, begun, "tensorflow", "--epochs", "2")) == 2
    command("train", str(project), "--resume", "begun", "--epochs", "4", "--backend", "jax")
    close([line.logs for line in run_folder.read_epochs(begun)], whole)
    assert run_folder.read_info(begun).backend == "jax"
    told = json.loads(command("evaluate", str(project), "--run", "begun", "--json"))
    assert told["metrics"]["loss"] == pytest.approx(whole[-1]["val_loss"], abs=1e-5)
    exported = tmp_path / "exported.keras"
    command("export", str(project), "-o", str(exported), "--run", "begun")
    weights = [np.asarray(one) for one in keras.saving.load_model(exported).get_weights()]
    for mine, other in zip(weights, keras.saving.load_model(begun / run_folder.MODEL).get_weights(), strict=True):
        np.testing.assert_array_equal(mine, np.asarray(other))


@pytest.mark.parametrize(
    ("training", "said"),
    [
        ({"distribution": "data_parallel"}, "Only JAX"),
        ({"backend": "torch", "steps_per_execution": 4}, "PyTorch is told one batch"),
        ({"backend": "torch", "jit_compile": True}, "PyTorch compiles the training step anew"),
    ],
)
def test_what_a_backend_cannot_do_is_said_and_one_click_helps(training: dict[str, Any], said: str) -> None:
    graph = projects.iris(**training).graph
    assert _check(graph).can_train == ("jit_compile" in training)
    problem = next(one for one in _check(graph).problems if said in str(one.text))
    assert len(problem.fixes) == 2
    for fix in problem.fixes:
        cured = graph.copy()
        cured.apply(apply_fix(graph, fix.kind, fix.args))
        assert not [one for one in _check(cured).problems if said in str(one.text)]


def _check(graph: Graph) -> Checked:
    said: list[Any] = []
    Engine(said.append).handle(wire.Check(id=1, project=storage.encode(graph)))
    assert isinstance(said[-1], Checked)
    return said[-1]


@pytest.mark.slow
def test_batches_divided_among_two_devices_give_the_numbers_of_one(tmp_path: Path) -> None:
    project = tmp_path / "iris.kdesign"
    graph = projects.iris(epochs=3, optimizer="sgd", backend="jax", distribution="data_parallel").graph
    storage.save(graph, project)
    two = trained(project, tmp_path / "two", "jax", **TWO_DEVICES)
    one = trained(project, tmp_path / "one", "jax", "--set", "distribution=none")
    close(two, one)
    assert str(run_folder.read_info(tmp_path / "two").note) == "Every batch is divided among 2 devices."
    (tmp_path / "net.py").write_text(python_code(graph, catalogue()), encoding="utf-8")
    environment = {**os.environ, "KERAS_BACKEND": "jax", **TWO_DEVICES}
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, env=environment, check=True
    )
    history = json.loads(next(x for x in done.stdout.splitlines() if x.startswith("HISTORY")).removeprefix("HISTORY"))
    close([dict(zip(history, values, strict=True)) for values in zip(*history.values(), strict=True)], two)
    refused = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "train", str(project), "--set", "batch_size=7", "--epochs", "1"],
        capture_output=True,
        text=True,
        env={**os.environ, **TWO_DEVICES},
        check=False,
    )
    assert refused.returncode == 1
    assert "120 rows in batches of 7 make one of 7, which cannot be divided among 2 devices." in refused.stderr


@pytest.mark.slow
def test_a_run_whose_batches_are_divided_goes_on_as_if_it_had_never_ended(tmp_path: Path) -> None:
    project = tmp_path / "net.kdesign"
    graph = projects.two_outputs(epochs=6, batch_size=20, backend="jax", distribution="data_parallel").graph
    storage.save(graph, project)
    whole = trained(project, runs_of(project) / "whole", "jax", **TWO_DEVICES)
    begun = runs_of(project) / "begun"
    assert len(trained(project, begun, "jax", "--epochs", "3", **TWO_DEVICES)) == 3
    command("train", str(project), "--resume", "begun", "--epochs", "6", **TWO_DEVICES)
    assert [line.logs for line in run_folder.read_epochs(begun)] == whole
