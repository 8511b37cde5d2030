"""A value has one text, whatever order it was made in, and the text says the value again."""

from __future__ import annotations

import json
import math
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.project.canonical import WIDTH, key_order, plain, write

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text("aé\n\"\\한 ", max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abn12", max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def shuffled(value: Any) -> Any:
    if isinstance(value, dict):
        items = list(value.items())
        random.Random(0).shuffle(items)
        return {key: shuffled(inner) for key, inner in items}
    return [shuffled(inner) for inner in value] if isinstance(value, list) else value


@settings(max_examples=80, deadline=None)
@given(VALUES)
def test_a_value_has_one_text_and_the_text_says_it(value: Any) -> None:
    text = write(plain(value))
    assert json.loads(text) == value
    assert write(plain(shuffled(value))) == text
    assert write(plain(json.loads(text))) == text
    assert text.endswith("\n")


def test_keys_stand_in_the_order_of_their_creation_what_a_thing_is_first() -> None:
    keys = ["n10", "name", "n2", "class", "n2:1", "args", "type"]
    assert sorted(keys, key=key_order) == ["class", "type", "args", "name", "n2", "n2:1", "n10"]


def test_short_things_stand_on_one_line_and_long_ones_do_not() -> None:
    long = {"top": {"inner": {"short": [1, 2, 3], "long": ["x" * 30] * 6}}}
    lines = write(plain(long)).splitlines()
    assert any('"short": [1, 2, 3]' in line for line in lines)
    assert all(len(line) <= WIDTH for line in lines)


class Record(msgspec.Struct, omit_defaults=True):
    usual: int = 3
    other: str = ""


def test_records_leave_out_what_is_as_usual() -> None:
    assert plain({"r": Record(other="x"), "s": (Record(),)}) == {"r": {"other": "x"}, "s": [{}]}


@pytest.mark.parametrize("value", [math.nan, math.inf, object(), b"bytes", {1, 2}])
def test_what_is_no_data_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="project can hold"):
        plain({"deep": [value]})
