"""Any edits, undos, redos, saves and reloads of a document that a canvas shows: nothing of it is ever lost."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent

from designer.project import storage
from designer.views.canvas.view import Canvas
from tests.support.drawings import KINDS, change_of_kind, random_change
from tests.support.mirroring import differences
from tests.support.panels import make_context, ticket


class Machine(RuleBasedStateMachine):
    """A person with a canvas, and a file to save to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "p.kdesign"
        self.canvas = Canvas(make_context())
        self.document = self.canvas.document
        self.saved = ""
        self.begin()

    def begin(self, clean: str | None = None) -> None:
        """Remember what undo leads to, what redo leads to and, if known, what is not modified."""
        self.start = self.last = self.text()
        self.clean = self.start if clean is None else clean

    def done(self) -> None:
        """Remember what redo leads to after an edit, which may have come to nothing."""
        if not self.document.undo_stack.canRedo():
            self.last = self.text()

    def text(self) -> str:
        return storage.encode(self.document.graph)

    @rule(kind=st.sampled_from(sorted(set(KINDS))), seed=st.integers(0, 10_000))
    def edit(self, kind: str, seed: int) -> None:
        self.document.push(change_of_kind(kind, random.Random(seed), self.document.graph))
        self.done()

    @rule(seed=st.integers(0, 10_000), count=st.integers(1, 8))
    def edit_much(self, seed: int, count: int) -> None:
        rng = random.Random(seed)
        for _ in range(count):
            self.document.push(random_change(rng, self.document.graph))
            self.done()

    @rule(index=st.integers(0, 30))
    def select_and_copy(self, index: int) -> None:
        ids = list(self.canvas.items_scene.nodes)
        self.canvas.selection.set(ids[index : index + 3])
        self.canvas.copy()

    @rule(keep_wires=st.booleans())
    def paste(self, keep_wires: bool) -> None:
        self.canvas.paste(keep_wires)
        self.done()

    @rule(command=st.sampled_from(["cut", "call_again", "duplicate", "delete", "tidy"]))
    def command(self, command: str) -> None:
        getattr(self.canvas, command)()
        self.done()

    @rule(command=st.sampled_from(["nest", "share", "unshare", "expand", "attach_output", "toggle_frozen"]))
    def build(self, command: str) -> None:
        getattr(self.canvas.building, command)()
        self.done()

    @rule(index=st.integers(0, 30))
    def open_a_level(self, index: int) -> None:
        models = ["", *(n.id for n in self.document.graph.nodes.values() if n.type == "Model")]
        self.canvas.selection.open_level(models[index % len(models)])

    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.undo_stack.undo()

    @rule(steps=st.integers(1, 5))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.undo_stack.redo()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        stack, index, now = self.document.undo_stack, self.document.undo_stack.index(), self.text()
        for step, expected in ((0, self.start), (stack.count(), self.last), (index, now)):
            stack.setIndex(step)
            assert self.text() == expected
            self.the_canvas_shows_the_document()

    @rule()
    def save(self) -> None:
        storage.save(self.document.graph, self.file)
        self.document.undo_stack.setClean()
        self.saved = self.clean = self.text()
        assert self.file.read_text("utf-8") == self.saved
        assert not self.document.is_modified

    @precondition(lambda self: self.saved)
    @rule(modified=st.booleans())
    def reload(self, modified: bool) -> None:
        self.document.reset(storage.load(self.file), self.file, modified)
        assert self.text() == self.saved
        assert self.document.is_modified == modified
        self.begin(self.saved)

    @rule()
    def begin_anew(self) -> None:
        self.document.reset(ticket())
        self.begin()
        assert not self.document.is_modified

    @invariant()
    def the_canvas_shows_the_document(self) -> None:
        assert differences(self.canvas) == []

    @invariant()
    def what_is_not_modified_is_what_was_saved(self) -> None:
        assert self.document.is_modified or self.text() == self.clean

    @invariant()
    def the_project_can_be_read_again(self) -> None:
        assert storage.encode(storage.decode(self.text())) == self.text()

    def teardown(self) -> None:
        try:
            self.undo_all_and_redo_all()
        finally:
            self.canvas.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.folder.cleanup()


def play(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Machine, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def test_nothing_of_a_document_is_ever_lost(qapp) -> None:
    play(20, 30)


@pytest.mark.gate
@pytest.mark.timeout(3600)
def test_nothing_of_a_document_is_ever_lost_in_many_hands(qapp) -> None:
    play(1000, 60)
