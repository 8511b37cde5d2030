from __future__ import annotations

from typing import Any

import pytest

from designer.graph.fixes import FIXES
from designer.graph.model import INPUT, Change, Edge, Graph
from tests.support.drawings import Drawing, signatures


def drawing() -> Drawing:
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 5])
    d.add("Dense", "x", "y", units=3)
    d.add("Dense", "y", "z", units=3)
    return d


def apply(graph: Graph, kind: str, **args: Any) -> Change:
    change = FIXES[kind](graph, args, signatures)
    graph.apply(change)
    return change


def test_every_fix_can_be_taken_back() -> None:
    d = drawing()
    loose = d.add("Dense", "loose", units=2)
    cases: dict[str, dict[str, Any]] = {
        "set_param": {"node": d.ids["y"], "param": "units", "value": 7},
        "set_type": {"node": d.ids["y"], "type": "Dropout"},
        "rename": {"node": d.ids["y"], "name": "better"},
        "delete": {"node": d.ids["y"]},
        "insert_layer": {"node": d.ids["y"], "port": 0, "type": "Flatten", "params": {}},
        "add_input": {"parent": "", "target": d.ids["z"]},
        "cut_source": {"node": d.ids["y"], "port": 0},
        "cut_beyond": {"node": d.ids["y"], "limit": 0},
        "join": {"node": d.ids["y"], "port": 0, "type": "Concatenate"},
        "dissolve": {"nodes": [d.ids["y"]]},
        "connect": {"source": d.ids["z"], "target": loose},
        "adapt": {"rank": 2},
    }
    assert cases.keys() == FIXES.keys()
    before = list(d.graph.elements())
    for kind, args in cases.items():
        change = apply(d.graph, kind, **args)
        assert list(d.graph.elements()) != before, kind
        d.graph.apply(change.reversed())
        assert list(d.graph.elements()) == before, kind


def test_a_layer_is_inserted_into_the_wire_at_the_port() -> None:
    d = drawing()
    d.add(INPUT, "other", shape=[4, 5])
    d.add("Add", "x", "other", "sum")
    apply(d.graph, "insert_layer", node=d.ids["sum"], port=1, type="Reshape", params={"target_shape": [20]})
    first, second = d.graph.incoming(d.ids["sum"])
    assert first.source == d.ids["x"]
    inserted = d.graph.nodes[second.source]
    assert (inserted.type, inserted.params) == ("Reshape", {"target_shape": [20]})
    assert [e.source for e in d.graph.incoming(inserted.id)] == [d.ids["other"]]


def test_an_input_is_added_where_one_is_missing() -> None:
    d = Drawing()
    d.add("Dense", "y", units=3)
    apply(d.graph, "add_input", parent="", target=d.ids["y"], params={"shape": [64]})
    (edge,) = d.graph.incoming(d.ids["y"])
    added = d.graph.nodes[edge.source]
    assert (added.type, added.params) == (INPUT, {"shape": [64]})


def test_wires_on_one_port_are_joined() -> None:
    d = drawing()
    d.add(INPUT, "other", shape=[4, 5])
    d.graph.apply(Change("", added=(Edge(d.ids["other"], 0, d.ids["y"], 0),)))
    apply(d.graph, "join", node=d.ids["y"], port=0, type="Concatenate")
    (edge,) = d.graph.incoming(d.ids["y"])
    assert d.graph.nodes[edge.source].type == "Concatenate"
    assert {e.source for e in d.graph.incoming(edge.source)} == {d.ids["x"], d.ids["other"]}


def test_a_shared_layer_changes_its_class_on_all_its_calls() -> None:
    d = drawing()
    again = d.call_again("y", "x", "again")
    apply(d.graph, "set_type", node=again, type="EinsumDense")
    assert {d.graph.nodes[i].type for i in (d.ids["y"], again)} == {"EinsumDense"}


@pytest.mark.parametrize("kind", ["set_param", "rename"])
def test_a_fix_is_an_undo_step_of_its_own(kind: str) -> None:
    d = drawing()
    args = {"node": d.ids["y"], "param": "units", "value": 9, "name": "new"}
    assert apply(d.graph, kind, **args).merge_key == ""
