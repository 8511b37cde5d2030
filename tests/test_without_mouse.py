"""From an empty canvas to a trained and evaluated model with keys alone, sent to whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.data.sources import BundledSource
from tests.support.user import User

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)


class Keyboard(User):
    """A user who has no mouse."""

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.focus, key, held)

    def write(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        QTest.keyClicks(self.focus, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is at a widget; ten times are a detour."""
        steps = 0
        while self.focus.objectName() != name:
            assert steps < 10, f"{name} is out of reach of Tab; the keyboard is at {self.focus.objectName()}"
            self.press(Key.Key_Tab)
            steps += 1

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


class NoMouse(QObject):
    """Notes what a mouse would send."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOUSE:
            self.seen.append(event.type())
        return False


@pytest.fixture
def make_user(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], Keyboard]:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))

    def make(with_engines: bool) -> Keyboard:
        window = create_window(settings_file=tmp_path / "settings.ini", start=with_engines)
        qtbot.addWidget(window, before_close_func=lambda w: w.document.undo_stack.setClean())
        window.settings.set_language("en")
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return Keyboard(qtbot, window)

    return make


def draw(user: Keyboard) -> None:
    user.press(Key.Key_Return)  # "New project" has the keyboard
    user.wait(lambda: user.focus.objectName() == "canvas", "the canvas to have the keyboard")
    for typed in ("input 4", "dense 8 relu", "dense 3 softmax"):  # each is added after the one that is selected
        user.press(Key.Key_Tab)
        user.write(typed)
        user.press(Key.Key_Return)
        assert user.focus.objectName() == "canvas"
    user.press(Key.Key_Return)  # the inspector, and back
    user.tab_to("field_units")
    user.press(Key.Key_Return)
    assert user.focus.objectName() == "canvas"


def take_iris(user: Keyboard) -> None:
    user.press(Key.Key_2, held=CTRL)
    user.tab_to("data_empty_bundled")
    user.press(Key.Key_Space)
    user.wait(lambda: user.focus.objectName() == "data_source_kind", "the keyboard where the choice stands")
    user.press(Key.Key_Tab)
    user.write("iris")
    assert user.window.document.data.source == BundledSource("iris")


def test_a_model_is_drawn_and_its_data_are_chosen_without_a_mouse(make_user, qapp) -> None:
    mouse = NoMouse()
    qapp.installEventFilter(mouse)
    user = make_user(with_engines=False)
    draw(user)
    take_iris(user)
    qapp.removeEventFilter(mouse)
    graph = user.window.document.graph
    assert [(n.type, n.params.get("units"), n.params.get("activation")) for n in graph.nodes.values()] == [
        ("Input", None, None),
        ("Dense", 8, "relu"),
        ("Dense", 3, "softmax"),
    ]
    assert [(e.source, e.target) for e in graph.edges] == [("n1", "n2"), ("n2", "n3")]
    assert graph.nodes["n1"].params["shape"] == [4]
    assert not mouse.seen


@pytest.mark.slow
def test_from_an_empty_canvas_to_an_evaluated_model_without_a_mouse(make_user, qapp) -> None:
    mouse = NoMouse()
    qapp.installEventFilter(mouse)
    user = make_user(with_engines=True)
    context = user.window.context
    draw(user)
    take_iris(user)
    user.wait(lambda: user.see("data_bind_by_name").isEnabled(), "columns to be offered", 120)
    user.tab_to("data_bind_by_name")
    user.press(Key.Key_Space)
    user.wait(lambda: not user.see("data_bind_by_name").isEnabled(), "the columns to be bound")
    user.wait(lambda: user.focus.objectName().startswith("binding_"), "the keyboard beside what was pressed")

    user.press(Key.Key_3, held=CTRL)
    user.wait(lambda: bool(context.analysis.is_current and context.analysis.report.problems), "the missing loss", 120)
    user.press(Key.Key_3, held=CTRL)
    user.tab_to("fix_set_loss")
    user.press(Key.Key_Space)
    user.wait(lambda: bool(context.analysis.is_current and context.analysis.report.can_train), "training", 60)
    user.press(Key.Key_1, held=CTRL)
    user.tab_to("field_epochs")
    user.press(Key.Key_A, held=CTRL)
    user.write("2")
    user.press(Key.Key_Tab)
    user.press(Key.Key_Return, held=CTRL)
    user.wait(lambda: any(run.status == "done" for run in context.runs.runs), "training to end", 240)

    user.press(Key.Key_7, held=CTRL)
    user.tab_to("evaluate_start")
    user.press(Key.Key_Space)
    user.wait(lambda: user.see("evaluate_metrics").model().rowCount() > 0, "the evaluation", 120)
    qapp.removeEventFilter(mouse)
    assert len(context.runs.runs[0].logs) == 2
    assert not mouse.seen
