"""Building on a model: another output, freezing what comes before, the model up to a node."""

from __future__ import annotations

import pytest

from designer.graph import building, edits, reuse
from designer.graph.calls import outputs_of
from designer.graph.model import Graph, Node
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing, signatures, ticket


def names(graph: Graph, ids) -> set[str]:
    return {graph.nodes[i].name for i in ids}


def attach(d: Drawing, name: str) -> str:
    change, head = building.attach_output(d.graph, d.ids[name], signatures, {"units": 3})
    d.graph.apply(change)
    return head


def test_an_output_is_attached_below_those_that_are_there():
    d = ticket()
    d.graph.apply(edits.move(d.graph, {d.ids["priority"]: (750, 0), d.ids["department"]: (750, 130)}))
    head = attach(d, "shared")
    node = d.graph.nodes[head]
    assert (node.type, node.params) == ("Dense", {"units": 3, "activation": "softmax"})
    assert node.position == (750, 250)
    assert [o.name for o in outputs_of(d.graph)] == ["priority", "department", "output"]


def test_an_output_that_gets_another_one_behind_it_stays_an_output():
    d = ticket()
    head = attach(d, "priority")
    assert [o.tensor.node for o in outputs_of(d.graph)] == [d.ids["priority"], d.ids["department"], head]


def test_everything_before_a_node_is_frozen_and_nothing_else():
    d = ticket()
    head = attach(d, "shared")
    assert names(d.graph, building.upstream(d.graph, head)) == {"shared", "features", "title", "text_body", "tags"}
    d.graph.apply(building.freeze_upstream(d.graph, head, lambda i: d.graph.nodes[i].type == "Dense"))
    assert names(d.graph, [n.id for n in d.graph.nodes.values() if not n.trainable]) == {"shared"}
    with pytest.raises(DesignerError, match="No layer with weights leads to features"):
        building.freeze_upstream(d.graph, d.ids["features"])


def test_what_feeds_a_nested_model_is_before_what_lies_in_it():
    d = ticket()
    change, model = reuse.nest(d.graph, [d.ids["department"]], lambda _i, _p: {"shape": [64]})
    d.graph.apply(change)
    assert {"shared", "features"} <= names(d.graph, building.upstream(d.graph, d.ids["department"]))
    assert model not in building.upstream(d.graph, d.ids["department"])


def test_the_model_up_to_a_node_has_that_node_as_its_output():
    d = ticket()
    d.graph.apply(edits.set_outputs(d.graph, d.ids["features"], [0]))
    graph = building.up_to(d.graph, d.ids["shared"])
    assert names(graph, graph.nodes) == {"title", "text_body", "tags", "features", "shared"}
    assert [o.name for o in outputs_of(graph)] == ["shared"]
    assert len(list(graph.edges)) == 4
    with pytest.raises(DesignerError, match="title is an Input"):
        building.up_to(d.graph, d.ids["title"])


def test_a_call_whose_layer_is_held_elsewhere_takes_it_over():
    d = Drawing()
    d.add("Input", "a", shape=[4])
    d.add("Input", "b", shape=[4])
    d.add("Dense", "a", "first", units=2)
    d.call_again("first", "b", "again")
    graph = building.up_to(d.graph, d.ids["again"])
    assert {n.name for n in graph.nodes.values()} == {"b", "first"}
    again = graph.nodes[d.ids["again"]]
    assert (again.shares, again.params) == ("", {"units": 2})


def test_a_nested_model_called_again_comes_along_with_its_inside():
    d = Drawing()
    d.add("Input", "a", shape=[4])
    d.add("Input", "b", shape=[4])
    d.add("Dense", "a", "inner", units=2)
    change, model = reuse.nest(d.graph, [d.ids["inner"]], lambda _i, _p: {"shape": [4]})
    d.graph.apply(change)
    d.ids["tower"] = model
    d.call_again("tower", "b", "again")
    graph = building.up_to(d.graph, d.ids["again"])
    again: Node = graph.nodes[d.ids["again"]]
    assert again.type == "Model"
    assert graph.nodes[d.ids["inner"]].parent == again.id
    inside = building.up_to(d.graph, d.ids["inner"])
    assert {(n.type, n.parent) for n in inside.nodes.values()} == {("Input", ""), ("Dense", "")}
