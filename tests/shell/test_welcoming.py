"""The welcome page: what was open last stands first, an interrupted run is named, templates begin, Enter works."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from designer.project import storage
from designer.shell.settings import Settings
from designer.views.welcome import TEMPLATES
from tests.support.panels import ticket
from tests.support.runs import write_run


@pytest.fixture
def projects(user):
    """Return two projects that were opened one after the other, the newer one with a run that died."""
    paths = [user / "older.kdesign", user / "newer.kdesign"]
    settings = Settings(user / "settings.ini")
    for path in paths:
        storage.save(ticket(), path)
        settings.add_recent(path)
    settings.sync()
    died = write_run(user / "newer.kdesign.runs" / "20260102-000000", epochs=2, outcome="")
    (died / "checkpoint-0002.keras").write_bytes(b"")
    return paths


def row(window, index: int) -> QAbstractButton | None:
    shown = [one for one in window.findChildren(QAbstractButton, f"welcome_recent_{index}") if one.isVisible()]
    return shown[0] if shown else None  # for a moment, while the list is made anew


def is_named(window) -> bool:
    newest, older = row(window, 0), row(window, 1)
    return older is not None and newest is not None and "after epoch 2 of 4" in newest.accessibleName()


def test_the_newest_project_stands_first_and_enter_opens_it(projects, make_window, qtbot):
    window = make_window()
    qtbot.waitUntil(lambda: is_named(window))
    assert [row(window, i).toolTip() for i in (0, 1)] == [str(projects[1]), str(projects[0])]
    tops = [row(window, 0), window.findChild(QAbstractButton, "welcome_template_table")]
    above, below = (part.mapTo(window.welcome, QPoint(0, 0)).y() for part in tops)
    assert above < below
    assert window.focusWidget() is row(window, 0)  # although the list was made anew meanwhile
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is row(window, 0))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.document.path == projects[1]


def test_a_run_that_was_interrupted_is_named_beside_its_project(projects, make_window, qtbot):
    window = make_window()
    qtbot.waitUntil(lambda: is_named(window))
    assert "interrupted" not in row(window, 1).accessibleName()
    shown = [one for one in window.welcome.findChildren(QAbstractButton) if one.isVisible()]
    (go_on,) = (one for one in shown if one.objectName().startswith("welcome_go_on"))
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert window.document.path == projects[1]


def test_a_blank_template_is_an_empty_drawing(window, qtbot):
    templates = {b.objectName() for b in window.welcome.findChildren(QAbstractButton) if b.isVisible()}
    assert {f"welcome_template_{kind}" for kind in TEMPLATES} <= templates
    button = window.findChild(QAbstractButton, "welcome_template_blank")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert window.files.has_project
    assert not window.document.graph.nodes
