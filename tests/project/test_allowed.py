"""What lies outside of a project's folder is read, or written, once the user has chosen it, never because of a name."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import msgspec
import pytest

from designer.data.errors import OutsideError
from designer.data.files import resolve
from designer.data.settings import DataSettings
from designer.data.sources import SOURCES, BundledSource, CsvSource, Source
from designer.engine.dispatch import Engine
from designer.engine.training.callbacks import make_callbacks
from designer.files import allowed
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.fixes import apply_fix
from designer.project.places import with_data_found
from designer.project.records import DATA, TRAINING
from designer.wire import Answer, Failed, Finished, Problem, Train
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.networks import catalogue

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


@pytest.mark.parametrize("path", ["../data/t.csv", "../t.csv", "{outside}/data/t.csv"])
def test_a_path_that_came_with_the_project_is_asked_about_once(folder: Path, path: str) -> None:
    path = path.format(outside=folder.parent)
    engine = Engine(lambda _: None)
    (problem,) = data_problems(engine, folder, CsvSource(path))
    assert str(problem.text).startswith(f"{path} leads out of the project's folder, and the file was never chosen")
    (fix,) = problem.fixes
    assert (fix.kind, fix.args) == ("allow_file", {"file": os.path.realpath(folder / path), "leave": "read"})
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
    assert not allowed.leads_out(str(folder / "t.csv"), folder)
    assert resolve("t.csv", folder) == resolve(str(folder / "t.csv"), folder)


@pytest.mark.parametrize("kind", [kind for kind in SOURCES if "path" in kind.__struct_fields__])
def test_no_kind_of_source_reads_what_was_never_chosen(folder: Path, kind: type[Source]) -> None:
    outside = folder.parent / "data"
    for path in ("../data", "../data/t.csv", str(outside), str(outside / "t.csv")):
        with pytest.raises(OutsideError):
            msgspec.convert({"path": path}, kind).open(folder)


def test_a_project_without_a_folder_reads_what_was_chosen_alone(folder: Path) -> None:
    drawing = projects.iris()
    old: DataSettings = drawing.graph.settings[DATA]
    chosen = folder / "t.csv"
    drawing.graph.settings[DATA] = DataSettings(CsvSource(str(chosen)), old.inputs, old.targets)
    engine = Engine(lambda _: None)
    assert [fix.kind for p in engine.checked(drawing.graph, "").problems for fix in p.fixes] == ["allow_file"]
    allowed.allow_outside(chosen, None)
    assert engine.checked(drawing.graph, "").can_train


def test_a_project_that_moves_keeps_its_data_and_brings_no_other_file(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    own, foreign = DataSettings(CsvSource("t.csv")), DataSettings(CsvSource("../t.csv"))
    moved = [with_data_found(data, folder, new).source for data in (own, foreign)]
    assert [Path(source.path) for source in moved] == [folder / "t.csv", folder / "../t.csv"]
    assert resolve(moved[0].path, new) == folder / "t.csv"
    with pytest.raises(OutsideError):
        resolve(moved[1].path, new)


def test_data_that_are_typed_on_the_command_line_are_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from designer.cli import main

    project = folder / "p.kdesign"
    table = folder.parent / "t.csv"
    assert main(["new", str(table), "--target", "target", "-o", str(project)]) == 0
    assert main(["check", str(project)]) == 0
    assert (folder.parent / "state" / "allowed-files").read_text() == str(table)
    inside = folder / "q.kdesign"
    assert main(["new", str(folder / "t.csv"), "--target", "target", "-o", str(inside)]) == 0
    assert (folder.parent / "state" / "allowed-files").read_text() == str(table)


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


def writing_to(path: str, **args: object) -> Drawing:
    return projects.iris(epochs=1, callbacks=({"class": "ModelCheckpoint", "args": {"filepath": path, **args}},))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../mine.keras", "mine.keras"),
        ("a/../../mine.keras", "mine.keras"),
        ("C:\\Users\\me\\mine.keras", "mine.keras"),
        ("..\\mine.keras", "mine.keras"),
        ("/", "model-checkpoint.keras"),
        ("..", "model-checkpoint.keras"),
        ("best.keras", "model-checkpoint-best.keras"),
        ("a/../Run.json", "model-checkpoint-Run.json"),
        ("metrics.jsonl/x.keras", "x.keras"),
        ("checkpoint-1.keras", "model-checkpoint-checkpoint-1.keras"),
    ],
)
def test_a_callback_writes_into_the_run_and_over_nothing_of_the_run(path: str, name: str) -> None:
    drawing = writing_to(path)
    engine = Engine(lambda _: None)
    report = engine.checked(drawing.graph, "", trial=False)
    assert not report.can_train
    (problem,) = report.problems
    (fix,) = problem.fixes
    drawing.graph.apply(apply_fix(drawing.graph, fix.kind, fix.args))
    assert drawing.graph.settings[TRAINING].callbacks == ({"class": "ModelCheckpoint", "args": {"filepath": name}},)
    assert engine.checked(drawing.graph, "", trial=False).problems == ()


@pytest.mark.parametrize("path", ["mine.keras", "best/mine-{epoch:02d}.keras", "a/../mine.keras", "..mine.keras"])
def test_a_relative_path_of_a_callback_needs_no_leave(path: str) -> None:
    assert Engine(lambda _: None).checked(writing_to(path).graph, "", trial=False).problems == ()


def test_a_callback_writes_elsewhere_only_with_leave_to_write_and_a_trial_never_does(tmp_path: Path) -> None:
    said: list[Answer] = []
    engine = Engine(said.append)
    mine = tmp_path / "mine.keras"
    mine.write_text("precious")
    drawing = writing_to(str(mine))
    run = tmp_path / "run"
    train = Train(id=1, project=projects.text(drawing), run_dir=str(run))
    allowed.allow(mine)  # to read it is not to write it
    report = engine.checked(drawing.graph, "", trial=True)
    assert not report.can_train
    (problem,) = report.problems
    assert [f.kind for f in problem.fixes] == ["set_callback", "allow_file"]
    assert problem.fixes[1].args == {"leave": "write", "file": str(mine)}
    engine.handle(train)
    assert isinstance(said[-1], Failed)
    assert not run.exists()
    with pytest.raises(DesignerError, match="leads out of the run's folder"):
        make_callbacks(drawing.graph.settings[TRAINING].callbacks, catalogue(), run, tmp_path)
    allowed.allow(mine, "write")
    assert engine.checked(drawing.graph, "", trial=True).can_train
    assert mine.read_text() == "precious"
    engine.handle(train)
    assert engine.wait(120)
    assert isinstance(said[-1], Finished)
    assert zipfile.is_zipfile(mine)


def test_a_path_to_write_to_is_allowed_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from designer.cli import main

    project = tmp_path / "p.kdesign"
    storage.save(writing_to(str(tmp_path / "mine.keras")).graph, project)
    assert main(["check", str(project)]) == 1
    assert "--allow-writing" in capsys.readouterr().out
    assert main(["check", str(project), "--allow-writing", str(tmp_path / "mine.keras")]) == 0
