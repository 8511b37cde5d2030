"""Whatever a search can vary has a name it can be written by, and values to begin with that it can take."""

from __future__ import annotations

import pytest

from designer.advice.search_places import places, suggested, varying
from designer.project import storage
from designer.project.examples import example, examples
from designer.project.records import SEARCH
from designer.project.variation import parsed, read


@pytest.mark.parametrize("name", [one.name for one in examples()])
def test_values_to_begin_with_can_be_read_and_names_lead_to_their_places(name: str) -> None:
    graph = storage.load(example(name).path)
    found = places(graph)
    assert {place.of for place in found} > {"training"}
    for place in found:
        if not place.values:
            continue
        variation = read(graph, place.of, place.path, place.values)
        if place.of == "training" or graph.nodes[place.of].parent == "":
            assert parsed(graph, f"{place.name}={place.values}") == variation


def test_what_varies_is_exchanged_where_it_varied_before_and_undone_as_one() -> None:
    graph = storage.load(example("digits").path)
    first = varying(graph, parsed(graph, "hidden.units=8,16"))
    graph.apply(first)
    again = varying(graph, parsed(graph, "hidden.units=4..64:log"))
    graph.apply(again)
    assert [v.low for v in graph.settings[SEARCH].variations] == [4]
    graph.apply(again.reversed())
    graph.apply(first.reversed())
    assert SEARCH not in graph.settings


def test_what_suggests_itself_is_near_what_is_there() -> None:
    graph = storage.load(example("digits").path)
    assert suggested(graph, "n2", "units") == "256, 512, 1024"
    assert suggested(graph, "n3", "") == "on, off"
    assert suggested(graph, "n2", "kernel_initializer") == ""
    assert suggested(graph, "training", "optimizer.learning_rate") == "0.0001..0.01:log"
