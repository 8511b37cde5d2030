"""What stands between the brackets of x[...]."""

from __future__ import annotations

import pytest

from designer.catalogue.spec import Param
from designer.catalogue.texts import index, to_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", (0,)),
        (":, 0", (slice(None), 0)),
        ("..., -1", (Ellipsis, -1)),
        (":, 1:3, ::2", (slice(None), slice(1, 3), slice(None, None, 2))),
        (":, None", (slice(None), None)),
        ("(0, 1)", (0, 1)),
    ],
)
def test_an_index_is_read(text, expected):
    assert index(text) == expected


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("int_or_tuple", [3, 3], "3, 3"),
        ("int_or_tuple", [3], "3,"),
        ("shape", [64], "64"),
        ("shape", [None, 3], "None, 3"),
        ("int_or_tuple", [[1, 2], [3, 4]], "(1, 2), (3, 4)"),
        ("float", 0.001, "0.001"),
        ("float", 1e-07, "1e-07"),
        ("bool", True, "True"),
        ("enum", "same", "same"),
        ("regularizer", {"class": "L2", "args": {"l2": 0.1}}, '{"class": "L2", "args": {"l2": 0.1}}'),
        ("activation", None, "None"),
    ],
)
def test_a_value_is_written_as_a_person_would(kind, value, text):
    assert to_text(Param("x", kind), value) == text
