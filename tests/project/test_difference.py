"""What two projects differ in is found whole, said in words, and nothing where they are equal."""

from __future__ import annotations

import random

import msgspec

from designer.graph import edits
from designer.graph.model import Graph
from designer.project import storage
from designer.project.difference import differences, of_settings
from designer.project.records import DATA, TRAINING
from tests.support import drawings, projects


def said(first: Graph, second: Graph) -> list[str]:
    return [str(one.text) for one in differences(first, second)]


def with_training(graph: Graph, **changes: object) -> Graph:
    return graph.with_setting(TRAINING, msgspec.structs.replace(graph.settings[TRAINING], **changes))


def test_equal_projects_differ_in_nothing_wherever_their_nodes_lie() -> None:
    graph = projects.iris().graph
    moved = graph.copy()
    moved.apply(edits.move(graph, {"n2": (400, 40)}))
    assert differences(graph, moved) == []
    assert differences(graph, storage.decode(storage.encode(graph))) == []


def test_layers_arguments_data_and_training_are_named_with_both_values() -> None:
    graph = projects.iris().graph
    other = graph.copy()
    other.apply(edits.set_param(other, "n2", "units", 16))
    other.apply(edits.set_param(other, "n2", "activation", None, None))
    other.apply(edits.dissolve(other, ["n3"], drawings.signatures))
    other = with_training(other, batch_size=32, optimizer={"class": "Adam", "args": {"learning_rate": 0.01}})
    split = msgspec.structs.replace(other.settings[DATA].split, validation=0.3)
    other = other.with_setting(DATA, msgspec.structs.replace(other.settings[DATA], split=split))
    assert said(graph, other) == [
        "Removed: dropout (Dropout)",
        "hidden: units 8 → 16",
        "hidden: activation relu → None",
        "species: inputs dropout → hidden",
        "split validation: 0.2 → 0.3",
        "optimizer: rmsprop → Adam",
        "batch_size: 16 → 32",
        "optimizer learning_rate: – → 0.01",
    ]
    back = said(other, graph)
    assert back[0] == "Added: dropout (Dropout) after hidden"
    assert "hidden: units 16 → 8" in back
    assert len(back) == len(said(graph, other))


def test_what_is_the_default_is_no_difference() -> None:
    graph = projects.iris().graph
    other = graph.copy()
    other.apply(edits.set_params(other, "n2", {**other.nodes["n2"].params, "use_bias": True}))
    assert differences(graph, other) == []
    assert of_settings([{"epochs": 10}, {}, {"batch_size": 32}]) == []


def test_random_edits_are_found_in_both_directions_and_never_raise() -> None:
    rng = random.Random(4)
    graph = drawings.ticket().graph
    for _ in range(60):
        other = graph.copy()
        other.apply(drawings.random_change(rng, other))
        found = differences(graph, other)
        assert all(str(one.text) for one in found)
        assert len(differences(other, graph)) == len(found)
        if graph.nodes.keys() != other.nodes.keys():
            assert {one.kind for one in found} & {"added", "removed"}
        graph = other
