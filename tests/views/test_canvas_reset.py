"""A gesture, a wire by keys, a search or a menu is open when other nodes come to be shown: nothing of it lives on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.graph import edits
from designer.graph.model import Graph
from designer.views.canvas.menu import NodeMenu
from designer.views.canvas.view import Canvas
from tests.support.canvas_hand import CTRL, LEFT, NONE, RIGHT, Hand
from tests.support.mirroring import differences
from tests.support.panels import make_context, report, ticket, ticket_report


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    context = make_context()
    report(context, ticket_report())
    canvas = Canvas(context)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.show()
    canvas.tidy()
    return canvas


def wire(canvas: Canvas, hand: Hand) -> None:
    hand.press(hand.output("n5"))
    hand.move(hand.output("n5") + QPointF(60, 40))


def wire_asking(canvas: Canvas, hand: Hand) -> None:
    hand.drag(hand.output("n8"), hand.output("n8") + QPointF(20, 90))
    assert canvas.search.isVisible()


def rewire(canvas: Canvas, hand: Hand) -> None:
    hand.press(hand.input("n5"), held=CTRL)
    hand.move(hand.input("n5") + QPointF(-10, 60), held=CTRL)


def wire_by_keys(canvas: Canvas, hand: Hand) -> None:
    canvas.selection.set(["n1"])
    canvas.setFocus()
    key(canvas, Qt.Key.Key_L)


def box(canvas: Canvas, hand: Hand) -> None:
    canvas.selection.set(["n1"])
    start = canvas.mapToScene(QPoint(5, 300))
    hand.press(start)
    hand.move(start + QPointF(400, 300))


def knife(canvas: Canvas, hand: Hand) -> None:
    start = canvas.mapToScene(QPoint(5, 300))
    hand.press(start, RIGHT, CTRL)
    hand.move(start + QPointF(700, 30), RIGHT, CTRL)


def move(canvas: Canvas, hand: Hand) -> None:
    hand.press(hand.body("n5"))
    hand.move(hand.body("n5") + QPointF(90, 40))


def key(canvas: Canvas, which: Qt.Key) -> None:
    QTest.keyClick(canvas, which)


GESTURES = [wire, wire_asking, rewire, wire_by_keys, box, knife, move]


def other_project(canvas: Canvas) -> None:
    canvas.document.reset(ticket())


def empty_project(canvas: Canvas) -> None:
    canvas.document.reset(Graph())


def other_level(canvas: Canvas) -> None:
    node = next(n.id for n in canvas.document.graph.nodes.values() if n.type == "Model")
    canvas.selection.open_level(node)


def edit_under_it(canvas: Canvas) -> None:
    canvas.document.push(edits.move(canvas.document.graph, {"n5": (900, 900), "n1": (-300, 40)}))


def undo(canvas: Canvas) -> None:
    canvas.document.undo_stack.undo()


@pytest.mark.parametrize("happens", [other_project, empty_project, other_level, edit_under_it, undo])
@pytest.mark.parametrize("begun", GESTURES)
def test_what_is_begun_ends_with_the_drawing_it_was_begun_on(canvas: Canvas, begun, happens) -> None:
    canvas.selection.set(["n6", "n7"])
    canvas.building.nest()
    hand = Hand(canvas)
    begun(canvas, hand)
    happens(canvas)
    ids = canvas.selection.ids
    canvas.search.dismiss()
    key(canvas, Qt.Key.Key_Return)
    hand.move_to(QPoint(300, 300))
    canvas.grab()
    assert differences(canvas) == []
    assert canvas.selection.ids == ids
    hand.release(canvas.mapToScene(QPoint(310, 310)), LEFT, NONE)
    canvas.cancel_gesture()
    assert differences(canvas) == []


def test_what_is_said_of_a_project_before_it_is_shown_harms_nothing(canvas: Canvas) -> None:
    canvas.selection.set(["n5"])
    canvas.call_again()
    canvas.selection.set([])
    canvas.document.blockSignals(True)
    canvas.document.reset(Graph())
    canvas.document.blockSignals(False)
    canvas.context.analysis.report_changed.emit()
    assert differences(canvas) == []
    canvas.document.was_reset.emit()
    assert differences(canvas) == []


@pytest.mark.parametrize("happens", [other_project, empty_project])
def test_another_project_closes_the_menu_of_a_node(canvas: Canvas, qtbot: QtBot, happens) -> None:
    menu = NodeMenu(canvas, "n5")
    menu.popup(canvas.mapToGlobal(QPoint(50, 50)))
    with qtbot.waitSignal(menu.destroyed):
        happens(canvas)
    assert canvas.selection.ids == ()
