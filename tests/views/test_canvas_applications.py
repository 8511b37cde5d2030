"""The architectures of keras.applications on the canvas: read at once, nothing overlaps, no wire under a card."""

from __future__ import annotations

import json

import pytest

from designer.catalogue.load import load
from designer.engine.importers.keras_config import to_graph
from designer.views.canvas.view import Canvas
from tests.support.applications import NAMES, architecture
from tests.support.canvas_drawing import make_context
from tests.support.drawn import hidden_wires, overlaps

READABLE = 35  # percent


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_an_architecture_opens_readable_and_unfolds_clean(qtbot, name):
    graph, _ = to_graph(json.loads(architecture(name).to_json()), load())
    context = make_context()
    canvas = Canvas(context)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 620)
    with qtbot.waitExposed(canvas):
        canvas.show()
    context.document.reset(graph)
    canvas.frame_all()
    assert canvas.zoom >= READABLE
    assert overlaps(canvas.items_scene) == 0
    assert not hidden_wires(canvas.items_scene)
    canvas.unfold_blocks()
    assert overlaps(canvas.items_scene) == 0
    assert not hidden_wires(canvas.items_scene)
