"""Projects of older formats come out as those of today, and what is damaged is refused where it would be guessed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.graph.interface import setting_name
from designer.project.migrate import MIGRATIONS, migrated
from designer.project.restoring import restored
from tests.support import projects
from tests.support.drawings import ticket


def test_a_model_of_format_1_with_several_ends_takes_and_gives_dicts() -> None:
    raw: dict[str, Any] = {
        "nodes": [
            {"id": "a", "type": "Input"},
            {"id": "b", "type": "Input"},
            {"id": "c", "type": "Concatenate"},
            {"id": "d", "type": "Dense"},
        ],
        "edges": [["a", 0, "c", 0], ["b", 0, "c", 1]],
    }
    found = migrated(raw, 1, 2)
    assert found["version"] == 2
    assert found["settings"][setting_name("")] == {"takes": "dict", "gives": "dict"}
    assert "settings" not in raw
    alone = {"nodes": [{"id": "a", "type": "Input"}, {"id": "d", "type": "Dense"}], "edges": [["a", 0, "d", 0]]}
    assert "settings" not in migrated(alone, 1, 2)


def test_the_preparation_of_format_2_becomes_steps_of_every_column() -> None:
    raw = {"data": {"inputs": {"n1": {"columns": ["a", "b"], "preparation": "standardize"}}, "validation_split": 0.25}}
    data = migrated(raw, 2, 3)["data"]
    steps = data["inputs"]["n1"]["steps"]
    assert set(steps) == {"a", "b"}
    assert all("standard" in str(step).lower() for step in steps.values())
    assert data["split"]["validation"] == 0.25


@pytest.mark.parametrize(
    "data", [{"inputs": {"n1": {"preparation": "soften"}}}, {"validation_split": "a"}, {"inputs": 3}]
)
def test_what_is_damaged_and_means_something_else_now_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        migrated({"data": data}, 2, 3)


@settings(max_examples=50, deadline=None)
@given(
    st.recursive(st.none() | st.integers() | st.text(max_size=3), lambda one: st.lists(one, max_size=3), max_leaves=5)
)
def test_damage_of_format_1_is_left_to_the_reader(value: Any) -> None:
    raw = {"nodes": value, "edges": value, "settings": value}
    assert migrated(raw, 1, 2) == {**raw, "version": 2}


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    assert list(MIGRATIONS) == list(range(1, len(MIGRATIONS) + 1))


def test_another_project_comes_in_the_place_of_one_and_can_be_undone() -> None:
    graph, other = ticket().graph, projects.iris().graph
    before = graph.copy()
    change = restored(graph, other)
    graph.apply(change)
    assert set(map(repr, graph.elements())) == set(map(repr, other.elements()))
    graph.apply(change.reversed())
    assert set(map(repr, graph.elements())) == set(map(repr, before.elements()))
    again = restored(graph, graph.copy())
    assert (again.removed, again.added) == ((), ())
