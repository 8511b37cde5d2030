"""Any edits, taken back one by one, lead to the start; done again, to the end; the graph stays sound on the way."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from designer.graph.calls import topological
from designer.graph.model import INPUT, MODEL, Change, Graph
from designer.project import storage
from tests.support.drawings import random_change


def state(graph: Graph) -> list[object]:
    return list(graph.elements())


def assert_sound(graph: Graph) -> None:
    for edge in graph.edges:
        assert graph.nodes[edge.source].parent == graph.nodes[edge.target].parent
    for node in graph.nodes.values():
        ports = [e.target_port for e in graph.incoming(node.id)]
        assert len(ports) == len(set(ports)), f"two wires on one port of {node.id}"
        if node.parent:
            assert graph.nodes[node.parent].type == MODEL
        if node.shares:
            owner = graph.nodes[node.shares]
            assert not owner.shares
            assert owner.type == node.type
            assert owner.parent == node.parent
            assert not node.params
            assert owner.type != INPUT
    text = storage.encode(graph)
    assert storage.encode(storage.decode(text)) == text
    for parent in {n.parent for n in graph.nodes.values()}:
        assert topological(graph, parent)[1] == []


def play(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    graph = Graph()
    start = state(graph)
    done: list[Change] = []
    for _ in range(steps):
        change = random_change(rng, graph)
        if change:
            graph.apply(change)
            done.append(change)
            assert_sound(graph)
    end = state(graph)
    for change in reversed(done):
        graph.apply(change.reversed())
    assert state(graph) == start
    for change in done:
        graph.apply(change)
    assert state(graph) == end


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
@example(1623)
@example(819)
def test_undo_all_is_the_start_and_redo_all_is_the_end(seed: int) -> None:
    play(seed, 60)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_changes_one_after_another_equal_their_composition(seed: int) -> None:
    rng = random.Random(seed)
    graph, total = Graph(), Change("")
    for _ in range(25):
        change = random_change(rng, graph)
        graph.apply(change)
        total = total.then(change)
    at_once = Graph()
    at_once.apply(total)
    assert state(at_once) == state(graph)


@pytest.mark.gate
def test_a_million_edits() -> None:
    for seed in range(2000):
        play(seed, 500)
