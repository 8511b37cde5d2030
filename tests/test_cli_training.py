"""Training from the command line: interrupted, gone on with, and on tables as people have them."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from designer.app import main
from designer.project import run_folder, storage
from tests.support import projects

ROOT = Path(__file__).resolve().parent.parent
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
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
    capsys.readouterr()
    assert main(arguments) == 2
    assert f"has done its {done + 1} epochs. Give it more with --epochs." in capsys.readouterr().err


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
