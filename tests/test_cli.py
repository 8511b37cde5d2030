"""The commands without a window: what they write, print and return."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer.app import main
from designer.project import storage
from designer.project.examples import examples
from tests.support.drawings import Drawing

ROOT = Path(__file__).resolve().parent.parent
Captured = pytest.CaptureFixture[str]


def program(*args: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run main.py as a user would, without a display."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, str(ROOT / "main.py"), *map(str, args)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=200
    )


@pytest.fixture
def iris(tmp_path: Path, capsys: Captured) -> Path:
    path = tmp_path / "iris.kdesign"
    assert main(["examples", "iris", "-o", str(path)]) == 0
    capsys.readouterr()
    return path


def test_the_tutorial_network_is_trained_from_the_command_line(tmp_path: Path) -> None:
    assert program("examples", "digits", "-o", "d.kdesign", folder=tmp_path).returncode == 0
    done = program("train", "d.kdesign", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    numbers = dict(line.split(": ") for line in done.stdout.splitlines())
    assert float(numbers["val_accuracy"]) >= 0.95
    assert "epoch 1/20" in done.stderr
    assert [line for line in done.stderr.splitlines() if "absl" in line or "cuda" in line.lower()] == []
    assert "Traceback" not in done.stderr


def test_a_run_is_evaluated_used_and_exported(iris: Path, tmp_path: Path, capsys: Captured) -> None:
    run = tmp_path / "run"
    assert main(["train", str(iris), "--epochs", "2", "--run-dir", str(run), "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = [e["type"] for e in events if e["type"] != "Worked"]  # which comes only of what takes its time
    assert kinds[:2] == ["Preparing", "TrainingStarted"]
    assert [e["epoch"] for e in events if e["type"] == "EpochDone"] == [0, 1]
    assert [e["type"] for e in events[-2:]] == ["Finished", "Findings"]

    assert main(["evaluate", str(iris), "--run", str(run), "--json"]) == 0
    evaluated = json.loads(capsys.readouterr().out)
    assert evaluated["metrics"]["loss"] == pytest.approx(events[-2]["logs"]["val_loss"], rel=1e-5)
    assert main(["evaluate", str(iris), "--run", str(run), "--part", "all"]) == 0
    assert "150 samples" in capsys.readouterr().out
    assert main(["predict", str(iris), "--run", str(run), "-o", str(tmp_path / "p.csv")]) == 0
    assert len((tmp_path / "p.csv").read_text(encoding="utf-8").splitlines()) == 151
    assert main(["export", str(iris), "--run", str(run), "-o", str(tmp_path / "m.keras")]) == 0
    assert (tmp_path / "m.keras").stat().st_size > 0
    assert capsys.readouterr().err == "It is the model of the run run.\n"
    assert main(["export", str(iris), "--raw", "--run", str(run), "-o", str(tmp_path / "raw.keras")]) == 0
    assert "The weights of all 2 layers come from the run run." in capsys.readouterr().err
    assert main(["export", str(iris), "-o", str(tmp_path / "m.keras")]) == 0
    assert capsys.readouterr().err == "It is not trained.\n"
    assert main(["train", str(iris), "--run-dir", str(run)]) == 2
    assert "holds a run already" in capsys.readouterr().err


def test_an_example_brings_the_run_it_builds_on(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mine.kdesign"
    assert main(["examples", "difficulty", "-o", str(path)]) == 0
    assert main(["train", str(path), "--epochs", "1", "--json"]) == 0
    started = next(json.loads(line) for line in capsys.readouterr().out.splitlines() if "TrainingStarted" in line)
    assert "come from the run ticket; difficulty starts fresh" in started["note"]
    shutil.rmtree(tmp_path / "mine.kdesign.runs")
    (tmp_path / "mine.kdesign.runs").write_text("in the way", encoding="utf-8")
    assert main(["examples", "difficulty", "-o", str(path)]) == 2
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("name", [e.name for e in examples()])
def test_every_example_is_clean(name: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "p.kdesign"
    assert main(["examples", name, "-o", str(path)]) == 0
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": [], "findings": []}


def test_a_summary_lists_layers_with_shapes_and_inputs(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "t.kdesign"
    main(["examples", "ticket", "-o", str(path)])
    capsys.readouterr()
    assert main(["summary", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["total_params"] == found["trainable_params"] == 20100 * 64 + 64 + 65 + 260
    assert found["layers"][3] == {
        "name": "features",
        "class": "Concatenate",
        "output_shape": [None, 20100],
        "params": 0,
        "inputs": ["title", "text_body", "tags"],
    }
    assert main(["summary", str(path)]) == 0
    assert "total 1,286,789" in capsys.readouterr().out


def test_a_project_with_errors_is_told_with_its_nodes(iris: Path, capsys: Captured) -> None:
    text = iris.read_text(encoding="utf-8").replace('"units": 16', '"units": -1')
    iris.write_text(text, encoding="utf-8")
    assert main(["check", str(iris), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["ok"]
    assert ("hidden", "error") in [(p["node"], p["severity"]) for p in found["problems"]]
    assert main(["check", str(iris)]) == 1
    assert "error: hidden: " in capsys.readouterr().out
    assert main(["summary", str(iris)]) == 1
    assert main(["train", str(iris)]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert all(line.startswith("error: ") for line in errors)


def test_a_project_is_made_from_a_table(tmp_path: Path, capsys: Captured) -> None:
    table = tmp_path / "t.csv"
    table.write_text("a,b,k\n" + "".join(f"{i},{i % 7},{'xyz'[i % 3]}\n" for i in range(90)), encoding="utf-8")
    path = tmp_path / "new.kdesign"
    assert main(["new", str(table), "--target", "k", "--inputs", "a, b", "-o", str(path)]) == 0
    assert '"path": "t.csv"' in path.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"]


@pytest.mark.parametrize(("name", "head"), [("m.py", b"# /// script"), ("m.svg", b"<?xml"), ("m.dot", b"digraph")])
def test_the_ending_says_what_is_exported(iris: Path, tmp_path: Path, name: str, head: bytes) -> None:
    assert main(["export", str(iris), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(head)


def test_options_of_code_reach_the_script(iris: Path, tmp_path: Path) -> None:
    assert main(["export", str(iris), "-o", str(tmp_path / "m.txt"), "--as", "python", "--model-only"]) == 0
    assert "def train" not in (tmp_path / "m.txt").read_text(encoding="utf-8")


def test_the_code_of_a_model_that_cannot_be_built_is_written_with_a_warning(tmp_path: Path, capsys: Captured) -> None:
    drawing = Drawing()
    drawing.add("Input", "image", shape=[3])
    drawing.add("Conv2D", "image", "flat", filters=2, kernel_size=3)
    storage.save(drawing.graph, tmp_path / "p.kdesign")
    asked = ["export", str(tmp_path / "p.kdesign"), "--model-only", "-o", str(tmp_path / "m.py")]
    assert main(asked) == 1
    assert "Conv2D" in (tmp_path / "m.py").read_text(encoding="utf-8")
    said = capsys.readouterr()
    assert said.out == f"{tmp_path / 'm.py'}\n"
    assert "the model cannot be built" in said.err
    assert "error: flat: " in said.err
    (tmp_path / "m.py").unlink()
    assert main([*asked, "--anyway"]) == 0
    assert (tmp_path / "m.py").exists()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--frobnicate"], "unrecognized"),
        (["train"], "required"),
        (["train", "{iris}", "--epochs", "0"], "whole number from 1"),
        (["train", "{iris}", "--resume", "r"], "no run r of iris.kdesign"),
        (["check", "{folder}/none.kdesign"], "No such file"),
        (["check", "{folder}"], "folder"),
        (["examples", "nothing"], "no example nothing"),
        (["examples", "-o", "x"], "Name the example"),
        (["export", "{iris}", "-o", "x.exe"], "not clear what to export"),
        (["export", "{iris}", "-o", "x.svg", "--as", "png"], "should end with .png"),
        (["export", "{iris}", "-o", "x.py", "--run", "r"], "gives weights to a model"),
        (["export", "{iris}", "-o", "x.py", "--raw"], "puts the preparation into a model"),
        (["export", "{iris}", "-o", "{folder}/none/x.py"], "could not be written"),
        (["evaluate", "{iris}", "--run", "latest"], "no run latest"),
        (["predict", "{iris}", "--run", "r", "-o", "x.csv"], "no run r"),
        (["new", "{folder}/none.csv", "--target", "a", "-o", "x.kdesign"], "No such file"),
        (["new", "{iris}", "--target", "a", "-o", "x.kdesign"], "is faulty in line 2"),
        (["screenshot", "-o", "x.png", "--size", "big"], "1600x1000"),
    ],
)
def test_wrong_usage_is_one_line_and_code_two(
    args: list[str], reason: str, iris: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main([a.format(iris=iris, folder=tmp_path) for a in args]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert reason in error
    assert list(tmp_path.glob("x.*")) == []


def test_copying_an_example_overwrites_only_what_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["examples", "iris"]) == 0
    assert main(["examples", "iris"]) == 2
    assert storage.load(tmp_path / "iris.kdesign").nodes


def test_without_a_display_the_window_says_what_there_is(tmp_path: Path) -> None:
    done = program(folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--help" in done.stderr
    assert "train" in program("--help", folder=tmp_path).stdout


# ------------------------------------------------------------------------------------------ new, from every source


def new(data: Path | str, project: Path, *flags: str) -> int:
    return main(["new", str(data), *flags, "-o", str(project)])


def held(project: Path) -> dict[str, Any]:
    return dict(json.loads(project.read_text(encoding="utf-8"))["data"])


def test_new_says_what_it_decided_and_why(tmp_path: Path, capsys: Captured) -> None:
    assert new("iris", tmp_path / "p.kdesign") == 0
    spoken = capsys.readouterr()
    assert spoken.out.strip() == str(tmp_path / "p.kdesign")
    assert "target is what the data have as their answer." in spoken.err
    assert "data is left out. It repeats what other columns hold." in spoken.err
    assert "20% of the rows of every class validate." in spoken.err
    assert held(tmp_path / "p.kdesign")["source"] == {"type": "bundled", "name": "iris"}


def test_flags_of_new_correct_what_was_found(tmp_path: Path, capsys: Captured) -> None:
    rows = "".join(f"{i};{i % 7},5;{'xyz'[i % 3]}\n" for i in range(90))
    (tmp_path / "t.txt").write_text(rows, encoding="cp949")
    project = tmp_path / "p.kdesign"
    flags = ("--no-header", "--delimiter", ";", "--decimal", ",", "--encoding", "cp949")
    assert new(tmp_path / "t.txt", project, "--target", "column_3", *flags) == 0
    source = held(project)["source"]
    assert source == {
        "type": "csv",
        "path": "t.txt",
        "encoding": "cp949",
        "delimiter": ";",
        "decimal": ",",
        "header": False,
    }
    assert new(tmp_path / "t.txt", project, "--target", "column_3", "--sheet", "one") == 2
    assert "which has no sheet" in capsys.readouterr().err


def test_new_reads_the_sheet_that_is_named(tmp_path: Path) -> None:
    import pandas as pd

    with pd.ExcelWriter(tmp_path / "book.xlsx") as book:
        pd.DataFrame({"a": [1]}).to_excel(book, sheet_name="first", index=False)
        frame = pd.DataFrame({"x": range(60), "label": ["p", "q", "r"] * 20})
        frame.to_excel(book, sheet_name="second", index=False)
    assert new(tmp_path / "book.xlsx", tmp_path / "p.kdesign", "--sheet", "second") == 0
    data = held(tmp_path / "p.kdesign")
    assert data["source"] == {"type": "excel", "path": "book.xlsx", "sheet": "second"}
    assert [binding["columns"] for binding in data["targets"].values()] == [["label"]]


@pytest.mark.parametrize("ending", ["parquet", "arrow", "jsonl", "npz", "json"])
def test_new_finds_the_target_of_files_of_every_kind(ending: str, tmp_path: Path) -> None:
    import pandas as pd

    path = tmp_path / f"t.{ending}"
    frame = pd.DataFrame({"x": [float(i) for i in range(60)], "label": [i % 3 for i in range(60)]})
    if ending == "npz":
        np.savez(path, x_train=frame[["x"]].to_numpy(), y_train=frame["label"].to_numpy())
    else:
        writers = {
            "parquet": frame.to_parquet,
            "arrow": frame.to_feather,
            "json": lambda file: frame.to_json(file, orient="records"),
            "jsonl": lambda file: frame.to_json(file, orient="records", lines=True),
        }
        writers[ending](path)
    assert new(path, tmp_path / "p.kdesign") == 0
    (target,) = held(tmp_path / "p.kdesign")["targets"].values()
    assert target["columns"] == (["y_train"] if ending == "npz" else ["label"])


def test_a_series_is_told_ahead(tmp_path: Path) -> None:
    lines = [f"2024-01-{1 + i // 24:02} {i % 24:02}:00,{i % 24},{i * 0.5}" for i in range(24 * 20)]
    (tmp_path / "t.csv").write_text("\n".join(["when,hour,load", *lines]), encoding="utf-8")
    project = tmp_path / "p.kdesign"
    assert new(tmp_path / "t.csv", project, "--target", "load", "--time", "when", "--horizon", "6") == 0
    assert held(project)["windows"] == {"horizon": 6, "time": "when"}
    assert main(["check", str(project)]) == 0


def test_what_gives_the_target_away_and_lone_classes_are_said(tmp_path: Path, capsys: Captured) -> None:
    rows = [f"{i % 17},{'pq'[i % 2]},{'PQ'[i % 2]}" for i in range(800)] + ["3,q,once"]
    (tmp_path / "t.csv").write_text("\n".join(["x,told,label", *rows]), encoding="utf-8")
    assert new(tmp_path / "t.csv", tmp_path / "p.kdesign") == 0
    spoken = capsys.readouterr().err
    assert "told alone tells label in 100 % of the rows." in spoken
    assert "1 of 3 classes have no row to validate with: once." in spoken


def test_an_example_brings_its_data(tmp_path: Path) -> None:
    assert main(["examples", "customers", "-o", str(tmp_path / "c.kdesign")]) == 0
    assert (tmp_path / "customers.csv").is_file()
    assert main(["check", str(tmp_path / "c.kdesign")]) == 0
