from __future__ import annotations

import random
from itertools import combinations

from designer.graph.layout import tidy
from designer.graph.model import Graph
from tests.support.drawings import random_change, ticket

SIZE = (180.0, 72.0)


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return abs(a[0] - b[0]) < SIZE[0] and abs(a[1] - b[1]) < SIZE[1]


def test_wires_run_to_the_right_and_nothing_overlaps() -> None:
    d = ticket()
    at = tidy(d.graph, d.graph.nodes, lambda _i: SIZE)
    assert all(at[e.source][0] < at[e.target][0] for e in d.graph.edges)
    assert not any(overlaps(a, b) for a, b in combinations(at.values(), 2))


def test_top_down_wires_run_downwards() -> None:
    d = ticket()
    at = tidy(d.graph, d.graph.nodes, lambda _i: SIZE, "TB")
    assert all(at[e.source][1] < at[e.target][1] for e in d.graph.edges)


def test_a_symmetric_drawing_is_laid_out_symmetrically() -> None:
    d = ticket()
    at = tidy(d.graph, d.graph.nodes, lambda _i: SIZE)
    middle = at[d.ids["text_body"]][1]
    assert at[d.ids["features"]][1] == at[d.ids["shared"]][1]
    assert abs(at[d.ids["features"]][1] - middle) <= 2


def test_random_graphs_never_overlap() -> None:
    for seed in range(20):
        rng = random.Random(seed)
        graph = Graph()
        for _ in range(60):
            graph.apply(random_change(rng, graph))
        ids = [n.id for n in graph.children("")]
        at = tidy(graph, ids, lambda _i: SIZE)
        assert not any(overlaps(a, b) for a, b in combinations(at.values(), 2)), seed
