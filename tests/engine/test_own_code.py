"""Functions and classes of the user's as callbacks: asked first, run as they stand, written into scripts, resumed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from designer import wire
from designer.engine.dispatch import Engine
from designer.export.python_code import python_code
from designer.graph.model import Graph
from designer.project import run_folder
from designer.wire import Answer, Checked, Failed
from tests.support import hooks, projects
from tests.support.exported import is_formatted, run_code, trained_here
from tests.support.networks import catalogue

OWN: Any = {"class": "Callback", "args": {"source": "hooks.py:Halving", "arguments": {"every": 1}}}
NOTES: Any = {"class": "LambdaCallback", "args": {"on_epoch_end": "hooks.py:note"}}
ADAM: Any = {"class": "Adam", "args": {"learning_rate": 0.1}}


@pytest.fixture(autouse=True)
def modules_are_found_anew() -> Iterator[None]:
    path = list(sys.path)
    yield
    sys.path[:] = path
    sys.modules.pop("beside", None)


def graph(*callbacks: Any) -> Graph:
    return projects.iris(epochs=3, optimizer=ADAM, callbacks=callbacks).graph


def asked(folder: Path, request: type = wire.Check, *callbacks: Any, **more: Any) -> Answer:
    said: list[Answer] = []
    engine = Engine(said.append)
    engine.handle(request(id=1, project=projects.encode(graph(*callbacks)), folder=str(folder), **more))
    engine.wait()
    return said[-1]


def test_code_is_run_only_after_leave_and_as_it_stood_then(tmp_path: Path) -> None:
    file = hooks.write(tmp_path, is_allowed=False)
    report = asked(tmp_path, wire.Check, OWN)
    assert isinstance(report, Checked)
    (problem,) = report.problems
    assert "hooks.py is a program that Callback runs" in str(problem.text)
    assert problem.fixes[0].kind == "allow_file"
    assert problem.fixes[0].args == {"file": str(file), "leave": "run"}
    refused = asked(tmp_path, wire.Train, OWN, run_dir=str(tmp_path / "run"))
    assert isinstance(refused, Failed)
    assert not run_folder.is_run(tmp_path / "run")
    hooks.write(tmp_path)
    report = asked(tmp_path, wire.Check, OWN, NOTES, trial=True)
    assert isinstance(report, Checked)
    assert report.can_train
    assert not (tmp_path / "noted.txt").exists()  # a check runs nothing of it
    file.write_text(file.read_text() + "\nprint('more')\n")
    report = asked(tmp_path, wire.Check, OWN)
    assert isinstance(report, Checked)
    assert not report.can_train


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("hooks.py:Doubling", "hooks.py defines no Doubling. It defines note, Halving."),
        ("nothing.py:Halving", "nothing.py, which Callback is to run, cannot be read"),
        ("hooks.py", "source must name something in a Python file, as file.py:name"),
        ("broken.py:Halving", "broken.py, which Callback is to run, is no Python"),
    ],
)
def test_what_is_not_there_is_said(source: str, said: str, tmp_path: Path) -> None:
    hooks.write(tmp_path)
    (tmp_path / "broken.py").write_text("class Halving(:\n")
    report = asked(tmp_path, wire.Check, {"class": "Callback", "args": {"source": source}})
    assert isinstance(report, Checked)
    assert [said in str(problem.text) for problem in report.problems] == [True]


def test_code_that_raises_ends_the_training_with_its_words(tmp_path: Path) -> None:
    hooks.write(tmp_path)
    wrong = {"class": "Callback", "args": {"source": "hooks.py:Halving", "arguments": {"each": 1}}}
    failed = asked(tmp_path, wire.Train, wrong, run_dir=str(tmp_path / "run"))
    assert isinstance(failed, Failed)
    assert "hooks.py:Halving failed: TypeError" in str(failed.text)


def test_the_script_runs_the_same_code(tmp_path: Path) -> None:
    hooks.write(tmp_path)
    project = graph(OWN, NOTES, {"class": "LearningRateScheduler", "args": {"schedule": "lr * exp(-0.5)"}})
    logs = trained_here(project, tmp_path)
    rates = [line.learning_rate for line in run_folder.read_epochs(tmp_path / "run")]
    assert rates[0] == pytest.approx(0.1 * 0.60653066 / 2)
    noted = (tmp_path / "noted.txt").read_text()
    assert len(noted.splitlines()) == 3
    below = tmp_path / "scripts"
    below.mkdir()
    code = python_code(project, catalogue(), folder=tmp_path, target=below / "script.py")
    assert is_formatted(code), code
    history = dict(run_code(code, below / "script.py")["train"]().history)
    assert history.pop("learning_rate") == pytest.approx(rates)
    assert history == logs
    assert (tmp_path / "noted.txt").read_text() == noted * 2


def test_a_schedule_is_followed_by_epochs_in_the_script_too(tmp_path: Path) -> None:
    decay = {"class": "ExponentialDecay", "args": {"initial_learning_rate": 0.2, "decay_steps": 1, "decay_rate": 0.5}}
    project = graph({"class": "LearningRateScheduler", "args": {"schedule": decay}})
    logs = trained_here(project, tmp_path)
    assert [line.learning_rate for line in run_folder.read_epochs(tmp_path / "run")] == pytest.approx([0.2, 0.1, 0.05])
    code = python_code(project, catalogue())
    assert is_formatted(code), code
    history = dict(run_code(code)["train"]().history)
    history.pop("learning_rate")
    assert history == logs


def test_a_formula_without_a_number_is_a_problem() -> None:
    report = asked(Path(), wire.Check, {"class": "LearningRateScheduler", "args": {"schedule": "lr / (2 - epoch)"}})
    assert isinstance(report, Checked)
    assert ["gives no learning rate for epoch 2" in str(problem.text) for problem in report.problems] == [True]
