"""Changes as values: they compose, go back, and are refused whole where they do not fit."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.graph.model import MODEL, SEQUENTIAL, Change, Edge, Graph, Node, Setting, id_order
from tests.support.drawings import random_change, ticket


def state(graph: Graph) -> list[object]:
    return list(graph.elements())


A, B, C = (Node(i, "Dense", i) for i in ("n1", "n2", "n10"))
AB, BC = Edge("n1", 0, "n2", 0), Edge("n2", 0, "n10", 0)


@pytest.fixture
def graph() -> Graph:
    return Graph([A, B, C, AB, BC, Setting("data", 1)])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (Change("", added=(A,)), "there is a node n1 already"),
        (Change("", added=(AB,)), "is there already"),
        (Change("", removed=(Node("n9", "Dense", "x"),)), "node n9 is not as the change expects it"),
        (Change("", removed=(replace(A, name="other"),)), "node n1 is not as the change expects it"),
        (Change("", removed=(Edge("n1", 1, "n2", 0),)), "is not there"),
        (Change("", removed=(Setting("data", 2),)), "setting data is not as the change expects it"),
        (Change("", removed=(Setting("other", 2),)), "setting other is not as the change expects it"),
        (Change("", added=(Edge("n1", 0, "n7", 0),)), "ends at n7, which is not there"),
        (Change("", added=(Edge("n7", 0, "n1", 0),)), "ends at n7, which is not there"),
        (Change("", removed=(A,)), "would lose its node n1"),
        (Change("", removed=(A, AB), added=(Edge("n1", 0, "n10", 0),)), "ends at n1, which is not there"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_with_the_reason_and_does_nothing(
    graph: Graph, change: Change, reason: str
) -> None:
    before = state(graph)
    assert reason in graph.why_not_apply(change)
    with pytest.raises(ValueError, match=reason.split(",")[0]):
        graph.apply(change)
    assert state(graph) == before


def test_a_change_may_replace_a_node_and_keep_its_wires(graph: Graph) -> None:
    graph.apply(Change("", removed=(B,), added=(replace(B, name="new"),)))
    assert graph.nodes["n2"].name == "new"
    assert graph.incoming("n2") == [AB]
    assert graph.outgoing("n2") == [BC]


def test_a_node_goes_with_its_wires_in_one_change(graph: Graph) -> None:
    graph.apply(Change("", removed=(B, AB, BC)))
    assert list(graph.edges) == []
    assert set(graph.nodes) == {"n1", "n10"}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_a_change_and_its_reverse_leave_everything_as_it_was(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    graph = ticket().graph
    for _ in range(steps):
        change = random_change(rng, graph)
        before = state(graph)
        graph.apply(change)
        after = state(graph)
        assert change.reversed().reversed() == change
        graph.apply(change.reversed())
        assert state(graph) == before
        graph.apply(change)
        assert state(graph) == after


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_a_change_behind_its_reverse_is_nothing(seed: int) -> None:
    graph = ticket().graph
    change = random_change(random.Random(seed), graph)
    assert not change.then(change.reversed())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_changes_compose_in_any_grouping(seed: int) -> None:
    rng = random.Random(seed)
    graph, changes = ticket().graph, []
    start = graph.copy()
    for _ in range(3):
        changes.append(random_change(rng, graph))
        graph.apply(changes[-1])
    first, second, third = changes
    for total in (first.then(second).then(third), first.then(second.then(third))):
        twin = start.copy()
        twin.apply(total)
        assert state(twin) == state(graph)
        twin.apply(total.reversed())
        assert state(twin) == state(start)


def test_what_comes_and_goes_within_changes_is_left_out() -> None:
    change = Change("first", added=(A,), merge_key="k").then(Change("second", removed=(A,), added=(B,)))
    assert change == Change("first", added=(B,), merge_key="k")
    renamed = replace(A, name="x")
    back = Change("", (A,), (renamed,)).then(Change("", (renamed,), (A,)))
    assert not back


def test_ids_are_ordered_as_they_were_made_and_never_given_twice(graph: Graph) -> None:
    assert sorted(["n10", "n2", "n1", "x3"], key=id_order) == ["n1", "n2", "x3", "n10"]
    assert [n.id for n in graph.children("")] == ["n1", "n2", "n10"]
    assert graph.fresh_ids(2) == ["n11", "n12"]
    graph.apply(Change("", removed=(C, BC)))
    assert graph.fresh_ids(1) == ["n11"]
    assert graph.copy().fresh_ids(1) == ["n11"]


def test_a_copy_shares_no_state_in_either_direction(graph: Graph) -> None:
    twin = graph.copy()
    graph.apply(Change("", removed=(AB, Setting("data", 1))))
    assert twin.has_edge(AB)
    assert twin.settings == {"data": 1}
    twin.apply(Change("", removed=(BC,)))
    assert graph.has_edge(BC)
    other = graph.with_setting("data", 7)
    assert "data" not in graph.settings
    assert other.settings == {"data": 7}


def test_wires_stand_in_the_order_of_their_ports() -> None:
    nodes = [Node(f"n{i}", "Add", f"n{i}") for i in (1, 2, 3, 11)]
    edges = [Edge("n3", 0, "n1", 2), Edge("n2", 0, "n1", 0), Edge("n11", 0, "n1", 1)]
    out = [Edge("n2", 1, "n11", 0), Edge("n2", 0, "n3", 0)]
    graph = Graph([*nodes, *edges, *out])
    assert [e.target_port for e in graph.incoming("n1")] == [0, 1, 2]
    assert graph.outgoing("n2") == [edges[1], out[1], out[0]]
    assert graph.wires("n2") == {edges[1], *out}
    assert graph.wires("n7") == set()


def test_elements_stand_in_one_order_however_they_came_in() -> None:
    elements = [A, B, C, AB, BC, Setting("b", 1), Setting("a", 2)]
    found = set()
    for seed in range(20):
        mixed = elements[:]
        random.Random(seed).shuffle(mixed)
        nodes = [e for e in mixed if isinstance(e, Node)]
        found.add(tuple(map(repr, Graph([*nodes, *(e for e in mixed if not isinstance(e, Node))]).elements())))
    assert len(found) == 1


def test_the_calls_of_a_layer_begin_with_its_holder() -> None:
    owner = Node("n5", "Dense", "shared", {"units": 3})
    graph = Graph([Node("n1", "Dense", "other"), owner, *(Node(f"n{i}", "Dense", "", shares="n5") for i in (12, 6))])
    assert [n.id for n in graph.calls_of("n12")] == ["n5", "n6", "n12"]
    assert graph.layer_of("n6") is owner
    assert graph.layer_of("n5") is owner
    assert [n.id for n in graph.calls_of("n1")] == ["n1"]


@pytest.mark.parametrize(
    ("node", "name"),
    [
        (Node("n1", "Dense", "x"), "Dense"),
        (Node("n1", "ops.matmul", "x"), "matmul"),
        (Node("n1", MODEL, "x"), "Model"),
        (Node("n1", MODEL, "x", {SEQUENTIAL: True}), "Sequential"),
        (Node("n1", MODEL, "x", {SEQUENTIAL: False}), "Model"),
        (Node("n1", "Dense", "x", {SEQUENTIAL: True}), "Dense"),
    ],
)
def test_what_people_call_the_class_of_a_node(node: Node, name: str) -> None:
    assert node.class_name == name
