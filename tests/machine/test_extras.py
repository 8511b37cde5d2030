"""An extra is installed by one command, which is that of a checkout, a packaged program or an environment."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from designer.machine import interpreter
from designer.machine.extras import PACKAGES, ROOT, how_to_install


def test_a_checkout_is_started_with_it() -> None:
    assert str(how_to_install("torch", root=ROOT)) == "Start the program with: uv run --extra torch main.py"


def test_a_packaged_program_installs_it_with_the_uv_that_it_brings(tmp_path: Path) -> None:
    uv = tmp_path / ("uv.exe" if sys.platform == "win32" else "uv")
    uv.touch()
    said = str(how_to_install("tensorboard", root=tmp_path))
    assert f'{uv} pip install --python {interpreter.python()} tensorboard "setuptools<81"' in said
    assert "uv run" not in said


def test_an_environment_gets_it_from_pip(tmp_path: Path) -> None:
    said = str(how_to_install("onnx", ["tf2onnx"], root=tmp_path))
    assert said.endswith(f"{sys.executable} -m pip install tf2onnx")


def test_the_packages_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = {e: {Requirement(line).name for line in lines} for e, lines in project["optional-dependencies"].items()}
    assert stated == {e: {Requirement(name).name for name in names} for e, names in PACKAGES.items()}
