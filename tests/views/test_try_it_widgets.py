"""One row is entered by slider, keys, drawing and dropping, and its answers are shown in words and units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from designer.data.field import Field
from designer.report.answers import OutputAnswer
from designer.views.panels.try_it.answer_view import AnswerView, said, shown
from designer.views.panels.try_it.drawing_pad import DrawingPad
from designer.views.panels.try_it.row_form import MOST, RowForm
from designer.views.theme import DARK, Appearance

FIELDS = (
    Field("age", "number", minimum=0, maximum=80, whole=True),
    Field("sex", "category", categories=("male", "female"), counts=(6, 4)),
    Field("note", "text"),
    Field("seen", "datetime"),
    Field("digit", "image", "float64", (8, 8), minimum=0, maximum=16),
    Field("codes", "array", "float64", (3,), minimum=-1, maximum=1),
    Field("photo", "image", "uint8", (None, None, 3)),
    Field("clip", "audio", "float32", (None, 1)),
)
ROW = {"age": 30, "sex": "male", "note": "fine", "seen": "2024-01-02", "codes": [1, 2.5, None]}


class Hand:
    """Enters a row and hears what comes of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.heard: list[dict[str, Any]] = []
        self.form = RowForm("row", Appearance(DARK))
        qtbot.addWidget(self.form)
        self.form.resize(520, 760)
        self.form.edited.connect(self.heard.append)
        self.form.show_fields(FIELDS)
        self.form.show_values(ROW)
        self.form.show()
        qtbot.waitExposed(self.form)
        self.form.activateWindow()

    def see(self, kind: type[QWidget], place: int) -> Any:
        return self.form.findChild(kind, f"row_{place}")

    def last(self, name: str) -> Any:
        count = len(self.heard)
        self.qtbot.waitUntil(lambda: len(self.heard) > count)
        return self.heard[-1][name]


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def drop(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(20, 20), action, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), action, data, left, none))


def stroke(qtbot: QtBot, pad: DrawingPad, start: QPoint, end: QPoint, button=Qt.MouseButton.LeftButton) -> None:
    qtbot.mousePress(pad, button, pos=start)
    for part in range(1, 6):
        qtbot.mouseMove(pad, start + (end - start) * (part / 5))
    qtbot.mouseRelease(pad, button, pos=end)


def test_a_row_of_the_data_is_where_one_starts(hand: Hand) -> None:
    values = hand.form.values()
    assert {name: values[name] for name in ROW} == ROW
    assert values["digit"] == [0.0] * 64
    assert values["photo"] is None
    assert hand.heard == []


def test_numbers_are_typed_and_slid_and_may_be_missing(hand: Hand, qtbot: QtBot) -> None:
    line = hand.see(QLineEdit, 0)
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "41,5")
    assert hand.last("age") == 41.5
    slider = hand.form.findChild(QSlider, "row_0_slider")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert hand.last("age") == 80
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert hand.last("age") is None


def test_what_is_no_number_is_not_taken(hand: Hand, qtbot: QtBot) -> None:
    qtbot.keyClicks(hand.see(QLineEdit, 0), "x")
    assert hand.see(QLineEdit, 0).property("invalid")
    qtbot.keyClick(hand.see(QComboBox, 1), Qt.Key.Key_Down)
    assert hand.last("age") is None  # and said to be missing when something else changes
    assert hand.heard[-1]["sex"] == "female"


def test_words_and_texts_are_chosen_and_typed(hand: Hand, qtbot: QtBot) -> None:
    box = hand.see(QComboBox, 1)
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "other")
    assert hand.last("sex") == "other"  # an unknown one, too
    text = hand.see(QPlainTextEdit, 2)
    qtbot.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(text, "bad")
    assert hand.last("note") == "bad"


def test_a_digit_is_drawn_wiped_and_cleared(hand: Hand, qtbot: QtBot) -> None:
    pad = hand.form.findChild(DrawingPad)
    stroke(qtbot, pad, QPoint(98, 20), QPoint(98, 176))
    drawn = np.array(hand.last("digit")).reshape(8, 8)
    assert drawn.max() > 8
    assert drawn[:, 3:5].sum() > 0.95 * drawn.sum()
    assert drawn.max() <= 16
    stroke(qtbot, pad, QPoint(98, 20), QPoint(98, 98), Qt.MouseButton.RightButton)
    wiped = np.array(hand.last("digit")).reshape(8, 8)
    assert wiped[:3].sum() < 0.2 * drawn[:3].sum()
    qtbot.mouseClick(hand.form.findChild(QPushButton, "row_4_clear"), Qt.MouseButton.LeftButton)
    assert not any(hand.last("digit"))


def test_a_picture_file_is_dropped_on_the_pad_and_on_a_field_of_pictures(hand: Hand, tmp_path: Path) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    image.save(str(tmp_path / "white.png"))
    drop(hand.form.findChild(DrawingPad), tmp_path / "white.png")
    assert min(hand.last("digit")) == 16
    drop(hand.see(QLabel, 6).parentWidget(), tmp_path / "white.png")
    assert hand.last("photo") == str(tmp_path / "white.png")
    assert not hand.see(QLabel, 6).pixmap().isNull()


def test_a_sound_file_is_dropped_on_its_field(hand: Hand, tmp_path: Path) -> None:
    drop(hand.see(QLabel, 7).parentWidget(), tmp_path / "hello.wav")
    assert hand.last("clip") == str(tmp_path / "hello.wav")
    assert hand.see(QLabel, 7).text() == "hello.wav"


def test_a_pad_shows_the_picture_it_is_given(qtbot: QtBot) -> None:
    pad = DrawingPad("pad", Appearance(DARK), (8, 8), (0, 16))
    qtbot.addWidget(pad)
    picture = np.arange(64).reshape(8, 8) % 17
    pad.show_pixels(picture)
    assert np.abs(pad.pixels() - picture).max() < 0.5


def test_of_very_many_fields_the_first_are_shown_and_the_others_keep_their_values(qtbot: QtBot) -> None:
    form = RowForm("row", Appearance(DARK))
    qtbot.addWidget(form)
    fields = [Field(f"f{i}", "number") for i in range(500)]
    form.show_fields(fields)
    form.show_values({field.name: place for place, field in enumerate(fields)})
    assert form.values() == {f"f{i}": i for i in range(500)}
    assert len(form.findChildren(QSlider)) == MOST
    assert form.findChild(QLabel, "row_rest").text().startswith("440 more")


def test_windows_take_several_values_of_each_field(qtbot: QtBot) -> None:
    form = RowForm("row", Appearance(DARK))
    qtbot.addWidget(form)
    form.show_fields(FIELDS[:1], several=True)
    form.show_values({"age": [1, 2, 3]})
    assert form.values() == {"age": [1, 2, 3]}


@pytest.mark.parametrize(
    ("answer", "word", "first"),
    [
        (OutputAnswer("y", "classes", ("no", "yes"), (0.2, 0.8), 1), "yes", ("no", 0.2, False)),
        (OutputAnswer("y", "labels", ("a", "b"), (0.9, 0.1)), "a", ("a", 0.9, True)),
        (OutputAnswer("y", "numbers", ("price",), (-12.5,)), "−12.5", ("price", -12.5, False)),
        (OutputAnswer("y", "numbers", ("price",), (None,)), "–", ("price", None, False)),
    ],
)
def test_answers_are_said_in_a_word(answer: OutputAnswer, word: str, first: tuple[Any, ...], qtbot: QtBot) -> None:
    view = AnswerView("answers", Appearance(DARK))
    qtbot.addWidget(view)
    view.show_answers([answer])
    assert said(answer) == view.findChild(QLabel, "answers_0_said").text() == word
    assert shown(answer)[0] == first


def test_of_many_classes_the_likeliest_are_shown(qtbot: QtBot) -> None:
    answer = OutputAnswer("y", "classes", tuple(map(str, range(100))), tuple(i / 4950 for i in range(100)), 99)
    view = AnswerView("answers", Appearance(DARK))
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show_answers([answer])
    view.show()
    assert shown(answer)[0][0] == "99"
    assert any(label.text() == "and 90 more" and label.isVisible() for label in view.findChildren(QLabel))
