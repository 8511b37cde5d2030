"""The problems panel says what is wrong, leads there and cures it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from designer.engine.training.callback_paths import path_problem
from designer.files import allowed
from designer.graph.texts import Text
from designer.views.panels.problem_card import in_bold
from designer.views.panels.problems import ProblemsPanel
from designer.wire import Checked, Fix, Problem
from tests.support.panels import make_context, report, ticket_report

NO_TARGET = Problem(
    Text("{name} has no target.", {"name": "difficulty"}),
    "n8",
    hint=Text("Bind a column."),
    fixes=(Fix(Text("Take it out"), "delete", {"node": "n8"}),),
    scope="data",
)
FAST = Problem(Text("The learning rate is very large."), severity="warning", scope="training")


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def problems(qtbot, context) -> ProblemsPanel:
    panel = ProblemsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1200, 280)
    panel.show()
    return panel


def words(panel: ProblemsPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel))


def test_without_a_report_it_waits_and_without_problems_it_says_so(context, problems):
    assert "has not looked" in words(problems)
    report(context, ticket_report())
    assert "No problems." in words(problems)
    assert problems.title() == "Problems"


def test_errors_come_first_and_are_counted_in_the_title(qtbot, context, problems):
    with qtbot.waitSignal(problems.title_changed):
        report(context, ticket_report(FAST, NO_TARGET))
    assert problems.title() == "Problems 2"
    assert [card.problem for card in problems.cards()] == [NO_TARGET, FAST]
    for text in ("Errors 1", "Warnings 1", "difficulty\nhas no target.", "Bind a column.", "Training"):
        assert text in words(problems)


def test_a_click_reveals_the_node(qtbot, context, problems):
    report(context, ticket_report(NO_TARGET))
    with qtbot.waitSignal(context.selection.reveal_requested) as wish:
        qtbot.mouseClick(problems.cards()[0], Qt.MouseButton.LeftButton)
    assert wish.args == ["n8"]
    context.selection.set([])
    qtbot.keyClick(problems.cards()[0], Qt.Key.Key_Return)
    assert context.selection.ids == ("n8",)


def test_a_problem_of_the_training_leads_to_its_panel(qtbot, context, problems):
    report(context, ticket_report(FAST))
    with qtbot.waitSignal(context.notices.panel_requested) as wish:
        qtbot.mouseClick(problems.cards()[0], Qt.MouseButton.LeftButton)
    assert wish.args == ["training"]


def test_what_only_the_user_can_decide_leads_to_where_it_is_decided(qtbot, context, problems):
    undecided = Problem(Text("{name} has no target. Bind a column.", {"name": "difficulty"}), "n8", scope="data")
    report(context, ticket_report(undecided))
    (link,) = problems.cards()[0].buttons()
    assert link.text() == "Open Data"
    with qtbot.waitSignal(context.notices.panel_requested) as wish:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wish.args == ["data"]
    assert not context.document.undo_stack.canUndo()


def test_a_path_to_write_to_is_allowed_by_a_click(qtbot, context, problems, tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    file = tmp_path / "mine.keras"
    problem = path_problem({"class": "ModelCheckpoint", "args": {"filepath": str(file)}}, 0)
    assert problem is not None
    report(context, ticket_report(problem))
    qtbot.mouseClick(problems.findChild(QPushButton, "fix_allow_file"), Qt.MouseButton.LeftButton)
    assert allowed.is_allowed(file, "write")
    assert not allowed.is_allowed(file)


def test_a_fix_is_one_undoable_edit(qtbot, context, problems):
    report(context, ticket_report(NO_TARGET))
    button = problems.findChild(QPushButton, "fix_delete")
    assert button.text() == "Take it out"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "n8" not in context.document.graph.nodes
    context.document.undo_stack.undo()
    assert "n8" in context.document.graph.nodes


def test_the_same_report_again_leaves_the_list_alone(context, problems):
    report(context, ticket_report(NO_TARGET))
    card = problems.cards()[0]
    report(context, ticket_report(NO_TARGET))
    assert problems.cards()[0] is card


def test_very_many_problems_are_cut_off_with_a_note(context, problems):
    many = tuple(Problem(Text("Wrong {i}.", {"i": i}), "n5") for i in range(500))
    report(context, Checked(problems=many))
    assert len(problems.cards()) == 200
    assert "And 300 more." in words(problems)
    assert problems.title() == "Problems 500"


def test_a_title_is_bold_where_it_is_a_word_of_its_own() -> None:
    assert in_bold("학습률 1이 높습니다.", "학습") == "학습률 1이 높습니다."
    assert in_bold("층 은닉은 <죽었습니다>.", "은닉") == "층 <b>은닉</b>은 &lt;죽었습니다&gt;."
    assert in_bold("dense_1 and dense are dead.", "dense") == "dense_1 and <b>dense</b> are dead."
