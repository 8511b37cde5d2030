"""A file outside of the project's folder is read once the user has chosen it, and never because a project names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from designer.engine.dispatch import Engine
from designer.engine.protocol import Problem
from designer.engine.sources import OutsideError, resolve
from designer.project import allowed, storage
from designer.project.records import DATA, BundledSource, CsvSource, DataSettings, Source
from tests.support import projects

HEAD = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm),target\n"
ROWS = "".join(f"{5 + i / 10},3.5,1.4,0.2,{i % 3}\n" for i in range(9))


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project's folder with a table in the folder beside it and one in the folder above."""
    for place in ("project", "data"):
        (tmp_path / place).mkdir()
    for path in (tmp_path / "data" / "t.csv", tmp_path / "t.csv", tmp_path / "project" / "t.csv"):
        path.write_text(HEAD + ROWS)
    return tmp_path / "project"


def data_problems(engine: Engine, folder: Path, source: Source, validation: Source | None = None) -> list[Problem]:
    drawing = projects.iris()
    old: DataSettings = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = DataSettings(source, old.inputs, old.targets, validation)
    return [p for p in engine.checked(drawing.graph, str(folder)).problems if p.severity == "error"]


@pytest.mark.parametrize("path", ["../data/t.csv", "../t.csv"])
def test_a_path_that_came_with_the_project_is_asked_about_once(folder: Path, path: str) -> None:
    engine = Engine(lambda _: None)
    (problem,) = data_problems(engine, folder, CsvSource(path))
    assert str(problem.text).startswith(f"{path} leads out of the project's folder, and the file was never chosen")
    (fix,) = problem.fixes
    assert (fix.kind, fix.args) == ("allow_file", {"file": os.path.realpath(folder / path)})
    allowed.allow(Path(fix.args["file"]))
    assert data_problems(engine, folder, CsvSource(path)) == []
    assert data_problems(Engine(lambda _: None), folder, CsvSource(path)) == []  # another process reads it, too
    other = "../t.csv" if "data" in path else "../data/t.csv"
    with pytest.raises(OutsideError):
        resolve(other, folder)


def test_validation_files_are_asked_about_alike(folder: Path) -> None:
    engine = Engine(lambda _: None)
    (problem,) = data_problems(engine, folder, BundledSource("iris"), CsvSource("../t.csv"))
    assert str(problem.text).startswith("The validation data: ../t.csv leads out")
    allowed.allow(Path(problem.fixes[0].args["file"]))
    assert data_problems(engine, folder, BundledSource("iris"), CsvSource("../t.csv")) == []


def test_links_that_lead_out_are_no_way_round(folder: Path) -> None:
    (folder / "link.csv").symlink_to(folder.parent / "t.csv")
    assert allowed.leads_out("link.csv", folder)
    with pytest.raises(OutsideError):
        resolve("link.csv", folder)
    allowed.allow(folder / "link.csv")
    assert resolve("link.csv", folder) == Path(os.path.realpath(folder.parent / "t.csv"))


def test_files_in_the_folder_need_no_leave(folder: Path) -> None:
    assert not allowed.leads_out("t.csv", folder)
    assert not allowed.leads_out(str(folder.parent / "t.csv"), folder)
    assert resolve("t.csv", folder).name == "t.csv"


def test_a_file_stands_in_the_list_once(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "a"):
        allowed.allow(tmp_path / name)
    lines = (tmp_path / "state" / "allowed-files").read_text().split("\n")
    assert [Path(line).name for line in lines] == ["b", "c", "a"]


def test_a_file_typed_on_the_command_line_is_allowed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from designer.cli import main

    drawing = projects.iris()
    old: DataSettings = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = DataSettings(CsvSource("../t.csv"), old.inputs, old.targets)
    project = folder / "p.kdesign"
    storage.save(drawing.graph, project)
    assert main(["check", str(project)]) == 1
    assert "--allow" in capsys.readouterr().out
    assert main(["check", str(project), "--allow", str(folder.parent / "t.csv")]) == 0
    assert main(["check", str(project)]) == 0
