"""What is painted cheaply looks like what is painted in full: many nodes in a drag, strips that a scroll uncovers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from designer.graph.model import Change, Edge, Node
from designer.views.canvas.view import Canvas
from tests.support.canvas_drawing import make_context
from tests.support.canvas_hand import LEFT, MIDDLE, Hand

COUNT, COLUMNS = 196, 14
LOOSE = "n196"  # is not dragged


@pytest.fixture
def canvas(qtbot):
    context = make_context()
    canvas = Canvas(context)
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    nodes = [
        Node(f"n{i + 1}", "Dense", f"dense_{i}", {"units": 64}, (i % COLUMNS * 240, i // COLUMNS * 120))
        for i in range(COUNT)
    ]
    wires = [Edge(f"n{i}", 0, f"n{i + 1}", 0) for i in range(1, COUNT)]
    context.document.push(Change("Add", added=(*nodes, *wires)))
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.items_scene.router.settle()
    canvas.minimap.hide()
    canvas.breadcrumb.hide()
    canvas.frame_all()
    QApplication.processEvents()
    return canvas


def differing(one: QImage, other: QImage) -> float:
    """Return the share of pixels that are clearly others."""
    assert one.size() == other.size()
    points = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    far = 0
    for x, y in points:
        a, b = one.pixelColor(x, y), other.pixelColor(x, y)
        far += max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 60
    return far / len(points)


@pytest.mark.parametrize("scale", [0.25, 1.0])
def test_many_nodes_look_in_a_drag_as_they_look_where_they_are_dropped(canvas, scale):
    canvas.navigation.set_scale(scale)
    scene, hand = canvas.items_scene, Hand(canvas)
    canvas.selection.set([i for i in scene.nodes if i != LOOSE])
    before = {i: item.pos() for i, item in scene.nodes.items()}
    start = canvas.mapFromScene(hand.body("n91"))
    hand.press(hand.body("n91"), LEFT)
    hand.move_to(start + QPoint(37, 23), LEFT, Qt.KeyboardModifier.ShiftModifier)
    carried = canvas.viewport().grab().toImage()
    assert not scene.nodes["n91"].isVisible()  # the picture of it is
    hand.release(hand.body("n91"), LEFT, Qt.KeyboardModifier.ShiftModifier)
    scene.router.settle()  # wires have found their ways again
    dropped = canvas.viewport().grab().toImage()
    assert scene.nodes["n91"].pos() != before["n91"]
    assert scene.nodes[LOOSE].pos() == before[LOOSE]
    assert all(item.isVisible() for item in (*scene.nodes.values(), *scene.edges.values()))
    assert differing(carried, dropped) < 0.02


def test_a_scroll_uncovers_what_a_full_repaint_shows(canvas, qtbot):
    canvas.minimap.show()  # what lies over the view is uncovered apart from the strips at its edges
    hand = Hand(canvas)
    screen = canvas.screen()
    at = QPointF(canvas.navigation.shown().center())
    start = canvas.mapFromScene(at)
    hand.press(at, MIDDLE)
    for step in range(1, 9):
        hand.move_to(start + QPoint(9 * step, 5 * step), MIDDLE)
        QApplication.processEvents()
    hand.release(at, MIDDLE)
    QApplication.processEvents()
    seen: QPixmap = screen.grabWindow(canvas.winId())
    canvas.viewport().update()
    QApplication.processEvents()
    whole: QPixmap = screen.grabWindow(canvas.winId())
    assert not whole.isNull()
    assert differing(seen.toImage(), whole.toImage()) == 0
