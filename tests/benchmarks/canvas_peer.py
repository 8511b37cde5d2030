"""The same work in NodeGraphQt: run by bench_canvas in an environment of its own, prints seconds of the
processor as JSON."""

from __future__ import annotations

import json
import random
import sys
import time

from NodeGraphQt import BaseNode, NodeGraph
from Qt import QtCore, QtGui, QtTest, QtWidgets

MOST = 10.0  # seconds for the frames of one drag: at thousands of nodes one takes seconds


class Layer(BaseNode):
    __identifier__ = "bench"
    NODE_NAME = "Layer"

    def __init__(self) -> None:
        super().__init__()
        self.add_input("in")
        self.add_output("out")


def main(count: int, frames: int) -> None:
    app = QtWidgets.QApplication([])
    graph = NodeGraph()
    graph.register_node(Layer)
    viewer = graph.viewer()
    graph.widget.resize(1400, 900)
    graph.widget.show()
    app.processEvents()

    def draw() -> list[Layer]:
        rng, columns = random.Random(1), int(count**0.5)
        nodes = [
            graph.create_node("bench.Layer", name=f"dense_{i}", pos=[i % columns * 240, i // columns * 120])
            for i in range(count)
        ]
        for i in range(1, count):
            nodes[max(0, i - rng.randrange(1, 8))].output(0).connect_to(nodes[i].input(0))
        return nodes

    start = time.process_time()
    draw()
    app.processEvents()
    result = {"add, a step each": time.process_time() - start}
    graph.clear_session()
    app.processEvents()
    start = time.process_time()
    graph.begin_undo("add")
    nodes = draw()
    graph.end_undo()
    app.processEvents()
    result["add, one step"] = time.process_time() - start
    graph.clear_selection()
    graph.fit_to_selection()
    viewer.zoom_to_nodes([n.view for n in nodes])
    QtTest.QTest.qWait(300)

    def timed(step) -> float:
        step(0)
        app.processEvents()
        start, done = time.process_time(), 0
        while done < frames and time.process_time() - start < MOST:
            done += 1
            step(done)
            app.processEvents()
        return (time.process_time() - start) / done

    def send(kind, at, button, buttons) -> None:
        port = viewer.viewport()
        event = QtGui.QMouseEvent(
            kind, QtCore.QPointF(at), QtCore.QPointF(port.mapToGlobal(at)), button, buttons,
            QtCore.Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QtWidgets.QApplication.sendEvent(port, event)

    none, left, middle = (
        QtCore.Qt.MouseButton.NoButton, QtCore.Qt.MouseButton.LeftButton, QtCore.Qt.MouseButton.MiddleButton,
    )  # fmt: skip
    centre = viewer.viewport().rect().center()

    def dragged(at, button) -> float:
        send(QtCore.QEvent.Type.MouseButtonPress, at, button, button)
        seconds = timed(
            lambda i: send(
                QtCore.QEvent.Type.MouseMove, at + QtCore.QPoint(7 * (i % 10 + 1), 4 * (i % 10 + 1)), none, button
            )
        )
        send(QtCore.QEvent.Type.MouseButtonRelease, at, button, none)
        return seconds

    result["pan"] = dragged(centre, middle)
    columns = int(count**0.5)
    node = nodes[columns // 2 * columns + columns // 2].view
    before = list(node.xy_pos)
    result["drag one"] = dragged(viewer.mapFromScene(node.sceneBoundingRect().center()), left)
    assert list(node.xy_pos) != before, "the node was not dragged"
    for each in nodes:
        each.set_selected(True)
    app.processEvents()
    result["drag all"] = dragged(viewer.mapFromScene(node.sceneBoundingRect().center()), left)
    print(json.dumps(result))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
