"""The invariants that can be read off the source: which package may import which, and guarded overrides."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "designer"
LAYERS = [
    "files",
    "graph",
    "machine",
    "catalogue",
    "data",
    "recipe",
    "project",
    "report",
    "advice",
    "doctor",
    "export",
    "wire",
    "engine",
    "jobs",
    "headless",
    "session",
    "views",
    "shell",
]
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"keras", "tensorflow", "jax"}
ABOVE_THE_ENGINE = {"session", "views", "shell"}
WITHOUT_QT = set(LAYERS) - ABOVE_THE_ENGINE


def layer(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append(node.module or "")
            found.extend(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_downwards_only(path: Path) -> None:
    own = layer(path)
    if not own:
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "designer" and len(parts) > 1 and parts[1] in LAYERS:
            assert LAYERS.index(parts[1]) <= LAYERS.index(own), f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_package_imports_only_what_it_may(path: Path) -> None:
    own = layer(path)
    for name in imports(path):
        top = name.split(".")[0]
        if own != "engine":
            assert top not in HEAVY, f"{path}: {name}"
        if own in WITHOUT_QT:
            assert top not in {"PySide6", "pyqtgraph", "superqt", "qtawesome"}, f"{path}: {name}"
        if own == "graph":
            assert top not in {"msgspec", "numpy", "pandas"}, f"{path}: {name}"
        if own in ABOVE_THE_ENGINE:
            assert not name.startswith("designer.engine"), f"{path}: {name}"
        if own == "session":
            assert not name.startswith("PySide6.QtWidgets"), f"{path}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_module_says_its_subject(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert "Skeleton" not in docstring


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_shell_opens_message_boxes(path: Path) -> None:
    if layer(path) != "shell":
        assert not any("QMessageBox" in name for name in imports(path))
