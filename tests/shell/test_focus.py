"""When the widget with the keyboard disappears, the keyboard stays where the work was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from designer.graph.texts import Text
from designer.wire import Fix, Problem
from tests.support.panels import report, ticket, ticket_report

NONE = Qt.KeyboardModifier.NoModifier
PROBLEM = Problem(Text("Something about it."), "n5", "", "warning", fixes=(Fix(Text("Freeze it"), "nothing", {}),))


def links(area: QWidget) -> list[QPushButton]:
    return [b for b in area.findChildren(QPushButton, "fix_nothing") if b.isVisible()]


def has_focus(area: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and area.isAncestorOf(focus)


@pytest.mark.parametrize("place", ["right", "bottom"])
def test_after_a_fix_link_the_keyboard_stays_beside_it(window, qtbot, place):
    window.files.open_graph(ticket(), None)
    window.context.selection.set(["n5"])
    window.docks.show_problems()
    report(window.context, ticket_report(PROBLEM))
    area = getattr(window.docks, place)
    qtbot.waitUntil(lambda: len(links(area)) == 1)
    links(area)[0].setFocus()
    qtbot.waitUntil(lambda: has_focus(area))
    report(window.context, ticket_report())
    qtbot.waitUntil(lambda: not links(area))
    qtbot.waitUntil(lambda: has_focus(area))


def test_a_dock_that_is_hidden_gives_the_keyboard_to_the_drawing(window, qtbot):
    window.files.open_graph(ticket(), None)
    window.context.selection.set(["n5"])
    window.wishes.edit_node("n5")
    qtbot.waitUntil(lambda: has_focus(window.docks.right))
    window.docks.toggle_right()
    qtbot.waitUntil(window.canvas.hasFocus)


def test_a_page_of_the_inspector_that_goes_leaves_the_keyboard_in_it(window, qtbot):
    window.files.open_graph(ticket(), None)
    window.wishes.edit_node("n5")
    qtbot.waitUntil(lambda: has_focus(window.docks.right))
    window.context.selection.set(["n6"])
    qtbot.waitUntil(lambda: has_focus(window.docks.right))
    QApplication.processEvents()
    assert has_focus(window.docks.right)


def test_the_welcome_page_takes_the_keyboard_of_a_project_that_is_closed(window, qtbot):
    window.files.open_graph(ticket(), None)
    qtbot.waitUntil(window.canvas.hasFocus)
    window.document.undo_stack.setClean()
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: has_focus(window.welcome))


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize("begin", [Qt.Key.Key_F2, Qt.Key.Key_Tab, Qt.Key.Key_C])
def test_what_was_written_on_the_drawing_leaves_the_keyboard_with_it(window, qtbot, begin, end):
    window.files.open_graph(ticket(), None)
    window.context.selection.set(["n5"])
    window.canvas.setFocus()
    qtbot.waitUntil(window.actions_by_id["rename"].isEnabled)  # whose key is F2
    qtbot.keyClick(window.canvas, begin)
    field = QApplication.focusWidget()
    assert field is not window.canvas
    qtbot.keyClicks(field, "dropout")
    qtbot.keyClick(field, end, Qt.KeyboardModifier.ControlModifier if begin == Qt.Key.Key_C else NONE)
    settled = QTimer()
    settled.setSingleShot(True)
    with qtbot.waitSignal(settled.timeout):
        settled.start(0)  # after what looks where a lost keyboard goes
    assert window.canvas.hasFocus()
