"""What the installers are made of: files that are there, versions that agree, engines found where they were put."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from designer import __version__
from designer.graph.texts import DesignerError
from designer.headless import engines
from designer.jobs import worker
from designer.machine import interpreter

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program take itself for a packaged one whose engines lie in the folder that is returned."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    monkeypatch.setattr(sys, "path", list(sys.path))
    folder = tmp_path / "engines"
    monkeypatch.setenv(interpreter.ENGINES_VARIABLE, str(folder))
    return folder


def _build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packaging_build", PACKAGING / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_versions_and_names_agree() -> None:
    project = _build().project_settings()["project"]
    assert project["version"] == __version__
    assert list(project["gui-scripts"]) == [project["name"]] == [_build().NAME]
    script = (PACKAGING / "windows.iss").read_text(encoding="utf-8")
    assert set(re.findall(r"[\w-]+\.exe", script)) == {f"{project['name']}.exe"}
    assert ".kdesign" in script


def test_the_window_gets_the_packages_it_imports_in_the_versions_that_were_tested() -> None:
    build = _build()
    settings = build.project_settings()
    wanted = build.window_requirements(settings)
    assert {re.split(r"[<>=;\[ ]", one)[0] for one in wanted} == set(build.WINDOW)
    tested = {re.split(r"[<>=;\[ ]", one)[0] for one in settings["tool"]["uv"]["constraint-dependencies"]}
    assert {name.lower() for name in build.WINDOW} <= tested


def test_what_the_specification_names_is_there() -> None:
    text = (PACKAGING / f"{_build().NAME}.spec").read_text(encoding="utf-8")
    compile(text, "spec", "exec")
    for part in re.findall(r'^      for|"(\w+)"', text.split("for part in (")[1].split(")")[0]):
        assert not part or (ROOT / "designer" / part).is_dir(), part
    for name in ("main.py", "resources", "designer"):
        assert f'"{name}"' in text
        assert (ROOT / name).exists()


def test_a_packaged_program_runs_engines_in_the_python_that_was_installed(packaged: Path) -> None:
    command = worker.command("checker")
    assert Path(command[0]).is_relative_to(packaged)
    assert Path(command[-2]).is_file()
    assert not interpreter.has_engines()
    packaged.mkdir()
    interpreter.mark_ready()
    assert interpreter.has_engines()
    interpreter.find_packages()
    interpreter.find_packages()
    assert [Path(place).name for place in sys.path if Path(place).is_relative_to(packaged)] == ["site-packages"]


def test_a_program_that_is_not_packaged_has_its_engines() -> None:
    assert interpreter.has_engines()
    assert interpreter.python() == sys.executable
    with pytest.raises(DesignerError, match="packaged"):
        engines.install(print)


def test_an_installation_that_fails_says_why_and_marks_nothing(packaged: Path, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a script stands in for uv the POSIX way")
    (tmp_path / "bundle").mkdir()
    uv = tmp_path / "bundle" / "uv"
    uv.write_text(
        '#!/bin/sh\nmkdir -p "$KERAS_DESIGNER_ENGINES"\necho "$1"\n[ "$1" = venv ] || exit 2\n', encoding="utf-8"
    )
    uv.chmod(0o755)
    told: list[str] = []
    with pytest.raises(DesignerError, match=r"\(pip\)"):
        engines.install(told.append)
    assert told == ["venv", "pip"]
    assert not interpreter.has_engines()
    uv.write_text('#!/bin/sh\nmkdir -p "$KERAS_DESIGNER_ENGINES"\n', encoding="utf-8")
    engines.install(told.append)
    assert interpreter.has_engines()
