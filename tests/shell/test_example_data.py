"""An example whose data are made first is shown when they are there, and never in the place of something newer."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from designer.project import examples
from designer.shell.window import MainWindow

PICTURES = 1797


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Hold the data back until it is set."""
    opened, was = threading.Event(), examples._write_digits

    def held(folder, rest):
        while not opened.wait(0.01):
            rest()
        was(folder, rest)

    monkeypatch.setattr(examples, "_write_digits", held)
    return opened


def made(user) -> int:
    return len(list((user / "state" / "examples" / "digit_pictures").glob("*/*.png")))


def wait_for_data(window: MainWindow, qtbot) -> None:
    with qtbot.waitSignal(window.files._example_data.placed, timeout=60_000):
        pass
    QApplication.processEvents()


def test_it_is_said_what_is_being_made_and_the_example_is_shown_then(window, qtbot, user, gate):
    qtbot.mouseClick(window.findChild(QPushButton, "welcome_example_digit-pictures"), Qt.MouseButton.LeftButton)
    assert not window.files.has_project
    assert "A folder of pictures" in window.messages.notice.text
    assert made(user) == 0
    gate.set()
    qtbot.waitUntil(lambda: window.files.has_project, timeout=60_000)
    assert made(user) == PICTURES
    assert window.document.data.source.path == str(user / "state" / "examples" / "digit_pictures")


def test_what_the_user_opens_meanwhile_stays(window, qtbot, user, gate):
    window.files.open_example("digit-pictures")
    window.files.open_example("iris")
    shown = window.document.graph
    gate.set()
    wait_for_data(window, qtbot)
    assert window.document.graph is shown
    assert made(user) == PICTURES


def test_what_the_user_draws_meanwhile_is_asked_about(window, qtbot, user, gate, answerer):
    window.files.new()
    window.files.open_example("digit-pictures")
    window.do.add_layer("Dense")
    shown = window.document.graph
    answerer.expect("unsaved_question", lambda box: box.button(QMessageBox.StandardButton.Cancel).click())
    gate.set()
    wait_for_data(window, qtbot)
    assert answerer.met == ["unsaved_question"]
    assert window.document.graph is shown


def test_a_window_that_is_closed_leaves_nothing_half_made(window, qtbot, user, gate):
    window.files.open_example("digit-pictures")
    window.close()
    assert not any(thread.name == "example-data" for thread in threading.enumerate())
    assert not (user / "state" / "examples" / "digit_pictures").exists()
