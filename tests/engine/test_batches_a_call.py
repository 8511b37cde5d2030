"""Several batches in one call of the backend: the numbers of the script; stop, pause and NaN seen in time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from designer import wire
from designer.engine.dispatch import Engine
from designer.export.python_code import python_code
from designer.project import run_folder, storage
from designer.project.records import TRAINING
from designer.wire import Answer, BatchDone, EpochDone, Failed, Finished, TrainingStarted
from tests.support import projects
from tests.support.networks import catalogue

RUN = "import json, runpy; names = runpy.run_path('net.py'); print('HISTORY' + json.dumps(names['train']().history))"


def train(project: str, run_dir: Path, on_batch: object = None) -> list[Answer]:
    said: list[Answer] = []
    engine: Engine

    def hear(record: Answer) -> None:
        said.append(record)
        if callable(on_batch) and isinstance(record, BatchDone):
            on_batch(engine, record)

    engine = Engine(hear)
    engine.handle(wire.Train(id=1, project=project, run_dir=str(run_dir)))
    assert engine.wait(120)
    return [r for r in said if r.id == 1]


@pytest.mark.slow
def test_the_exported_script_gives_the_same_numbers(tmp_path: Path) -> None:
    drawing = projects.iris(steps_per_execution=3)
    said = train(projects.text(drawing), tmp_path / "run")
    code = python_code(drawing.graph, catalogue())
    assert "steps_per_execution=3" in code
    (tmp_path / "net.py").write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, check=True)
    history = json.loads(next(x for x in done.stdout.splitlines() if x.startswith("HISTORY")).removeprefix("HISTORY"))
    logs = [r.logs for r in said if isinstance(r, EpochDone)]
    assert len(logs) == 4
    for name, values in history.items():
        assert [epoch[name] for epoch in logs] == pytest.approx(values, abs=1e-6), name


def test_a_number_that_is_to_be_measured_stands_in_the_run_and_in_its_script(tmp_path: Path) -> None:
    train(projects.text(projects.iris(epochs=2)), tmp_path / "usual")
    said = train(projects.text(projects.iris(epochs=2, steps_per_execution=None)), tmp_path / "run")
    frozen = storage.load(tmp_path / "run" / run_folder.PROJECT)
    steps = frozen.settings[TRAINING].steps_per_execution
    assert steps in (1, 4)  # of 8 batches an epoch
    assert (f"steps_per_execution={steps}" in python_code(frozen, catalogue())) == (steps != 1)
    started = next(answer for answer in said if isinstance(answer, TrainingStarted))
    assert str(started.note) == f"Batches in a call of the engine, by what was timed: {steps}."
    mine, usual = (run_folder.read_epochs(tmp_path / name) for name in ("run", "usual"))
    assert [line.logs for line in mine] == [line.logs for line in usual]


def test_stop_ends_after_the_call(tmp_path: Path) -> None:
    stopped: list[int] = []

    def stop(engine: Engine, record: BatchDone) -> None:
        if not stopped and 0 < record.step < record.steps:
            stopped.append(record.step)
            engine.handle(wire.Stop(id=9))

    said = train(projects.text(projects.endless(steps_per_execution=16)), tmp_path / "run", stop)
    assert isinstance(said[-1], Finished)
    assert said[-1].outcome == "stopped"
    last = [r for r in said if isinstance(r, BatchDone)][-1]
    assert last.step <= stopped[0] + 16
    assert run_folder.read_mark(tmp_path / "run")[0] == "stopped"  # type: ignore[index]


def test_a_loss_that_is_no_number_ends_the_run(tmp_path: Path) -> None:
    wild = {"class": "SGD", "args": {"learning_rate": 1e30}}
    said = train(projects.text(projects.endless(steps_per_execution=16, optimizer=wild)), tmp_path / "run")
    assert isinstance(said[-1], Failed)
    assert "The loss became" in str(said[-1].text)
