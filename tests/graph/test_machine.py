"""A person who draws, frames, nests, pastes and takes back: nothing is lost, and a file tells the same drawing."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from designer.graph import annotating, annotation, blocks, edits, fixes, layout, ordering
from designer.graph.annotation import COLOURS, Frame, Note
from designer.graph.arrangement import Arrangement
from designer.graph.calls import program, topological
from designer.graph.interface import is_interface, output_key
from designer.graph.model import INPUT, MODEL, Change, Graph
from designer.graph.signature import model_outputs
from designer.graph.texts import DesignerError
from designer.project import clipboard, storage
from tests.support.drawings import KINDS, change_of_kind, signatures, ticket

PLACE = st.tuples(st.integers(-900, 900), st.integers(-900, 900))
TITLES = st.sampled_from(["", "a", "층 하나", "x\ny", "{name}", "block1", "block2", "a/b:c"])
PICK = st.integers(0, 10_000)


def size(_item: str) -> tuple[float, float]:
    return (160.0, 60.0)


def state(graph: Graph) -> list[object]:
    return list(graph.elements())


class Drawing(RuleBasedStateMachine):
    """The graph, and the changes that led to it."""

    def __init__(self) -> None:
        super().__init__()
        self.graph = Graph()
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self.states = [state(self.graph)]  # by how many changes have been made
        self.text = ""

    @initialize(begin=st.booleans())
    def start(self, begin: bool) -> None:
        if begin:
            self.graph = ticket().graph
            self.states = [state(self.graph)]

    def push(self, change: Change) -> None:
        if not change:
            return
        assert self.graph.why_not_apply(change) == ""
        self.graph.apply(change)
        self.done.append(change)
        self.undone.clear()
        del self.states[len(self.done) :]
        self.states.append(state(self.graph))

    def node(self, pick: int) -> str:
        ids = sorted(self.graph.nodes)
        return ids[pick % len(ids)]

    def some(self, pick: int) -> list[str]:
        rng = random.Random(pick)
        ids = sorted(self.graph.nodes)
        return rng.sample(ids, min(len(ids), 1 + pick % 4))

    def marks(self, kind: type[Any]) -> list[str]:
        return sorted(name for name, value in self.graph.settings.items() if isinstance(value, kind))

    @rule(kind=st.sampled_from(sorted(set(KINDS))), seed=PICK)
    def edit(self, kind: str, seed: int) -> None:
        before = self.kept_marks()
        self.push(change_of_kind(kind, random.Random(seed), self.graph))
        if kind not in ("delete", "dissolve", "share"):  # with a model goes what stands in it
            assert set(before) <= set(self.kept_marks()), kind

    def kept_marks(self) -> list[str]:
        """Return the notes that a file of the drawing would hold."""
        return sorted(name for name, value in annotation.kept(self.graph).items() if isinstance(value, Note))

    @rule(text=TITLES, at=PLACE, pick=PICK, colour=st.sampled_from(COLOURS))
    def note(self, text: str, at: tuple[int, int], pick: int, colour: str) -> None:
        models = [n.id for n in self.graph.nodes.values() if n.type == MODEL]
        level = (["", *models])[pick % (1 + len(models))]
        change, name = annotating.add_note(self.graph, Note(text, at, level=level, colour=colour))
        assert name not in self.graph.settings
        self.push(change)
        assert self.graph.settings[name].text == text

    @precondition(lambda self: self.graph.nodes)
    @rule(pick=PICK, title=TITLES)
    def frame(self, pick: int, title: str) -> None:
        level = self.graph.nodes[self.node(pick)].parent
        chosen = [i for i in self.some(pick) if self.graph.nodes[i].parent == level]
        found = annotation.frames(self.graph, level)
        names = random.Random(pick).sample(sorted(found), min(len(found), pick % 2))
        if not chosen and not names:
            return
        change, name = annotating.add_frame(self.graph, chosen, title, names)
        self.push(change)
        found = annotation.frames(self.graph, level)
        assert found[name].title == title
        assert set(chosen) <= set(annotation.members(found, name))

    @precondition(lambda self: self.marks(Frame))
    @rule(pick=PICK, what=st.sampled_from(["unframe", "remove", "colour", "title", "collapse", "expand"]), title=TITLES)
    def change_frame(self, pick: int, what: str, title: str) -> None:
        names = self.marks(Frame)
        name = names[pick % len(names)]
        level = self.graph.settings[name].level
        before = set(self.graph.nodes)
        if what == "unframe":
            self.push(annotating.unframe(self.graph, [name]))
            assert name not in self.graph.settings
        elif what == "remove":
            self.push(annotating.remove(self.graph, [name]))
            assert name not in self.graph.settings
        elif what == "colour":
            self.push(annotating.set_colour(self.graph, [name], "core"))
            assert self.graph.settings[name].colour == "core"
        elif what == "title":
            self.push(annotating.set_title(self.graph, name, title))
            assert self.graph.settings[name].title == title
        elif name in annotation.frames(self.graph, level):
            arrangement = Arrangement(self.graph, level, size)
            is_collapsed = arrangement.frames[name].collapsed
            if is_collapsed != (what == "collapse"):
                getattr(arrangement, what)(name)
                self.push(arrangement.change("Resize"))
                assert self.graph.settings[name].collapsed != is_collapsed
        assert set(self.graph.nodes) == before

    @precondition(lambda self: self.marks(Note))
    @rule(pick=PICK, text=TITLES)
    def change_note(self, pick: int, text: str) -> None:
        names = self.marks(Note)
        name = names[pick % len(names)]
        if pick % 3:
            self.push(annotating.set_title(self.graph, name, text))
            assert self.graph.settings[name].text == text
        else:
            self.push(annotating.remove(self.graph, [name]))
            assert name not in self.graph.settings

    @precondition(lambda self: any(self.graph.edges))
    @rule(pick=PICK, points=st.lists(PLACE, max_size=3))
    def dots(self, pick: int, points: list[tuple[int, int]]) -> None:
        edges = sorted(self.graph.edges)
        edge = edges[pick % len(edges)]
        self.push(annotating.set_dots(self.graph, edge, tuple(points)))
        assert annotation.dots(self.graph, edge) == tuple(points)

    @precondition(lambda self: self.graph.nodes)
    @rule(pick=PICK, flag=st.booleans(), what=st.sampled_from(["bypassed", "collapsed", "outputs"]))
    def flags(self, pick: int, flag: bool, what: str) -> None:
        ids = self.some(pick)
        if what == "bypassed":
            self.push(edits.set_bypassed(self.graph, ids, flag))
            assert all(self.graph.nodes[i].bypassed == flag for i in ids)
        elif what == "collapsed":
            self.push(edits.set_collapsed(self.graph, ids, flag))
            assert all(self.graph.nodes[i].collapsed == flag for i in ids)
        else:
            self.push(edits.set_outputs(self.graph, ids[0], [0] if flag else []))
            assert self.graph.nodes[ids[0]].outputs == ((0,) if flag else ())

    @rule(pick=PICK, step=st.sampled_from([-2, -1, 1, 2]), what=st.sampled_from(["input", "output", "takes", "gives"]))
    def order(self, pick: int, step: int, what: str) -> None:
        if what in ("takes", "gives"):
            chosen: Any = ("", "list", "dict")[pick % 3]
            setter = ordering.set_takes if what == "takes" else ordering.set_gives
            self.push(setter(self.graph, chosen))
            return
        found = ordering.input_order(self.graph) if what == "input" else ordering.output_order(self.graph)
        if not found:
            return
        key = found[pick % len(found)]
        move = ordering.move_input if what == "input" else ordering.move_output
        self.push(move(self.graph, key, step))
        after = ordering.input_order(self.graph) if what == "input" else ordering.output_order(self.graph)
        assert sorted(after) == sorted(found)
        assert after.index(key) == max(0, min(found.index(key) + step, len(found) - 1))

    @precondition(lambda self: self.graph.nodes)
    @rule(
        pick=PICK, kind=st.sampled_from(["rename", "dissolve", "set_type", "join", "cut_beyond", "add_input", "adapt"])
    )
    def fix(self, pick: int, kind: str) -> None:
        node = self.node(pick)
        args: dict[str, Any] = {"node": node, "nodes": [node], "name": "fixed", "port": 0, "limit": 1, "rank": 2}
        args |= {"type": "Concatenate" if kind == "join" else self.graph.nodes[node].type}
        if kind == "add_input":
            args |= {"target": node, "parent": self.graph.nodes[node].parent}
        if kind == "join" and not self.graph.incoming(node):
            return
        try:
            change = fixes.FIXES[kind](self.graph, args, signatures)
        except DesignerError:  # a rule forbids it, in words
            return
        assert change.merge_key == ""
        self.push(change)

    @precondition(lambda self: self.graph.nodes)
    @rule(pick=PICK)
    def copy(self, pick: int) -> None:
        self.text = clipboard.copy_text(self.graph, self.some(pick), self.marks(Note)[:1])

    @precondition(lambda self: self.text)
    @rule(at=PLACE, keep=st.booleans())
    def paste(self, at: tuple[int, int], keep: bool) -> None:
        before = set(self.graph.nodes)
        change, new = clipboard.paste(self.graph, self.text, at, "", keep)
        assert all(not e for e in change.removed)
        self.push(change)
        assert not before & set(new)
        assert all(self.graph.nodes[i].parent == "" for i in new)

    @precondition(lambda self: self.graph.nodes)
    @rule(pick=PICK, direction=st.sampled_from(["LR", "TB"]))
    def tidy(self, pick: int, direction: str) -> None:
        level = self.graph.nodes[self.node(pick)].parent
        arrangement = Arrangement(self.graph, level, size)
        layout.lay_out(arrangement, [*arrangement.expanded(), ""], direction)
        self.push(arrangement.change("Tidy"))
        again = Arrangement(self.graph, level, size)
        layout.lay_out(again, [*again.expanded(), ""], direction)
        moved = again.change("Tidy")
        assert not [e for e in moved.added if e in self.graph.nodes.values()]

    @precondition(lambda self: self.graph.nodes)
    @rule(pick=PICK, take_apart=st.booleans())
    def fold(self, pick: int, take_apart: bool) -> None:
        level = self.graph.nodes[self.node(pick)].parent
        shape = blocks.unfold if take_apart else blocks.fold
        before = self.program()
        self.push(shape(self.graph, level, size))
        assert self.program() == before
        if take_apart:
            assert not annotation.frames(self.graph, level)

    @precondition(lambda self: self.done)
    @rule(count=st.integers(1, 6))
    def undo(self, count: int) -> None:
        for _ in range(min(count, len(self.done))):
            change = self.done.pop()
            self.graph.apply(change.reversed())
            self.undone.append(change)
            assert state(self.graph) == self.states[len(self.done)]

    @precondition(lambda self: self.undone)
    @rule(count=st.integers(1, 6))
    def redo(self, count: int) -> None:
        for _ in range(min(count, len(self.undone))):
            change = self.undone.pop()
            self.graph.apply(change)
            self.done.append(change)
            assert state(self.graph) == self.states[len(self.done)]

    def program(self) -> Any:
        try:
            return program(self.graph, signatures)
        except DesignerError as error:
            return str(error)

    @invariant()
    def wires_and_calls_are_sound(self) -> None:
        for edge in self.graph.edges:
            assert self.graph.nodes[edge.source].parent == self.graph.nodes[edge.target].parent
        for node in self.graph.nodes.values():
            ports = [e.target_port for e in self.graph.incoming(node.id)]
            assert len(ports) == len(set(ports))
            assert not node.parent or self.graph.nodes[node.parent].type == MODEL
            if node.shares:
                owner = self.graph.nodes[node.shares]
                assert (owner.type, owner.parent, owner.shares) == (node.type, node.parent, "")
            if node.type == INPUT:
                assert ports == []
        for level in {n.parent for n in self.graph.nodes.values()}:
            assert topological(self.graph, level)[1] == []

    @invariant()
    def every_node_stands_in_one_frame_at_most(self) -> None:
        for level in {n.parent for n in self.graph.nodes.values()}:
            found = annotation.frames(self.graph, level)
            ids = [i for frame in found.values() for i in frame.nodes]
            assert len(ids) == len(set(ids))
            assert all(self.graph.nodes[i].parent == level for i in ids)
            for name, frame in found.items():
                assert frame.inside in ("", *found)
                assert name not in annotation.inner(found, name)
                assert annotation.members(found, name)

    @invariant()
    def a_file_tells_the_same_drawing(self) -> None:
        text = storage.encode(self.graph)
        again = storage.decode(text)
        assert storage.encode(again) == text
        assert again.nodes == self.graph.nodes
        assert set(again.edges) == set(self.graph.edges)
        kept = annotation.kept(self.graph)
        assert {k: v for k, v in again.settings.items() if not is_interface(k)} == {
            k: v for k, v in kept.items() if not is_interface(k)
        }
        for level in {n.parent for n in self.graph.nodes.values()}:
            mine, its = (model_outputs(graph, level) for graph in (self.graph, again))
            assert [output_key(*o) for o in mine] == [output_key(*o) for o in its]

    def teardown(self) -> None:
        for change in reversed(self.done):
            self.graph.apply(change.reversed())
        assert state(self.graph) == self.states[0]


def test_nothing_is_lost_however_a_drawing_is_edited() -> None:
    run_state_machine_as_test(
        Drawing,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),  # making a failure small takes minutes: add Phase.shrink for it
        ),
    )
