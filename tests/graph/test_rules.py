"""Every rule of drawing says why, and an edit is refused with just that sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designer.graph import edits, reuse, rules
from designer.graph.model import INPUT, MODEL, Change, Edge, Graph, Node
from designer.graph.signature import Signature, input_port_count, model_outputs, signature_of
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing, signatures, ticket


def nested() -> tuple[Drawing, str]:
    d = ticket()
    change, model = reuse.nest(d.graph, [d.ids["shared"]], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    return d, model


@pytest.mark.parametrize(
    ("source", "source_port", "target", "target_port", "reason"),
    [
        ("title", 0, "nowhere", 0, "a node that is not there"),
        ("nowhere", 0, "shared", 0, "a node that is not there"),
        ("shared", 0, "shared", 0, "cannot feed itself"),
        ("shared", 0, "title", 0, "title is an Input: data come in there, no wire."),
        ("title", 0, "features", 0, "there already"),
        ("title", 1, "shared", 0, "title has 1 output(s), there is no output 1."),
        ("shared", 1, "priority", 0, "shared has 1 output(s), there is no output 1."),
        ("title", 0, "shared", 1, "shared takes at most 1 input(s)."),
        ("priority", 0, "features", 3, "close a cycle: features already leads to priority."),
    ],
)
def test_a_wire_that_may_not_be_is_refused_in_words(
    source: str, source_port: int, target: str, target_port: int, reason: str
) -> None:
    d = ticket()
    edge = Edge(d.ids.get(source, "n99"), source_port, d.ids.get(target, "n99"), target_port)
    told = rules.why_not_connect(d.graph, edge, signatures)
    assert told is not None
    assert reason in str(told)
    before = list(d.graph.elements())
    with pytest.raises(DesignerError) as error:
        edits.connect(d.graph, edge, signatures)
    assert error.value.text == told
    assert list(d.graph.elements()) == before


def test_no_wire_leads_from_one_model_into_another() -> None:
    d, _ = nested()
    told = rules.why_not_connect(d.graph, Edge(d.ids["title"], 0, d.ids["shared"], 0), signatures)
    assert "lie in different models" in str(told)


def test_a_list_takes_any_number_and_named_ports_take_as_many_as_they_have() -> None:
    d = Drawing()
    for name in ("a", "b", "c"):
        d.add(INPUT, name, shape=[3])
    d.add("Add", "sum")
    d.add("MultiHeadAttention", "attention")
    assert rules.why_not_connect(d.graph, Edge(d.ids["a"], 0, d.ids["sum"], 40), signatures) is None
    assert rules.why_not_connect(d.graph, Edge(d.ids["a"], 0, d.ids["attention"], 2), signatures) is None
    told = rules.why_not_connect(d.graph, Edge(d.ids["a"], 0, d.ids["attention"], 3), signatures)
    assert str(told) == "attention takes at most 3 input(s)."


def test_a_path_is_found_over_any_number_of_wires() -> None:
    nodes = [Node(f"n{i}", "Dense", f"n{i}") for i in range(1, 40)]
    graph = Graph([*nodes, *(Edge(f"n{i}", 0, f"n{i + 1}", 0) for i in range(1, 39))])
    assert rules.reaches(graph, "n1", "n39")
    assert not rules.reaches(graph, "n39", "n1")
    assert rules.reaches(graph, "n5", "n5")


@pytest.mark.parametrize(
    ("name", "keeps", "reason"),
    [
        ("title", True, "takes no tensor"),
        ("features", True, "when one wire leads into it"),
        ("shared", None, "is not known yet"),
        ("shared", False, "changes the shape"),
        ("shared", True, None),
    ],
)
def test_what_can_be_bypassed(name: str, keeps: bool | None, reason: str | None) -> None:
    d = ticket()
    told = rules.why_not_bypass(d.graph, d.ids[name], signatures, keeps)
    assert (told is None) == (reason is None)
    assert reason is None or reason in str(told)


def share_of_two(change: Callable[[Drawing], tuple[str, str]]) -> str:
    d = ticket()
    first, second = change(d)
    told = rules.why_not_share(d.graph, first, second)
    assert told is not None
    with pytest.raises(DesignerError, match=str(told)[:30]):
        reuse.share(d.graph, first, second)
    return str(told)


def test_what_cannot_share_a_layer() -> None:
    assert "An Input holds no layer" in share_of_two(lambda d: (d.ids["title"], d.ids["shared"]))
    assert "An Input holds no layer" in share_of_two(lambda d: (d.ids["shared"], d.ids["tags"]))
    told = share_of_two(lambda d: (d.ids["shared"], d.ids["features"]))
    assert "shared is a Dense and features a Concatenate" in told
    told = share_of_two(lambda d: (d.ids["shared"], d.call_again("shared", "features", "again")))
    assert "call the same layer already" in told


def test_layers_of_different_models_are_not_shared() -> None:
    d, _ = nested()
    told = rules.why_not_share(d.graph, d.ids["priority"], d.ids["shared"])
    assert "different models" in str(told)


def test_what_cannot_become_a_nested_model() -> None:
    d = ticket()
    ids = d.ids

    def why(*names: str) -> str:
        return str(rules.why_not_nest(d.graph, frozenset(ids[n] for n in names)))

    assert "Select the layers" in why()
    assert "at least one layer besides its Inputs" in why("title", "tags")
    assert why("features", "shared") == "None"
    told = why("features", "priority")
    assert told == "A path leaves the selection at features and comes back; select it all."
    d.call_again("shared", "title", "again")
    assert why("shared") == "shared is also called outside the selection; select all its calls."
    assert "None" in why("shared", "again")


def test_nodes_of_different_models_are_not_nested_together() -> None:
    d, _ = nested()
    told = rules.why_not_nest(d.graph, frozenset([d.ids["shared"], d.ids["priority"]]))
    assert "lie in different models" in str(told)


def test_everything_inside_is_found_at_any_depth() -> None:
    d, model = nested()
    change, outer = reuse.nest(d.graph, [model], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    inside = rules.nested_inside(d.graph, outer)
    assert model in inside
    assert d.ids["shared"] in inside
    assert len(inside) == len(set(inside)) == 4  # two Inputs, the model and the layer
    assert rules.nested_inside(d.graph, d.ids["priority"]) == []


def test_the_ports_of_a_nested_model_are_its_inputs_and_outputs() -> None:
    d = ticket()
    chosen = [d.ids[n] for n in ("features", "shared", "priority", "department")]
    change, model = reuse.nest(d.graph, chosen, lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    signature = signature_of(d.graph, model, signatures)
    assert signature == Signature("named", 3, 3, ("title", "text_body", "tags"), 2)
    assert [d.graph.nodes[i].name for i, _ in model_outputs(d.graph, model)] == ["priority", "department"]
    assert signature.port_name(1) == "text_body"
    assert signature.port_name(3) == ""
    assert input_port_count(d.graph, model, signatures) == 3


def test_how_many_input_ports_are_shown() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add(INPUT, "b", shape=[3])
    d.add("Dense", "dense", units=1)
    d.add("Add", "sum")
    d.add("MultiHeadAttention", "attention")
    counts = {n: input_port_count(d.graph, d.ids[n], signatures) for n in d.ids}
    assert counts == {"a": 0, "b": 0, "dense": 1, "sum": 2, "attention": 3}
    for port, name in enumerate(("a", "b")):
        d.graph.apply(Change("", added=(Edge(d.ids[name], 0, d.ids["sum"], port),)))
    assert input_port_count(d.graph, d.ids["sum"], signatures) == 3
    two = lambda _node: Signature("list", 2, 2)  # noqa: E731
    assert input_port_count(d.graph, d.ids["sum"], two) == 2


def test_an_empty_model_takes_and_gives_one_tensor() -> None:
    graph = Graph([Node("n1", MODEL, "m")])
    assert signature_of(graph, "n1", signatures) == Signature("single", 1, 1, outputs=1)


def test_outputs_are_what_nothing_follows_and_what_is_declared() -> None:
    d = ticket()

    def names() -> list[str]:
        return [d.graph.nodes[i].name for i, _ in model_outputs(d.graph)]

    assert names() == ["priority", "department"]
    d.graph.apply(edits.set_outputs(d.graph, d.ids["shared"], [0, 0]))
    assert names() == ["shared", "priority", "department"]
    d.graph.apply(edits.set_outputs(d.graph, d.ids["shared"], []))
    assert names() == ["priority", "department"]
