"""The palette finds layers, folds groups and hands class names to the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QTreeView

from designer.views.panels.palette import PalettePanel
from designer.views.panels.palette_list import MIME_TYPE
from designer.views.theme import LIGHT
from tests.support.panels import make_context


@pytest.fixture
def palette(qtbot) -> PalettePanel:
    panel = PalettePanel(make_context())
    qtbot.addWidget(panel)
    panel.resize(230, 900)
    panel.show()
    return panel


def rows(panel: PalettePanel) -> list[str]:
    """Return what can be seen in the list, group titles included."""
    view = panel.findChild(QTreeView)
    found = []
    index = view.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = view.indexBelow(index)
    return found


def place_of(panel: PalettePanel, text: str):
    view = panel.findChild(QTreeView)
    index = view.model().index(0, 0)
    while index.isValid() and index.data() != text:
        index = view.indexBelow(index)
    assert index.isValid(), text
    view.scrollTo(index)
    return view.viewport(), view.visualRect(index).center()


def test_basics_are_open_and_input_comes_first(palette):
    assert rows(palette)[:3] == ["Basics", "Input", "Dense"]
    assert "Convolution" in rows(palette)
    assert "Conv2D" not in rows(palette)


def test_a_group_opens_and_closes_with_a_click(qtbot, palette):
    qtbot.mouseClick(*_click(palette, "Convolution"))
    assert "Conv2D" in rows(palette)
    qtbot.mouseClick(*_click(palette, "Convolution"))
    assert "Conv2D" not in rows(palette)


def test_searching_adds_with_the_keyboard_alone(qtbot, palette):
    search = palette.findChild(QLineEdit, "palette_search")
    qtbot.keyClicks(search, "batchn")
    assert rows(palette)[0] == "BatchNormalization"
    with qtbot.waitSignal(palette.add_requested) as wish:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert wish.args == ["BatchNormalization"]
    search.clear()
    qtbot.keyClicks(search, "conv2d")
    found = rows(palette)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.add_requested) as wish:
        qtbot.keyClick(palette.findChild(QTreeView), Qt.Key.Key_Return)
    assert wish.args == [found[1]]
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert rows(palette)[0] == "Basics"


def test_a_search_without_a_result_says_so(qtbot, palette):
    qtbot.keyClicks(palette.findChild(QLineEdit, "palette_search"), "zzzz")
    assert rows(palette) == []
    assert palette._nothing.isVisible()


def test_double_click_adds(qtbot, palette):
    viewport, place = place_of(palette, "Dropout")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(palette.add_requested) as wish:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == ["Dropout"]


def test_a_dragged_row_is_its_class_name(palette):
    view = palette.findChild(QTreeView)
    viewport, place = place_of(palette, "Dense")
    data = view.model().mimeData([view.indexAt(place)])
    assert bytes(data.data(MIME_TYPE).data()) == b"Dense"
    assert viewport is view.viewport()


def test_the_tooltip_is_what_keras_says(qtbot, palette):
    viewport, place = place_of(palette, "Dense")
    event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert "densely-connected" in QToolTip.text()
    QToolTip.hideText()


def test_it_paints_in_both_themes_and_under_the_mouse(qtbot, palette):
    viewport, place = place_of(palette, "Dense")
    qtbot.mouseMove(viewport, place)
    dark = palette.grab().toImage()
    palette._context.appearance.set_theme(LIGHT)
    assert palette.grab().toImage() != dark


def _click(palette: PalettePanel, text: str):
    viewport, place = place_of(palette, text)
    return viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
