"""How tensors go into a model and come out: order and structure, kept through edits, as Keras is given them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.graph import edits, ordering, reuse
from designer.graph.calls import Tensor, call_arguments, passed_on, program
from designer.graph.interface import (
    Interface,
    in_order,
    interface_of,
    is_interface,
    model_inputs,
    output_key,
    packed,
    setting_name,
    structure,
)
from designer.graph.model import INPUT, Change, Edge, Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from tests.support.drawings import Drawing, signatures, ticket

IDS = st.lists(st.sampled_from([f"n{i}" for i in range(1, 8)]), unique=True)


@settings(max_examples=60, deadline=None)
@given(IDS, IDS)
def test_what_is_wanted_comes_first_and_the_rest_as_it_was(items: list[str], wanted: list[str]) -> None:
    found = in_order(items, wanted, str)
    assert sorted(found) == sorted(items)
    named = [item for item in wanted if item in items]
    assert found[: len(named)] == named
    assert found[len(named) :] == [item for item in items if item not in wanted]


@pytest.mark.parametrize(
    ("chosen", "count", "how"),
    [
        ("", 1, "single"),
        ("", 2, "list"),
        ("", 0, "list"),
        ("list", 1, "list"),
        ("dict", 1, "dict"),
        ("dict", 3, "dict"),
    ],
)
def test_one_tensor_stands_alone_unless_it_is_chosen_otherwise(chosen: Any, count: int, how: str) -> None:
    assert structure(chosen, count) == how


def test_values_are_packed_as_a_model_takes_them() -> None:
    values = {"a": 1, "b": 2}
    assert packed("dict", values) == values
    assert packed("list", values) == [1, 2]
    assert packed("single", {"a": 1}) == 1
    assert packed("single", {}) is None


@settings(max_examples=60, deadline=None)
@given(
    IDS, IDS, st.sampled_from(["", "list", "dict"]), st.dictionaries(st.sampled_from(["n1", "n2:1", "n5"]), st.text())
)
def test_an_interface_of_copies_is_that_of_the_originals(inputs: Any, outputs: Any, how: Any, keys: Any) -> None:
    outputs = [f"{one}:2" if place % 2 else one for place, one in enumerate(outputs)]
    found = Interface(tuple(inputs), tuple(outputs), how, how, keys)
    ids = {f"n{i}": f"m{i}" for i in range(1, 8)}
    back = {new: old for old, new in ids.items()}
    assert found.renamed(ids).renamed(back) == found
    assert found.renamed({}) == Interface(takes=how, gives=how)


def test_keys_and_names_of_settings() -> None:
    assert [output_key("n1"), output_key("n1", 2)] == ["n1", "n1:2"]
    assert [setting_name(), setting_name("n4")] == ["interface", "interface:n4"]
    assert [is_interface(name) for name in ("interface", "interface:n4", "interfaces", "data")] == [
        True,
        True,
        False,
        False,
    ]
    assert interface_of(Graph()) == Interface()


def names(graph: Graph, ids: list[str]) -> list[str]:
    return [graph.nodes[i.partition(":")[0]].name for i in ids]


def test_inputs_and_outputs_are_moved_and_the_program_follows() -> None:
    d = ticket()
    d.graph.apply(ordering.move_input(d.graph, d.ids["tags"], -2))
    d.graph.apply(ordering.move_output(d.graph, d.ids["department"], -1))
    assert names(d.graph, ordering.input_order(d.graph)) == ["tags", "title", "text_body"]
    made = program(d.graph, signatures)
    assert [call.name for call in made.inputs] == ["tags", "title", "text_body"]
    assert [output.name for output in made.outputs] == ["department", "priority"]
    again = program(storage.decode(storage.encode(d.graph)), signatures)
    assert again == made


@pytest.mark.parametrize("step", [-9, 9])
def test_a_move_beyond_the_end_stops_there(step: int) -> None:
    d = ticket()
    d.graph.apply(ordering.move_input(d.graph, d.ids["text_body"], step))
    order = names(d.graph, ordering.input_order(d.graph))
    assert order.index("text_body") == (0 if step < 0 else 2)


def test_the_usual_interface_is_left_out_of_the_project() -> None:
    d = ticket()
    d.graph.apply(ordering.set_takes(d.graph, "dict"))
    assert program(d.graph, signatures).takes == "dict"
    d.graph.apply(ordering.set_takes(d.graph, ""))
    assert setting_name() not in d.graph.settings
    assert not ordering.set_takes(d.graph, "")


def test_an_order_is_kept_through_deletions_and_new_nodes() -> None:
    d = ticket()
    d.graph.apply(ordering.move_output(d.graph, d.ids["department"], -1))
    d.add("Dense", "shared", "third", units=1)
    assert names(d.graph, ordering.output_order(d.graph)) == ["department", "priority", "third"]
    d.graph.apply(edits.delete(d.graph, [d.ids["department"]], signatures))
    assert names(d.graph, ordering.output_order(d.graph)) == ["priority", "third"]


@pytest.mark.parametrize("chosen", [("priority",), ("department",), ("shared", "priority"), ("features", "shared")])
def test_nesting_and_expanding_keep_the_order_of_the_outputs(chosen: tuple[str, ...]) -> None:
    d = ticket()
    d.graph.apply(ordering.move_output(d.graph, d.ids["department"], -1))
    change, model = reuse.nest(d.graph, [d.ids[n] for n in chosen], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    inner = {o.name for o in program(d.graph, signatures, model).outputs}
    place = [output.name for output in program(d.graph, signatures).outputs]
    assert place[0] == "department" or "department" in inner
    d.graph.apply(reuse.expand(d.graph, model)[0])
    assert [output.name for output in program(d.graph, signatures).outputs] == ["department", "priority"]


def test_what_a_model_was_saved_with_is_written_down_only_where_it_differs() -> None:
    d = ticket()
    inputs = [n.id for n in model_inputs(d.graph)]
    outputs = [d.ids["priority"], d.ids["department"]]
    assert not ordering.as_saved(d.graph, "", inputs, outputs, ("", ""))
    d.graph.apply(ordering.as_saved(d.graph, "", inputs, outputs[::-1], ("list", "dict"), ("d", "priority")))
    found = interface_of(d.graph)
    assert found.inputs == ()
    assert found.outputs == tuple(outputs[::-1])
    assert (found.takes, found.gives) == ("list", "dict")
    assert found.keys == {d.ids["department"]: "d"}
    assert [o.name for o in program(d.graph, signatures).outputs] == ["d", "priority"]


def call_of(d: Drawing, name: str) -> Any:
    return next(call for call in program(d.graph, signatures).calls if call.node == d.ids[name])


def attention() -> Drawing:
    d = Drawing()
    for name in ("q", "v", "k"):
        d.add(INPUT, name, shape=[4, 8])
    d.add("MultiHeadAttention", "attend", num_heads=2, key_dim=4)
    return d


def test_named_ports_go_by_place_and_optional_ones_by_name() -> None:
    d = attention()
    for port, name in ((0, "q"), (1, "v"), (2, "k")):
        d.graph.apply(Change("", added=(Edge(d.ids[name], 0, d.ids["attend"], port),)))
    call = call_of(d, "attend")
    assert call_arguments(call, {0: "q", 1: "v", 2: "k"}) == (["q", "v"], {"key": "k"})
    assert call_arguments(call, {0: "q", 2: "k"}) == (["q"], {"key": "k"})
    assert call_arguments(call, {1: "v"}) == ([], {"value": "v"})
    with pytest.raises(DesignerError, match="attend takes at most 3"):
        call_arguments(call, {3: "x"})


def test_a_list_is_one_argument_in_the_order_of_its_ports() -> None:
    call = call_of(ticket(), "features")
    assert call_arguments(call, {2: "c", 0: "a", 1: "b"}) == ([["a", "b", "c"]], {})
    assert call_arguments(call_of(ticket(), "shared"), {0: "x"}) == (["x"], {})


@pytest.mark.parametrize("takes", ["", "list", "dict"])
def test_a_nested_model_is_given_what_it_takes(takes: Any) -> None:
    d = ticket()
    change, model = reuse.nest(d.graph, [d.ids["features"], d.ids["shared"]], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    d.graph.apply(ordering.set_takes(d.graph, takes, model))
    call = next(c for c in program(d.graph, signatures).calls if c.node == model)
    given = call_arguments(call, {0: "a", 1: "b", 2: "c"})
    assert given == (
        ([{"title": "a", "text_body": "b", "tags": "c"}], {}) if takes == "dict" else ([["a", "b", "c"]], {})
    )


def test_what_feeds_a_bypassed_node_stands_for_it() -> None:
    d = ticket()
    d.add("Dropout", "shared", "drop", rate=0.5)
    d.add("Dropout", "drop", "drop2", rate=0.5)
    d.add("Dense", "drop2", "last", units=1)
    d.graph.apply(edits.set_bypassed(d.graph, [d.ids["drop"], d.ids["drop2"]], True))
    assert passed_on(d.graph, Tensor(d.ids["drop2"])) == Tensor(d.ids["shared"])
    call = call_of(d, "last")
    assert call.tensors == [Tensor(d.ids["shared"])]
    assert d.ids["drop"] not in {c.node for c in program(d.graph, signatures).calls}
    d.add("Dropout", "alone", rate=0.5)
    d.graph.apply(edits.set_bypassed(d.graph, [d.ids["alone"]], True))
    assert passed_on(d.graph, Tensor(d.ids["alone"])) is None
    assert "alone" not in {o.name for o in program(d.graph, signatures).outputs}


def test_a_bypassed_input_of_a_file_is_no_input_of_the_model() -> None:
    d = ticket()
    d.graph.apply(edits.set_bypassed(d.graph, [d.ids["tags"]], True))
    made = program(storage.decode(storage.encode(d.graph)), signatures)
    assert [call.name for call in made.inputs] == ["title", "text_body"]
    (features,) = [call for call in made.calls if call.name == "features"]
    assert len(features.tensors) == 2
