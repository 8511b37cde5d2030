"""A project file with values that no layer can hold, or wires at ports that none has, is refused with its place."""

from __future__ import annotations

from typing import Any

import pytest

from designer.graph.model import INPUT, Edge, Node
from designer.project.errors import ProjectError
from designer.project.leaves import check_code, check_edges, check_nodes, check_training, has_output
from designer.project.own_code import Module
from designer.project.records import OutputTraining, OwnCode, TrainingSettings


def node(name: str, type_: str, **more: Any) -> Node:
    return Node(name, type_, name, **more)


def refused(check: Any, *args: Any) -> str:
    with pytest.raises(ProjectError) as error:
        check(*args)
    return error.value.path


def test_what_the_drawing_may_hold_until_it_is_mended_is_left_to_the_check() -> None:
    check_nodes([
        node("n1", "Dense", params={"units": -3}),
        node("n2", "NoSuchLayer", params={"anything": [1, {"a": None}]}),
        node("n3", "Dense", params={"unknown": 3}),
        node("n4", "LSTM", params={"units": 3}, outputs=(2,)),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("one", "path"),
    [
        (node("n1", "Dense", params={"units": {"class": 3}}), "$.nodes[1].params"),
        (node("n1", "Dense", params={"units": [1, 2]}), "$.nodes[1].params"),
        (node("n1", "Dense", outputs=(4,)), "$.nodes[1].outputs"),
        (node("n1", "Dense", arguments={"not a name": 1}), "$.nodes[1].arguments"),
    ],
)
def test_arguments_of_no_type_of_theirs_are_refused_by_their_place(one: Node, path: str) -> None:
    assert refused(check_nodes, [node("n0", INPUT, params={"shape": [3]}), one]).startswith(path)


def test_wires_at_ports_that_no_such_layer_has_are_refused() -> None:
    nodes = {
        "a": node("a", INPUT),
        "b": node("b", "Dense"),
        "c": node("c", "Concatenate"),
        "d": node("d", "LSTM"),
    }
    check_edges([Edge("a", 0, "b", 0), Edge("b", 0, "c", 40), Edge("d", 2, "c", 1)], nodes)
    assert refused(check_edges, [Edge("a", 0, "b", 0), Edge("a", 1, "b", 0)], nodes) == "$.edges[1][1]"
    assert refused(check_edges, [Edge("a", 0, "b", 1)], nodes) == "$.edges[0][3]"
    assert has_output(nodes["d"], 2)
    assert not has_output(nodes["b"], 1)


def test_objects_of_a_training_must_be_some() -> None:
    output = {"n1": OutputTraining("mean_squared_error", ("accuracy",))}
    check_training(TrainingSettings(outputs=output, callbacks=({"class": "EarlyStopping", "args": {}},)))
    assert refused(
        check_training, TrainingSettings(optimizer={"class": "Adam", "args": {"learning_rate": []}})
    ).startswith("$.training.optimizer")
    bad = {"n1": OutputTraining({"class": "Huber", "args": {"delta": {}}})}  # type: ignore[arg-type]
    assert refused(check_training, TrainingSettings(outputs=bad)).startswith("$.training.outputs.n1.loss")


def test_texts_of_python_have_names_and_each_its_own() -> None:
    check_code(OwnCode((Module("one"), Module("two"))))
    for names in (("one", "one"), ("one", "no name"), ("one", "x" * 101)):
        assert refused(check_code, OwnCode(tuple(Module(name) for name in names))) == "$.code.modules[1].name"
