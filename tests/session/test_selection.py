"""The selection beside a document: whatever is edited, it holds only what is there, in the order it was chosen."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from designer.graph import annotating
from designer.graph.annotation import Note
from designer.graph.model import MODEL
from designer.session.document import Document
from designer.session.selection import Selection
from tests.support.drawings import KINDS, change_of_kind, ticket

PICK = st.integers(0, 10_000)


class Machine(RuleBasedStateMachine):
    """A document, what is selected in it, and a mirror kept from the signals alone."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.selection = Selection(self.document, self.document)
        self.mirror: tuple[object, ...] = self.state()
        self.selection.changed.connect(self.look)
        self.selection.level_changed.connect(self.look)
        self.revealed: list[str] = []
        self.selection.reveal_requested.connect(self.revealed.append)
        self.document.reset(ticket().graph)

    def state(self) -> tuple[object, ...]:
        return self.selection.ids, self.selection.level

    def look(self) -> None:
        self.mirror = self.state()

    def some(self, pick: int) -> list[str]:
        ids = sorted(self.document.graph.nodes)
        return random.Random(pick).sample(ids, min(len(ids), pick % 5))

    @rule(kind=st.sampled_from(sorted(set(KINDS))), seed=PICK)
    def edit(self, kind: str, seed: int) -> None:
        self.document.push(change_of_kind(kind, random.Random(seed), self.document.graph))

    @rule(pick=PICK)
    def select(self, pick: int) -> None:
        level = self.selection.level
        ids = [i for i in self.some(pick) if self.document.graph.nodes[i].parent == level]
        told: list[int] = []
        before = self.selection.ids, self.selection.marks
        connection = self.selection.changed.connect(lambda: told.append(1))
        self.selection.set([*ids, *ids, "gone"])
        self.selection.changed.disconnect(connection)
        assert self.selection.ids == tuple(ids)
        assert self.selection.current == (ids[-1] if ids else "")
        assert len(told) == (before != (tuple(ids), ()))

    @rule(text=st.sampled_from(["a", "b"]))
    def note(self, text: str) -> None:
        change, name = annotating.add_note(self.document.graph, Note(text))
        self.document.push(change)
        self.selection.set([], [name, "note:999"])
        assert self.selection.marks == (name,)
        self.document.push(annotating.remove(self.document.graph, [name]))
        assert self.selection.marks == ()

    @precondition(lambda self: any(n.type == MODEL for n in self.document.graph.nodes.values()))
    @rule(pick=PICK)
    def open_model(self, pick: int) -> None:
        models = sorted(n.id for n in self.document.graph.nodes.values() if n.type == MODEL)
        chosen = models[pick % len(models)]
        self.selection.open_level(chosen)
        assert self.selection.level == self.document.graph.layer_of(chosen).id

    @rule()
    def go_out(self) -> None:
        self.selection.open_level("")
        assert self.selection.level == ""
        self.selection.open_level("gone")
        assert self.selection.level == ""

    @precondition(lambda self: self.document.graph.nodes)
    @rule(pick=PICK)
    def reveal(self, pick: int) -> None:
        ids = sorted(self.document.graph.nodes)
        chosen = ids[pick % len(ids)]
        self.selection.reveal(chosen)
        assert self.revealed[-1] == chosen
        assert self.selection.ids == (chosen,)
        assert self.selection.level == self.document.graph.nodes[chosen].parent
        self.selection.reveal("gone")
        assert self.revealed[-1] == chosen

    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()

    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()

    @invariant()
    def only_what_is_there_is_selected(self) -> None:
        graph = self.document.graph
        assert all(i in graph.nodes for i in self.selection.ids)
        assert all(graph.nodes[i].parent == self.selection.level for i in self.selection.ids)
        assert len(set(self.selection.ids)) == len(self.selection.ids)
        level = self.selection.level
        assert level == "" or (graph.nodes[level].type == MODEL and not graph.nodes[level].shares)

    @invariant()
    def the_signals_tell_of_every_change(self) -> None:
        assert self.mirror == self.state()

    def teardown(self) -> None:
        self.document.deleteLater()


def test_the_selection_follows_whatever_is_edited(qapp) -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
