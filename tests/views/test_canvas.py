"""The canvas shows the document and draws on it with real mouse and key events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from designer.graph.model import Edge
from designer.views.canvas.view import Canvas
from tests.views.canvas_drawing import add, draw_ticket, make_context, report_ticket, wire

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(qapp):
    return make_context()


@pytest.fixture
def canvas(qtbot, context):
    view = Canvas(context)
    qtbot.addWidget(view)
    view.resize(1100, 640)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def test_mirrors_nodes_and_edges(canvas, context):
    ids = draw_ticket(context)
    report_ticket(context, ids)
    assert set(canvas.items_scene.nodes) == set(ids.values())
    assert set(canvas.items_scene.edges) == set(context.document.graph.edges)
    face = canvas.items_scene.nodes[ids["shared"]].face
    assert (face.name, face.type, face.fields, face.shape) == ("shared", "Dense", "64 · relu", "(None, 64)")
    assert canvas.items_scene.nodes[ids["priority"]].face.family == "output"
