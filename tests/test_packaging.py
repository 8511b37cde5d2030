"""What the installers are made of: files that are there, versions that agree, engines found where they were put."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from designer import __version__, app, cli
from designer.graph.texts import DesignerError
from designer.headless import engines
from designer.jobs import worker
from designer.machine import interpreter
from designer.shell.installing import InstallDialog
from designer.views.elided_label import ElidedLabel

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
    python = Path(interpreter.python())
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    interpreter.mark_ready()
    assert interpreter.has_engines()
    interpreter.find_packages()
    interpreter.find_packages()
    assert [Path(place).name for place in sys.path if Path(place).is_relative_to(packaged)] == ["site-packages"]


def test_a_program_that_is_not_packaged_has_its_engines() -> None:
    assert interpreter.has_engines()
    assert interpreter.python() == sys.executable
    with pytest.raises(DesignerError, match="packaged"):
        engines.Installation(print).run()


def test_packages_that_are_installed_while_the_window_is_open_are_found(packaged: Path) -> None:
    interpreter.find_packages()
    assert importlib.util.find_spec("brought_by_uv") is None
    place = next(Path(place) for place in sys.path if Path(place).is_relative_to(packaged))
    place.mkdir(parents=True)
    (place / "brought_by_uv.py").touch()
    interpreter.find_packages()
    assert importlib.util.find_spec("brought_by_uv") is not None


def test_engines_whose_python_was_removed_are_none(packaged: Path, tmp_path: Path) -> None:
    python = Path(interpreter.python())
    python.parent.mkdir(parents=True)
    python.symlink_to(tmp_path / "removed")
    interpreter.mark_ready()
    assert not interpreter.has_engines()


def test_a_packaged_program_calls_itself_by_its_name(
    packaged: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/keras-model-designer"])
    assert app.main(["--version"]) == 0
    assert capsys.readouterr().out == f"keras-model-designer {__version__}\n"
    assert app.main(["check", "x.kdesign"]) == 2
    assert "keras-model-designer --install-engines" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["/opt/keras-model-designer/_internal/designer/launch.py"])
    assert interpreter.program_name() == "keras-model-designer"
    monkeypatch.setattr(sys, "argv", ["main.py"])
    assert interpreter.program_name() == "main.py"


@pytest.fixture
def uv(packaged: Path, tmp_path: Path) -> Callable[[str], None]:
    """Let a shell's words stand in for the uv of the packaged program."""
    if sys.platform == "win32":
        pytest.skip("a script stands in for uv the POSIX way")
    (tmp_path / "bundle").mkdir()

    def say(words: str) -> None:
        script = tmp_path / "bundle" / "uv"
        script.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        script.chmod(0o755)

    return say


_MAKE = 'mkdir -p "$KERAS_DESIGNER_ENGINES/bin"; ln -sf /bin/sh "$KERAS_DESIGNER_ENGINES/bin/python"\n'


def test_an_installation_that_fails_says_why_and_marks_nothing(uv: Callable[[str], None]) -> None:
    uv(_MAKE + 'echo "$1"\n[ "$1" = venv ] || exit 2')
    told: list[str] = []
    with pytest.raises(DesignerError, match=r"\(pip\)"):
        engines.Installation(told.append).run()
    assert told == ["venv", "pip"]
    assert not interpreter.has_engines()
    causes = "".join(f"echo '  cause: {cause}'; " for cause in ("no page", "between", "no name"))
    uv(f"echo Resolved 3 packages; echo 'error: no answer'; {causes} echo 'hint: use --other'; exit 1")
    with pytest.raises(DesignerError, match=r"\(no answer; no page; no name\)"):
        engines.Installation(told.append).run()
    uv(_MAKE)
    engines.Installation(told.append).run()
    assert interpreter.has_engines()


def test_what_uv_brings_lies_beside_the_engines_and_what_it_fetched_goes(
    uv: Callable[[str], None], packaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("UV_CACHE_DIR", "UV_PYTHON_INSTALL_DIR", "UV_SYSTEM_CERTS"):
        monkeypatch.delenv(name, raising=False)
    downloads, python = (packaged.with_name(f"{packaged.name}-{name}") for name in ("downloads", "python"))
    told: list[str] = []
    lines = 'mkdir -p "$UV_CACHE_DIR" "$UV_PYTHON_INSTALL_DIR"; echo "$UV_CACHE_DIR $UV_SYSTEM_CERTS $PWD"'
    uv(f"{_MAKE}{lines}; exit 1")
    with pytest.raises(DesignerError):
        engines.Installation(told.append).run()
    assert told == [f"{downloads} 1 {interpreter.program_folder()}"]
    assert downloads.is_dir()  # for the next installation
    uv(_MAKE + lines)
    engines.Installation(told.append).run()
    assert not downloads.exists()
    assert python.is_dir()
    monkeypatch.setenv("UV_CACHE_DIR", "/one/of/mine")
    assert engines.environment()["UV_CACHE_DIR"] == "/one/of/mine"


def test_a_window_without_engines_offers_them_says_why_they_failed_and_starts_them(
    uv: Callable[[str], None], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    window = app.create_window(settings_file=tmp_path / "settings.ini")
    qtbot.addWidget(window)
    window.show()
    button = window.findChild(QToolButton, "status_install")
    assert button is not None
    assert button.isVisible()
    button.click()
    dialog = window.findChild(InstallDialog)
    assert dialog is not None
    assert dialog.isVisible()
    reason = "no answer " * 20
    uv(f"echo 'error: {reason}'; exit 1")
    dialog.install.click()
    wrong = dialog.findChild(QLabel, "install_wrong")
    assert wrong is not None
    qtbot.waitUntil(wrong.isVisible)
    assert reason.strip() in wrong.text()
    qtbot.waitUntil(lambda: wrong.height() >= wrong.heightForWidth(wrong.width()))
    assert dialog.install.isEnabled()
    started = []
    window.windows.engines.checker.state_changed.connect(lambda: started.append(interpreter.has_engines()))
    uv(_MAKE)
    dialog.install.click()
    qtbot.waitUntil(lambda: bool(started))
    assert all(started)
    assert not dialog.isVisible()
    assert not button.isVisible()
    window.close()


def test_an_installation_that_goes_on_ends_with_the_program(
    uv: Callable[[str], None], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    uv("echo $$; exec sleep 300")
    window = app.create_window(settings_file=tmp_path / "settings.ini")
    qtbot.addWidget(window)
    window.show()
    window.windows.install_engines()
    dialog = window.findChild(InstallDialog)
    assert dialog is not None
    dialog.install.click()
    said = dialog.findChild(ElidedLabel)
    assert said is not None
    qtbot.waitUntil(lambda: said.text().isdecimal())
    window.windows.close_all()
    with pytest.raises(ProcessLookupError):
        os.kill(int(said.text()), 0)
    assert not interpreter.has_engines()


def test_the_window_needs_no_package_that_is_not_packaged_with_it(tmp_path: Path) -> None:
    build = _build()
    every = build.project_settings()["project"]["dependencies"]
    others = {re.split(r"[<>=;\[ ]", one)[0] for one in every} - set(build.WINDOW)
    modules = {"PIL", "sklearn", "python_calamine", *(name.lower().replace("-", "_") for name in others)}
    (tmp_path / "window.py").write_text(
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({sorted(modules)}))\n"  # importing one of them fails, as where it is not
        "sys.frozen, sys._MEIPASS = True, sys.argv[1]\n"
        "from designer.app import main\n"
        "raise SystemExit(main(['screenshot', '-o', sys.argv[2]]))\n",
        encoding="utf-8",
    )
    picture = tmp_path / "window.png"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), interpreter.ENGINES_VARIABLE: str(tmp_path / "engines")}
    command = [sys.executable, str(tmp_path / "window.py"), str(tmp_path), str(picture)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert picture.stat().st_size > 20_000


def test_every_command_has_what_carries_it_out() -> None:
    assert set(cli.HANDLERS) == set(app.COMMANDS)
    for place in cli.HANDLERS.values():
        module, name = place.split(".")
        assert callable(getattr(importlib.import_module(f"designer.headless.{module}"), name))
