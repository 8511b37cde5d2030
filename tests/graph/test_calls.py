from __future__ import annotations

from dataclasses import replace

import pytest

from designer.graph import edits
from designer.graph.calls import call_arguments, program
from designer.graph.model import INPUT, Change, Edge
from designer.graph.reuse import expand, nest
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing, signatures, ticket


def test_the_ticket_classifier_runs_in_order_of_creation() -> None:
    p = program(ticket().graph, signatures)
    assert [c.name for c in p.calls] == ["title", "text_body", "tags", "features", "shared", "priority", "department"]
    assert [c.name for c in p.inputs] == ["title", "text_body", "tags"]
    assert [o.name for o in p.outputs] == ["priority", "department"]


def test_positions_do_not_matter() -> None:
    d = ticket()
    before = program(d.graph, signatures)
    d.graph.apply(edits.move(d.graph, {i: (-ord(i[-1]), 7) for i in d.graph.nodes}))
    assert program(d.graph, signatures) == before


def test_a_cycle_is_named() -> None:
    d = ticket()
    d.graph.apply(Change("", added=(Edge(d.ids["priority"], 0, d.ids["features"], 3),)))
    with pytest.raises(DesignerError, match="features, shared, priority, department form a cycle"):
        program(d.graph, signatures)


def test_a_wire_at_a_port_that_a_call_does_not_have_is_refused() -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[3])
    d.add("Dense", "x", "y", units=5)
    d.graph.apply(Change("", added=(Edge(d.ids["x"], 0, d.ids["y"], 8),)))
    call = program(d.graph, signatures).calls[1]
    with pytest.raises(DesignerError, match=r"y takes at most 1 input\(s\) and has a wire at another one"):
        call_arguments(call, dict.fromkeys(call.args, "x"))


def test_an_intermediate_tensor_can_be_declared_an_output() -> None:
    d = ticket()
    d.graph.apply(edits.set_outputs(d.graph, d.ids["shared"], [0]))
    assert [o.name for o in program(d.graph, signatures).outputs] == ["shared", "priority", "department"]


def test_calls_of_one_layer_carry_its_params_and_name() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add(INPUT, "b", shape=[3])
    d.add("Dense", "a", "encoder", units=5)
    d.call_again("encoder", "b", "second")
    first, second = (c for c in program(d.graph, signatures).calls if c.type == "Dense")
    assert (first.layer, first.params, first.name) == (second.layer, second.params, second.name)


def test_why_a_graph_is_not_a_chain_is_said() -> None:
    assert str(program(ticket().graph, signatures).why_not_chain()) == (
        "A Sequential model has one Input; this one has 3."
    )
    d = Drawing()
    d.add(INPUT, "x", shape=[3])
    d.add("Dense", "x", "y", units=5)
    assert program(d.graph, signatures).is_chain


def test_nesting_and_expanding_gives_the_same_program() -> None:
    d = ticket()
    before = program(d.graph, signatures)
    change, model = nest(d.graph, [d.ids["features"], d.ids["shared"]], lambda i, _p: {"shape": [len(i)]})
    d.graph.apply(change)
    nested = program(d.graph, signatures)
    call = next(c for c in nested.calls if c.node == model)
    assert call.body is not None
    assert [c.name for c in call.body.inputs] == ["title", "text_body", "tags"]
    assert [o.name for o in call.body.outputs] == ["shared"]
    assert [o.name for o in nested.outputs] == ["priority", "department"]
    back, _ = expand(d.graph, model)
    d.graph.apply(back)
    assert program(d.graph, signatures) == before


def test_outputs_stay_outputs_when_they_are_nested() -> None:
    d = ticket()
    change, model = nest(d.graph, [d.ids["shared"], d.ids["priority"], d.ids["department"]], lambda _i, _p: {})
    d.graph.apply(change)
    nested = program(d.graph, signatures)
    call = next(c for c in nested.calls if c.node == model)
    assert call.body is not None
    assert [o.name for o in call.body.outputs] == ["priority", "department"]
    assert [o.tensor.port for o in nested.outputs] == [0, 1]
    back, _ = expand(d.graph, model)
    d.graph.apply(back)
    assert [o.name for o in program(d.graph, signatures).outputs] == ["priority", "department"]


def test_a_wire_at_a_nested_model_without_that_input_is_refused_in_words() -> None:
    d = Drawing()
    d.add("Input", "x", shape=[3])
    d.add("Dense", "x", "inner", units=2)
    change, model = nest(d.graph, [d.ids["inner"]], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    (inner,) = [node for node in d.graph.children(model) if node.type == "Input"]
    other = replace(inner, type="Unknown")
    d.graph.apply(Change("", removed=(inner,), added=(other,)))
    drawn = program(d.graph, signatures)
    (call,) = [call for call in drawn.calls if call.node == model]
    with pytest.raises(DesignerError, match="takes at most 0 input"):
        call_arguments(call, {0: "x"})
