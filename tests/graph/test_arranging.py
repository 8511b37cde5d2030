"""Nodes are aligned, distributed and offered to each other by where they stand."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.graph.arrange import Direction, Side, align, distribute
from designer.graph.loose import sources_for, targets_for
from designer.graph.model import INPUT, Change, Graph, Node
from tests.support.drawings import Drawing

SIZES = {"n0": (40.0, 20.0), "n1": (80.0, 30.0), "n2": (60.0, 50.0), "n3": (50.0, 10.0), "n4": (70.0, 40.0)}
PLACES = st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=2, max_size=5)


def standing(places: list[tuple[int, int]]) -> Graph:
    graph = Graph()
    graph.apply(
        Change("", (), tuple(Node(f"n{i}", "Dense", f"n{i}", position=place) for i, place in enumerate(places)))
    )
    return graph


def size(node: str) -> tuple[float, float]:
    return SIZES[node]


@settings(max_examples=40, deadline=None)
@given(PLACES, st.sampled_from(["left", "right", "top", "bottom", "centre", "middle"]))
def test_aligned_nodes_stand_on_one_line_within_their_rectangle(places: list[tuple[int, int]], side: Side) -> None:
    graph = standing(places)
    found = align(graph, [*graph.nodes, "gone"], size, side)
    assert found.keys() == graph.nodes.keys()
    axis = 0 if side in ("left", "right", "centre") else 1
    share = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0, "centre": 0.5, "middle": 0.5}[side]
    lines = [place[axis] + share * size(node)[axis] for node, place in found.items()]
    assert max(lines) - min(lines) < 1e-6
    low = min(node.position[axis] for node in graph.nodes.values())
    high = max(node.position[axis] + size(name)[axis] for name, node in graph.nodes.items())
    assert math.isclose(lines[0], low + share * (high - low), abs_tol=1e-6)
    assert all(place[1 - axis] == graph.nodes[node].position[1 - axis] for node, place in found.items())


@settings(max_examples=40, deadline=None)
@given(PLACES.filter(lambda places: len(places) > 2), st.sampled_from(["horizontal", "vertical"]))
def test_distributed_nodes_have_equal_gaps_between_the_outermost(
    places: list[tuple[int, int]], direction: Direction
) -> None:
    graph = standing(places)
    axis = 0 if direction == "horizontal" else 1
    found = distribute(graph, graph.nodes, size, direction)
    order = sorted(graph.nodes, key=lambda node: graph.nodes[node].position[axis])
    gaps = [found[b][axis] - found[a][axis] - size(a)[axis] for a, b in pairwise(order)]
    assert max(gaps) - min(gaps) < 1e-6
    assert found[order[0]] == graph.nodes[order[0]].position
    assert math.isclose(found[order[-1]][axis], graph.nodes[order[-1]].position[axis], abs_tol=1e-6)


def test_too_few_nodes_stay_where_they_are() -> None:
    graph = standing([(0, 0), (5, 5)])
    assert align(graph, ["n0"], size, "left") == {}
    assert distribute(graph, graph.nodes, size, "horizontal") == {}


def placed(drawing: Drawing, **places: tuple[int, int]) -> None:
    for name, place in places.items():
        node = drawing.graph.nodes[drawing.ids[name]]
        moved = Node(node.id, node.type, node.name, node.params, place)
        drawing.graph.apply(Change("", (node,), (moved,)))


def test_a_loose_node_is_offered_what_leads_nowhere_the_nearest_on_its_left_first() -> None:
    drawing = Drawing()
    for name in ("far", "near", "right", "loose"):
        drawing.add("Dense", name)
    drawing.add("Dense", "used")
    drawing.add("Dense", "used", "after")
    placed(drawing, far=(-500, 0), near=(-100, 0), right=(100, 0), loose=(0, 0), used=(-50, 0), after=(900, 900))
    names = [node.name for node in sources_for(drawing.graph, drawing.ids["loose"], limit=9)]
    assert names[:2] == ["near", "far"]
    assert "used" not in names  # something follows it
    assert len(sources_for(drawing.graph, drawing.ids["loose"])) == 2


def test_what_a_node_feeds_is_not_offered_to_it_and_the_nearest_before_it_is_where_nothing_is_loose() -> None:
    drawing = Drawing()
    drawing.add(INPUT, "x", shape=[3])
    drawing.add("Dense", "x", "first")
    drawing.add("Dense", "loose")
    drawing.add("Dense", "loose", "fed")
    drawing.add("Dense", "first", "fed_too")
    drawing.graph.apply(Change("", tuple(drawing.graph.outgoing(drawing.ids["first"])), ()))
    placed(drawing, x=(-200, 0), first=(-100, 0), loose=(0, 0), fed=(100, 0), fed_too=(-400, 0))
    names = [node.name for node in sources_for(drawing.graph, drawing.ids["loose"], limit=9)]
    assert "fed" not in names
    assert names[0] == "first"


def test_an_input_is_offered_the_nearest_layers_that_take_something_and_have_nothing() -> None:
    drawing = Drawing()
    drawing.add(INPUT, "x", shape=[3])
    drawing.add(INPUT, "other", shape=[3])
    for name in ("near", "far"):
        drawing.add("Dense", name)
    drawing.add("Dense", "other", "fed")
    placed(drawing, x=(0, 0), near=(100, 0), far=(700, 0), other=(10, 10), fed=(20, 0))
    found = targets_for(drawing.graph, drawing.ids["x"], drawing.graph.nodes)
    assert [node.name for node in found] == ["near", "far"]
