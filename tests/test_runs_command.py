"""The command `runs`: lists, names, compares and deletes runs, and says what it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.app import main
from designer.graph import edits
from designer.project import run_folder, run_notes, storage
from tests.support import projects
from tests.support.runs import write_run

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "iris.kdesign"
    graph = projects.iris().graph
    storage.save(graph, path)
    runs = tmp_path / "iris.kdesign.runs"
    for number, name in enumerate("abc"):
        write_run(runs / name, started=f"2026-01-01T00:00:0{number}", epochs=number + 1)
        other = graph.copy()
        other.apply(edits.set_param(graph, "n2", "units", 8 * (number + 1)))
        storage.save(other, runs / name / run_folder.PROJECT)
    return path


def told(capsys: Captured, *arguments: object) -> dict:
    assert main(["runs", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_runs_are_listed_newest_first_with_what_they_reached(project: Path, capsys: Captured) -> None:
    found = told(capsys, project)["runs"]
    assert [(run["run"], run["epochs"], run["status"]) for run in found] == [
        ("c", 3, "done"),
        ("b", 2, "done"),
        ("a", 1, "done"),
    ]
    files = sum(file.stat().st_size for file in (project.parent / "iris.kdesign.runs" / "c").iterdir())
    assert found[0]["bytes"] == files
    assert main(["runs", str(project)]) == 0
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == ["c", "b", "a"]
    assert "3 runs" in said.err


def test_a_run_elsewhere_says_where(project: Path, capsys: Captured) -> None:
    write_run(project.parent / "iris.kdesign.runs" / "d", started="2026-01-01T00:00:09", address="10.0.0.7:6379")
    assert [run["address"] for run in told(capsys, project)["runs"]] == ["10.0.0.7:6379", "", "", ""]
    assert main(["runs", str(project)]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("d  done at 10.0.0.7:6379  4/4 epochs")


def test_a_name_is_good_for_everything_and_rewrites_no_run(project: Path, capsys: Captured) -> None:
    runs = project.parent / "iris.kdesign.runs"
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in runs.rglob("*") if file.is_file()}
    assert told(capsys, project, "rename", "b", "the good one")["name"] == "the good one"
    assert told(capsys, project, "tag", "the good one", "#small, first small")["tags"] == ["small", "first"]
    assert told(capsys, project, "note", "b", "as in the paper")["note"] == "as in the paper"
    assert told(capsys, project, "show", "the good one")["run"] == "b"
    assert run_notes.read(runs).keys() == {"b"}
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in before} == before
    assert told(capsys, project, "rename", "b", "")["name"] == ""


def test_two_runs_are_compared_and_one_with_the_project(project: Path, capsys: Captured) -> None:
    assert [one["text"] for one in told(capsys, project, "diff", "a", "c")["differences"]] == ["hidden: units 8 → 24"]
    assert [one["text"] for one in told(capsys, project, "diff", "c")["differences"]] == ["hidden: units 24 → 8"]
    assert told(capsys, project, "diff", "a")["differences"] == []


def test_deleted_runs_are_gone_with_what_was_written_of_them(project: Path, capsys: Captured) -> None:
    runs = project.parent / "iris.kdesign.runs"
    told(capsys, project, "rename", "a", "one")
    writer = run_folder.RunWriter(runs / "b")
    assert main(["runs", str(project), "delete", "c", "b"]) == 2
    assert "is under way" in capsys.readouterr().err
    assert (runs / "c").is_dir()  # all or none
    writer.close()
    assert told(capsys, project, "delete", "one", "b") == {"deleted": ["a", "b"]}
    assert sorted(path.name for path in runs.iterdir() if path.is_dir()) == ["c"]
    assert run_notes.read(runs) == {}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": {"name": 3}}', b"\xff", b"[" * 100_000])
def test_damaged_notes_are_none(project: Path, content: bytes, capsys: Captured) -> None:
    (project.parent / "iris.kdesign.runs" / run_notes.FILE).write_bytes(content)
    assert [run["name"] for run in told(capsys, project)["runs"]] == ["", "", ""]


def test_wrong_usage_is_said(project: Path, capsys: Captured) -> None:
    for arguments, said in (
        (["show"], "takes a run; received 0"),
        (["show", "x"], "There is no run x"),
        (["diff", "a", "b", "c"], "takes two runs"),
        (["delete"], "takes runs"),
        (["rename", "a"], "a run and its new name"),
        (["paint"], "paint"),
    ):
        assert main(["runs", str(project), *arguments]) == 2
        assert said in capsys.readouterr().err
    assert main(["runs", str(project.with_name("no.kdesign"))]) == 2
