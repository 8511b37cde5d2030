"""The split of the rows: its way, shares dragged and typed, folds, columns, words, files of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from designer.data.field import Field
from designer.data.settings import DataSettings, Split
from designer.data.sources import CsvSource
from designer.data.split import divide
from designer.views.panels.data_wing.split_bar import SplitBar
from designer.views.panels.data_wing.split_editor import WAYS, SplitEditor
from designer.views.theme import DARK, Appearance

FIELDS = (
    Field("price", "number", rows=200),
    Field("sold", "datetime", rows=200),
    Field("shop", "category", rows=200),
    Field("part", "category", rows=200),
)


class Hand:
    """Works in an editor whose edits are shown again, as a panel does."""

    def __init__(self, qtbot: QtBot, settings: DataSettings | None = None, parts: dict[str, int] | None = None) -> None:
        self.qtbot = qtbot
        self.keys: list[str] = []
        self.wanted: list[str] = []
        self.parts = parts
        self.settings = settings or DataSettings()
        self.editor = SplitEditor("split", Appearance(DARK))
        qtbot.addWidget(self.editor)
        self.editor.resize(700, 200)
        self.editor.edited.connect(self._take)
        self.editor.source_requested.connect(self.wanted.append)
        self.editor.show_settings(self.settings, FIELDS, 200, parts)
        self.editor.show()
        qtbot.waitExposed(self.editor)
        self.editor.activateWindow()

    @property
    def split(self) -> Split:
        return self.settings.split

    @property
    def bar(self) -> SplitBar:
        return self.editor.findChild(SplitBar)

    def is_seen(self, name: str) -> bool:
        return any(w.isVisible() for w in self.editor.findChildren(QWidget, name))

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
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        self.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        self.qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def drag(self, start: float, end: float) -> None:
        """Drag from one share of the bar's width to another."""
        middle = self.bar.height() // 2
        at, to = (QPoint(round(self.bar.width() * x), middle) for x in (start, end))
        self.qtbot.mousePress(self.bar, Qt.MouseButton.LeftButton, pos=at)
        self.qtbot.mouseMove(self.bar, (at + to) / 2)
        self.qtbot.mouseMove(self.bar, to)
        self.qtbot.mouseRelease(self.bar, Qt.MouseButton.LeftButton, pos=to)

    def _take(self, settings: DataSettings, key: str) -> None:
        self.settings = settings
        self.keys.append(key)
        self.editor.show_settings(settings, FIELDS, 200, self.parts)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def test_dragging_the_border_of_validation_changes_its_share_in_one_gesture(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.editor.left):
        hand.drag(0.8, 0.6)
    assert hand.split.validation == pytest.approx(0.4, abs=0.01)
    assert hand.split.test == 0
    assert set(hand.keys) == {"bar"}


def test_dragging_the_right_edge_makes_rows_for_the_test(hand: Hand) -> None:
    hand.drag(0.999, 0.9)
    assert (hand.split.validation, hand.split.test) == (pytest.approx(0.1, abs=0.01), pytest.approx(0.1, abs=0.01))
    assert hand.bar.accessibleName().startswith("training 80 % · 160, validation 10 %")


def test_arrow_keys_move_the_borders_by_a_hundredth(hand: Hand, qtbot: QtBot) -> None:
    hand.bar.setFocus()
    qtbot.keyClick(hand.bar, Qt.Key.Key_Left)
    qtbot.keyClick(hand.bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert (hand.split.validation, hand.split.test) == (0.2, 0.01)


def test_a_share_that_is_typed_counts_and_the_other_gives_way(hand: Hand) -> None:
    hand.type("split_test", "0.3")
    assert (hand.split.validation, hand.split.test) == (0.2, 0.3)
    hand.type("split_validation", "0.9")
    assert (hand.split.validation, hand.split.test) == (0.9, 0.09)
    assert divide(hand.split, 200).training.size == 2
    assert hand.keys[-1] == "validation"


def test_a_way_by_a_column_takes_the_first_column_that_suits(hand: Hand) -> None:
    hand.choose("split_by", "time")
    assert (hand.split.by, hand.split.column) == ("time", "sold")
    hand.choose("split_by", "group")
    assert (hand.split.by, hand.split.column) == ("group", "shop")
    hand.choose("split_column", "part")
    assert hand.split.column == "part"
    hand.choose("split_by", "random")
    assert hand.split == Split(by="random")


def test_words_say_which_rows_validate(hand: Hand) -> None:
    hand.choose("split_by", "column")
    assert not hand.is_seen("split_bar")
    hand.type("split_validation_words", "held, out")
    assert hand.split.validation_words == ("held", "out")


def test_folds_divide_what_is_not_for_the_test(hand: Hand) -> None:
    hand.type("split_folds", "5")
    assert hand.split.folds == 5
    assert hand.bar.accessibleName().startswith("training 80 % · 160, validation 20 %")
    hand.type("split_fold", "3")
    assert hand.split.fold == 2
    hand.type("split_folds", "2")
    assert (hand.split.folds, hand.split.fold) == (2, 0)


def test_files_of_their_own_are_asked_for_and_left_out_again(qtbot: QtBot) -> None:
    hand = Hand(qtbot, DataSettings(split=Split(by="own"), validation=CsvSource("held.csv")))
    assert hand.editor.findChild(QLabel, "split_validation_source_path").text() == "held.csv"
    qtbot.mouseClick(hand.editor.findChild(QPushButton, "split_test_source_choose"), Qt.MouseButton.LeftButton)
    assert hand.wanted == ["test"]
    qtbot.mouseClick(hand.editor.findChild(QToolButton, "split_validation_source_remove"), Qt.MouseButton.LeftButton)
    assert hand.settings.validation is None


def test_rows_that_the_source_has_for_a_part_itself_are_said(qtbot: QtBot) -> None:
    hand = Hand(qtbot, parts={"test": 50})
    assert hand.editor.findChild(QLabel, "split_parts").text() == "The source has 50 rows of its own for test."
    assert not hand.is_seen("split_test")
    hand.drag(0.8, 0.7)
    assert (hand.split.validation, hand.split.test) == (pytest.approx(0.3, abs=0.01), 0)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_is_explained_and_summed_up(way: str, qtbot: QtBot) -> None:
    hand = Hand(qtbot, DataSettings(split=Split(by=way, column="shop")))  # type: ignore[arg-type]
    assert hand.editor.findChild(QComboBox, "split_by").currentData() == way
    assert hand.editor.summary()
