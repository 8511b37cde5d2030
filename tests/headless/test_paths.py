"""Which run is meant, where the next one comes to lie, and the entry of a desktop."""

from __future__ import annotations

import configparser
import os
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from designer.app import main
from designer.graph.texts import DesignerError
from designer.headless import desktop, opener
from designer.headless.paths import LATEST, new_run_folder, run_folder_of, runs_of
from designer.project import run_notes
from designer.wire import Imported, ImportModel
from tests.support.runs import write_run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "net.kdesign"
    for name, day in (("b", 1), ("a", 3), ("c", 2)):
        write_run(runs_of(path) / name, started=f"2026-01-0{day}T00:00:00")
    (runs_of(path) / "no-run").mkdir()
    (runs_of(path) / "file").write_text("x", encoding="utf-8")
    return path


def test_the_latest_run_is_the_one_that_began_last(project: Path) -> None:
    assert run_folder_of(project, LATEST) == runs_of(project) / "a"


def test_a_run_is_found_by_its_name_its_folder_and_the_name_it_was_given(project: Path, tmp_path: Path) -> None:
    runs = runs_of(project)
    assert run_folder_of(project, "b") == runs / "b"
    assert run_folder_of(project, str(runs / "c")) == runs / "c"
    run_notes.change(runs, {"c": {"name": "the best"}})
    assert run_folder_of(project, "the best") == runs / "c"
    elsewhere = write_run(tmp_path / "elsewhere" / "z")
    assert run_folder_of(project, str(elsewhere)) == elsewhere


def test_the_name_of_a_folder_goes_before_a_name_that_was_given(project: Path) -> None:
    run_notes.change(runs_of(project), {"c": {"name": "b"}})
    assert run_folder_of(project, "b") == runs_of(project) / "b"


@pytest.mark.parametrize("run", ["x", "no-run", "file", "", "..", "a/b"])
def test_what_is_no_run_is_refused_with_those_there_are(project: Path, run: str) -> None:
    with pytest.raises(DesignerError, match=r"there are a, b, c\."):
        run_folder_of(project, run)


def test_a_name_that_two_runs_have_is_no_name(project: Path) -> None:
    run_notes.change(runs_of(project), {"b": {"name": "same"}, "c": {"name": "same"}})
    with pytest.raises(DesignerError, match="no run same"):
        run_folder_of(project, "same")


def test_without_runs_there_is_no_latest(tmp_path: Path) -> None:
    with pytest.raises(DesignerError, match="there are none"):
        run_folder_of(tmp_path / "new.kdesign", LATEST)


def test_only_the_last_eight_names_are_told(project: Path) -> None:
    for number in range(20):
        write_run(runs_of(project) / f"r{number:02}")
    with pytest.raises(DesignerError) as error:
        run_folder_of(project, "x")
    assert "there are r12, r13" in str(error.value)


def test_runs_of_one_second_get_names_of_their_own(tmp_path: Path) -> None:
    project = tmp_path / "net.kdesign"
    found = []
    for _ in range(3):
        path = new_run_folder(project)
        path.mkdir(parents=True)
        found.append(path)
    assert len(set(found)) == 3
    assert all(path.parent == runs_of(project) for path in found)
    assert sorted(found, key=lambda p: (p.name[:15], len(p.name), p.name)) == found


def test_a_desktop_is_told_of_the_program_in_its_own_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ['/opt/a "b"/main.py'])
    assert main(["--install-desktop"]) == 0
    said = capsys.readouterr()
    files = [Path(line) for line in said.out.splitlines()]
    assert said.err == ""
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.read(files[0], encoding="utf-8")
    found = entry["Desktop Entry"]
    assert found["exec"] == f'"{sys.executable}" "/opt/a \\"b\\"/main.py" %f'
    kind = ET.parse(files[1]).getroot()[0]
    assert kind.attrib["type"] + ";" == found["mimetype"]
    assert [e.attrib["pattern"] for e in kind if e.tag.endswith("glob")] == ["*.kdesign"]
    assert files[2].stem == found["icon"]
    assert ET.parse(files[2]).getroot().tag.endswith("svg")
    assert {file.parent for file in files} == {
        tmp_path / "applications",
        tmp_path / "mime" / "packages",
        tmp_path / "icons" / "hicolor" / "scalable" / "apps",
    }


def test_what_a_desktop_cannot_be_told_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "applications").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(DesignerError, match="could not be written"):
        desktop.install()
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(DesignerError, match="Only desktops of Linux"):
        desktop.install()


def processes() -> set[str]:
    mine = str(os.getpid())
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == mine and fields[0] != "Z":
            found.add(status.parent.name)
    return found


def test_an_opener_answers_once_and_is_gone() -> None:
    before = processes()
    answer = opener.ask(ImportModel(text="import keras\nm = keras.Sequential([keras.Input((3,))])\n"), 120.0)
    assert isinstance(answer, Imported)
    assert [one.name for one in answer.models] == ["m"]
    assert processes() == before


def test_an_opener_that_takes_too_long_is_given_up_and_gone() -> None:
    before = processes()
    with pytest.raises(DesignerError, match="took longer than 0 seconds"):
        opener.ask(ImportModel(text="x = 1"), 0.01)
    assert processes() == before
