"""Mutated project files, from reading to the window: nothing but a DesignerError, and code that compiles."""

from __future__ import annotations

import gc
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.engine.checking.check import Checker
from designer.export.python_code import STYLES, python_code
from designer.graph.calls import program
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.shell.settings import SETTINGS_VARIABLE, STATE_VARIABLE
from designer.shell.window import MainWindow
from designer.views.panels.registry import PANELS
from tests.support import mutations
from tests.support.networks import catalogue

SEED = 20261128


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "settings.ini"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    window = create_window(start=False)
    window.show()
    yield window
    window.close()
    window.deleteLater()  # with all it owns, before another test makes one


def goes_through(step: Callable[[], object]) -> bool:
    """Take a step. Returns whether it was taken, and not refused in words."""
    try:
        step()
    except DesignerError as error:
        return not str(error)
    return True


def write_code(graph: Graph, chance: random.Random) -> int:
    """Write a drawing in every style, and in one of them as far as it goes. Returns how many scripts there were."""
    written = 0
    for style, strict in (*((style, True) for style in STYLES), (chance.choice(list(STYLES)), False)):
        try:
            code = python_code(graph, catalogue(), style, strict=strict)
        except DesignerError:
            continue
        compile(code, style, "exec")
        written += 1
    return written


def show(window: MainWindow, graph: Graph) -> None:
    """Open a drawing in the window, and look at each node and into each panel."""
    assert window.files.open_graph(graph, None)
    QApplication.processEvents()
    selection = window.context.selection
    for row in PANELS:
        window.context.notices.show_panel(row.id)
    for node in list(graph.nodes.values()):
        selection.reveal(node.id)
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what a turn of a real event loop would do
    window.document.undo_stack.setClean()


def try_all(count: int, seed: int, window: MainWindow, qtbot: QtBot, checked: int, shown: int) -> Counter[str]:
    """Take `count` mutations through all steps: of those that can be read one of `checked` and of `shown` there."""
    chance = random.Random(seed)
    projects = mutations.originals()
    checker = Checker()
    counts: Counter[str] = Counter()
    for number in range(count):
        text = mutations.mutated(chance, projects)
        if number % 500 == 499:
            gc.collect()  # nothing else collects within a test
        try:
            counts["mutated"] += 1
            if not goes_through(lambda text=text: storage.decode(text)):
                continue
            counts["read"] += 1
            graph = storage.decode(text)
            assert storage.encode(storage.decode(storage.encode(graph))) == storage.encode(graph)
            counts["programs"] += goes_through(lambda graph=graph: program(graph, catalogue().signature))
            counts["scripts"] += write_code(graph, chance)
            if counts["read"] % checked == 0:
                counts["checked"] += 1
                counts["can train"] += checker.check(graph, catalogue()).can_train
            if counts["read"] % shown == 0:
                counts["shown"] += 1
                with qtbot.captureExceptions() as raised:
                    show(window, graph)
                assert [f"{kind.__name__}: {error}" for kind, error, _ in raised] == []
        except BaseException as error:
            error.add_note(f"seed {seed}, mutation {number}: {text}")
            raise
    checker.close()
    return counts


def test_mutated_projects_are_read_written_checked_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    counts = try_all(400, SEED, window, qtbot, 4, 20)
    assert counts["read"] > 80
    assert counts["scripts"] > counts["read"]
    assert counts["can train"] > 0
    assert counts["shown"] >= 4


@pytest.mark.parametrize("source", mutations.originals(), ids=lambda p: str(len(p["nodes"])))
def test_settings_of_nodes_that_are_gone_write_what_there_is(source: dict[str, Any]) -> None:
    graph = storage.decode(json.dumps({**source, "nodes": [], "edges": []}))
    assert graph.settings
    code = python_code(graph, catalogue(), strict=False)
    compile(code, "script", "exec")
    assert "load_data(), train() and main() are not written yet" in code
    with pytest.raises(DesignerError):
        python_code(graph, catalogue())


@pytest.mark.gate
@pytest.mark.timeout(10_000)
@pytest.mark.parametrize("part", range(10))
def test_fifteen_thousand_mutated_projects_ten_times(
    part: int, window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = try_all(15_000, SEED + 1 + part, window, qtbot, 10, 60)
    with capsys.disabled():
        print(f"\nseed {SEED + 1 + part}: {dict(counts)}")
    assert counts["mutated"] == 15_000
