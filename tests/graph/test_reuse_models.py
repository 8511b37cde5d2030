"""Nested models that are called several times keep their inside, whichever call goes or is parted."""

from __future__ import annotations

import pytest

from designer.graph import edits, reuse
from designer.graph.model import Change, Graph
from tests.support.drawings import Drawing, signatures


@pytest.fixture
def towers() -> Drawing:
    """Return a nested model (a Dense and a model with another in it) that is called on two inputs."""
    d = Drawing()
    d.add("Input", "a", shape=[6])
    d.add("Input", "b", shape=[6])
    d.add("Dense", "a", "first", units=4)
    d.add("Dense", "first", "second", units=4)
    for name, inside in (("inner", ["second"]), ("tower", ["first", "inner"])):
        change, model = reuse.nest(d.graph, [d.ids[i] for i in inside], lambda _i, _p: {"shape": [4]})
        d.graph.apply(change)
        d.ids[name] = model
    d.call_again("tower", "b", "again")
    return d


def inside(graph: Graph, model: str) -> list[tuple[str, str]]:
    """Return the types and names in a model, at every depth."""
    found = []
    for node in graph.children(model):
        found += [(node.type, node.name), *inside(graph, node.id)]
    return sorted(found)


def apply(graph: Graph, change: Change) -> None:
    before = list(graph.elements())
    graph.apply(change)
    twin = graph.copy()
    twin.apply(change.reversed())
    assert list(twin.elements()) == before


def test_the_other_call_takes_over_the_inside_of_a_deleted_one(towers):
    graph, ids = towers.graph, towers.ids
    whole = inside(graph, ids["tower"])
    assert len(whole) == 5
    apply(graph, edits.delete(graph, [ids["tower"]], signatures))
    assert inside(graph, ids["again"]) == whole
    assert graph.nodes[ids["again"]].shares == ""
    assert graph.nodes[ids["first"]].parent == ids["again"]
    apply(graph, edits.delete(graph, [ids["again"]], signatures))
    assert {n.name for n in graph.nodes.values()} == {"a", "b"}
    assert not list(graph.edges)


def test_both_calls_and_their_inside_can_be_deleted_at_once(towers):
    graph, ids = towers.graph, towers.ids
    apply(graph, edits.delete(graph, [ids["tower"], ids["again"], ids["first"]], signatures))
    assert {n.name for n in graph.nodes.values()} == {"a", "b"}


@pytest.mark.parametrize("name", ["tower", "again"])
def test_a_parted_call_gets_a_copy_of_the_inside(towers, name):
    graph, ids = towers.graph, towers.ids
    whole = inside(graph, ids["tower"])
    apply(graph, reuse.unshare(graph, ids[name]))
    assert inside(graph, ids["tower"]) == inside(graph, ids["again"]) == whole
    assert not {graph.nodes[i].shares for i in (ids["tower"], ids["again"])} - {""}
    assert len([e for e in graph.edges if graph.nodes[e.target].parent]) == 6
    other = "again" if name == "tower" else "tower"
    assert graph.nodes[ids["first"]].parent == ids[other]  # the layers with the weights stay with the one that stays


def test_a_model_that_calls_another_leaves_nothing_behind(towers):
    graph, ids = towers.graph, towers.ids
    apply(graph, reuse.unshare(graph, ids["again"]))
    apply(graph, reuse.share(graph, ids["tower"], ids["again"]))
    assert len(graph.nodes) == 4 + 5
    assert all(n.parent in graph.nodes or not n.parent for n in graph.nodes.values())
