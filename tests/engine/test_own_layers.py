"""Layers of the user's own: run only after a yes, in a process that may die of them; trained, resumed and exported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer import wire
from designer.engine.checking.shapes import Shapes
from designer.engine.checking.stateless import StatelessThread
from designer.engine.checking.walk import Walked, walk
from designer.engine.dispatch import Engine
from designer.engine.own_code.process import OwnProcess
from designer.export.python_code import STYLES, python_code
from designer.files import allowed
from designer.graph.model import Graph
from designer.project.own_code import catalogue_of, code_of, with_code
from designer.project.storage import encode
from designer.wire import Answer, Checked, EpochDone, Failed, Finished
from tests.support import own_layers
from tests.support.drawings import Drawing
from tests.support.exported import both_models, run_code


def asked(drawing: Drawing, folder: Path, request: type = wire.Check, **more: Any) -> list[Answer]:
    said: list[Answer] = []
    engine = Engine(said.append)
    if "folder" in request.__struct_fields__:
        more["folder"] = str(folder)
    engine.handle(request(id=1, project=encode(drawing.graph), **more))
    engine.wait()
    return said


def checked(drawing: Drawing, folder: Path, trial: bool = False) -> Checked:
    (report,) = asked(drawing, folder, trial=trial)
    assert isinstance(report, Checked)
    return report


def test_code_of_a_project_runs_only_after_a_yes_and_as_it_stood_then(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    deed = f"__import__('pathlib').Path({str(canary)!r}).touch()"
    spying = own_layers.LAYERS.replace("EPSILON = 1e-6", f"EPSILON = {deed} or 1e-6")
    drawing = own_layers.project(spying, is_allowed=False, callbacks=())
    report = checked(drawing, tmp_path, trial=True)
    own = [drawing.ids[name] for name in ("filtered", "mean", "gate")]
    assert [p.node for p in report.problems if p.fixes and p.fixes[0].kind == "allow_code"] == own
    assert not report.can_train
    for request, more in (
        (wire.Train, {"run_dir": str(tmp_path / "run")}),
        (wire.Time, {}),
        (wire.Diagram, {"output": str(tmp_path / "a.dot")}),
        (wire.SaveModel, {"output": str(tmp_path / "a.keras")}),
        (wire.NodeInside, {"node": own[0]}),
        (wire.Try, {}),
    ):
        last = asked(drawing, tmp_path, request, **more)[-1]
        assert isinstance(last, Failed if request is not wire.Try else wire.Tried), request
    assert not canary.exists(), "something has run it before the yes"
    own_layers.allow(drawing)
    assert checked(drawing, tmp_path).ok
    assert canary.exists()
    canary.unlink()
    change, _ = with_code(drawing.graph, spying.replace("keepdims=False", "keepdims=True"), "layers.py")
    drawing.graph.apply(change)
    assert not checked(drawing, tmp_path).ok, "changed code asks again"
    assert not canary.exists()
    (module,) = code_of(drawing.graph).modules
    assert "keepdims=False" in allowed.allowed_before(module.name)


def test_own_layers_train_resume_evaluate_and_predict(tmp_path: Path) -> None:
    drawing = own_layers.project(loss="my_loss", metrics=("Worst", "mae"), optimizer="adam")
    report = checked(drawing, tmp_path, trial=True)
    assert [str(p.text) for p in report.problems] == []
    assert report.is_tried
    run = tmp_path / "run"
    said = asked(drawing, tmp_path, wire.Train, run_dir=str(run))
    assert isinstance(said[-1], Finished), said[-1]
    epochs = [a.logs for a in said if isinstance(a, EpochDone)]
    assert set(epochs[0]) == {"loss", "worst", "mae", "val_loss", "val_worst", "val_mae"}
    code = python_code(drawing.graph, catalogue_of(drawing.graph), folder=tmp_path, target=tmp_path / "net.py")
    history = run_code(code, tmp_path / "net.py")["train"]().history
    assert {name: values[-1] for name, values in history.items()} == pytest.approx(epochs[-1], rel=1e-5)
    longer = own_layers.project(loss="my_loss", metrics=("Worst", "mae"), optimizer="adam", epochs=3)
    last = asked(longer, tmp_path, wire.Train, run_dir=str(run), resume=True)[-1]
    assert isinstance(last, Finished), last
    assert isinstance(asked(drawing, tmp_path, wire.Evaluate, run_dir=str(run))[-1], wire.Evaluated)
    out = tmp_path / "p.npz"
    last = asked(drawing, tmp_path, wire.Predict, run_dir=str(run), output=str(out))[-1]
    assert isinstance(last, wire.Done), last
    assert len(np.load(out)["score"]) == 64
    shown = asked(drawing, tmp_path, wire.NodeInside, run_dir=str(run), node=drawing.ids["filtered"], samples=2)[-1]
    assert isinstance(shown, wire.NodeInsideShown)
    assert {w.name for w in shown.weights} == {"real", "imaginary"}


def plain(config: Any) -> Any:
    """Return a config without the modules that classes of the user's lie in."""
    if isinstance(config, dict):
        return {k: plain(v) for k, v in config.items() if k not in ("module", "registered_name")}
    return [plain(v) for v in config] if isinstance(config, list | tuple) else config


@pytest.mark.parametrize("style", STYLES)
def test_exported_code_holds_the_classes_and_builds_the_same_model(style: Any) -> None:
    drawing = own_layers.project()
    if style == "sequential":
        drawing = own_layers.chain()
    built, exported = both_models(drawing.graph, catalogue_of(drawing.graph), style=style)
    exported.set_weights(built.get_weights())  # which a style draws in an order of its own
    x = np.random.default_rng(0).random((5, 48), dtype="float32")
    assert np.array_equal(built(x), exported(x))
    if style == "functional":
        assert plain(built.get_config()) == plain(exported.get_config())


class _Walks:
    def __init__(self, own: OwnProcess) -> None:
        self.thread, self.shapes = StatelessThread(), Shapes(own)

    def __call__(self, graph: Graph) -> Walked:
        return self.thread.run(walk, graph, catalogue_of(graph), self.shapes)


@pytest.fixture(scope="module")
def process() -> Iterator[OwnProcess]:
    own = OwnProcess(waits=True, seconds=6)
    yield own
    own.close()


def test_a_layer_for_some_ranks_says_so_at_its_node(process: OwnProcess) -> None:
    drawing = own_layers.project()
    drawing.add("OnlySeries", "x", "flat")
    (problem,) = _Walks(process)(drawing.graph).problems
    assert problem.node == drawing.ids["flat"]
    assert "OnlySeries needs series of three axes" in str(problem.text)


def test_a_layer_that_hangs_crashes_or_eats_memory_is_a_problem_at_its_node(process: OwnProcess) -> None:
    drawing = own_layers.project()
    walked = _Walks(process)(drawing.graph)
    assert walked.ok
    assert walked.nodes[drawing.ids["filtered"]].params == 2 * 4 * 3
    here = StatelessThread().run(walk, drawing.graph, catalogue_of(drawing.graph), Shapes())
    assert walked == here, "elsewhere it is what it is here"
    for deed, said in (
        ("x = bytearray(1 << 40)", "MemoryError|memory"),
        ("raise ValueError('not with me')", "not with me"),
        ("import os; os._exit(7)", "ended the process that ran it .exit code 7"),
    ):
        does(process, deed, said)
    walked = _Walks(process)(own_layers.project(own_layers.LAYERS + "\n# asked anew\n").graph)
    assert walked.ok, "and the next one is asked as if nothing had been"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("while True: pass", "has not answered after 6 seconds"),
        ("import ctypes; ctypes.string_at(0)", "ended the process that ran it .exit code -11"),
        ("import sys; sys.exit()", "ended the process that ran it"),
        ("x = [bytearray(1 << 24) for _ in range(10**4)]", "MemoryError|memory"),
    ],
)
def test_whatever_a_layer_does_the_check_goes_on(process: OwnProcess, deed: str, said: str) -> None:
    does(process, deed, said)


def does(process: OwnProcess, deed: str, said: str) -> None:
    drawing = own_layers.project(own_layers.LAYERS.replace("length = inputs", f"{deed}\n        length = inputs"))
    walked = _Walks(process)(drawing.graph)
    (problem,) = walked.problems
    assert problem.node == drawing.ids["filtered"]
    assert re.search(said, str(problem.text)), str(problem.text)


def test_a_check_does_not_wait_for_code_and_says_that_more_follows() -> None:
    own = OwnProcess()
    walked = _Walks(own)(own_layers.project().graph)
    assert walked.awaits_code
    assert not walked.ok
    assert walked.problems == []
    own.close()
