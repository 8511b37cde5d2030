"""Sizes that the data tell are filled into the drawing in the window: once, as one step, and said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from designer.graph import edits
from designer.graph.model import Change
from designer.graph.texts import Text
from designer.wire import Checked, OpenSize


@pytest.fixture
def notices(window) -> list:
    posted: list = []
    window.context.notices.posted.connect(posted.append)
    return posted


def test_open_sizes_are_filled_once_and_said(window, qtbot, notices):
    window.files.new()
    document, analysis = window.document, window.context.analysis
    ids = []
    for type_ in ("Input", "Dense"):
        node = edits.new_node(document.graph, type_, (0, 0), {})
        document.push(Change("Add layer", added=(node,)))
        ids.append(node.id)
    start, dense = ids
    before = document.undo_stack.index()
    sizes = (
        OpenSize(start, "shape", [4], Text("The shape is {value}.", {"value": "(4,)"})),
        OpenSize(dense, "units", 3, Text("{name} has {value}.", {"name": "units", "value": "3"})),
    )

    def report() -> None:
        analysis.report, analysis.is_current = Checked(sizes=sizes), True
        analysis.report_changed.emit()

    report()
    qtbot.waitUntil(lambda: document.graph.nodes[dense].params.get("units") == 3)
    assert document.graph.nodes[start].params["shape"] == [4]
    assert document.undo_stack.index() == before + 1
    assert [n.text for n in notices] == ["The shape is (4,). units has 3."]
    document.undo_stack.undo()
    report()
    QApplication.processEvents()
    assert "units" not in document.graph.nodes[dense].params
    assert len(notices) == 1
