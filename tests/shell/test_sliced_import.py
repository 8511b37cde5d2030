"""Modules are imported in slices: complete for whoever asks for them, with the window's thread at work in between."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from designer.shell.sliced_import import SlicedImport
from designer.views.panels.registry import PanelRow, build
from tests.support.panels import make_context

SLOW = "import time\ntime.sleep(0.02)\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the name of a package whose five modules take 20 ms each to import."""
    folder = tmp_path / "sliced_example"
    folder.mkdir()
    for number in range(5):
        (folder / f"part{number}.py").write_text(SLOW + f"value = {number}\n")
    lines = [f"from .part{number} import value as value{number}\n" for number in range(5)]
    (folder / "__init__.py").write_text("".join(lines) + "all_values = [value0, value1, value2, value3, value4]\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder.name
    for name in [
        name
        for name in sys.modules
        if name.partition(".")[0] in (folder.name, "sliced_user", "sliced_fault", "sliced_other")
    ]:
        del sys.modules[name]


def test_an_import_comes_in_several_slices(package):
    original = builtins.__import__
    sliced = SlicedImport((package,))
    slices = 0
    while not sliced.is_done:
        sliced.go_on(0.01)
        slices += 1
    assert slices >= 5
    assert sys.modules[package].all_values == [0, 1, 2, 3, 4]
    assert builtins.__import__ is original


def test_who_asks_for_a_module_in_between_gets_all_of_it(package, tmp_path):
    (tmp_path / "sliced_user.py").write_text(f"from {package} import all_values\n")
    sliced = SlicedImport((package,))
    sliced.go_on(0.01)
    assert not hasattr(sys.modules[package], "all_values")
    assert import_module("sliced_user").all_values == [0, 1, 2, 3, 4]
    assert sliced.is_done


def test_a_module_of_a_package_that_is_on_its_way_waits_for_the_package(package):
    sliced = SlicedImport((package,))
    sliced.go_on(0.01)
    namespace: dict[str, object] = {}
    exec(f"import {package}.part4 as found", namespace)
    assert namespace["found"].value == 4
    assert sliced.is_done


def test_a_panel_that_is_asked_for_while_its_module_is_on_its_way_is_built(package, tmp_path, qapp):
    lines = [
        f"from {package} import all_values",
        "from designer.views.panel import Panel",
        "class SlicedPanel(Panel):",
    ]
    lines += ["    def __init__(self, context):", "        super().__init__()", "        self.values = all_values"]
    (tmp_path / "sliced_user.py").write_text("\n".join(lines) + "\n")
    sliced = SlicedImport(("sliced_user",))
    sliced.go_on(0.01)
    assert not hasattr(sys.modules["sliced_user"], "SlicedPanel")
    row = PanelRow("sliced", "sliced_user:SlicedPanel", "left", "sliced", "Sliced")
    with pytest.raises(StopIteration) as built:
        next(build(row, make_context()))
    panel = built.value.value
    assert panel.values == [0, 1, 2, 3, 4]
    assert panel.objectName() == "panel_sliced"
    assert sliced.is_done


@pytest.mark.parametrize("statement", ["import sliced_other", "from sliced_other import inner"])
def test_who_asks_for_what_comes_later_does_not_wait_for_itself(statement, package, tmp_path):
    other = tmp_path / "sliced_other"
    other.mkdir()
    (other / "__init__.py").write_text("from sliced_other.inner import value\n")
    (other / "inner.py").write_text(f"import {package}\nvalue = 7\n")
    sliced = SlicedImport((package, other.name))
    sliced.go_on(0.01)
    assert not hasattr(sys.modules[package], "all_values")
    exec(statement)
    assert sys.modules["sliced_other"].value == 7
    assert sys.modules[package].all_values == [0, 1, 2, 3, 4]
    assert sliced.is_done


def test_a_module_that_is_there_is_had_without_waiting(package):
    sliced = SlicedImport((package,))
    sliced.go_on(0.01)
    exec("import json, os.path\nfrom json import decoder, loads\nfrom collections.abc import *")
    assert not sliced.is_done
    sliced.finish()


def test_two_at_once_come_one_after_the_other(package):
    first, second = SlicedImport((package,)), SlicedImport(("json", f"{package}.part3"))
    first.go_on(0.01)
    while not second.is_done:
        second.go_on(0.01)
    assert first.is_done
    assert sys.modules[package].all_values == [0, 1, 2, 3, 4]


def test_what_goes_wrong_is_raised_and_the_rest_of_python_goes_on(tmp_path, monkeypatch):
    (tmp_path / "sliced_fault.py").write_text("import json\nraise OSError('no such luck')\n")
    monkeypatch.syspath_prepend(tmp_path)
    original = builtins.__import__
    sliced = SlicedImport(("sliced_fault",))
    with pytest.raises(OSError, match="no such luck"):
        sliced.go_on(1.0)
    assert sliced.is_done
    assert builtins.__import__ is original


def test_nothing_is_left_half_imported_when_it_is_finished_early(package):
    sliced = SlicedImport((package,))
    sliced.finish()
    assert package not in sys.modules  # it had not begun
    sliced.go_on(0.01)
    sliced.finish()
    assert sys.modules[package].all_values == [0, 1, 2, 3, 4]


def test_a_module_of_qt_that_the_system_cannot_load_is_left_to_who_needs_it(package):
    sliced = SlicedImport(("PySide6.QtNowhere", package))
    while not sliced.is_done:
        sliced.go_on(0.01)
    assert sys.modules[package].all_values == [0, 1, 2, 3, 4]
