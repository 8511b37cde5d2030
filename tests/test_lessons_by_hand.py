"""A lesson done by hand in each language, in a window with engines: each step as it says, by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.app import create_window
from tests.support.user import User

Key = Qt.Key

pytestmark = pytest.mark.slow


class Learner(User):
    """Takes a lesson."""

    def begin(self, name: str) -> None:
        """Take a lesson from the welcome page."""
        self.click(f"welcome_lesson_{name}")
        self.wait(lambda: self.guide.lesson is not None, "the lesson to begin")

    @property
    def guide(self):  # type: ignore[no-untyped-def]
        """What checks the steps."""
        return self.window.lessons.guide

    def next(self, seconds: float = 60) -> None:
        """Wait until the step has found that it is done, and press "Next"."""
        step = self.guide.step.title
        self.wait(lambda: self.guide.is_done, f"“{step}” to be done: {self.guide.fulfilled}", seconds)
        assert self.see("lesson_next").property("primary") is True
        self.click("lesson_next")

    def train(self) -> None:
        """Press F5 once training is possible, and wait for its end."""
        runs = self.window.context.runs
        before = len(runs.runs)
        analysis = self.window.context.analysis
        self.wait(
            lambda: bool(analysis.is_current and analysis.report and analysis.report.can_train), "training", seconds=180
        )
        self.shortcut("train")
        self.wait(lambda: len(runs.runs) > before, "a run", 180)
        self.wait(lambda: self.window.context.training.state == "idle", "training to end", 300)


@pytest.fixture(params=["en", "ko"])
def learner(request, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    window = create_window(settings_file=tmp_path / "settings.ini")
    qtbot.addWidget(window, before_close_func=lambda w: w.document.undo_stack.setClean())
    window.settings.set_language(request.param)
    window.resize(1600, 1000)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return Learner(qtbot, window)


def finish(learner: Learner) -> None:
    assert learner.guide.lesson is None
    assert not learner.window.lessons.dock.isVisible()


def test_scaling(learner: Learner) -> None:
    learner.begin("3-scaling")
    learner.open_tab("data")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("data")
    fold = f"binding_inputs_{learner.node('wine')}_fold"
    learner.wait(lambda: learner.see(fold).isEnabled(), "the columns of the wines", 60)
    learner.click(fold)
    add_step(learner, "Standardize")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("runs")
    learner.next()
    finish(learner)


def add_step(learner: Learner, name: str) -> None:
    """Open the menu of steps below the columns and take one with the keys."""
    button = next(
        b
        for b in learner.see("panel_data").findChildren(QAbstractButton)
        if b.objectName().endswith("_steps_add") and b.isVisible()
    )
    pressed: list[str] = []

    def take() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        while menu.activeAction() is None or not menu.activeAction().objectName().endswith(f"_add_{name}"):
            learner.qtbot.keyClick(menu, Key.Key_Down)
        pressed.append(name)
        learner.qtbot.keyClick(menu, Key.Key_Return)

    QTimer.singleShot(300, take)
    learner.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    learner.wait(lambda: pressed == [name], "the menu of steps")
    learner._come_back()
