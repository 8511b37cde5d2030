"""The window without a mouse and in little room: where Tab leads, what leads back, what shares a place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from designer.shell import questions, tab_order
from designer.shell.small_window import NARROW
from designer.views.doc_popup import DocPopup
from tests.support.panels import ticket

Key = Qt.Key


@pytest.fixture
def drawn(window, qtbot):
    window.resize(1600, 1000)
    window.files.open_graph(ticket(), None)
    qtbot.waitUntil(window.canvas.hasFocus)
    return window


def area_of(window, widget):
    return next((a for a in window.areas() if a is widget or a.isAncestorOf(widget)), None)


def test_tab_reads_an_area_from_the_top_and_goes_on_to_the_next(drawn, qtbot):
    drawn.docks.panel("inspector")
    drawn.docks.panel("palette")
    drawn.context.selection.set(["n5"])
    qtbot.waitUntil(lambda: min(len(tab_order.stops(a)) for a in (drawn.docks.right, drawn.docks.left)) > 4)
    start = tab_order.stops(drawn.docks.right)[0]
    start.setFocus()
    visited = []
    while not visited or QApplication.focusWidget() is not start:
        focus = QApplication.focusWidget()
        visited.append(focus)
        assert len(visited) < 200
        if focus is drawn.canvas:  # where Tab opens the search
            qtbot.keyClick(focus, Key.Key_F6)
        else:
            qtbot.keyClick(focus, Key.Key_Tab)
    areas = [area_of(drawn, widget) for widget in visited]
    blocks = [area for place, area in enumerate(areas) if place == 0 or areas[place - 1] is not area]
    assert len(blocks) == len(set(map(id, blocks)))  # each area once, as one piece
    content = drawn.docks.right.widget()
    fields = [w for w in visited if content.isAncestorOf(w)]
    assert len(fields) > 3
    for one, after in pairwise(fields):
        top, bottom = (
            w.mapTo(content, p).y() for w, p in ((one, one.rect().topLeft()), (after, after.rect().bottomLeft()))
        )
        assert bottom > top, (one, after)


def test_shift_tab_goes_the_same_way_back(drawn, qtbot):
    first, second = tab_order.stops(drawn.docks.left)[:2]
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Tab)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is first


def test_escape_leads_back_to_the_drawing_and_so_does_enter_in_the_inspector(drawn, qtbot):
    drawn.wishes.edit_node("n5")
    field = QApplication.focusWidget()
    assert drawn.docks.right.isAncestorOf(field)
    qtbot.keyClick(field, Key.Key_Return)
    assert drawn.canvas.hasFocus()
    for keys in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7, Key.Key_8):
        qtbot.keyClick(drawn.canvas, keys, Qt.KeyboardModifier.ControlModifier)
        assert drawn.docks.bottom.isAncestorOf(QApplication.focusWidget()), keys
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        assert drawn.canvas.hasFocus(), keys


def test_f1_is_help_on_the_selected_layer(drawn, qtbot):
    drawn.context.selection.set(["n5"])
    qtbot.keyClick(drawn.canvas, Key.Key_F1)
    (popup,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, DocPopup)] or drawn.findChildren(DocPopup)
    assert drawn.document.graph.nodes["n5"].type in popup.accessibleName()


def test_in_a_narrow_window_the_inspector_shares_the_place_of_the_layers(drawn, qtbot):
    docks = drawn.docks
    drawn.resize(NARROW - 200, 700)
    qtbot.waitUntil(lambda: docks.right in drawn.tabifiedDockWidgets(docks.left))
    docks.show_panel("palette")
    qtbot.waitUntil(lambda: docks.small.is_behind(docks.right))
    drawn.wishes.edit_node("n5")
    qtbot.waitUntil(lambda: docks.small.is_behind(docks.left))
    assert docks.right.isAncestorOf(QApplication.focusWidget())
    drawn.resize(1600, 1000)
    qtbot.waitUntil(lambda: not drawn.tabifiedDockWidgets(docks.left))
    assert drawn.dockWidgetArea(docks.right) == Qt.DockWidgetArea.RightDockWidgetArea


def test_a_window_that_is_narrow_before_there_is_a_project(window, qtbot):
    window.resize(640, 400)
    window.files.open_graph(ticket(), None)
    docks = window.docks
    qtbot.waitUntil(lambda: docks.right in window.tabifiedDockWidgets(docks.left))
    docks.show_panel("problems")
    qtbot.waitUntil(lambda: docks.bottom.height() >= 130)
    docks.show_panel("search")
    page = docks.tabs.page_of["search"]
    qtbot.waitUntil(lambda: page.widget().height() > page.viewport().height())  # scrolled, not laid over one another
    front = docks.left if docks.small.is_behind(docks.right) else docks.right
    assert not front.geometry().intersects(docks.bottom.geometry())


def test_what_a_person_moved_stays_in_a_narrow_window(drawn):
    docks = drawn.docks
    drawn.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks.right)
    drawn.resize(NARROW - 200, 700)
    assert drawn.dockWidgetArea(docks.right) == Qt.DockWidgetArea.BottomDockWidgetArea


def test_map_and_path_do_not_cover_one_another_in_little_room(drawn, qtbot):
    canvas = drawn.canvas
    drawn.resize(640, 320)
    qtbot.waitUntil(lambda: canvas.viewport().width() < 420)
    assert not (canvas.minimap.isVisible() and canvas.minimap.geometry().intersects(canvas.breadcrumb.geometry()))
    assert canvas.breadcrumb.geometry().right() <= canvas.viewport().width()
    assert drawn.condition("map_shown")  # it is wanted, and comes back
    drawn.resize(1600, 1000)
    qtbot.waitUntil(canvas.minimap.isVisible)


def test_the_button_for_the_rest_of_the_toolbar_is_named_and_drawn(drawn):
    overflow = drawn.tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert overflow.accessibleName()
    assert not overflow.icon().isNull()


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([("", "Cancel"), ("delete", "Delete")], ["&Cancel", "&Delete"]),
        ([("save", "Save"), ("", "Stop it")], ["&Save", "S&top it"]),
        ([("", "취소"), ("delete", "삭제")], ["취소(&C)", "삭제(&D)"]),
    ],
)
def test_every_answer_has_a_letter_of_its_own(labels, expected):
    used: set[str] = set()
    assert [questions.with_key(label, answer or "cancel", used) for answer, label in labels] == expected
