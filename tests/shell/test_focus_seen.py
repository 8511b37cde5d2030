"""Where the keyboard is shows: a ring at every stop of Tab, none on tabs that were clicked; messages are reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from designer.shell import tab_order
from designer.shell.settings import THEMES
from designer.views.notices import Notice
from designer.views.panels.registry import PANELS
from tests.golden import scenes

Key = Qt.Key
CHEAP = ("runs", "training")


def picture(widget: QWidget) -> tuple[QImage, QRect]:
    """Return the window, and the part of it in which a widget and what is drawn around it lies."""
    QApplication.processEvents()
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return window.grab().toImage(), place.intersected(window.rect())


def unseen(window, area: QWidget) -> list[str]:
    """Return the stops of Tab that look the same with the keyboard as without."""
    found = []
    for stop in tab_order.stops(area):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        tab_order.show(stop)  # as Tab does; what scrolls has scrolled before the pictures are taken
        window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        without, place = picture(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        focused, _ = picture(stop)
        assert QApplication.focusWidget() is stop
        pixels = ((x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom()))
        changed = sum(focused.pixel(x, y) != without.pixel(x, y) for x, y in pixels)
        if changed < 40:  # less than the outline of the smallest box
            found.append(f"{stop.objectName() or type(stop).__name__}: {changed} pixels")
    return found


def stops_that_hide(window, panel: str) -> list[str]:
    scenes.prepare(window)
    window.docks.show_panel(panel)
    scenes.settle()
    row = next(row for row in PANELS if row.id == panel)
    return unseen(window, getattr(window.docks, row.area))


@pytest.mark.parametrize("panel", CHEAP)
def test_the_keyboard_is_seen_wherever_tab_leads(window, panel):
    window.resize(1600, 1000)
    assert stops_that_hide(window, panel) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "system"])
@pytest.mark.parametrize("panel", [row.id for row in PANELS if row.id not in CHEAP])
def test_the_keyboard_is_seen_in_every_panel_and_theme(window, panel, theme):
    window.settings.set_theme(theme)
    window.resize(1600, 1000)
    assert stops_that_hide(window, panel) == []


def test_tabs_have_their_ring_after_a_key_and_not_after_a_click(window, qtbot):
    scenes.prepare(window)
    bar = window.docks.tabs.bar
    window.docks.show_data()  # the keyboard is in a page, which the click puts away
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(2).center())
    assert window.docks.current_tab() == bar.tabData(2)
    QApplication.processEvents()
    assert bar.hasFocus()
    assert not bar.property("ringed")
    qtbot.keyClick(bar, Key.Key_Right)
    assert bar.property("ringed")
    qtbot.keyClick(bar, Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert not bar.property("ringed")


def test_a_message_is_followed_and_dismissed_without_a_mouse(window, qtbot):
    scenes.prepare(window)
    window.canvas.setFocus()
    followed = []
    for key in (Key.Key_Space, Key.Key_Escape):
        window.messages.post(Notice("Trained.", "ok", "See it...", lambda: followed.append(1)))
        qtbot.keyClick(window.canvas, Key.Key_F6)
        assert QApplication.focusWidget().objectName() == "message_link"
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert window.messages.isHidden()
        qtbot.waitUntil(window.canvas.hasFocus)
    assert followed == [1]


def test_what_a_pressed_button_puts_out_of_reach_leaves_the_keyboard_beside_it(window, qtbot):
    window.files.new()
    window.docks.show_data()
    data = window.docks.panel("data")
    button = data.findChild(QWidget, "data_empty_bundled")
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "data_source_kind")


def test_a_dock_that_floats_is_reached_and_left_by_keys(window, qtbot):
    scenes.prepare(window)
    bottom = window.docks.bottom
    bottom.setFloating(True)
    window.activateWindow()
    qtbot.waitActive(window)
    window.canvas.setFocus()
    for _ in range(2):
        qtbot.keyClick(window.canvas, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bottom.isAncestorOf(QApplication.focusWidget()))
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        qtbot.waitUntil(window.canvas.hasFocus)
    qtbot.keyClick(window.canvas, Key.Key_F6)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
    qtbot.waitUntil(lambda: bottom.isAncestorOf(QApplication.focusWidget()))
