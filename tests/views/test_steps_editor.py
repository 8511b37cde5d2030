"""Steps of a binding's columns: added, opened, changed, moved, taken out, for a kind or for one column alone."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from designer.data.field import Field
from designer.data.plan import plan
from designer.data.settings import Binding, DataSettings
from designer.data.steps import STEPS, Step
from designer.data.steps.categories import OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill
from designer.data.steps.scale import Log, MinMax, Standardize
from designer.data.steps.usual import usual_steps
from designer.views.panels.data_wing.step_arguments import StepForm, said
from designer.views.panels.data_wing.steps_editor import StepsEditor
from designer.views.theme import DARK, Appearance

FIELDS = {
    field.name: field
    for field in (
        Field("age", "number", rows=100, missing=7, minimum=1, maximum=80, distinct=60),
        Field("fare", "number", rows=100, minimum=0, maximum=500, distinct=90),
        Field("size", "number", rows=100, minimum=0, maximum=2, distinct=40),
        Field("deck", "category", rows=100, missing=3, distinct=3, categories=("a", "b", "c"), counts=(50, 40, 7)),
    )
}
USUAL = Binding(("age", "fare", "size", "deck"), {name: (Standardize(),) for name in ("age", "fare", "size")})


class Hand:
    """Works in an editor whose edits are shown again, as a panel does."""

    def __init__(self, qtbot: QtBot, binding: Binding = USUAL, is_target: bool = False) -> None:
        self.qtbot = qtbot
        self.heard: list[tuple[Binding, str]] = []
        self.editor = StepsEditor("steps", Appearance(DARK))
        self.is_target = is_target
        qtbot.addWidget(self.editor)
        self.editor.resize(800, 320)
        self.editor.edited.connect(self._take)
        self.editor.show_binding(binding, FIELDS, is_target)
        self.editor.show()
        qtbot.waitExposed(self.editor)
        self.editor.activateWindow()

    @property
    def binding(self) -> Binding:
        return self.heard[-1][0]

    def see(self, kind: type[QWidget], name: str) -> QWidget:
        return next(w for w in self.editor.findChildren(kind, name) if w.isVisible())

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.see(QToolButton, name), Qt.MouseButton.LeftButton)

    def row_of(self, column: str) -> int:
        """Return the row of a column that stands alone."""
        return next(i for i in range(9) if self.editor.findChild(QLabel, f"steps_{i}_title").text() == column)

    def text(self, name: str) -> str:
        return self.see(QLabel, name).text()

    def add(self, row: int, step: type[Step]) -> None:
        timer = QTimer()

        def pick() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                timer.stop()
                entry = next(a for a in menu.actions() if a.data() == step.__name__)
                self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())

        timer.timeout.connect(pick)
        timer.start(10)
        self.click(f"steps_{row}_steps_add")
        timer.stop()
        self.editor.activateWindow()

    def choose(self, name: str, text: str) -> None:
        box = self.see(QComboBox, name)
        self.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(box.view().isVisible)
        while box.view().currentIndex().row() != box.findText(text):
            down = box.view().currentIndex().row() < box.findText(text)
            self.qtbot.keyClick(box.view(), Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.qtbot.keyClick(box.view(), Qt.Key.Key_Return)

    def _take(self, binding: Binding, key: str) -> None:
        self.heard.append((binding, key))
        self.editor.show_binding(binding, FIELDS, self.is_target)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def test_columns_of_a_kind_that_are_prepared_alike_share_a_row(hand: Hand) -> None:
    assert hand.see(QComboBox, "steps_0_columns").summary() == "3 × number"
    assert hand.text("steps_0_result") == "→ 3 float32"
    assert hand.text("steps_0_problem").startswith("Rows without a value cannot be used: 7 in age")


def test_a_step_added_to_a_kind_reaches_all_its_columns(hand: Hand) -> None:
    hand.add(1, OneHot)
    assert hand.binding.steps["deck"] == (OneHot(),)
    assert hand.text("steps_1_result") == "→ 3 float32  0 … 1"
    assert hand.heard[-1][1] == ""


def test_only_steps_that_fit_are_offered(hand: Hand) -> None:
    hand.see(QToolButton, "steps_0_steps_add").menu().aboutToShow.emit()
    offered = {action.data() for action in hand.see(QToolButton, "steps_0_steps_add").menu().actions()}
    assert {"Fill", "MinMax", "Log", "DropRow"} <= offered
    assert not offered & {"DateParts", "Picture", "TfIdf"}


def test_a_column_is_set_apart_and_prepared_alone_then_the_others_follow(hand: Hand) -> None:
    hand.choose("steps_0_columns", "fare")
    assert hand.see(QComboBox, "steps_0_columns").summary() == "2 × number"
    hand.add(1, Log)
    assert hand.binding.steps == {
        "age": (Standardize(),),
        "fare": (Standardize(), Log()),
        "size": (Standardize(),),
    }
    hand.click("steps_1_spread")
    assert {hand.binding.steps[name] for name in ("age", "fare", "size")} == {(Standardize(), Log())}
    assert hand.see(QComboBox, "steps_0_columns").summary() == "3 × number"


def test_a_step_is_moved_by_keys_and_by_dragging(hand: Hand, qtbot: QtBot) -> None:
    hand.add(0, MinMax)
    assert hand.binding.steps["age"] == (Standardize(), MinMax())
    last = hand.see(QToolButton, "steps_0_steps_1")
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert hand.binding.steps["age"] == (MinMax(), Standardize())
    first, second = (hand.see(QToolButton, f"steps_0_steps_{i}") for i in (0, 1))
    there = first.mapFromGlobal(second.mapToGlobal(second.rect().center()))
    qtbot.mousePress(first, Qt.MouseButton.LeftButton, pos=first.rect().center())
    qtbot.mouseMove(first, there - QPoint(30, 0))
    qtbot.mouseMove(first, there)
    qtbot.mouseRelease(first, Qt.MouseButton.LeftButton, pos=there)
    assert hand.binding.steps["age"] == (Standardize(), MinMax())


def test_a_step_is_taken_out(hand: Hand) -> None:
    hand.click("steps_0_steps_0_remove")
    assert hand.binding.steps == {}


def test_arguments_are_chosen_and_typed_where_they_tell_something(hand: Hand, qtbot: QtBot) -> None:
    hand.choose("steps_0_columns", "age")
    hand.click(f"steps_{hand.row_of('age')}_steps_0_remove")
    age = hand.row_of("age")
    hand.add(age, Fill)
    assert hand.binding.steps["age"] == (Fill(),)
    value = hand.editor.findChild(QLineEdit, f"steps_{age}_form_value")
    assert not value.isVisible()  # it counts for a constant alone
    hand.choose(f"steps_{age}_form_strategy", "this value")
    qtbot.mouseClick(value, Qt.MouseButton.LeftButton)
    qtbot.keyClick(value, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(value, "4.5")
    assert hand.binding.steps["age"] == (Fill(strategy="constant", value=4.5),)
    assert [key for _, key in hand.heard[-2:]] == ["age:0:value"] * 2
    box = hand.see(QCheckBox, f"steps_{age}_form_indicator")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert hand.binding.steps["age"] == (Fill(strategy="constant", value=4.5, indicator=True),)
    assert hand.heard[-1][1] == ""
    assert hand.text(f"steps_{age}_result") == "→ 2 float32  0 … 80"


def test_a_chain_that_does_not_fit_says_why(qtbot: QtBot) -> None:
    hand = Hand(qtbot, Binding(("deck",), {"deck": (OneHot(), DateParts())}))
    assert hand.text("steps_0_result") == "–"
    assert "DateParts" in hand.text("steps_0_problem")


def test_what_stands_beside_the_steps_is_what_the_plan_says(qtbot: QtBot) -> None:
    binding = Binding(("deck",), {"deck": usual_steps(FIELDS["deck"])})
    hand = Hand(qtbot, binding)
    (width,) = plan(DataSettings(inputs={"x": binding}), FIELDS.values()).outline()[0].shape
    assert hand.text("steps_0_result") == f"→ {width} float32  0 … 1"


def test_rows_left_out_as_asked_are_told_as_well(qtbot: QtBot) -> None:
    hand = Hand(qtbot, Binding(("age",), {"age": (DropRow(),)}))
    assert "7 in age" in hand.text("steps_0_problem")


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.__name__)
def test_every_step_has_a_form_that_shows_and_changes_each_argument(step: type[Step], qtbot: QtBot) -> None:
    form = StepForm("form", step())
    qtbot.addWidget(form)
    form.resize(600, 200)
    form.show()
    qtbot.waitExposed(form)
    heard: list[Step] = []
    form.edited.connect(lambda changed, _typed: heard.append(changed))
    for field in msgspec.structs.fields(step):
        heard.clear()
        _change(qtbot, form, field.name)
        assert heard, field.name
        assert getattr(heard[-1], field.name) != field.default
        assert msgspec.json.decode(msgspec.json.encode(heard[-1]), type=step) == heard[-1]
        assert said(heard[-1])


def _change(qtbot: QtBot, form: StepForm, argument: str) -> None:
    """Give an argument another value, with mouse and keys, after making it tell something."""
    name = f"form_{argument}"
    asked = form.kind.asked_with.get(argument)
    if asked is not None:
        _choose(qtbot, form.findChild(QComboBox, f"form_{asked[0]}"), str(asked[1]))
    boxes, combos = form.findChildren(QCheckBox, name), form.findChildren(QComboBox, name)
    if boxes:
        qtbot.mouseClick(boxes[0], Qt.MouseButton.LeftButton, pos=QPoint(8, boxes[0].height() // 2))
    elif combos:
        _choose(qtbot, combos[0], str(combos[0].itemData((combos[0].currentIndex() + 1) % combos[0].count())))
    elif form.findChildren(QWidget, name):
        field = form.findChild(QWidget, name)
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, {"min_share": "0.2", "rate": "8000"}.get(argument, "2"))
    else:
        qtbot.mouseClick(form.findChild(QToolButton, f"{name}_year"), Qt.MouseButton.LeftButton)


def _choose(qtbot: QtBot, box: QComboBox, value: str) -> None:
    box.setFocus()
    while box.currentData() != value:
        down = box.currentIndex() < box.findData(value)
        qtbot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
