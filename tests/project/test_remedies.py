"""What the doctor offers is one change of the settings it speaks of, and nothing where all is so already."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from designer.data.steps.gaps import Fill
from designer.data.steps.scale import Standardize
from designer.graph.model import Change, Graph
from designer.project.records import DATA, TRAINING, class_and_args
from designer.project.remedies import REMEDIES
from tests.support import projects


@pytest.fixture
def graph() -> Graph:
    return projects.iris().graph


def applied(graph: Graph, kind: str, **args: Any) -> Graph:
    after = graph.copy()
    change = REMEDIES[kind](graph, args)
    after.apply(change)
    back = after.copy()
    back.apply(change.reversed())
    assert set(map(repr, back.elements())) == set(map(repr, graph.elements()))
    again: Change = REMEDIES[kind](after, args)
    assert not again.removed
    assert not again.added
    return after


def test_numbers_that_are_taken_as_they_stand_are_scaled_behind_their_gaps(graph: Graph) -> None:
    data = graph.settings[DATA]
    (key, binding), *_ = data.inputs.items()
    filled = {binding.columns[0]: (Fill(),)}
    inputs = {**data.inputs, key: msgspec.structs.replace(binding, steps=filled)}
    graph = graph.with_setting(DATA, msgspec.structs.replace(data, inputs=inputs))
    after = graph.copy()
    after.apply(REMEDIES["scale"](graph, {"role": "inputs", "keys": [key]}))
    steps = after.settings[DATA].inputs[key].steps
    assert steps[binding.columns[0]] == (Fill(), Standardize())
    assert set(steps) == set(binding.columns)
    assert after.settings[DATA].targets == data.targets


def test_an_optimizer_keeps_its_class_and_its_other_arguments(graph: Graph) -> None:
    graph = graph.with_setting(
        TRAINING,
        msgspec.structs.replace(graph.settings[TRAINING], optimizer={"class": "SGD", "args": {"momentum": 0.5}}),
    )
    after = applied(graph, "set_optimizer", args={"learning_rate": 0.1})
    assert class_and_args(after.settings[TRAINING].optimizer) == ("SGD", {"momentum": 0.5, "learning_rate": 0.1})
    short = graph.with_setting(TRAINING, msgspec.structs.replace(graph.settings[TRAINING], optimizer="adam"))
    after = applied(short, "set_optimizer", args={"learning_rate": 0.1})
    assert class_and_args(after.settings[TRAINING].optimizer) == ("Adam", {"learning_rate": 0.1})


def test_options_weights_and_splits_change_alone(graph: Graph) -> None:
    before = graph.settings
    key = next(iter(before[TRAINING].outputs))
    after = applied(graph, "set_options", epochs=77).settings
    assert after[TRAINING] == msgspec.structs.replace(before[TRAINING], epochs=77)
    after = applied(graph, "set_weights", weights={key: 3}).settings
    assert after[TRAINING].outputs[key].weight == 3.0
    assert after[TRAINING].outputs[key].loss == before[TRAINING].outputs[key].loss
    after = applied(graph, "set_class_weights", weights="balanced").settings
    assert after[DATA] == msgspec.structs.replace(before[DATA], class_weights="balanced")
    after = applied(graph, "set_split", validation=0.4).settings
    assert after[DATA].split == msgspec.structs.replace(before[DATA].split, validation=0.4)


def test_a_callback_takes_the_place_of_one_of_its_class(graph: Graph) -> None:
    others = ("TerminateOnNaN", {"class": "EarlyStopping", "args": {"patience": 3}})
    graph = graph.with_setting(TRAINING, msgspec.structs.replace(graph.settings[TRAINING], callbacks=others))
    after = graph.copy()
    after.apply(REMEDIES["add_callback"](graph, {"class": "EarlyStopping", "args": {"patience": 9}}))
    found = [class_and_args(one) for one in after.settings[TRAINING].callbacks]
    assert found == [("TerminateOnNaN", {}), ("EarlyStopping", {"patience": 9})]


def test_layers_get_other_arguments_in_one_step_and_learn_again(graph: Graph) -> None:
    dense = [node.id for node in graph.nodes.values() if node.type == "Dense"]
    after = applied(graph, "set_arguments", nodes={node: {"activation": "relu"} for node in dense})
    assert all(after.nodes[node].params["activation"] == "relu" for node in dense)
    usual = applied(after, "set_arguments", nodes={dense[0]: {"activation": None}})
    assert "activation" not in usual.nodes[dense[0]].params
    frozen = graph.copy()
    from designer.graph import edits

    frozen.apply(edits.set_trainable(graph, dense, False))
    assert all(node.trainable for node in applied(frozen, "unfreeze", nodes=dense).nodes.values())
