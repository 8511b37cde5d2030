"""Sentences with their values."""

from __future__ import annotations

import pytest

from designer.graph.texts import DesignerError, Text
from designer.views.wording import say

HOSTILE = ["a\nb", "a\r\n\r\n  b", "a\x0bb", "a\x85b\u2028c", "\n", "a\n\tb\n"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_sentence_is_one_line_whatever_the_titles_in_it_hold(title: str) -> None:
    inner = Text("{name} is bad.", {"name": title})
    error = DesignerError("{name}: {reason}", name=title, reason=inner)
    for told in (str(error), str(error.text), say(error.text)):
        assert len(told.splitlines()) == 1, told
    assert str(Text("{name} is bad.", {"name": "a  b\nc"})) == "a  b c is bad."


def test_numbers_keep_their_formats() -> None:
    assert str(Text("{size:.1f} of {limit:,} MB", {"size": 1.25, "limit": 4000})) == "1.2 of 4,000 MB"
