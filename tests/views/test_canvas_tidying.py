"""A large drawing is laid out between other events: it can be cancelled, and what is edited meanwhile stays."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.graph import edits
from designer.graph.model import Change, Edge, Node
from designer.views.canvas.view import Canvas
from tests.support.canvas_drawing import make_context

COUNT = 2000


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """Return a canvas on 2 000 layers that are joined at random."""
    canvas = Canvas(make_context())
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.show()
    rng = random.Random(1)
    nodes = [Node(f"n{i}", "Dense", f"dense_{i}", {"units": 64}, (i % 40 * 240, i // 40 * 120)) for i in range(COUNT)]
    wires = [Edge(f"n{max(0, i - rng.randrange(1, 8))}", 0, f"n{i}", 0) for i in range(1, COUNT)]
    canvas.document.push(Change("Add", added=(*nodes, *wires)))
    QApplication.processEvents()
    return canvas


def places(canvas: Canvas) -> dict[str, tuple[float, float]]:
    return {n.id: n.position for n in canvas.document.graph.nodes.values()}


def endless() -> Iterator[None]:
    while True:
        yield


def test_a_large_drawing_is_laid_out_in_one_step_while_the_window_answers(qtbot, canvas):
    before, steps = places(canvas), canvas.document.undo_stack.count()
    canvas.tidy()
    assert places(canvas) == before  # the call came back before it was done
    zoom = canvas.zoom
    canvas.zoom_by(2)
    assert canvas.zoom != zoom
    qtbot.waitUntil(lambda: canvas.document.undo_stack.count() == steps + 1)
    cards = sorted((i.card() for i in canvas.items_scene.nodes.values()), key=lambda c: c.left())
    assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[i + 1 : i + 60])
    canvas.document.undo_stack.undo()
    assert places(canvas) == before


def test_escape_cancels_it_and_the_drawing_stays_as_it_was(qtbot, canvas):
    before, steps = places(canvas), canvas.document.undo_stack.count()
    canvas.selection.set([])
    canvas.tidy()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.tidying.cancel()
    canvas.tidy()  # a second one runs to its end
    qtbot.waitUntil(lambda: canvas.document.undo_stack.count() > steps)
    QApplication.processEvents()
    assert canvas.document.undo_stack.count() == steps + 1  # the first one never came
    canvas.document.undo_stack.undo()
    assert places(canvas) == before


def test_a_long_one_shows_a_button_that_cancels_it(qtbot, canvas):
    before = places(canvas)
    canvas.tidying.start(endless(), COUNT)
    assert not canvas.tidying.isVisible()  # what is done at once does not flicker
    qtbot.waitUntil(canvas.tidying.isVisible)
    button = canvas.tidying.findChild(QPushButton, "cancel_tidying")
    assert canvas.viewport().rect().contains(canvas.tidying.geometry())
    at = button.mapTo(canvas.window(), button.rect().center())
    assert canvas.window().childAt(at) is button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not canvas.tidying.isVisible()
    assert places(canvas) == before
    assert not canvas.tidying.cancel()


def test_an_edit_meanwhile_stays_and_is_told(canvas):
    told: list[str] = []
    canvas.message.connect(lambda text: told.append(str(text)))
    canvas.tidying.start(endless(), COUNT)
    canvas.push(edits.move(canvas.document.graph, {"n5": (7, 9)}))
    assert told == ["The drawing was changed meanwhile, so it was not laid out."]
    assert not canvas.tidying.cancel()
    assert canvas.document.graph.nodes["n5"].position == (7, 9)


def test_a_small_drawing_is_laid_out_at_once(canvas):
    canvas.selection.set([f"n{i}" for i in range(20)])
    steps = canvas.document.undo_stack.count()
    canvas.tidy("TB")
    assert canvas.document.undo_stack.count() == steps + 1
