"""Notes, frames and dots go where the nodes go that they belong to; nothing is left in a level that is gone."""

from __future__ import annotations

import pytest

from designer.graph import annotating, annotation, edits, marks_along, reuse
from designer.graph.annotation import Frame, Note
from designer.graph.copies import call_again
from designer.graph.model import INPUT, Edge, Graph
from designer.project import storage
from tests.support.drawings import Drawing, signatures


def state(graph: Graph) -> list[object]:
    return list(graph.elements())


@pytest.fixture
def d() -> Drawing:
    """Return a chain of four layers behind an Input."""
    found = Drawing()
    found.add(INPUT, "x", shape=[3])
    for before, name in (("x", "a"), ("a", "b"), ("b", "c"), ("c", "d")):
        found.add("Dense", before, name, units=3)
    places = {found.ids[name]: (100 * k, 10 * k) for k, name in enumerate("xabcd")}
    found.graph.apply(edits.move(found.graph, places))
    return found


def nest(d: Drawing, *names: str) -> str:
    change, model = reuse.nest(d.graph, [d.ids[n] for n in names], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    return model


def frame(d: Drawing, *names: str, title: str = "", frames: tuple[str, ...] = ()) -> str:
    change, name = annotating.add_frame(d.graph, [d.ids[n] for n in names], title, frames)
    d.graph.apply(change)
    return name


def note(d: Drawing, text: str, level: str, at: tuple[int, int] = (5, 7)) -> str:
    change, name = annotating.add_note(d.graph, Note(text, at, level=level))
    d.graph.apply(change)
    return name


def test_a_note_in_a_nested_model_comes_out_with_what_it_stands_beside(d: Drawing) -> None:
    model = nest(d, "b", "c")
    name = note(d, "why twice?", model, (230, 0))
    inner = d.graph.nodes[d.ids["b"]].position
    before = state(d.graph)
    change, came = reuse.expand(d.graph, model)
    d.graph.apply(change)
    assert set(came) == {d.ids["b"], d.ids["c"]}
    outer = d.graph.nodes[d.ids["b"]].position
    found = d.graph.settings[name]
    assert found.level == ""
    assert found.text == "why twice?"
    assert (found.position[0] - outer[0], found.position[1] - outer[1]) == (230 - inner[0], 0 - inner[1])
    assert storage.decode(storage.encode(d.graph)).settings[name] == found
    d.graph.apply(change.reversed())
    assert state(d.graph) == before


def test_frames_in_a_nested_model_come_out_as_they_lie_in_each_other(d: Drawing) -> None:
    model = nest(d, "a", "b", "c", "d")
    inner = frame(d, "b", title="inner")
    outer = frame(d, "c", title="outer", frames=(inner,))
    d.graph.apply(reuse.expand(d.graph, model)[0])
    found = annotation.frames(d.graph)
    assert found[inner].inside == outer
    assert found[outer].inside == ""
    assert set(annotation.members(found, outer)) == {d.ids["b"], d.ids["c"]}


def test_a_frame_around_a_model_is_one_around_what_comes_out_of_it(d: Drawing) -> None:
    model = nest(d, "b", "c")
    d.ids["model"] = model
    around = frame(d, "a", "model", title="around")
    inner = frame(d, "c", title="inner")
    d.graph.apply(reuse.expand(d.graph, model)[0])
    found = annotation.frames(d.graph)
    assert set(found[around].nodes) == {d.ids["a"], d.ids["b"]}
    assert found[inner].inside == around
    assert set(annotation.members(found, around)) == {d.ids["a"], d.ids["b"], d.ids["c"]}


def test_dots_of_wires_in_a_model_move_with_its_nodes(d: Drawing) -> None:
    model = nest(d, "b", "c")
    wire = Edge(d.ids["b"], 0, d.ids["c"], 0)
    d.graph.apply(annotating.set_dots(d.graph, wire, ((240, 50), (260, 70))))
    d.graph.apply(edits.move(d.graph, {model: (1000, 500)}))
    before = d.graph.nodes[d.ids["b"]].position
    d.graph.apply(reuse.expand(d.graph, model)[0])
    after = d.graph.nodes[d.ids["b"]].position
    dx, dy = after[0] - before[0], after[1] - before[1]
    assert (dx, dy) != (0, 0)
    assert annotation.dots(d.graph, wire) == ((240 + dx, 50 + dy), (260 + dx, 70 + dy))


def test_frames_around_what_becomes_a_model_lie_in_it_and_it_lies_in_theirs(d: Drawing) -> None:
    inner = frame(d, "b", "c", title="inner")
    outer = frame(d, "a", title="outer", frames=(inner,))
    before = state(d.graph)
    change, model = reuse.nest(d.graph, [d.ids["b"], d.ids["c"]], lambda _i, _p: {"shape": [3]})
    d.graph.apply(change)
    inside, around = annotation.frames(d.graph, model), annotation.frames(d.graph)
    assert {i for f in inside.values() for i in f.nodes} == {d.ids["b"], d.ids["c"]}
    assert inside[inner].inside == ""
    assert set(around) == {outer}
    assert set(around[outer].nodes) == {d.ids["a"], model}
    d.graph.apply(change.reversed())
    assert state(d.graph) == before


def test_a_frame_that_holds_only_some_of_what_is_nested_stays_around_the_others(d: Drawing) -> None:
    mixed = frame(d, "a", "b", title="mixed")
    model = nest(d, "b", "c")
    assert annotation.frames(d.graph, model) == {}
    assert annotation.frames(d.graph)[mixed].nodes == (d.ids["a"],)


def test_nested_and_expanded_again_the_frames_are_what_they_were(d: Drawing) -> None:
    inner = frame(d, "b", "c", title="inner")
    outer = frame(d, "a", title="outer", frames=(inner,))
    before = annotation.frames(d.graph)
    model = nest(d, "b", "c")
    d.graph.apply(reuse.expand(d.graph, model)[0])
    after = annotation.frames(d.graph)
    assert {n: (f.title, set(f.nodes), f.inside) for n, f in after.items()} == {
        n: (f.title, set(f.nodes), f.inside) for n, f in before.items()
    }
    assert after[inner].inside == outer


def test_a_model_that_gets_an_inside_of_its_own_gets_a_copy_of_its_notes_and_frames(d: Drawing) -> None:
    model = nest(d, "b", "c")
    text = note(d, "explained", model)
    first = frame(d, "b", "c", title="both")
    d.graph.apply(annotating.set_dots(d.graph, Edge(d.ids["b"], 0, d.ids["c"], 0), ((1, 2),)))
    change, again = call_again(d.graph, model)
    d.graph.apply(change)
    before = state(d.graph)
    change = reuse.unshare(d.graph, again)
    d.graph.apply(change)
    assert [n.text for n in annotation.notes(d.graph, model).values()] == ["explained"]
    assert [n.text for n in annotation.notes(d.graph, again).values()] == ["explained"]
    assert text in annotation.notes(d.graph, model)
    (copy,) = annotation.frames(d.graph, again).values()
    assert copy.title == "both"
    assert {d.graph.nodes[i].name for i in copy.nodes} == {"b", "c"}
    assert first in annotation.frames(d.graph, model)
    (wire,) = [e for i in copy.nodes for e in d.graph.outgoing(i) if e.target in copy.nodes]
    assert annotation.dots(d.graph, wire) == ((1, 2),)
    d.graph.apply(change.reversed())
    assert state(d.graph) == before


def test_when_the_holder_of_a_model_parts_both_keep_the_notes(d: Drawing) -> None:
    model = nest(d, "b", "c")
    note(d, "explained", model)
    change, again = call_again(d.graph, model)
    d.graph.apply(change)
    d.graph.apply(reuse.unshare(d.graph, model))
    for level in (model, again):
        assert [n.text for n in annotation.notes(d.graph, level).values()] == ["explained"]


def test_who_takes_over_the_inside_of_a_deleted_model_takes_over_its_notes(d: Drawing) -> None:
    model = nest(d, "b", "c")
    name = note(d, "explained", model)
    inner = frame(d, "b", title="inner")
    change, again = call_again(d.graph, model)
    d.graph.apply(change)
    before = state(d.graph)
    change = edits.delete(d.graph, [model], signatures)
    d.graph.apply(change)
    assert annotation.notes(d.graph, again)[name].text == "explained"
    assert annotation.frames(d.graph, again)[inner].nodes == (d.ids["b"],)
    d.graph.apply(change.reversed())
    assert state(d.graph) == before


def test_with_a_model_goes_what_stood_in_it(d: Drawing) -> None:
    model = nest(d, "b", "c")
    name = note(d, "gone", model)
    d.graph.apply(edits.delete(d.graph, [model], signatures))
    assert name not in annotation.kept(d.graph)


def test_a_collapsed_frame_keeps_its_place_beside_the_others(d: Drawing) -> None:
    model = nest(d, "b", "c")
    name = frame(d, "b", title="card")
    card = Frame("card", (d.ids["b"],), model, collapsed=True, position=(400, 40))
    d.graph.apply(annotating.set_marks(d.graph, {name: card}, "Collapse"))
    inner = d.graph.nodes[d.ids["c"]].position
    d.graph.apply(reuse.expand(d.graph, model)[0])
    outer = d.graph.nodes[d.ids["c"]].position
    at = annotation.frames(d.graph)[name].position
    assert (at[0] - outer[0], at[1] - outer[1]) == (400 - inner[0], 40 - inner[1])


def test_where_nothing_stands_nothing_changes(d: Drawing) -> None:
    assert not marks_along.to_levels(d.graph, {"": "n9", "n7": "n8"})
    assert not marks_along.copied(d.graph, {"": ""}, {d.ids["a"]: "n9", d.ids["b"]: "n10"})
    assert not marks_along.into(d.graph, [d.ids["a"], d.ids["b"]], "n9")


def test_copies_of_marks_get_names_that_no_mark_has(d: Drawing) -> None:
    inner = frame(d, "a", title="inner")
    outer = frame(d, "b", title="outer", frames=(inner,))
    texts = [note(d, text, "") for text in ("one", "two")]
    ids = {d.ids["a"]: "n20", d.ids["b"]: "n21"}
    added = {one.name: one.value for one in marks_along.copied(d.graph, {"": "n19"}, ids).added}
    assert not added.keys() & {inner, outer, *texts}
    assert all(mark.level == "n19" for mark in added.values())
    frames = {mark.title: (name, mark) for name, mark in added.items() if isinstance(mark, Frame)}
    assert frames["inner"][1].nodes == ("n20",)
    assert frames["inner"][1].inside == frames["outer"][0]
    assert frames["outer"][1].nodes == ("n21",)
    assert sorted(mark.text for mark in added.values() if isinstance(mark, Note)) == ["one", "two"]
