"""Every source and every step says in words what it is, and every choice of a step what it means."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest

from designer.data.sources import SOURCES, Source
from designer.data.steps import STEPS, Step


def choices(type_: Any) -> list[object]:
    """Return the values of the Literals in a type."""
    if get_origin(type_) is Literal:
        return list(get_args(type_))
    return [value for part in get_args(type_) for value in choices(part)]


@pytest.mark.parametrize("kind", SOURCES, ids=lambda k: k.__name__)
def test_a_source_has_a_title(kind: type[Source]) -> None:
    assert kind.title
    assert [other.title for other in SOURCES].count(kind.title) == 1


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.__name__)
def test_a_step_has_titles_for_itself_its_arguments_and_their_choices(step: type[Step]) -> None:
    wanted: set[str] = set()
    for field in msgspec.structs.fields(step):
        wanted |= {field.name, *(f"{field.name}.{value}" for value in choices(field.type))}
    assert set(step.argument_titles) == wanted
    assert all(step.argument_titles.values())
    assert step.title
    assert [other.title for other in STEPS].count(step.title) == 1


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.__name__)
def test_what_an_argument_is_asked_with_is_an_argument_with_that_value(step: type[Step]) -> None:
    types = {field.name: field.type for field in msgspec.structs.fields(step)}
    for name, (other, value) in step.asked_with.items():
        assert name in types
        assert value in choices(types[other])
