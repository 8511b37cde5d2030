"""Blocks are found in deep drawings; the model stays the same, and one undo step takes them apart."""

from __future__ import annotations

from designer.catalogue.load import load
from designer.graph.annotation import frames, hidden, members
from designer.graph.arrangement import Arrangement
from designer.graph.blocks import CARD, fold, laid_out, unfold
from designer.graph.calls import program
from designer.graph.layout import tidy
from designer.project import storage
from tests.support.deep import residual


def size(_item: str) -> tuple[float, float]:
    return CARD


def test_equal_blocks_behind_one_another_are_one_card_with_their_number() -> None:
    graph = residual(12)
    before = program(graph, load().signature)
    change = fold(graph, "", size)
    graph.apply(change)
    found = frames(graph)
    run = next(n for n, f in found.items() if not f.inside)
    assert found[run].title == "block × 12"
    assert [f.title for f in found.values() if f.inside == run] == [f"block{i}" for i in range(1, 13)]
    assert len(members(found, run)) == 60
    assert set(graph.nodes) - set(hidden(found)) == {"n1", "n62"}
    assert program(storage.decode(storage.encode(graph)), load().signature) == before
    graph.apply(change.reversed())
    assert not frames(graph)


def test_blocks_of_other_arguments_are_cards_of_their_own() -> None:
    graph = residual(8, (16, 32, 64, 64))
    graph.apply(laid_out(residual(8, (16, 32, 64, 64)), size))
    tops = [f.title for f in frames(graph).values() if not f.inside]
    assert tops == ["block × 2", "block × 2", "block × 4"]


def test_a_folded_drawing_expands_in_place_without_covering_anything_and_folds_back() -> None:
    graph = residual(12)
    graph.apply(fold(graph, "", size))
    places = {i: n.position for i, n in graph.nodes.items()}
    arrangement = Arrangement(graph, "", size)
    tops = [n for n, f in arrangement.frames.items() if not f.inside]
    for name in (tops[0], next(n for n, f in arrangement.frames.items() if f.inside == tops[0])):
        arrangement.expand(name)
    shown = [i for i in arrangement.inside() if not arrangement.is_expanded(i)] + arrangement.inside(tops[0])
    rects = [arrangement.rect(i) for i in shown]
    assert not any(a.meets(b) for k, a in enumerate(rects) for b in rects[:k])
    arrangement.collapse(tops[0])
    graph.apply(arrangement.change("unfolded and folded"))
    assert {i: n.position for i, n in graph.nodes.items() if i in ("n1", "n62")} == {
        i: places[i] for i in ("n1", "n62")
    }
    graph.apply(unfold(graph, "", size))
    assert not frames(graph)


def test_a_long_chain_is_wrapped_to_the_shape_of_the_window() -> None:
    graph = residual(30)
    for direction, shape in (("LR", 1.6), ("TB", 1.6), ("LR", 0.7)):
        at = tidy(graph, list(graph.nodes), size, direction, shape=shape)
        width = max(x for x, _ in at.values()) + CARD[0]
        height = max(y for _, y in at.values()) + CARD[1]
        assert shape / 2 < width / height < shape * 2
        places = list(at.values())
        assert not any(
            abs(a[0] - b[0]) < CARD[0] and abs(a[1] - b[1]) < CARD[1] for k, a in enumerate(places) for b in places[:k]
        )
        forward = 0 if direction == "LR" else 1
        steps = [at[e.source][forward] < at[e.target][forward] for e in graph.edges]
        assert sum(steps) > 0.75 * len(steps)  # the others lead to the next row
