"""A bypassed layer is checked, built and exported as if it were not there; one call of a shared layer as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from designer.engine.building.build import build_model
from designer.engine.checking.check import Checker
from designer.graph import edits
from designer.graph.calls import program
from designer.graph.model import INPUT
from designer.project import storage
from tests.support.drawings import Drawing
from tests.support.networks import catalogue


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


def drawing() -> Drawing:
    d = Drawing()
    d.add(INPUT, "x", shape=[8])
    d.add("Dense", "x", "first", units=8)
    d.add("Dropout", "first", "drop", rate=0.5)
    d.add("Dense", "drop", "last", units=3)
    return d


def bypassed(d: Drawing, *names: str) -> Drawing:
    d.graph.apply(edits.set_bypassed(d.graph, [d.ids[n] for n in names], True))
    return d


def test_the_check_hands_on_what_comes_in(checker: Checker) -> None:
    d = bypassed(drawing(), "drop", "first")
    report = checker.check(d.graph, catalogue())
    assert [str(p.text) for p in report.problems if p.scope == "graph"] == []
    assert [report.nodes[d.ids[n]].outputs[0].shape for n in ("first", "drop", "last")] == [
        (None, 8),
        (None, 8),
        (None, 3),
    ]
    assert report.nodes[d.ids["first"]].params == 0
    assert report.total_params == 8 * 3 + 3


def test_keras_builds_what_takes_part() -> None:
    d = bypassed(drawing(), "drop")
    again = storage.decode(storage.encode(d.graph))
    model = build_model(program(again, catalogue().signature), catalogue())
    assert [layer.name for layer in model.layers] == ["x", "first", "last"]


def test_the_last_layer_may_be_bypassed_and_the_output_keeps_its_key() -> None:
    d = bypassed(drawing(), "last")
    found = program(d.graph, catalogue().signature)
    assert [(o.tensor.node, o.key) for o in found.outputs] == [(d.ids["drop"], d.ids["last"])]


def test_of_a_shared_layer_the_other_call_stays() -> None:
    d = drawing()
    node = d.graph.nodes[d.ids["drop"]]
    first = d.graph.nodes[d.ids["first"]]
    d.graph.nodes[node.id] = replace(node, type="Dense", name="first", shares=first.id, params={})
    d.graph.nodes[first.id] = replace(first, bypassed=True)
    found = program(d.graph, catalogue().signature)
    assert [(c.node, c.layer) for c in found.calls if c.type == "Dense"] == [
        (d.ids["drop"], first.id),
        (d.ids["last"], d.ids["last"]),
    ]
