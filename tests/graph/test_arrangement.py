"""Frames and nodes as rectangles that make room for one another, come back, and never cover what they did not."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.graph import annotating, annotation, edits
from designer.graph.annotation import Frame, Note
from designer.graph.arrangement import GAP, PADDING, TITLE, Arrangement, Rect
from designer.graph.layout import GAP_ACROSS, lay_out, place, tidy
from designer.graph.model import Change, Edge, Graph, Node
from tests.support.drawings import random_change

SIZES = {"n": (160.0, 60.0), "frame": (200.0, 80.0)}


def size(item: str) -> tuple[float, float]:
    return SIZES["frame"] if item.startswith("frame:") else SIZES["n"]


def row(count: int, step: int = 220) -> Graph:
    """Return nodes side by side, each wired to the next one."""
    nodes = [Node(f"n{i}", "Dense", f"d{i}", position=(step * (i - 1), 0)) for i in range(1, count + 1)]
    return Graph([*nodes, *(Edge(f"n{i}", 0, f"n{i + 1}", 0) for i in range(1, count))])


def framed(graph: Graph, *ids: str, title: str = "", frames: tuple[str, ...] = ()) -> str:
    change, name = annotating.add_frame(graph, ids, title, frames)
    graph.apply(change)
    return name


def covering(arrangement: Arrangement, container: str = "") -> list[tuple[str, str]]:
    items = [i for i in arrangement.inside(container) if i not in arrangement.notes]
    return [(a, b) for a, b in combinations(items, 2) if arrangement.rect(a).meets(arrangement.rect(b))]


@settings(max_examples=40, deadline=None)
@given(*(st.integers(-50, 50) for _ in range(8)))
def test_two_rectangles_meet_where_points_of_both_do(a: int, b: int, c: int, d: int, e: int, f: int, g: int, h: int):
    one = Rect(min(a, b), min(c, d), max(a, b) + 1, max(c, d) + 1)
    two = Rect(min(e, f), min(g, h), max(e, f) + 1, max(g, h) + 1)
    cells = {(x, y) for x in range(int(one.left), int(one.right)) for y in range(int(one.top), int(one.bottom))}
    shared = any(
        (x, y) in cells for x in range(int(two.left), int(two.right)) for y in range(int(two.top), int(two.bottom))
    )
    assert one.meets(two) == two.meets(one) == shared
    apart = max(two.left - one.right, one.left - two.right, two.top - one.bottom, one.top - two.bottom)
    assert one.meets(two, 10) == (apart < 10)
    assert (one.width, one.height) == (one.right - one.left, one.bottom - one.top)


def test_a_frame_is_as_large_as_what_stands_in_it_with_room_for_its_title() -> None:
    graph = row(3)
    inner = framed(graph, "n2")
    outer = framed(graph, "n1", frames=(inner,))
    arrangement = Arrangement(graph, "", size)
    assert arrangement.rect(inner) == Rect(220 - PADDING, -PADDING - TITLE, 380 + PADDING, 60 + PADDING)
    around = arrangement.rect(outer)
    assert around.left == -PADDING
    assert around.top == arrangement.rect(inner).top - PADDING - TITLE
    assert around.right == arrangement.rect(inner).right + PADDING
    assert arrangement.expanded() == [inner, outer]
    assert set(arrangement.inside(outer)) == {"n1", inner}
    assert set(arrangement.inside()) == {"n3", outer}


def test_a_frame_moves_with_everything_in_it() -> None:
    graph = row(3)
    inner = framed(graph, "n2")
    outer = framed(graph, "n1", frames=(inner,))
    arrangement = Arrangement(graph, "", size)
    arrangement.place(outer, 1000, 500)
    moved = arrangement.rect(outer)
    assert (moved.left, moved.top) == (1000, 500)
    graph.apply(arrangement.change("Move"))
    assert graph.nodes["n2"].position[0] - graph.nodes["n1"].position[0] == 220
    assert graph.nodes["n3"].position == (440, 0)


@pytest.mark.parametrize("chosen", [("n1",), ("n2", "n3"), ("n4", "n5"), ("n1", "n2", "n3", "n4", "n5")])
def test_collapsed_and_expanded_again_everything_stands_where_it_stood(chosen: tuple[str, ...]) -> None:
    graph = row(5)
    name = framed(graph, *chosen)
    before = {i: n.position for i, n in graph.nodes.items()}
    arrangement = Arrangement(graph, "", size)
    corner = arrangement.rect(name)
    arrangement.collapse(name)
    card = arrangement.rect(name)
    assert (card.left, card.top) == (corner.left, corner.top)
    assert (card.width, card.height) == size(name)
    assert covering(arrangement) == []
    graph.apply(arrangement.change("Collapse"))
    assert annotation.hidden(annotation.frames(graph)) == dict.fromkeys(chosen, name)
    again = Arrangement(graph, "", size)
    again.expand(name)
    graph.apply(again.change("Expand"))
    assert {i: n.position for i, n in graph.nodes.items()} == before


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=2, max_size=9),
    st.integers(0, 2**16),
)
def test_what_is_put_over_others_pushes_them_away(places: list[tuple[int, int]], seed: int) -> None:
    apart = [Node(f"n{i}", "Dense", f"d{i}", position=(i * 400, 0)) for i in range(1, len(places))]
    mover = Node(f"n{len(places)}", "Dense", "mover", position=places[0])
    graph = Graph([*apart, mover])
    arrangement = Arrangement(graph, "", size)
    target = random.Random(seed).choice(apart)
    arrangement.place(mover.id, target.position[0] + places[1][0] % 100, target.position[1] + places[1][1] % 50)
    stays = arrangement.rect(mover.id)
    arrangement.make_room([mover.id])
    assert arrangement.rect(mover.id) == stays
    assert covering(arrangement) == []


def test_room_is_made_with_a_gap_and_only_where_it_is_needed() -> None:
    graph = Graph([Node(f"n{i}", "Dense", "", position=(x, 0)) for i, x in ((1, 0), (2, 100), (3, 900))])
    arrangement = Arrangement(graph, "", size)
    arrangement.make_room(["n1"])
    assert arrangement.rect("n2").left == arrangement.rect("n1").right + GAP
    assert arrangement.rect("n3").left == 900


def test_notes_are_pushed_by_nothing() -> None:
    graph = row(1)
    change, name = annotating.add_note(graph, Note("x", (10, 10)))
    graph.apply(change)
    arrangement = Arrangement(graph, "", size)
    arrangement.make_room(["n1", "gone"])
    assert (arrangement.rect(name).left, arrangement.rect(name).top) == (10, 10)
    assert not arrangement.change("")


def test_links_lead_between_the_items_whatever_stands_in_them() -> None:
    graph = row(4)
    name = framed(graph, "n2", "n3")
    arrangement = Arrangement(graph, "", size)
    assert arrangement.links(["n1", name, "n4"]) == [("n1", name), (name, "n4")]
    assert arrangement.links(["n2", "n3"]) == [("n2", "n3")]
    assert arrangement.links(["n1", "n4"]) == []


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["LR", "TB"]), st.sampled_from([0.0, 0.7, 1.6]))
def test_any_drawing_with_frames_is_laid_out_without_covering_anything(seed: int, way: str, shape: float) -> None:
    rng = random.Random(seed)
    graph = Graph()
    for _ in range(40):
        graph.apply(random_change(rng, graph))
    ids = [n.id for n in graph.children("")]
    for _ in range(3):
        chosen = rng.sample(ids, min(len(ids), 3))
        if chosen:
            framed(graph, *chosen)
    arrangement = Arrangement(graph, "", size)
    lay_out(arrangement, [*arrangement.expanded(), ""], way, shape)
    for container in ("", *arrangement.expanded()):
        assert covering(arrangement, container) == []
    change = arrangement.change("Tidy")
    graph.apply(change)
    twin = Arrangement(graph, "", size)
    lay_out(twin, [*twin.expanded(), ""], way, shape)
    assert not twin.change("Tidy")  # what is tidy stays as it is


def test_a_note_keeps_its_place_beside_what_is_nearest_to_it() -> None:
    graph = row(3)
    graph.apply(edits.move(graph, {"n2": (700, 300)}))
    change, name = annotating.add_note(graph, Note("about n2", (705, 200), size=(100, 40)))
    graph.apply(change)
    arrangement = Arrangement(graph, "", size)
    lay_out(arrangement, [""])
    note, node = arrangement.rect(name), arrangement.rect("n2")
    assert note.left - node.left == 5
    assert not any(arrangement.rect(i).meets(note) for i in ("n1", "n2", "n3"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_layers_stand_in_the_order_of_the_wires_and_apart(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    items = [f"n{i}" for i in range(count)]
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda p: p[0] < p[1])
    links = [(items[a], items[b]) for a, b in data.draw(st.lists(pairs, max_size=20))] if count > 1 else []
    sizes = {i: (data.draw(st.integers(20, 300)), data.draw(st.integers(20, 200))) for i in items}
    for way, along in (("LR", 0), ("TB", 1)):
        found = place(items, links, sizes, way)
        assert found == place(items, links, sizes, way)
        assert min(x for x, _ in found.values()) == 0
        assert min(y for _, y in found.values()) == 0
        for source, target in links:
            assert found[source][along] < found[target][along]
        rects = [Rect(*found[i], found[i][0] + sizes[i][0], found[i][1] + sizes[i][1]) for i in items]
        assert not any(a.meets(b, GAP_ACROSS - 1) for a, b in combinations(rects, 2))


def test_a_cycle_is_laid_out_too() -> None:
    found = place(["a", "b", "c"], [("a", "b"), ("b", "a"), ("c", "c")], dict.fromkeys("abc", (10, 10)))
    rects = [Rect(x, y, x + 10, y + 10) for x, y in found.values()]
    assert not any(a.meets(b) for a, b in combinations(rects, 2))


def test_another_layer_at_the_end_leaves_the_others_where_they_are() -> None:
    graph = row(6)
    before = tidy(graph, list(graph.nodes), size)
    graph.apply(Change("", added=(Node("n7", "Dense", "", position=(2000, 50)), Edge("n6", 0, "n7", 0))))
    after = tidy(graph, list(graph.nodes), size)
    assert {i: after[i] for i in before} == before


def test_a_collapsed_frame_hides_what_the_frames_in_it_hold() -> None:
    graph = row(3)
    inner = framed(graph, "n2")
    outer = framed(graph, "n1", frames=(inner,))
    graph.apply(annotating.set_marks(graph, {outer: Frame("", ("n1",), collapsed=True)}, ""))
    found = annotation.frames(graph)
    assert annotation.hidden(found) == {"n1": outer, "n2": outer}
    assert annotation.outermost_collapsed(found, inner) == outer
    assert Arrangement(graph, "", size).expanded() == []
