"""Copied nodes as text: what comes back is what was copied, and what anybody else wrote is checked to the leaves."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from typing import Any

import pytest

from designer.graph import copies, reuse
from designer.graph.calls import program
from designer.graph.model import INPUT, Graph
from designer.graph.texts import DesignerError
from designer.project import clipboard, storage
from tests.support import mutations
from tests.support.drawings import Drawing, ticket
from tests.support.networks import catalogue

OTHER = "The clipboard holds no nodes"


def copied(d: Drawing, *names: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(clipboard.copy_text(d.graph, [d.ids[name] for name in names]))
    return found


def test_a_pasted_copy_has_the_wires_between_its_nodes() -> None:
    d = ticket()
    text = clipboard.copy_text(d.graph, [d.ids["shared"], d.ids["priority"]])
    assert clipboard.is_copy(text)
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
    text = clipboard.copy_text(d.graph, [second])
    for add in (lambda: copies.duplicate(d.graph, [second]), lambda: clipboard.paste(d.graph, text, (0, 0))):
        change, new = add()
        d.graph.apply(change)
        assert d.graph.layer_of(new[0]).id == d.ids["encoder"]
    (alone,) = clipboard.paste(Graph(), text, (0, 0))[0].added
    assert not alone.shares


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
    again, call = copies.call_again(d.graph, model)
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
        copies.call_again(d.graph, d.ids["title"])


def test_what_is_nested_is_copied_with_its_nest() -> None:
    d = ticket()
    change, model = reuse.nest(d.graph, [d.ids["shared"], d.ids["priority"]], lambda _source, _port: {})
    d.graph.apply(change)
    empty = Graph()
    change, new = clipboard.paste(empty, clipboard.copy_text(d.graph, [model]), (0, 0))
    empty.apply(change)
    inside = [(n.type, n.name, n.params) for n in d.graph.children(model)]
    assert [(n.type, n.name, n.params) for n in empty.children(new[0])] == inside
    inner = [n.id for n in d.graph.children(model) if n.type != INPUT]
    change, new = clipboard.paste(empty, clipboard.copy_text(d.graph, inner), (0, 0))
    assert len(new) == len(inner)


@pytest.mark.parametrize(
    "text", ["", "hello", "[]", "{}", '{"format": "kdesign-nodes"}', '{"format": "other", "project": {}}', "[" * 9999]
)
def test_other_texts_are_refused_in_words(text: str) -> None:
    with pytest.raises(DesignerError, match=OTHER):
        clipboard.paste(ticket().graph, text, (0, 0))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"params": {"units": [None, "a\nb"]}}, r"at \$\.nodes\[0\]\.params\.units: Expected a whole number"),
        ({"params": {"activation": {"class": 3}}}, "Expected the name of a class"),
        ({"type": 3}, "Expected `str`, got `int`"),
        ({"arguments": {"a\nb": 1}}, "a b is not the name of an argument"),
        ({"outputs": [8]}, "Dense has no port 8"),
        ({"parent": "n99"}, "no nested model n99"),
        ({"shares": "n99\n"}, "no Dense layer n99"),
        ({"color": "red"}, "unknown field"),
    ],
)
def test_pasted_nodes_are_checked_as_those_of_a_file(changed: dict[str, Any], said: str) -> None:
    d = ticket()
    text = copied(d, "shared")
    text["project"]["nodes"][0].update(changed)
    with pytest.raises(DesignerError, match=said) as refused:
        clipboard.paste(d.graph, json.dumps(text), (0, 0))
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("incoming", "said"),
    [
        (["{features}", 0, "n99", 0], "ends at n99"),
        (["{features}", 0, "{shared}", 7], "Dense has no port 7"),
        (["{features}", -1, "{shared}", 0], "Ports count from 0"),
        (["{features}", "0", "{shared}", 0], OTHER),
    ],
)
def test_pasted_wires_are_checked_as_those_of_a_file(incoming: list[Any], said: str) -> None:
    d = ticket()
    text = copied(d, "shared")
    text["incoming"] = [[end.format(**d.ids) if isinstance(end, str) else end for end in incoming]]
    with pytest.raises(DesignerError, match=said):
        clipboard.paste(d.graph, json.dumps(text), (0, 0), keep_incoming=True)


def test_wires_from_nodes_of_another_drawing_fall_out() -> None:
    d = ticket()
    text = clipboard.copy_text(d.graph, [d.ids["shared"]])
    other = Drawing()
    for number in range(int(d.ids["features"].removeprefix("n"))):
        other.add("Dense", f"d{number}", units=1)
    # The node of that id gives one tensor; the wire came from another node's second output.
    faulty = json.loads(text)
    faulty["incoming"][0][1] = 1
    change, new = clipboard.paste(other.graph, json.dumps(faulty), (0, 0), keep_incoming=True)
    other.graph.apply(change)
    assert other.graph.incoming(new[0]) == []


def test_mutated_copies_paste_what_a_project_can_hold_or_are_refused_in_one_line() -> None:
    chance = random.Random(20261128)
    projects = [
        {key: value for key, value in project.items() if key in ("format", "version", "nodes", "edges", "view")}
        for project in mutations.originals()
    ]
    told: list[str] = []
    pasted = 0
    for _ in range(400):
        layers = json.dumps([f"n{chance.randrange(1, 9)}" for _ in range(chance.randrange(3))])
        project = mutations.mutated(chance, projects)
        text = f'{{"format": "kdesign-nodes", "project": {project}, "layers": {layers}}}'
        graph = ticket().graph
        try:
            graph.apply(clipboard.paste(graph, text, (3, 4))[0])
        except DesignerError as error:
            told.append(str(error))
            continue
        assert storage.encode(storage.decode(storage.encode(graph))) == storage.encode(graph)
        with suppress(DesignerError):
            program(graph, catalogue().signature)
        pasted += 1
    assert [text for text in told if len(text.splitlines()) != 1] == []
    assert min(pasted, len(told)) > 40, (pasted, len(told))
