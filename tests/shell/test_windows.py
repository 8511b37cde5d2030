"""Several windows of one program: a project each, shared settings, look, language and engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from designer.graph import edits
from designer.graph.model import Graph
from designer.project import storage
from designer.session.document import Document
from designer.session.recovery import Recovery
from designer.shell.actions import ACTIONS
from designer.shell.window import MainWindow
from tests.support.answerer import choose


def press(window: MainWindow, action_id: str) -> None:
    """Press the keys of an action as a hand does."""
    keys = next(row.shortcuts[0] for row in ACTIONS if row.id == action_id)
    combination = QKeySequence(keys)[0]
    QTest.keyClick(window, combination.key(), combination.keyboardModifiers())


def edit(window: MainWindow, name: str = "pixels") -> None:
    window.document.push(edits.add_node(window.document.graph, "Input", (0, 0), {"shape": [64]}, name=name))


def answer_unsaved(button_name: str) -> Callable[[object], None]:
    def act(box) -> None:
        texts = {one.text().replace("&", ""): one for one in box.findChildren(QPushButton)}
        texts[button_name].click()

    return act


@pytest.fixture
def open_another(window, qtbot):
    """Return what opens one more window by its keys; windows that are left are closed afterwards."""

    def another() -> MainWindow:
        before = set(window.windows.every)
        press(window.windows.current, "new_window")
        (second,) = set(window.windows.every) - before
        qtbot.waitUntil(second.isActiveWindow)
        return second

    yield another
    for left in window.windows.every[1:] if window in window.windows.every else window.windows.every:
        left.close_now()


@pytest.fixture
def project(tmp_path) -> Path:
    graph = Graph()
    graph.apply(edits.add_node(graph, "Input", (0, 0), {"shape": [8]}, name="saved"))
    path = tmp_path / "net.kdesign"
    storage.save(graph, path)
    return path


def test_what_is_drawn_in_one_window_touches_no_other(window, open_another, qtbot):
    window.files.new()
    second = open_another()
    assert second.windows is window.windows
    assert second.session.engines is window.session.engines
    assert second.pos() != window.pos()
    assert not second.files.has_project
    press(second, "new")
    qtbot.waitUntil(lambda: second.canvas.isVisible())
    QTest.mouseDClick(second.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.keyClicks(QApplication.focusWidget(), "dense")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [node.type for node in second.document.graph.nodes.values()] == ["Dense"]
    assert second.isWindowModified()
    assert not window.document.graph.nodes
    assert not window.isWindowModified()
    edit(window, "other")
    press(second, "undo")
    assert not second.document.graph.nodes
    assert [node.name for node in window.document.graph.nodes.values()] == ["other"]
    second.document.undo_stack.setClean()


def test_a_project_is_open_in_one_window_only(window, open_another, project, qtbot):
    assert window.files.open_path(project)
    second = open_another()
    assert not second.files.open_path(project)
    qtbot.waitUntil(window.isActiveWindow)
    assert not second.files.has_project
    second.windows.open_path(project.parent / "." / project.name)
    assert len(second.windows.every) == 2


def test_a_project_is_not_saved_over_one_that_another_window_shows(window, open_another, project, monkeypatch):
    window.files.open_path(project)
    before = project.read_bytes()
    second = open_another()
    second.files.new()
    edit(second)
    monkeypatch.setattr("designer.shell.files.ask_save", lambda *_: (project, ""))
    assert not second.files.save_as()
    assert second.document.path is None
    assert project.read_bytes() == before
    assert "another window" in second.messages.notice.text
    second.document.undo_stack.setClean()


def test_the_question_about_unsaved_work_offers_another_window(window, open_another, project, answerer):
    window.files.new()
    edit(window)
    answerer.expect("unsaved_question", answer_unsaved("Open in another window"))
    assert not window.files.open_path(project)
    assert answerer.met == ["unsaved_question"]
    assert [node.name for node in window.document.graph.nodes.values()] == ["pixels"]
    (_, second) = window.windows.every
    assert second.document.path == project
    window.document.undo_stack.setClean()
    window.windows.bring(window)


def test_closing_one_window_leaves_the_others(window, open_another, qtbot):
    window.files.new()
    second = open_another()
    edit(window)
    press(second, "close_window")
    assert window.windows.every == (window,)
    assert window.session.engines.checker.state != "closed"
    qtbot.waitUntil(lambda: not isValid(second))
    window.settings.set_theme("light")  # what is left listens; what has gone does not
    edit(window, "more")
    assert window.isVisible()
    window.document.undo_stack.setClean()
    window.close()
    assert window.session.engines.checker.state == "closed"


def test_themes_languages_and_settings_hold_in_all_windows(window, open_another, qtbot):
    second = open_another()
    second.look.light()
    assert window.styleSheet() == second.styleSheet() != ""
    assert window.condition("theme_light")
    second.look.korean()
    try:
        qtbot.waitUntil(lambda: window.menus["file"].title() == second.menus["file"].title() != "&File")
    finally:
        second.look.english()
    second.session.queue.set_limit(3)
    assert window.session.queue.limit == 3
    second.settings.add_recent(Path("some.kdesign").absolute())
    assert window.menus["file/recent"].actions()[0].text().endswith("some.kdesign")


def test_the_menu_lists_the_windows_and_brings_them_to_the_front(window, open_another, project, qtbot):
    window.files.open_path(project)
    second = open_another()
    menu = second.menus["window"]
    menu.aboutToShow.emit()
    listed = [action for action in menu.actions() if action.objectName().startswith("action_window_")]
    assert "net.kdesign" in listed[0].text()
    assert [action.isChecked() for action in listed] == [False, True]
    listed[0].trigger()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "next_window")
    qtbot.waitUntil(second.isActiveWindow)


def test_quitting_asks_for_each_and_closes_none_unless_all_agree(window, open_another, answerer, qtbot):
    window.files.new()
    edit(window)
    second = open_another()
    second.files.new()
    edit(second)
    answerer.expect("unsaved_question", answer_unsaved("Discard"))
    answerer.expect("unsaved_question", answer_unsaved("Cancel"))
    press(second, "quit")
    assert answerer.met == ["unsaved_question"] * 2
    assert window.isVisible()
    assert second.isVisible()
    answerer.expect("unsaved_question", answer_unsaved("Discard"))
    answerer.expect("unsaved_question", answer_unsaved("Discard"))
    window.windows.bring(second)
    qtbot.waitUntil(second.isActiveWindow)
    press(second, "quit")
    assert window.windows.every == ()
    assert not window.isVisible()


def test_each_window_keeps_its_own_snapshot_and_each_crashed_project_gets_a_window(window, user, project, answerer):
    kept = []
    for path, name in ((project, "first"), (None, "second")):
        document = Document()
        document.reset(Graph(), path)
        recovery = Recovery(document, user / "state" / "recovery")
        document.push(edits.add_node(document.graph, "Input", (0, 0), {"shape": [4]}, name=name))
        recovery.write()
        recovery._lock.unlock()  # its program is gone
        recovery._timer.stop()
        kept.append((document, recovery))
    answerer.expect("recover_question", choose("recover"))
    answerer.expect("recover_question", choose("recover"))
    window.files.offer_recovery()
    found = {next(iter(one.document.graph.nodes.values())).name for one in window.windows.every}
    assert found == {"first", "second"}
    snapshots = {one.files._recovery.file for one in window.windows.every}
    assert {path for path in snapshots if path.is_file()} == snapshots
    shown = window.windows.showing(project)
    assert shown is not None
    assert not next(one for one in window.windows.every if one is not shown).files._is_free(project)
    for one in window.windows.every:
        one.document.undo_stack.setClean()
    window.windows.quit()
