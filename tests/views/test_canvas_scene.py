"""The scene is the model: after any edits, with undo and redo, on any level."""

from __future__ import annotations

import random

import pytest

from designer.graph import reuse
from designer.graph.model import MODEL, Edge
from designer.graph.rules import why_not_connect
from designer.views.canvas.scene import Scene
from designer.views.canvas.wiring import illegal_ends
from tests.support.canvas_drawing import make_context
from tests.support.drawings import random_change, ticket


def picture(scene: Scene) -> tuple[dict, dict]:
    """Return all that a scene shows, as values."""
    nodes = {i: (item.face, item.pos().toTuple(), item.is_selected, item.connected) for i, item in scene.nodes.items()}
    edges = {
        e: (item.path.pointAtPercent(0).toTuple(), item.path.pointAtPercent(1).toTuple(), item.pill, item.is_active)
        for e, item in scene.edges.items()
    }
    return nodes, edges


def step(rng: random.Random, context) -> None:
    document, selection = context.document, context.selection
    kind = rng.random()
    if kind < 0.15:
        document.undo_stack.undo()
    elif kind < 0.25:
        document.undo_stack.redo()
    elif kind < 0.3:
        models = [n.id for n in document.graph.nodes.values() if n.type == MODEL and not n.shares]
        selection.open_level(rng.choice(["", *models]))
    elif kind < 0.4:
        selection.set(rng.sample(sorted(document.graph.nodes), min(2, len(document.graph.nodes))))
    else:
        document.push(random_change(rng, document.graph))


@pytest.mark.parametrize("seed", range(8))
def test_scene_is_the_model_after_random_edits(qapp, seed):
    rng = random.Random(seed)
    context = make_context()
    scene = Scene(context)
    for number in range(120):
        step(rng, context)
        if number % 10 == 9:
            fresh = Scene(context)
            assert picture(scene) == picture(fresh), (seed, number)
            fresh.deleteLater()
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    assert not scene.nodes
    assert not scene.edges
    assert not scene.items()


def test_a_level_that_closes_by_an_undo_leaves_nothing_twice(qapp):
    context = make_context()
    context.document.reset(ticket().graph)
    scene, graph = Scene(context), context.document.graph
    change, model = reuse.nest(graph, ["n6", "n7"], lambda _source, _port: {"shape": [64]})
    context.document.push(change)
    context.selection.open_level(model)
    context.document.undo_stack.undo()
    assert context.selection.level == ""
    assert len(scene.nodes) == len(graph.nodes)
    assert len(scene.items()) == len(scene.nodes) + len(scene.edges)


@pytest.mark.parametrize("seed", range(5))
def test_the_ends_a_wire_may_have_are_those_of_the_rules(qapp, seed):
    rng = random.Random(seed)
    context = make_context()
    graph, signatures = context.document.graph, context.catalogue.signature
    for _ in range(40):
        graph.apply(random_change(rng, graph))
    for node in graph.children(""):
        illegal = illegal_ends(graph, node.id, True, signatures)
        refused = illegal_ends(graph, node.id, False, signatures)
        for other in graph.children(""):
            forth = Edge(node.id, 0, other.id, 0)
            if not graph.has_edge(forth):
                assert (other.id in illegal) == (why_not_connect(graph, forth, signatures) is not None)
            back = Edge(other.id, 0, node.id, 0)
            if not graph.has_edge(back) and node.type != "Input":
                assert (other.id in refused) == (why_not_connect(graph, back, signatures) is not None)
