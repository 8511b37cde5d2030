"""The invariants that can be read off the source: which package may import which, and guarded overrides."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sources import PACKAGE, imports, trees

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
HEAVY = {"keras", "tensorflow", "jax"}
ABOVE_THE_ENGINE = {"session", "views", "shell"}
WITHOUT_QT = set(LAYERS) - ABOVE_THE_ENGINE
TESTED_ONE_BY_ONE = {"graph", "data", "recipe", "project", "export", "jobs"}
"""What needs neither Qt nor Keras can be tested module by module, without a window or an engine around it."""


def layer(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def offenders(is_wrong: Callable[[str, str], bool]) -> list[str]:
    """Return every import that is wrong, as `module: name`; `is_wrong` gets the module's package and the name."""
    return [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path, names in imports().items()
        for name in names
        if is_wrong(layer(path), name)
    ]


def test_imports_are_absolute() -> None:
    assert offenders(lambda _own, name: name.startswith(".")) == []


def test_imports_go_downwards_only() -> None:
    def goes_up(own: str, name: str) -> bool:
        top, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        return top == "designer" and own != "" and other in LAYERS and LAYERS.index(other) > LAYERS.index(own)

    assert offenders(goes_up) == []


@pytest.mark.parametrize(
    ("owns", "forbidden"),
    [
        pytest.param(set(LAYERS) - {"engine"} | {""}, HEAVY, id="keras in the engine only"),
        pytest.param(WITHOUT_QT, {"PySide6", "pyqtgraph", "superqt", "qtawesome"}, id="qt above the engine only"),
        pytest.param({"graph"}, {"msgspec", "numpy", "pandas"}, id="nothing but python in the graph"),
        pytest.param(ABOVE_THE_ENGINE, {"designer.engine"}, id="the engine in its own process only"),
        pytest.param({"session"}, {"PySide6.QtWidgets"}, id="no widgets in the session"),
        pytest.param({*LAYERS, ""} - {"shell"}, {"PySide6.QtWidgets.QMessageBox"}, id="boxes in the shell only"),
    ],
)
def test_each_package_imports_only_what_it_may(owns: set[str], forbidden: set[str]) -> None:
    def may_not(own: str, name: str) -> bool:
        return own in owns and any(name == module or name.startswith(f"{module}.") for module in forbidden)

    assert offenders(may_not) == []


def test_every_module_says_its_subject() -> None:
    silent = [str(path.relative_to(PACKAGE)) for path, tree in trees().items() if not ast.get_docstring(tree)]
    assert silent == []
