"""Docks are moved, floated, closed and given a window of their own; layouts; all of it is there after a restart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton

from designer.views.panels.registry import PANELS
from tests.support.panels import ticket

AREAS = ("left", "right", "bottom")


def shown(window) -> set[str]:
    return {area for area in AREAS if getattr(window.docks, area).isVisible()}


@pytest.mark.parametrize(
    ("name", "areas", "tab"),
    [
        ("draw", {"left", "right"}, None),
        ("train", {"right", "bottom"}, "training"),
        ("analyse", {"bottom"}, "evaluate"),
        ("reset", set(AREAS), None),
    ],
)
def test_a_layout_shows_what_it_is_for(window, name, areas, tab):
    window.files.open_graph(ticket(), None)
    window.docks.toggle_left()
    window.actions_by_id[f"layout_{name}"].trigger()
    assert shown(window) == areas
    assert tab in (None, window.docks.current_tab())


def test_the_close_button_hides_a_dock_and_the_menu_brings_it_back(window, qtbot):
    window.files.open_graph(ticket(), None)
    for name, area, action in (
        ("dock_palette", "left", "toggle_palette"),
        ("dock_inspector", "right", "toggle_inspector"),
        ("dock_bottom", "bottom", "toggle_bottom"),
    ):
        qtbot.mouseClick(window.findChild(QToolButton, f"{name}_close"), Qt.MouseButton.LeftButton)
        assert area not in shown(window)
        QApplication.processEvents()
        assert not window.actions_by_id[action].isChecked()
        window.actions_by_id[action].trigger()
        assert area in shown(window)


def test_a_floating_dock_is_put_back_by_its_button_and_by_reset(window, qtbot):
    window.files.open_graph(ticket(), None)
    button = window.findChild(QToolButton, "dock_inspector_float")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.docks.right.isFloating()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.docks.right.isFloating()
    window.docks.right.setFloating(True)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks.left)
    window.actions_by_id["layout_reset"].trigger()
    assert not window.docks.right.isFloating()
    assert window.dockWidgetArea(window.docks.left) == Qt.DockWidgetArea.LeftDockWidgetArea


def test_a_tab_gets_a_window_of_its_own_and_comes_back(window, qtbot):
    window.files.open_graph(ticket(), None)
    window.docks.show_problems()
    window.docks.take_apart("problems")
    dock = window.docks.apart["problems"]
    assert dock.isFloating()
    assert window.docks.panel("problems").isVisible()
    assert window.docks.current_tab() != "problems"
    window.docks.show_summary()
    assert "summary" in window.docks.shown_panels()
    assert "problems" in window.docks.shown_panels()
    window.docks.show_problems()  # where it stands now
    assert window.docks.current_tab() == "summary"
    qtbot.mouseClick(dock.findChild(QToolButton, "dock_problems_close"), Qt.MouseButton.LeftButton)
    assert not window.docks.apart
    assert window.docks.current_tab() == "problems"
    assert window.docks.bottom.isAncestorOf(window.docks.panel("problems"))


def test_where_everything_stands_is_kept_over_a_restart(make_window):
    first = make_window()
    first.files.open_graph(ticket(), None)
    first.docks.toggle_left()
    first.docks.take_apart("code", floating=False)
    first.docks.show_runs()
    first.document.undo_stack.setClean()
    first.close()
    second = make_window()
    assert not shown(second)
    second.files.open_graph(ticket(), None)
    assert shown(second) == {"right", "bottom"}
    assert list(second.docks.apart) == ["code"]
    assert second.docks.apart["code"].isVisible()
    assert second.docks.current_tab() == "runs"


def test_a_window_is_no_larger_than_the_screen(window):
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(room.width() * 2, room.height() * 2)
    window._fit_screen()
    assert window.width() <= room.width()
    assert window.height() < room.height()  # above it stands the title bar


def test_every_panel_has_a_row_in_the_menu_that_gives_it_the_keyboard(window):
    window.files.open_graph(ticket(), None)
    below = [row.id for row in PANELS if row.area == "bottom" and row.id != "training"]  # which is beside the plots
    in_menu = {action.objectName() for action in window.menus["view/panels"].actions()}
    for panel in below:
        name = "show_" + ("training" if panel == "plots" else panel)
        assert f"action_{name}" in in_menu
        window.actions_by_id[name].trigger()
        assert panel in window.docks.shown_panels()
        assert window.docks.bottom.isAncestorOf(QApplication.focusWidget()), panel


@pytest.mark.parametrize(
    ("action", "panel"),
    [
        ("show_training", "plots"),
        ("show_data", "data"),
        ("show_problems", "problems"),
        ("show_summary", "summary"),
        ("show_code", "code"),
        ("show_runs", "runs"),
        ("show_evaluate", "evaluate"),
        ("show_diagram", "diagram"),
        ("show_search", "search"),
    ],
)
def test_control_and_a_digit_give_a_panel_the_keyboard(window, qtbot, action, panel):
    window.files.open_graph(ticket(), None)
    key = window.actions_by_id[action].shortcut()[0]
    qtbot.keyClick(window.canvas, key.key(), key.keyboardModifiers())
    focus = QApplication.focusWidget()
    assert window.docks.panel(panel).isAncestorOf(focus) or focus is window.docks.tabs.bar
    assert window.docks.bottom.isAncestorOf(focus)
    assert panel in window.docks.shown_panels()


def test_f6_goes_round_all_areas(window, qtbot):
    window.files.open_graph(ticket(), None)
    window.context.selection.set(["n5"])
    areas = [window.stage, window.docks.right, window.docks.bottom, window.docks.left, window.tool_bar]
    qtbot.waitUntil(window.canvas.hasFocus)
    for area in [*areas[1:], areas[0]]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert area.isAncestorOf(QApplication.focusWidget()), area.objectName()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_empty_plots_take_the_height_there_is(window, language):
    window.settings.set_language(language)
    window.resize(1280, 800)
    window.files.open_graph(ticket(), None)
    window.docks.show_panel("plots")
    QApplication.processEvents()
    window.resize(1300, 800)  # upon which the page asks what is on it for its height
    QApplication.processEvents()
    page = window.docks.tabs.page_of["training"]
    assert page.isVisible()
    assert not page.verticalScrollBar().maximum()
