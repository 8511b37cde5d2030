from __future__ import annotations

import pytest

from designer.graph import clipboard
from designer.graph.model import INPUT
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing, ticket


def test_a_pasted_copy_has_the_wires_between_its_nodes() -> None:
    d = ticket()
    text = clipboard.copy_text(d.graph, [d.ids["shared"], d.ids["priority"]])
    change, new = clipboard.paste(d.graph, text, (10, 20))
    d.graph.apply(change)
    first, second = new
    assert [e.source for e in d.graph.incoming(second)] == [first]
    assert d.graph.incoming(first) == []
    assert d.graph.nodes[first].name == "shared_1"
    assert d.graph.nodes[first].position == (10, 20)


def test_incoming_wires_come_along_when_asked_for() -> None:
    d = ticket()
    text = clipboard.copy_text(d.graph, [d.ids["shared"]])
    change, new = clipboard.paste(d.graph, text, (0, 0), keep_incoming=True)
    d.graph.apply(change)
    assert [e.source for e in d.graph.incoming(new[0])] == [d.ids["features"]]


def test_a_copied_call_goes_on_sharing_its_layer() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add("Dense", "a", "encoder", units=5)
    second = d.call_again("encoder", "a", "again")
    change, new = clipboard.duplicate(d.graph, [second])
    d.graph.apply(change)
    assert d.graph.layer_of(new[0]).id == d.ids["encoder"]


@pytest.mark.parametrize("text", ["", "hello", "[]", "{}", '{"format": "kdesign-nodes"}', '{"format": "other"}'])
def test_other_texts_are_refused_in_words(text: str) -> None:
    with pytest.raises(DesignerError, match="The clipboard holds no nodes"):
        clipboard.paste(ticket().graph, text, (0, 0))
