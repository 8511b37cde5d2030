"""Deep drawings on the canvas: nothing overlaps, no wire runs under a card, blocks fold and unfold in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from designer.graph.blocks import laid_out
from designer.views.canvas.view import Canvas
from tests.support.canvas_drawing import make_context
from tests.support.canvas_hand import Hand
from tests.support.deep import residual
from tests.support.drawn import hidden_wires, overlaps


@pytest.fixture
def context(qapp):
    return make_context()


@pytest.fixture
def canvas(qtbot, context):
    view = Canvas(context)
    qtbot.addWidget(view)
    view.resize(1000, 620)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_deep_model_opens_readable_and_unfolds_without_a_wire_under_a_card(canvas, context):
    graph = residual(24, (16, 32, 64), skips=True)
    graph.apply(laid_out(graph))
    context.document.reset(graph)
    canvas.frame_all()
    assert canvas.zoom >= 35
    folds = len(canvas.items_scene.around.folds)
    assert folds > 2
    assert overlaps(canvas.items_scene) == 0
    assert not hidden_wires(canvas.items_scene)
    before = {i: n.position for i, n in context.document.graph.nodes.items()}
    canvas.unfold_blocks()
    assert len(canvas.items_scene.nodes) == len(graph.nodes)
    assert overlaps(canvas.items_scene) == 0
    assert not hidden_wires(canvas.items_scene)
    context.document.undo_stack.undo()
    assert {i: n.position for i, n in context.document.graph.nodes.items()} == before
    assert len(canvas.items_scene.around.folds) == folds
    canvas.unfold_blocks()
    canvas.fold_blocks()
    assert len(canvas.items_scene.around.folds) == folds


def test_expanding_one_block_leaves_the_others_folded_and_covers_nothing(canvas, context):
    graph = residual(24, (16, 32, 64))
    graph.apply(laid_out(graph))
    context.document.reset(graph)
    canvas.frame_all()
    hand = Hand(canvas)
    first = next(iter(canvas.items_scene.around.folds))
    hand.double_click(canvas.items_scene.around.rect_of(first).center())
    assert len(canvas.items_scene.around.folds) == 2 + 8
    assert overlaps(canvas.items_scene) == 0
    assert not hidden_wires(canvas.items_scene)
    rect = canvas.items_scene.around.rect_of(first)
    assert all(
        rect.contains(canvas.items_scene.around.rect_of(n))
        for n, f in canvas.items_scene.around.frames.items()
        if f.inside == first
    )


def test_a_wire_finds_a_way_around_a_card_that_is_put_on_it(canvas, context):
    graph = residual(2)
    graph.apply(laid_out(graph))
    context.document.reset(graph)
    canvas.frame_all()
    hand, scene = Hand(canvas), canvas.items_scene
    edge = next(e for e in graph.edges if graph.nodes[e.target].name == "block1_add" and e.source == "n1")
    card = scene.nodes["n12"].card()
    hand.drag(card.center(), scene.edges[edge].path.pointAtPercent(0.5) + QPointF(0, 6))
    assert not hidden_wires(scene)


def test_blocks_are_reached_and_unfolded_by_keys(qtbot, canvas, context):
    graph = residual(24, (16, 32, 64))
    graph.apply(laid_out(graph))
    context.document.reset(graph)
    canvas.frame_all()
    canvas.setFocus()
    context.selection.set(["n1"])
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    (name,) = context.selection.marks
    assert name in canvas.items_scene.around.folds
    assert canvas.accessibleDescription().startswith("block × 8, 40 layers")
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert context.selection.marks != (name,)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert name in canvas.items_scene.around.frame_items
