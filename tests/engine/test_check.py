from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from designer.engine.checking.check import Checker
from designer.graph import edits
from designer.graph.model import INPUT, Change, Edge
from designer.project.fixes import apply_fix
from designer.wire import Checked, Problem, decode_answer, frame
from tests.support.drawings import Drawing, ticket
from tests.support.networks import NETWORKS, catalogue, nested_twice, wire


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


def graph_problems(checker: Checker, d: Drawing) -> list[Problem]:
    report = checker.check(d.graph, catalogue())
    # The sentences read the same after they have gone through the pipe.
    received = decode_answer(frame(report)[4:])
    assert isinstance(received, Checked)
    assert [str(p.text) for p in received.problems] == [str(p.text) for p in report.problems]
    return [p for p in received.problems if p.scope == "graph"]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [str(p.text) for p in problems]
    return problems[0]


def fixed(checker: Checker, d: Drawing, problem: Problem, number: int = 0) -> Checked:
    """Return the report after a cure of a problem."""
    fix = problem.fixes[number]
    d.graph.apply(apply_fix(d.graph, fix.kind, fix.args, catalogue().signature))
    return checker.check(d.graph, catalogue())


def dense(units: int = 5, **params: Any) -> Drawing:
    d = Drawing()
    d.add(INPUT, "x", shape=[8])
    d.add("Dense", "x", "y", units=units, **params)
    return d


@pytest.mark.parametrize("name", NETWORKS)
def test_a_sound_drawing_has_no_problems_in_the_graph(checker: Checker, name: str) -> None:
    report = checker.check(NETWORKS[name]().graph, catalogue())
    assert [p for p in report.problems if p.scope == "graph"] == []
    assert report.ok
    assert not report.can_train


def test_an_empty_drawing_says_what_to_do(checker: Checker) -> None:
    report = checker.check(Drawing().graph, catalogue())
    problem = only(list(report.problems))
    assert str(problem.text) == "Nothing is drawn yet."
    assert "Drag an Input" in str(problem.hint)
    assert not report.ok


def test_a_missing_input_is_said_once_and_can_be_added(checker: Checker) -> None:
    d = Drawing()
    d.add("Dense", "a", units=3)
    d.add("Dense", "a", "b", units=3)
    problem = only(graph_problems(checker, d))
    assert str(problem.text) == "The drawing has no Input. Add one and wire it to the first layer."
    report = fixed(checker, d, problem)
    assert report.ok
    assert report.nodes[d.ids["b"]].outputs[0].shape == (None, 3)


def test_an_input_alone_is_no_model(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[3])
    assert str(only(graph_problems(checker, d)).text) == "The model has no output. Wire the Input to a layer."


def test_a_cycle_names_its_nodes_and_no_others(checker: Checker) -> None:
    d = dense()
    d.add("Add", "a")
    d.add("Dense", "a", "b", units=5)
    d.add("Dense", "b", "behind", units=5)
    wire(d, "y", "a", 0)
    wire(d, "b", "a", 1)
    assert str(only(graph_problems(checker, d)).text) == "a, b form a cycle. Cut one of the wires between them."


def test_a_layer_that_is_not_connected_says_so(checker: Checker) -> None:
    d = dense()
    lonely = d.add("Dropout", "lonely", rate=0.5)
    problem = only(graph_problems(checker, d))
    assert problem.node == lonely
    assert str(problem.text).startswith("lonely is not connected.")
    assert fixed(checker, d, problem).ok


def test_a_merge_with_one_input_says_how_many_it_takes(checker: Checker) -> None:
    d = dense()
    d.add("Add", "y", "sum")
    assert str(only(graph_problems(checker, d)).text) == ("sum takes at least 2 inputs and has 1. Draw a wire to it.")


def test_a_missing_named_input_is_named(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 8])
    d.add("MultiHeadAttention", "x", "attention", num_heads=2, key_dim=4)
    assert str(only(graph_problems(checker, d)).text) == (
        "attention has nothing at its input value. Draw a wire to it."
    )


def test_two_wires_on_one_port_can_be_joined(checker: Checker) -> None:
    d = dense()
    d.add(INPUT, "z", shape=[8])
    wire(d, "z", "y", 0)
    problem = only(graph_problems(checker, d))
    assert str(problem.text) == (
        "2 wires lead into one input of y, which takes one tensor. Cut all but one, or join them first."
    )
    report = fixed(checker, d, problem)
    assert report.ok
    assert report.nodes[d.ids["y"]].inputs[0].shape == (None, 16)


def test_wires_beyond_the_last_port_can_be_cut(checker: Checker) -> None:
    d = dense()
    d.add(INPUT, "z", shape=[8])
    wire(d, "z", "y", 1)
    problem = only(graph_problems(checker, d))
    assert str(problem.text) == "y takes at most 1 input(s) and has 2. Cut a wire."
    assert fixed(checker, d, problem).ok


def test_a_wire_from_an_output_that_is_not_there_can_be_cut(checker: Checker) -> None:
    d = dense()
    d.add("Add", "sum")
    wire(d, "y", "sum", 0)
    wire(d, "y", "sum", 1, output=2)
    problem = only(graph_problems(checker, d))
    assert str(problem.text) == "sum is wired to output 3 of y, which has 1. Cut the wire or draw it anew."
    assert len(problem.fixes) == 1


def test_a_class_keras_does_not_have_gets_the_nearest(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[8])
    d.add("Dens", "x", "y", units=3)
    d.add("Dense", "y", "z", units=3)
    problem = only(graph_problems(checker, d))
    assert str(problem.text) == "Dens is not a layer of Keras 3.15.1; this node cannot be built."
    assert str(problem.hint) == "Did you mean Dense?"
    assert fixed(checker, d, problem).ok


def test_a_missing_argument_is_named(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[8])
    d.add("Dense", "x", "y")
    problem = only(graph_problems(checker, d))
    assert (problem.param, str(problem.text)) == ("units", "y: units needs a value.")


@pytest.mark.parametrize(
    ("params", "param", "text"),
    [
        ({"units": 0}, "units", "y: units must be at least 1; it is 0."),
        ({"units": "many"}, "units", 'y: units must be a whole number; it is "many".'),
        ({"units": 3, "activation": "rleu"}, "activation", "y: activation is "),
        ({"units": 3, "size": 4}, "size", "y: There is no argument size."),
        ({"units": 3, "kernel_initializer": {"class": "Layer", "args": {}}}, "kernel_initializer", "y: "),
    ],
)
def test_a_bad_argument_is_named(checker: Checker, params: dict[str, Any], param: str, text: str) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[8])
    d.add("Dense", "x", "y", **params)
    d.add("Dense", "y", "behind", units=2)
    problem = only(graph_problems(checker, d))
    assert (problem.node, problem.param) == (d.ids["y"], param)
    assert str(problem.text).startswith(text)


def test_what_only_the_constructor_refuses_is_said_in_its_words(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "image", shape=[8, 8, 3])
    d.add("Conv2D", "image", "conv", filters=4, kernel_size=3, strides=2, dilation_rate=2)
    problem = only(graph_problems(checker, d))
    assert problem.node == d.ids["conv"]
    assert str(problem.text).startswith("Conv2D: `strides > 1` not supported in conjunction with")


def test_too_few_axes_can_be_reshaped(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[784])
    d.add("Conv2D", "x", "conv", filters=4, kernel_size=3)
    d.add("Flatten", "conv", "flat")
    problem = only(graph_problems(checker, d))
    assert problem.node == d.ids["conv"]
    assert str(problem.text) == ("conv needs an input of at least 4 axes, the batch included; it receives (None, 784).")
    assert str(problem.fixes[0].text) == "Insert Reshape to (28, 28, 1)"
    report = fixed(checker, d, problem)
    assert report.ok
    assert report.nodes[d.ids["flat"]].outputs[0].shape == (None, 26 * 26 * 4)


def test_a_recurrent_layer_on_a_table_can_be_reshaped(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[30])
    d.add("LSTM", "x", "lstm", units=4)
    problem = only(graph_problems(checker, d))
    assert str(problem.text) == "lstm needs an input of 3 axes, the batch included; it receives (None, 30)."
    assert fixed(checker, d, problem).ok


def test_integers_that_only_predicting_takes_can_be_cast(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[6], dtype="int32")
    d.add("AlphaDropout", "x", "drop", rate=0.2)
    d.add("Dense", "drop", "out", units=1)
    problem = only(graph_problems(checker, d))
    assert problem.node == d.ids["drop"]
    assert str(problem.text) == ("drop takes floating point numbers when it trains; it receives (None, 6) of int32.")
    assert str(problem.fixes[0].text) == "Insert ops.cast to float32"
    assert fixed(checker, d, problem).ok


def test_too_many_axes_can_be_flattened(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 5])
    d.add("RepeatVector", "x", "repeat", n=2)
    problem = only(graph_problems(checker, d))
    assert str(problem.fixes[0].text) == "Insert Flatten"
    report = fixed(checker, d, problem)
    assert report.nodes[d.ids["repeat"]].outputs[0].shape == (None, 2, 20)


def test_an_image_in_a_recurrent_layer_can_be_reshaped(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 5, 2])
    d.add("LSTM", "x", "lstm", units=3)
    problem = only(graph_problems(checker, d))
    assert str(problem.fixes[0].text) == "Insert Reshape to (20, 2)"
    assert fixed(checker, d, problem).ok


def test_an_axis_that_is_not_there_is_explained(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4])
    d.add("BatchNormalization", "x", "y", axis=3)
    assert str(only(graph_problems(checker, d)).text) == (
        "y looks for an axis that (None, 4) does not have. Give it another input or axis."
    )


def test_what_tensorflow_adds_is_left_out(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 4, 2])
    d.add("EinsumDense", "x", "y", equation="abc,cd->abd", output_shape=[None, 3])
    text = str(only(graph_problems(checker, d)).text)
    assert text == "y does not accept (None, 4, 4, 2): Dimensions must be equal, but are 2 and 4"


def two_shapes(type_: str) -> Drawing:
    d = Drawing()
    d.add(INPUT, "a", shape=[4, 5])
    d.add(INPUT, "b", shape=[3, 6])
    d.add(type_, "m")
    wire(d, "a", "m", 0)
    wire(d, "b", "m", 1)
    return d


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (
            "Concatenate",
            "m joins inputs whose shapes agree on every axis but the one it joins along; "
            "it receives (None, 4, 5), (None, 3, 6).",
        ),
        ("Add", "m combines inputs of the same shape; it receives (None, 4, 5), (None, 3, 6)."),
    ],
)
def test_shapes_that_do_not_fit_together_are_shown(checker: Checker, type_: str, text: str) -> None:
    assert str(only(graph_problems(checker, two_shapes(type_))).text) == text


def test_a_reshape_to_another_size_is_explained(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[10])
    d.add("Reshape", "x", "r", target_shape=[3, 3])
    problem = only(graph_problems(checker, d))
    assert problem.param == "target_shape"
    assert str(problem.text) == "r cannot make (3, 3) of (10,): the number of values must stay the same."


def test_a_window_larger_than_its_input_can_be_padded(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[2, 2, 1])
    d.add("Conv2D", "x", "conv", filters=2, kernel_size=3)
    problem = only(graph_problems(checker, d))
    assert str(problem.text).startswith("conv would have an empty output")
    assert fixed(checker, d, problem).ok


def test_an_unknown_size_that_weights_need_is_explained(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[None])
    d.add("Dense", "x", "y", units=3)
    assert "must know the size of its input" in str(only(graph_problems(checker, d)).text)


def test_other_refusals_are_in_keras_own_words_without_decoration(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[4, 5])
    d.add(INPUT, "b", shape=[3, 5])
    d.add("Dot", "dot", axes=1)
    wire(d, "a", "dot", 0)
    wire(d, "b", "dot", 1)
    text = str(only(graph_problems(checker, d)).text)
    assert text.startswith("dot does not accept (None, 4, 5), (None, 3, 5): ")
    assert "\n" not in text
    assert "\x1b" not in text


def test_only_the_node_at_fault_gets_the_error(checker: Checker) -> None:
    d = two_shapes("Add")
    d.add("Dense", "m", "one", units=3)
    d.add("Dense", "one", "two", units=3)
    report = checker.check(d.graph, catalogue())
    assert [p.node for p in report.problems if p.node] == [d.ids["m"]]
    assert report.nodes[d.ids["two"]].outputs == ()
    assert report.nodes[d.ids["a"]].outputs[0].shape == (None, 4, 5)


REFUSED = [("층 하나", "dense"), ("a b", "a_b"), ("x:0", "x_0"), ("[y]", "y")]
REFUSED += [("a>", "a"), ("a>_b", "a_b"), ("_y", "y")]


@pytest.mark.parametrize(("title", "used"), REFUSED)
def test_a_title_keras_would_refuse_is_warned_of(checker: Checker, title: str, used: str) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[8])
    d.add("Dense", "x", title, units=3)
    problem = only(graph_problems(checker, d))
    assert problem.severity == "warning"
    text = f"Keras would refuse the name {title} when it trains or exports; the model uses {used}."
    assert str(problem.text) == text
    report = fixed(checker, d, problem)
    assert report.nodes[d.ids[title]].name == used
    assert [p for p in report.problems if p.scope == "graph"] == []


def test_two_layers_of_one_title_are_warned_of(checker: Checker) -> None:
    d = dense()
    second = d.add("Dense", "y", "Y", units=3)
    report = checker.check(d.graph, catalogue())
    problem = only([p for p in report.problems if p.scope == "graph"])
    assert (problem.node, problem.severity) == (second, "warning")
    assert str(problem.text) == "Another layer is called Y, too; the model uses Y_1."
    assert report.nodes[second].name == "Y_1"


def test_an_input_that_leads_nowhere_is_warned_of(checker: Checker) -> None:
    d = dense()
    d.add(INPUT, "unused", shape=[3])
    report = checker.check(d.graph, catalogue())
    problem = only([p for p in report.problems if p.scope == "graph"])
    assert problem.severity == "warning"
    assert str(problem.text) == "The Input unused leads to no output. Wire it to a layer or delete it."
    assert report.ok
    assert [p for p in fixed(checker, d, problem).problems if p.scope == "graph"] == []


def test_outputs_of_a_layer_that_are_not_used_are_warned_of(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 5])
    d.add("LSTM", "x", "lstm", units=3, return_state=True)
    d.add("Dense", "lstm", "y", units=1)
    report = checker.check(d.graph, catalogue())
    problem = only([p for p in report.problems if p.scope == "graph"])
    assert problem.severity == "warning"
    assert str(problem.text) == "Of the 3 outputs of lstm these are not used: 2, 3."
    assert report.ok
    assert [p for p in fixed(checker, d, problem).problems if p.scope == "graph"] == []


def test_a_fault_inside_a_nested_model_is_shown_there_and_pointed_to(checker: Checker) -> None:
    d = NETWORKS["nested"]()
    d.graph.apply(edits.set_param(d.graph, d.ids["shared"], "units", 0))
    problems = graph_problems(checker, d)
    assert [(p.node, p.severity) for p in problems] == [(d.ids["shared"], "error"), (d.ids["inner"], "warning")]
    assert "Open it with a double click" in str(problems[1].text)


def test_a_nested_model_refuses_another_shape(checker: Checker) -> None:
    d = NETWORKS["nested_twice"]()
    d.graph.apply(edits.set_param(d.graph, d.ids["b"], "shape", [7]))
    problem = only(graph_problems(checker, d))
    assert problem.node == d.ids["tower again"]
    assert "expects an input of shape (None, 6); it receives (None, 7)" in str(problem.text)


def test_a_nested_model_that_contains_itself_is_refused(checker: Checker) -> None:
    d = NETWORKS["nested_twice"]()
    node = edits.new_node(d.graph, "Model", (0, 0), name="again", parent=d.ids["tower"])
    inside = replace(node, shares=d.ids["tower"])
    d.graph.apply(Change("", added=(inside, Edge(d.ids["first"], 0, inside.id, 0))))
    report = checker.check(d.graph, catalogue())
    assert not report.ok
    assert any("contains itself" in str(p.text) for p in report.problems)


def test_totals_are_those_of_keras(checker: Checker) -> None:
    report = checker.check(ticket().graph, catalogue())
    assert (report.total_params, report.trainable_params) == (1_286_789, 1_286_789)
    report = checker.check(NETWORKS["unet"]().graph, catalogue())
    assert report.total_params - report.trainable_params == 2 * 16


def test_the_engine_and_its_checker_can_be_closed_and_go_on(checker: Checker) -> None:
    checker.close()
    assert checker.check(dense().graph, catalogue()).ok


def test_a_layer_that_reads_text_wants_an_input_of_text(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "review", shape=[1])
    d.add("TextVectorization", "review", "tokens", output_sequence_length=8)
    (problem,) = [p for p in checker.check(d.graph, catalogue()).problems if p.scope == "graph"]
    assert str(problem.text) == "tokens reads text; it receives numbers. Begin with an Input of dtype string."
    d.graph.apply(apply_fix(d.graph, problem.fixes[0].kind, problem.fixes[0].args))
    assert checker.check(d.graph, catalogue()).ok


def test_a_nested_model_is_called_with_the_axes_of_its_inputs(checker: Checker) -> None:
    d = nested_twice()
    d.graph.apply(edits.set_param(d.graph, d.ids["b"], "shape", [5, 6]))
    (problem,) = [p for p in checker.check(d.graph, catalogue()).problems if p.severity == "error"][:1]
    assert str(problem.text) == "model expects an input of shape (None, 6); it receives (None, 5, 6)."


def test_what_no_model_can_hold_is_said(checker: Checker) -> None:
    d = Drawing()
    d.add(INPUT, "image", shape=[8, 8, 3])
    d.add("Equalization", "image", "equal")
    (problem,) = [p for p in checker.check(d.graph, catalogue()).problems if p.scope == "graph"]
    assert "no model can hold this layer" in str(problem.text)
