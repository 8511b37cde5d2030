"""Keys of the user's own, the history, and files that are dropped anywhere."""

from __future__ import annotations

import html

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QListWidget

from designer.graph import edits
from designer.project import storage
from designer.shell.shortcut_list import ShortcutList
from tests.support.answerer import name_file
from tests.support.panels import ticket
from tests.support.runs import write_run

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def choose(shown: ShortcutList, text: str) -> None:
    row = next(i for i in range(shown.table.rowCount()) if shown.table.item(i, 0).text() == text)
    shown.table.selectRow(row)


def test_an_action_gets_other_keys_which_are_kept_and_given_back(make_window, qtbot):
    window = make_window()
    window.actions_by_id["shortcuts"].trigger()
    shown = window.findChild(ShortcutList, "shortcut_list")
    assert not shown.give.isEnabled()
    choose(shown, "Tidy")
    qtbot.keyClick(shown.keys, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert "Bottom panel has these keys" in shown.said.text()
    qtbot.mouseClick(shown.give, Qt.MouseButton.LeftButton)
    assert window.actions_by_id["tidy"].shortcut().toString() == "Ctrl+J"
    assert window.actions_by_id["toggle_bottom"].shortcuts() == []
    assert "Ctrl+J" in window.shortcuts.page("Keys")
    shown.close()
    window.close()
    again = make_window()
    assert again.actions_by_id["tidy"].shortcut().toString() == "Ctrl+J"
    again.shortcuts.reset()
    assert again.actions_by_id["tidy"].shortcut().toString() == "Ctrl+L"
    assert again.actions_by_id["toggle_bottom"].shortcut().toString() == "Ctrl+J"
    assert again.settings.shortcuts() == {}


def test_the_keys_are_saved_as_a_page_to_be_printed(window, qtbot, user, answerer):
    window.actions_by_id["shortcuts"].trigger()
    shown = window.findChild(ShortcutList, "shortcut_list")
    answerer.expect("shortcut_page_dialog", name_file(qtbot, user / "keys.html"))
    qtbot.mouseClick(shown.page, Qt.MouseButton.LeftButton)
    page = (user / "keys.html").read_text(encoding="utf-8")
    for action in window.actions_by_id.actions.values():
        for keys in action.shortcuts():
            text = keys.toString(QKeySequence.SequenceFormat.NativeText)
            assert html.escape(text) in page, text
    assert "keys.html" in shown.said.text()


def test_the_history_goes_back_and_forth(window, qtbot):
    window.files.open_graph(ticket(), None)
    document = window.document
    for name in ("first", "second"):
        document.push(edits.rename(document.graph, "n5", name))
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, CTRL_ALT)
    shown = window.findChild(QListWidget, "history_list")
    assert shown.isVisible()
    assert shown.count() == document.undo_stack.count() + 1
    assert shown.currentRow() == document.undo_stack.index()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(0)).center())
    assert document.graph.nodes["n5"].name == "shared"
    assert document.undo_stack.index() == 0
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert document.graph.nodes["n5"].name == "second"
    window.actions_by_id["history"].trigger()
    assert not shown.isVisible()


def drop(window, *paths) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = QPointF(200, 200), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(place, copy, mime, Qt.MouseButton.LeftButton, none))


def test_what_is_dropped_is_opened_or_answered(window, tmp_path):
    project = tmp_path / "mine.kdesign"
    storage.save(ticket(), project)
    drop(window, project)
    assert window.document.path == project
    run = write_run(tmp_path / "mine.kdesign.runs" / "20260102-030405")
    (run / "project.kdesign").write_text(storage.encode(ticket()), encoding="utf-8")
    drop(window, run)
    assert window.document.path is None
    assert len(window.document.graph.nodes) == 8
    window.document.undo_stack.setClean()
    backup = project.with_name("mine.kdesign.bak")
    backup.write_bytes(project.read_bytes())
    drop(window, backup)
    assert window.document.path is None
    assert len(window.document.graph.nodes) == 8
    window.document.undo_stack.setClean()
    drop(window, run.parent)
    assert window.document.path == project
    drop(window, project, run)
    assert "2" in window.messages.notice.text


@pytest.mark.parametrize("name", ["broken.kdesign", "broken.md", "other.onnx", "other.pt"])
def test_a_dropped_file_that_is_broken_is_answered(window, tmp_path, name):
    path = tmp_path / name
    path.write_text("nothing of the kind", encoding="utf-8")
    drop(window, path)
    assert name in window.messages.notice.text
    assert not window.files.has_project
