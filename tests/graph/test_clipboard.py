from __future__ import annotations

import pytest

from designer.graph import clipboard, reuse
from designer.graph.model import INPUT, Graph
from designer.graph.texts import DesignerError
from designer.project import storage
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


def test_calls_pasted_where_their_layer_is_not_share_a_copy_of_it() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add("Dense", "a", "encoder", units=5)
    calls = [d.call_again("encoder", "a", "again"), d.call_again("encoder", "a", "and again")]
    text = clipboard.copy_text(d.graph, calls)
    other = Drawing()
    other.add(INPUT, "x", shape=[3])
    other.add("Dense", "x", "y", units=2)
    assert other.ids["y"] == d.ids["encoder"]
    change, (first, second) = clipboard.paste(other.graph, text, (0, 0))
    other.graph.apply(change)
    assert other.graph.nodes[first].params == {"units": 5}
    assert other.graph.nodes[first].shares == ""
    assert other.graph.layer_of(second).id == first


def test_a_call_of_a_nested_model_pasted_elsewhere_has_all_of_it() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add("Dense", "a", "one", units=5)
    d.add("Dense", "one", "two", units=7)
    nested, model = reuse.nest(d.graph, [d.ids["one"], d.ids["two"]], lambda _source, _port: {"shape": [3]})
    d.graph.apply(nested)
    again, call = clipboard.call_again(d.graph, model)
    d.graph.apply(again)
    other = Graph()
    change, (pasted,) = clipboard.paste(other, clipboard.copy_text(d.graph, [call]), (0, 0))
    other.apply(change)
    inside = other.children(pasted)
    assert [(n.type, n.params) for n in inside] == [(n.type, n.params) for n in d.graph.children(model)]
    assert sum(len(other.outgoing(n.id)) for n in inside) == 2
    assert storage.encode(storage.decode(storage.encode(other))) == storage.encode(other)


def test_an_input_is_not_called_again() -> None:
    d = ticket()
    with pytest.raises(DesignerError, match="An Input holds no layer to share"):
        clipboard.call_again(d.graph, d.ids["title"])


@pytest.mark.parametrize("text", ["", "hello", "[]", "{}", '{"format": "kdesign-nodes"}', '{"format": "other"}'])
def test_other_texts_are_refused_in_words(text: str) -> None:
    with pytest.raises(DesignerError, match="The clipboard holds no nodes"):
        clipboard.paste(ticket().graph, text, (0, 0))
