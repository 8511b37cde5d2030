"""The work of canvas_peer on our canvas: prints seconds of the processor as JSON."""

from __future__ import annotations

import json
import random
import sys
import time

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.graph.layout import tidy
from designer.graph.model import Change, Edge, Node
from designer.views.canvas.view import Canvas
from tests.support.canvas_drawing import make_context
from tests.support.canvas_hand import LEFT, MIDDLE, Hand

SETTLE = 300  # milliseconds: what is still done for the drawing before the first drag is none of its time


def drawing(count: int) -> list[Node | Edge]:
    """Return `count` nodes in a square and as many wires but one."""
    rng, columns = random.Random(1), int(count**0.5)
    nodes: list[Node | Edge] = [
        Node(f"n{i + 1}", "Dense", f"dense_{i}", {"units": 64}, (i % columns * 240, i // columns * 120))
        for i in range(count)
    ]
    return [*nodes, *(Edge(f"n{max(1, i + 1 - rng.randrange(1, 8))}", 0, f"n{i + 1}", 0) for i in range(1, count))]


def middle(count: int) -> int:
    """Return the number of the node in the middle of the square: at an edge of the view a drag would scroll."""
    columns = int(count**0.5)
    return columns // 2 * columns + columns // 2


def main(count: int, frames: int) -> None:
    """Draw, pan and drag, and print how long it took."""
    app = QApplication.instance() or QApplication([])
    context = make_context()
    canvas = Canvas(context)
    canvas.resize(1400, 900)
    canvas.show()
    app.processEvents()
    start = time.process_time()
    for element in drawing(count):
        context.document.push(Change("Add", added=(element,)))
    app.processEvents()
    result = {"add, a step each": time.process_time() - start}
    start = time.process_time()
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    app.processEvents()
    result["undo all"] = time.process_time() - start
    start = time.process_time()
    context.document.push(Change("Add", added=tuple(drawing(count))))
    app.processEvents()
    result["add, one step"] = time.process_time() - start
    start = time.process_time()
    graph, size = context.document.graph, canvas.items_scene.size_of
    tidy(graph, list(graph.nodes), size, shape=1.6)
    result["lay out"] = time.process_time() - start
    start = time.process_time()
    canvas.items_scene.router.settle()
    result["route"] = time.process_time() - start
    canvas.frame_all()
    QTest.qWait(SETTLE)
    hand = Hand(canvas)

    def dragged(at: QPointF, button) -> float:
        first = canvas.mapFromScene(at)
        hand.press(at, button)
        hand.move_to(first + QPoint(7, 4), button)  # what a drag begins with is none of its frames
        app.processEvents()
        start = time.process_time()
        for i in range(1, frames + 1):
            hand.move_to(first + QPoint(7 * (i % 10 + 1), 4 * (i % 10 + 1)), button)
            app.processEvents()
        seconds = (time.process_time() - start) / frames
        hand.release(at, button)
        return seconds

    result["pan"] = dragged(canvas.navigation.shown().center(), MIDDLE)
    node = f"n{middle(count) + 1}"
    result["drag one"] = dragged(hand.body(node), LEFT)
    canvas.select_all()
    app.processEvents()
    result["drag all"] = dragged(hand.body(node), LEFT)
    print(json.dumps(result))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
