"""Building on a model: another output, freezing what comes before, the model up to a node."""

from __future__ import annotations

import pytest

from designer.graph import building, edits, reuse
from designer.graph.calls import outputs_of
from designer.graph.model import INPUT, MODEL, Edge, Graph, Node
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


def test_all_but_the_last_layers_of_a_nested_model_are_frozen():
    nodes = [
        Node("n1", INPUT, "start"),
        Node("n2", MODEL, "base", trainable=False),
        Node("n3", INPUT, "inner", parent="n2"),
        Node("n4", "Conv2D", "first", parent="n2"),
        Node("n5", MODEL, "block", parent="n2", trainable=False),
        Node("n6", INPUT, "deepest", parent="n5"),
        Node("n7", "Conv2D", "second", parent="n5", trainable=False),
        Node("n8", "Flatten", "flat", parent="n2"),
        Node("n9", "Dense", "third", parent="n2"),
    ]
    wires = [("n1", "n2"), ("n3", "n4"), ("n4", "n5"), ("n6", "n7"), ("n5", "n8"), ("n8", "n9")]
    graph = Graph([*nodes, *(Edge(a, 0, b, 0) for a, b in wires)])
    change = building.freeze_all_but_last(graph, "n2", 2, lambda i: graph.nodes[i].type != "Flatten")
    graph.apply(change)
    assert {n.name for n in graph.nodes.values() if not n.trainable} == {"first"}
    graph.apply(building.freeze_all_but_last(graph, "n2", 9, lambda _: True))
    assert all(n.trainable for n in graph.nodes.values())
    with pytest.raises(DesignerError, match="has no layers with weights"):
        building.freeze_all_but_last(graph, "n2", 1, lambda _: False)
