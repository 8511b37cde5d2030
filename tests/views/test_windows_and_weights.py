"""Windows over time and weights of classes and rows are set with mouse and keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from designer.data.field import Field
from designer.data.settings import DataSettings, Windows
from designer.views.panels.data_wing.weights_editor import WeightsEditor
from designer.views.panels.data_wing.windows_editor import WindowsEditor

FIELDS = (
    Field("load", "number", rows=90),
    Field("at", "datetime", rows=90),
    Field("station", "category", rows=90),
    Field("trust", "number", rows=90),
)
CLASSES = {"yes": 30, "no": 60}


class Hand:
    """Works in an editor whose edits are shown again, as a panel does."""

    def __init__(self, qtbot: QtBot, editor: Any, *shown: Any) -> None:
        self.qtbot, self.editor, self.shown = qtbot, editor, shown
        self.settings = DataSettings()
        self.keys: list[str] = []
        qtbot.addWidget(editor)
        editor.resize(700, 200)
        editor.edited.connect(self._take)
        editor.show_settings(self.settings, *shown)
        editor.show()
        qtbot.waitExposed(editor)
        editor.activateWindow()

    def choose(self, name: str, value: str) -> None:
        box = self.editor.findChild(QComboBox, name)
        self.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(box.view().isVisible)
        while box.view().currentIndex().row() != box.findData(value):
            down = box.view().currentIndex().row() < box.findData(value)
            self.qtbot.keyClick(box.view(), Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.qtbot.keyClick(box.view(), Qt.Key.Key_Return)

    def type(self, name: str, text: str) -> None:
        field = self.editor.findChild(QWidget, name)
        line = field.findChild(QLineEdit)
        self.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        self.qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def _take(self, settings: DataSettings, key: str) -> None:
        self.settings = settings
        self.keys.append(key)
        self.editor.show_settings(settings, *self.shown)


@pytest.fixture
def windows(qtbot: QtBot) -> Hand:
    return Hand(qtbot, WindowsEditor("windows"), FIELDS)


@pytest.fixture
def weights(qtbot: QtBot) -> Hand:
    return Hand(qtbot, WeightsEditor("weights"), FIELDS, CLASSES)


def test_windows_are_switched_on_in_the_order_of_the_dates_and_set(windows: Hand, qtbot: QtBot) -> None:
    box = windows.editor.findChild(QCheckBox, "windows_on")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert windows.settings.windows == Windows(time="at")
    windows.type("windows_length", "12")
    windows.type("windows_horizon", "3")
    windows.choose("windows_group", "station")
    assert windows.settings.windows == Windows(12, 3, 1, "at", "station")
    said = windows.editor.findChild(QLabel, "windows_said").text()
    assert said == "Rows 1 to 12 predict row 15; the next window begins at row 2."
    assert windows.editor.summary() == "12 rows, 3 ahead"
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert windows.settings.windows is None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert windows.settings.windows == Windows(12, 3, 1, "at", "station")  # as it was


def test_classes_are_balanced_and_weighted_by_hand(weights: Hand) -> None:
    weights.choose("weights_classes", "balanced")
    assert weights.settings.class_weights == "balanced"
    said = weights.editor.findChild(QLabel, "weights_said").text()
    assert said == "Rare classes count more, about yes × 1.5, no × 0.75."
    weights.choose("weights_classes", "own")
    assert weights.settings.class_weights == {"yes": 1.0, "no": 1.0}
    weights.type("weights_class_0", "2.5")
    assert weights.settings.class_weights == {"yes": 2.5, "no": 1.0}
    assert weights.keys[-1] == "class:yes"
    weights.choose("weights_classes", "none")
    assert weights.settings.class_weights is None


def test_a_column_weights_the_rows(weights: Hand) -> None:
    weights.choose("weights_column", "trust")
    assert weights.settings.sample_weights == "trust"
    assert weights.editor.summary() == "rows by trust"
    weights.choose("weights_column", "")
    assert weights.settings == DataSettings()


def test_without_classes_there_is_nothing_to_balance(qtbot: QtBot) -> None:
    hand = Hand(qtbot, WeightsEditor("weights"), FIELDS, {})
    assert not hand.editor.findChild(QComboBox, "weights_classes").isEnabled()
    assert "No target" in hand.editor.findChild(QLabel, "weights_said").text()
