"""Every command says what it misses in one line on standard error, and leaves standard output to what was asked for."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from designer import __version__, cli
from designer.app import main
from designer.cli import build_parser
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import examples
from tests.support import projects

Captured = pytest.CaptureFixture[str]
MAIN = Path(__file__).resolve().parents[2] / "main.py"


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


NAMES = sorted(commands())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.kdesign"
    storage.save(projects.iris().graph, path)
    return path


def refused(capsys: Captured, *arguments: object) -> str:
    assert main([str(a) for a in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str, capsys: Captured) -> None:
    assert main([name, "--help"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"usage: main.py {name}")
    assert said.err == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_every_command_is_explained(name: str) -> None:
    obvious = {"project", "--json", "-o", "--as", "--style", "--part", "--size", "--theme", "--language", "--method"}
    for action in commands()[name]._actions:
        words = {*action.option_strings, action.dest}
        assert action.help or words & obvious or action.choices, f"{name} {action.dest}"


@pytest.mark.parametrize("name", [n for n in NAMES if n not in {"examples"}])
def test_what_is_missing_is_named(name: str, capsys: Captured) -> None:
    needs = [a for a in commands()[name]._actions if a.required]
    line = refused(capsys, name)
    assert needs
    assert "required" in line
    assert f"main.py {name} --help" in line
    for action in needs:
        assert (action.metavar if not action.option_strings else action.option_strings[-1]) or action.dest in line


@pytest.mark.parametrize("name", [n for n in NAMES if "--json" in commands()[n]._option_string_actions])
def test_an_unknown_option_is_refused(name: str, project: Path, capsys: Captured) -> None:
    line = refused(capsys, name, project, "--no-such-option")
    assert "--no-such-option" in line or "required" in line


WITH_PROJECT = ["check", "summary", "train", "search", "rate", "runs", "layers"]
MORE = {
    "evaluate": ["--run", "latest"],
    "predict": ["--run", "latest", "-o", "x.csv"],
    "report": ["-o", "x.html"],
    "explain": [],
    "export": ["-o", "x.py"],
}


@pytest.mark.parametrize("name", [*WITH_PROJECT, *MORE])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file"),
        (b"", "the file is not JSON"),
        (b"\x89PNG\r\n", "the file is not JSON"),
        (b"{}", "not a project of this program"),
        (b"[]", "not a project of this program"),
    ],
    ids=["missing", "empty", "picture", "object", "list"],
)
def test_a_project_that_cannot_be_read_is_named(
    name: str, content: bytes | None, reason: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bad.kdesign"
    if name == "runs" and content is not None:
        pytest.skip("the runs of a project are listed whatever has become of its file")
    if content is not None:
        path.write_bytes(content)
    line = refused(capsys, name, path, *MORE.get(name, []))
    assert "bad.kdesign" in line
    assert "unexpected" not in line
    assert reason in line or "no run" in line
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("name", ["evaluate", "predict", "report", "explain"])
def test_a_run_that_is_not_there_is_named_with_those_that_are(name: str, project: Path, capsys: Captured) -> None:
    from tests.support.runs import write_run

    for run in ("first", "second"):
        write_run(project.with_name("p.kdesign.runs") / run)
    more = [word for word in MORE[name] if word not in {"--run", "latest"}]
    line = refused(capsys, name, project, "--run", "third", *more)
    assert "There is no run third of p.kdesign; there are first, second." in line


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["train", "{p}", "--epochs", "-3"], "whole number from 1, received -3"),
        (["train", "{p}", "--epochs", "1.5"], "whole number from 1, received 1.5"),
        (["train", "{p}", "--seeds", "x"], "whole number from 1, received x"),
        (["train", "{p}", "--backend", "theano"], "invalid choice"),
        (["train", "{p}", "--set", "nothing=1"], "nothing"),
        (["train", "{p}", "--set", "epochs"], "epochs"),
        (["train", "{p}", "--set", "epochs=many"], "epochs"),
        (["train", "{p}", "--fold", "2"], "fold"),
        (["train", "{p}", "--resume", "a", "--seeds", "2"], ""),
        (["search", "{p}", "--vary", "hidden.units"], "hidden.units"),
        (["search", "{p}", "--vary", "nothing.units=1,2"], "nothing"),
        (["search", "{p}"], "var"),
        (["search", "{p}", "--resume"], "search"),
        (["search", "{p}", "--method", "luck"], "invalid choice"),
        (["export", "{p}", "-o", "x.py", "--as", "poem"], "invalid choice"),
        (["export", "{p}", "-o", "x.py", "--style", "baroque"], "invalid choice"),
        (["evaluate", "{p}", "--run", "latest", "--part", "some"], "invalid choice"),
        (["report", "{p}", "-o", "x.docx"], ".html or .pdf, not as x.docx"),
        (["explain", "{p}", "--row", "0"], "whole number from 1"),
        (["runs", "{p}", "explode"], "invalid choice"),
        (["runs", "{p}", "show"], "show takes a run; received 0"),
        (["runs", "{p}", "list", "a"], "list takes nothing more; received 1"),
        (["runs", "{p}", "diff", "a", "b", "c"], "diff takes two runs"),
        (["runs", "{p}", "rename", "a"], "rename takes a run and its new name; received 1"),
        (["layers", "{p}", "add"], "Name the Python file"),
        (["layers", "{p}", "add", "nowhere.py"], "nowhere.py"),
        (["layers", "{p}", "show", "mine"], "no code called mine"),
        (["layers", "{p}", "remove"], "Name the code to remove"),
        (["new", "iris", "-o", "x.kdesign", "--task", "poetry"], "invalid choice"),
        (["new", "iris", "-o", "x.kdesign", "--target", "colour"], "colour"),
        (["new", "iris", "-o", "x.kdesign", "--inputs", "colour"], "colour"),
        (["new", "iris", "-o", "x.kdesign", "--gap-numbers", "few"], "none, or numbers such as"),
        (["new", "iris", "-o", "x.kdesign", "--horizon", "0"], "whole number from 1"),
        (["import", "nowhere.keras", "-o", "x.kdesign"], "nowhere.keras"),
        (["screenshot", "-o", "x.png", "--size", "99x99"], "1600x1000"),
        (["screenshot", "-o", "x.png", "--size", "1600x"], "1600x1000"),
        (["screenshot", "-o", "x.png", "--theme", "pink"], "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_writes_nothing(
    arguments: list[str], reason: str, project: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    before = project.read_bytes()
    line = refused(capsys, *(word.format(p=project) for word in arguments))
    assert reason in line
    assert "unexpected" not in line
    assert project.read_bytes() == before
    assert sorted(file.name for file in project.parent.iterdir()) == ["p.kdesign"]


def test_a_file_that_may_not_be_allowed_is_said(project: Path, tmp_path: Path, capsys: Captured) -> None:
    line = refused(capsys, "check", project, "--allow-running", tmp_path / "nowhere.kdesign")
    assert "nowhere.kdesign" in line


def test_the_version_and_no_command(capsys: Captured) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.strip().endswith(__version__)
    assert cli.main([]) == 2
    said = capsys.readouterr()
    assert "usage" in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (DesignerError("{a} is\nnot there", a="x\ny"), 2, "error: x y is not there\n"),
        (KeyboardInterrupt(), 130, "error: interrupted\n"),
        (ValueError("odd\n thing"), 1, "error: unexpected ValueError: odd thing\n"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_an_exit_code(
    error: BaseException, code: int, said: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_args: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", failing)
    assert cli.main(["examples"]) == code
    assert capsys.readouterr().err == said


def test_who_stops_reading_ends_a_command_without_a_word(tmp_path: Path) -> None:
    """As in `main.py describe big.csv | head -1`."""
    table = tmp_path / "wide.csv"
    table.write_text(",".join(f"c{i}" for i in range(3000)) + "\n" + ",".join(["1"] * 3000) + "\n" * 2)
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, str(MAIN), "describe", str(table)], stdout=writing, stderr=subprocess.PIPE, timeout=120
    )
    os.close(writing)
    assert b"Traceback" not in ran.stderr
    assert b"unexpected" not in ran.stderr


def test_examples_are_listed_and_copied_whole(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["examples"]) == 0
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == [one.name for one in examples()]
    assert said.err == ""
    assert main(["examples", "iris"]) == 0
    assert capsys.readouterr().out == "iris.kdesign\n"
    assert storage.load(tmp_path / "iris.kdesign").nodes
    line = refused(capsys, "examples", "iris")
    assert "iris.kdesign is there already" in line


@pytest.mark.parametrize("style", ["functional", "sequential", "subclass"])
@pytest.mark.parametrize("model_only", [True, False])
def test_code_is_written_in_every_style_and_compiles(
    style: str, model_only: bool, project: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "code.py"
    more = ["--model-only"] if model_only else []
    assert main(["export", str(project), "-o", str(target), "--style", style, "--anyway", *more]) == 0
    said = capsys.readouterr()
    assert said.out == f"{target}\n"
    assert said.err == ""
    text = target.read_text("utf-8")
    compile(text, "code.py", "exec")
    assert ("fit(" in text) == (not model_only)
    assert bool(re.search(r"^class .*keras\.Model", text, re.MULTILINE)) == (style == "subclass")
    assert ("keras.Sequential(" in text) == (style == "sequential")


def test_a_notebook_is_json_whose_cells_are_the_script(project: Path, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "code.ipynb"
    assert main(["export", str(project), "-o", str(target), "--anyway"]) == 0
    notebook = json.loads(target.read_text("utf-8"))
    assert notebook["nbformat"] == 4
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    compile("\n".join(cells), "cells", "exec")
    assert any("fit(" in cell for cell in cells)


def test_a_project_is_made_of_a_table_and_says_why_on_standard_error(tmp_path: Path, capsys: Captured) -> None:
    table = tmp_path / "t.csv"
    rows = [f"{i % 7},{i % 5},{'yes' if i % 2 else 'no'}" for i in range(60)]
    table.write_text("\n".join(["a,b,bought", *rows]) + "\n", encoding="utf-8")
    target = tmp_path / "t.kdesign"
    assert main(["new", str(table), "--target", "bought", "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{target}\n"
    assert "bought" in said.err
    graph = storage.load(target)
    assert graph.settings["data"].source.path == "t.csv"
    assert {name for b in graph.settings["data"].targets.values() for name in b.columns} == {"bought"}


def test_code_is_taken_from_standard_input(
    project: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    text = "import keras\n\n\nclass Twice(keras.layers.Layer):\n    def call(self, x):\n        return 2 * x\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert main(["layers", str(project), "add", "-"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["Twice", "layer"]
    assert main(["layers", str(project), "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["layers"]
    assert (record["name"], record["kind"], record["allowed"], record["arguments"]) == (
        "Twice",
        "layer",
        True,
        ["dtype"],
    )
    assert main(["layers", str(project), "show", "Twice"]) == 0
    assert "class Twice" in capsys.readouterr().out
    assert main(["layers", str(project), "remove", "Twice"]) == 0
    assert main(["layers", str(project), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"layers": []}
