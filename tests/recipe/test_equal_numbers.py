"""With every value of every option the exported script comes to the numbers of the program, and a run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
import pytest

from designer import wire
from designer.engine.building import trained
from designer.engine.building.numbers import computing_in
from designer.engine.dispatch import Engine
from designer.engine.training.duration import Plan
from designer.export.python_code import STYLES, python_code
from designer.files import allowed
from designer.project import run_folder
from designer.recipe.backends import ONE_A_CALL
from designer.recipe.settings import OPTIONS
from designer.wire import Checked
from tests.support import projects
from tests.support.exported import is_formatted, run_code, trained_here
from tests.support.networks import catalogue
from tests.support.resuming import goes_on
from tests.support.sold_houses import project

EXAMPLES = [(row.name, value) for row in OPTIONS.values() for value in row.option.examples]
IDS = [f"{name}={value}" for name, value in EXAMPLES]
# Options that mean something only beside others.
BESIDE: dict[str, dict[str, Any]] = {"auto_scale_loss": {"dtype_policy": "mixed_float16"}}
QUICK_TO_RESUME = [("steps_per_epoch", 3), ("dtype_policy", "mixed_float16")]
SLOW = [  # XLA takes its time; of what layers compute in one mixed policy and one plain one are enough
    ("jit_compile", True),
    ("jit_compile", False),
    ("dtype_policy", "mixed_bfloat16"),
    ("dtype_policy", "float64"),
]
RAN_OUT = "ignore:Your input ran out of data"  # Keras says so of an epoch that ends with the data


@pytest.fixture(autouse=True)
def usual_numbers() -> Iterator[None]:
    """Have the policy that a script sets end with the test."""
    with computing_in("float32"):
        yield


@pytest.mark.filterwarnings(RAN_OUT)
@pytest.mark.parametrize(
    ("case", "name", "value"),
    [pytest.param(i, *e, marks=[pytest.mark.slow] if e in SLOW else []) for i, e in enumerate(EXAMPLES)],
    ids=IDS,
)
def test_the_script_comes_to_the_numbers_of_the_program(
    case: int, name: str, value: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where a script writes what its layers do
    graph = projects.iris(**{"epochs": 3, **BESIDE.get(name, {}), name: value}).graph
    said: list[Any] = []
    Engine(said.append).handle(wire.Check(id=1, project=projects.encode(graph), trial=True))
    report = said[-1]
    assert isinstance(report, Checked)
    assert report.can_train, report.problems
    logs = trained_here(graph, tmp_path)
    style = list(STYLES)[case % len(STYLES)]
    code = python_code(graph, catalogue(), style)
    assert is_formatted(code), code
    history = run_code(code)["train"]()
    assert history.history == logs
    kept = trained.load(tmp_path / "run", catalogue()).model
    for mine, its in zip(history.model.get_weights(), kept.get_weights(), strict=True):
        np.testing.assert_array_equal(np.asarray(mine), np.asarray(its))


@pytest.mark.parametrize("style", STYLES)
def test_all_layers_of_a_script_compute_in_the_policy(style: Any) -> None:
    graph = projects.iris(dtype_policy="mixed_bfloat16").graph
    script = run_code(python_code(graph, catalogue(), style, model_only=True))
    model = script["build_model"]()
    assert {layer.dtype_policy.name for layer in model.layers if layer.weights} == {"mixed_bfloat16"}
    assert keras.config.dtype_policy().name == "mixed_bfloat16"


@pytest.mark.filterwarnings(RAN_OUT)
@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")  # PyTorch's compiler looks
@pytest.mark.parametrize(
    ("name", "value"),
    [pytest.param(*e, marks=[] if e in QUICK_TO_RESUME else [pytest.mark.slow]) for e in EXAMPLES if e[0] != "epochs"],
)
def test_a_run_goes_on_with_its_options(name: str, value: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if keras.backend.backend() == ONE_A_CALL and name == "steps_per_execution" and value not in (1, None):
        pytest.skip("PyTorch is told one batch in a call, which the check says")
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    goes_on(tmp_path, **{**BESIDE.get(name, {}), name: value})


@pytest.mark.filterwarnings(RAN_OUT)
@pytest.mark.parametrize(("batch", "steps", "calls"), [(16, 3, 1), (16, 3, 2), (33, 5, 2), (16, 20, 1)])
def test_the_batches_of_an_epoch_are_those_that_keras_takes(batch: int, steps: int, calls: int) -> None:
    plan = Plan(6, 0, batch, 120, 30, "loss", "min", steps_per_execution=calls, steps_per_epoch=steps)
    seen: list[int] = []

    class Counting(keras.callbacks.Callback):  # type: ignore[misc]
        def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
            seen.append(0)

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            seen[-1] += 1

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse", steps_per_execution=calls, run_eagerly=True)
    x = np.zeros((120, 1))
    model.fit(x, x, batch_size=batch, epochs=6, steps_per_epoch=steps, callbacks=[Counting()], verbose=0)
    assert [-(-plan.steps_in(epoch) // calls) for epoch in range(6)] == seen


def test_numbers_of_16_bits_are_predicted_looked_into_and_evaluated(tmp_path: Path) -> None:
    graph = project(tmp_path, ("price", "kind"), train={"dtype_policy": "bfloat16", "epochs": 2})
    trained_here(graph, tmp_path)
    file, table = tmp_path / "houses.csv", tmp_path / "predictions.parquet"
    allowed.allow(file)
    said: list[Any] = []
    engine, run = Engine(said.append), str(tmp_path / "run")
    engine.handle(wire.Predict(run_dir=run, input=str(file), output=str(table)))
    assert isinstance(said[-1], wire.Done), said[-1]
    code = python_code(graph, catalogue(), folder=tmp_path, target=tmp_path / "script.py")
    script = run_code(code, tmp_path / "script.py")
    model = trained.load(tmp_path / "run", catalogue()).model
    script["load_data"]()
    mine = script["predict"](model, file)
    its = pd.read_parquet(table).set_index("row").loc[mine["row"]]
    np.testing.assert_allclose(mine["price"], its["price"], rtol=1e-6)
    assert list(mine["kind"]) == list(its["kind"])
    engine.handle(wire.Evaluate(run_dir=run))
    assert isinstance(said[-1], wire.Evaluated), said[-1]
    kept = run_folder.read_epochs(tmp_path / "run")[-1].logs
    own = {name.removeprefix("val_"): value for name, value in kept.items() if name.startswith("val_")}
    assert said[-1].metrics == pytest.approx(own, rel=1e-2)
    node = next(n.id for n in graph.nodes.values() if n.type == "Dense")
    engine.handle(wire.NodeInside(run_dir=run, node=node, samples=4))
    shown = said[-1]
    assert isinstance(shown, wire.NodeInsideShown), shown
    assert not shown.note.template
    assert {info.dtype for info in shown.outputs} == {"bfloat16"}
