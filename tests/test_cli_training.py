"""Training from the command line: interrupted, gone on with, and on tables as people have them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from designer.app import main
from designer.data.settings import Split
from designer.headless.engine import start
from designer.headless.training import _stopping
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING
from designer.wire import Answer, Finished, Train
from tests.support import projects

ROOT = Path(__file__).resolve().parent.parent
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_an_interrupted_training_stops_cleanly_and_goes_on(tmp_path: Path, number: int, capsys: Captured) -> None:
    project, run = tmp_path / "endless.kdesign", tmp_path / "run"
    storage.save(projects.endless(samples=400, validation=40).graph, project)
    command = [sys.executable, str(ROOT / "main.py"), "train", str(project), "--run-dir", str(run)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if line.startswith("epoch 2/"))
        process.send_signal(number)
        rest = process.stderr.read()
        assert process.wait(30) == 128 + number
    assert "stopping after this batch" in rest
    assert "Traceback" not in rest
    ending = run_folder.read_mark(run)
    assert ending is not None
    assert ending[0] == "stopped"
    done = len(run_folder.read_epochs(run))
    assert done >= 2

    arguments = ["train", str(project), "--resume", str(run), "--epochs", str(done + 1)]
    assert main(arguments) == 0
    assert len(run_folder.read_epochs(run)) == done + 1
    assert run_folder.read_info(run).epochs == done + 1
    frozen = storage.load(run / run_folder.PROJECT).settings[TRAINING]  # what the window goes on with
    assert frozen.epochs == done + 1
    capsys.readouterr()
    assert main(arguments) == 2
    assert f"has done its {done + 1} epochs. Give it more with --epochs." in capsys.readouterr().err


def test_options_are_set_by_name(tmp_path: Path, capsys: Captured) -> None:
    project, run = tmp_path / "iris.kdesign", tmp_path / "run"
    storage.save(projects.iris(epochs=5).graph, project)
    options = ["epochs=2", "validation_freq=2", "optimizer=adam", "optimizer.learning_rate=0.02"]
    given = [part for option in options for part in ("--set", option)]
    assert main(["train", str(project), "--run-dir", str(run), *given]) == 0
    settings = storage.load(run / run_folder.PROJECT).settings[TRAINING]
    assert settings.optimizer == {"class": "Adam", "args": {"learning_rate": 0.02}}
    assert ["val_loss" in epoch.logs for epoch in run_folder.read_epochs(run)] == [False, True]
    capsys.readouterr()
    assert main(["train", str(project), "--set", "epochs=0"]) == 2
    assert "epochs must be between 1 and" in capsys.readouterr().err
    assert main(["train", str(project), "--resume", str(run), "--set", "seed=3"]) == 2
    assert "keeps its options" in capsys.readouterr().err


def test_every_fold_is_a_run_and_their_mean_is_told(tmp_path: Path, capsys: Captured) -> None:
    drawing = projects.iris(epochs=2)
    data = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = msgspec.structs.replace(data, split=Split(folds=3, seed=1))
    project = tmp_path / "iris.kdesign"
    storage.save(drawing.graph, project)
    assert main(["train", str(project), "--run-dir", str(tmp_path / "run")]) == 0
    said = capsys.readouterr()
    logs = [run_folder.read_epochs(tmp_path / f"run-fold-{number}")[-1].logs for number in (1, 2, 3)]
    losses = [one["val_loss"] for one in logs]
    assert len(set(losses)) == 3
    assert f"val_loss: {np.mean(losses):.6g} ± {np.std(losses, ddof=1):.6g}" in said.out.splitlines()
    assert "run 2/3: fold 2" in said.err

    assert main(["train", str(project), "--run-dir", str(tmp_path / "again"), "--fold", "2"]) == 0
    alone = run_folder.read_epochs(tmp_path / "again-fold-2")[-1].logs
    assert alone == logs[1]
    assert main(["train", str(project), "--fold", "4"]) == 2
    assert "There is no fold 4; the project has 3." in capsys.readouterr().err


@pytest.mark.slow
def test_a_project_is_trained_with_several_seeds_each_as_it_would_be_alone(tmp_path: Path, capsys: Captured) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris(epochs=2, seed=5).graph, project)
    assert main(["train", str(project), "--run-dir", str(tmp_path / "run"), "--seeds", "2", "--json"]) == 0
    told = [msgspec.json.decode(line) for line in capsys.readouterr().out.splitlines()]
    runs = [tmp_path / f"run-seed-{seed}" for seed in (5, 6)]
    losses = [run_folder.read_epochs(run)[-1].logs["val_loss"] for run in runs]
    assert told[-1]["event"] == "findings"
    assert told[-2]["metrics"]["val_loss"]["mean"] == pytest.approx(np.mean(losses))
    assert [run_folder.read_info(run).varied for run in runs] == [{"seed": 5}, {"seed": 6}]
    storage.save(projects.iris(epochs=2, seed=6).graph, project)
    assert main(["train", str(project), "--run-dir", str(tmp_path / "alone")]) == 0
    assert run_folder.read_epochs(tmp_path / "alone")[-1].logs["val_loss"] == losses[1] != losses[0]


def test_an_interruption_while_the_project_is_checked_is_heard(tmp_path: Path, capsys: Captured) -> None:
    project, run = tmp_path / "endless.kdesign", tmp_path / "run"
    storage.save(projects.endless().graph, project)
    answers: list[Answer] = []
    running = start(answers.append)
    running.will_train()
    with _stopping(running) as came:
        os.kill(os.getpid(), signal.SIGINT)
        running.handle(Train(project=storage.encode(projects.endless().graph), run_dir=str(run)))
        assert running.wait(60)
    assert came == [signal.SIGINT]
    assert isinstance(answers[-1], Finished)
    assert answers[-1].outcome == "stopped"
    assert not run.exists()
    assert capsys.readouterr().err.strip() == "stopping"


def test_a_run_that_failed_before_its_first_checkpoint_can_be_resumed_as_the_command_says(
    tmp_path: Path, capsys: Captured
) -> None:
    project, run = tmp_path / "iris.kdesign", tmp_path / "run"
    storage.save(projects.iris().graph, project)
    writer = run_folder.RunWriter(run)
    writer.write_project(storage.encode(projects.iris().graph))
    writer.finish("failed", run_folder.Mark())
    writer.close()
    assert main(["train", str(project), "--run-dir", str(run)]) == 2
    assert "--resume it" in capsys.readouterr().err
    assert main(["train", str(project), "--resume", str(run)]) == 0
    assert "it begins again at its first epoch" in capsys.readouterr().err
    assert len(run_folder.read_epochs(run)) == 4


def test_a_run_that_a_callback_ended_is_not_resumed_however_many_epochs_it_is_given(
    tmp_path: Path, capsys: Captured
) -> None:
    stopping = {"class": "EarlyStopping", "args": {"monitor": "loss", "min_delta": 1e6}}
    project, run = tmp_path / "iris.kdesign", tmp_path / "run"
    storage.save(projects.iris(callbacks=(stopping,)).graph, project)
    assert main(["train", str(project), "--run-dir", str(run)]) == 0
    assert "EarlyStopping ended the run after epoch" in capsys.readouterr().err
    ending = run_folder.read_mark(run)
    assert ending is not None
    assert (ending[0], ending[1].epochs) == ("done", 2)
    before = {file: file.read_bytes() for file in run.rglob("*") if file.is_file()}
    for more in ([], ["--epochs", "9"]):
        assert main(["train", str(project), "--resume", str(run), *more]) == 2
        error = capsys.readouterr().err
        assert "has come to its end, and more epochs would change nothing" in error
        assert "EarlyStopping ended the run after epoch 2" in error
    assert {file: file.read_bytes() for file in run.rglob("*") if file.is_file()} == before


def mixed(rng: np.random.Generator) -> str:
    lines = ["age,city,income,member,left"]
    for _ in range(80):
        age, city = rng.integers(18, 80), rng.choice(["Seoul", "Busan", "Daegu"])
        lines.append(f"{age},{city},{rng.normal(50, 15):.2f},{rng.choice(['yes', 'no'])},{'yes' if age > 50 else 'no'}")
    return "\n".join(lines) + "\n"


def korean(rng: np.random.Generator) -> str:
    lines = ["나이,도시,키,결과"]
    for _ in range(80):
        age, city = rng.integers(18, 80), rng.choice(["서울", "부산", "대구"])
        lines.append(f"{age},{city},{rng.normal(170, 8):.1f},{'합격' if age > 40 else '불합격'}")
    return "\n".join(lines) + "\n"


def prices(rng: np.random.Generator) -> str:
    lines = ["size;rooms;distance;price"]
    for _ in range(80):
        size, rooms, distance = rng.integers(30, 200), rng.integers(1, 6), rng.random() * 20
        lines.append(f"{size};{rooms};{distance:.2f};{size * 3 + rooms * 10 - distance * 5:.2f}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("make", "encoding", "target", "metric"),
    [
        (mixed, "utf-8-sig", "left", "val_accuracy"),
        (korean, "cp949", "결과", "val_accuracy"),
        (prices, "utf-8", "price", "val_mean_absolute_error"),
    ],
)
def test_a_table_becomes_a_project_that_trains(
    make, encoding: str, target: str, metric: str, tmp_path: Path, capsys: Captured
) -> None:
    table, project = tmp_path / "table.csv", tmp_path / "table.kdesign"
    table.write_text(make(np.random.default_rng(4)), encoding=encoding)
    assert main(["new", str(table), "--target", target, "-o", str(project)]) == 0
    assert main(["check", str(project)]) == 0
    capsys.readouterr()
    assert main(["train", str(project), "--epochs", "2"]) == 0
    assert f"{metric}: " in capsys.readouterr().out


def test_a_target_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, capsys: Captured) -> None:
    table = tmp_path / "table.csv"
    table.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    assert main(["new", str(table), "--target", "c", "-o", str(tmp_path / "t.kdesign")]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert "c" in error
    assert "a, b" in error
    assert not (tmp_path / "t.kdesign").exists()


def test_what_a_trial_refuses_is_said_before_anything_is_written(tmp_path: Path, capsys: Captured) -> None:
    project, run = tmp_path / "ema.kdesign", tmp_path / "run"
    storage.save(projects.iris(callbacks=({"class": "SwapEMAWeights", "args": {}},)).graph, project)
    assert main(["train", str(project), "--run-dir", str(run)]) == 1
    error = capsys.readouterr().err
    assert "SwapEMAWeights needs an optimizer that keeps averages" in error
    assert len(error.splitlines()) == 1
    assert not run.exists()
