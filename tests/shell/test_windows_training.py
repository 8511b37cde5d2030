"""Two windows of one program that each train: curves, pause, stop and close of one leave the other alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer.app import create_window
from designer.project import run_folder, storage
from designer.shell.window import MainWindow
from designer.views.plots.curve_plot import CurvePlot
from tests.support import projects
from tests.support.answerer import Answerer, choose

LONG = 120_000
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def two(user: object, qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, MainWindow]]:
    """Return two windows of one program, each with a project that trains for long."""
    paths = [tmp_path / "one.kdesign", tmp_path / "two.kdesign"]
    for path in paths:
        storage.save(projects.iris(epochs=100_000).graph, path)
    first = create_window(paths[0])
    first.show()
    qtbot.waitUntil(lambda: first.context.analysis.is_current, timeout=LONG)
    first.windows.open_path(paths[1])
    (second,) = (w for w in first.windows.every if w is not first)
    qtbot.waitUntil(lambda: second.context.analysis.is_current, timeout=LONG)
    yield first, second
    if isValid(first):
        first.close_now()
    second.close_now()


def drawn(window: MainWindow) -> int:
    """Return how many epochs the curves of a window show."""
    return max((one.train[0].size for plot in window.findChildren(CurvePlot) for one in plot.series), default=0)


def press(window: MainWindow, qtbot: QtBot, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press F5 in a window that is brought to the front."""
    window.windows.bring(window)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F5, held)


def click(window: MainWindow, action_id: str) -> None:
    QTest.mouseClick(window.findChild(QToolButton, f"tool_{action_id}"), Qt.MouseButton.LeftButton)


def test_one_is_paused_stopped_and_closed_while_the_other_goes_on(
    two: tuple[MainWindow, MainWindow], qtbot: QtBot, answerer: Answerer
) -> None:
    first, second = two
    states = [window.status.findChild(QLabel, "engine_state").text() for window in two]
    assert states[0] == states[1]
    assert "Keras" in states[1]  # the engine greeted before the second window was there

    def goes_on(window: MainWindow) -> None:
        before = drawn(window)
        qtbot.waitUntil(lambda: drawn(window) > before + 1, timeout=LONG)

    for window in two:
        press(window, qtbot)
    for window in two:
        qtbot.waitUntil(lambda window=window: window.context.training.state == "running", timeout=LONG)
        goes_on(window)

    click(first, "pause")
    qtbot.waitUntil(lambda: first.context.training.state == "paused", timeout=LONG)
    assert second.context.training.state == "running"
    goes_on(second)
    click(first, "pause")
    qtbot.waitUntil(lambda: first.context.training.state == "running", timeout=LONG)
    goes_on(first)

    press(second, qtbot, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: second.context.training.state == "idle", timeout=LONG)
    assert first.context.training.state == "running"
    goes_on(first)

    press(second, qtbot)
    qtbot.waitUntil(lambda: second.context.training.state == "running", timeout=LONG)
    run = first.session.runs.folder() / first.context.training.run_name
    answerer.expect("stop_question", choose("stop"))
    first.close()
    qtbot.waitUntil(lambda: run_folder.read_mark(run) is not None, timeout=LONG)
    assert second.context.training.state == "running"
    goes_on(second)
    press(second, qtbot, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: second.context.training.state == "idle", timeout=LONG)
    assert "Stopped after" in second.messages.notice.text
