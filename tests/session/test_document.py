"""The document: one kind of change, one undo stack, and signals that tell what happened."""

from __future__ import annotations

import gc
import random

import pytest
from PySide6.QtGui import QUndoCommand
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from designer.graph import copies, edits, reuse
from designer.graph.model import Change, Edge, Graph
from designer.project.records import TRAINING, TrainingSettings
from designer.session.document import Document
from designer.session.selection import Selection
from tests.support.drawings import random_change, signatures, ticket


def test_undo_to_the_start_and_redo_to_the_end(qtbot: QtBot) -> None:
    rng = random.Random(7)
    document = Document()
    for _ in range(300):
        document.push(random_change(rng, document.graph))
    end = list(document.graph.elements())
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert list(document.graph.elements()) == []
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert list(document.graph.elements()) == end


def test_views_can_mirror_the_graph_from_the_signals_alone(qtbot: QtBot) -> None:
    document = Document()
    mirror = Graph()
    nodes, edges = {}, set()
    document.node_added.connect(lambda i: nodes.update({i: document.graph.nodes[i]}))
    document.node_changed.connect(lambda i: nodes.update({i: document.graph.nodes[i]}))
    document.node_removed.connect(nodes.pop)
    document.edge_added.connect(edges.add)
    document.edge_removed.connect(edges.remove)
    rng = random.Random(11)
    for _ in range(300):
        document.push(random_change(rng, document.graph))
        if rng.random() < 0.3:
            document.undo_stack.undo()
        assert nodes == document.graph.nodes
        assert edges == set(document.graph.edges)
    assert mirror.nodes == {}


def test_a_change_that_does_not_fit_is_refused_before_it_reaches_the_stack(qtbot: QtBot) -> None:
    document = Document()
    with pytest.raises(ValueError, match="not there"):
        document.push(Change("", added=(Edge("a", 0, "b", 0),)))
    assert document.undo_stack.count() == 0


def test_typing_in_one_field_is_one_undo_step(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    shared = next(n.id for n in document.graph.nodes.values() if n.name == "shared")
    for units in (1, 12, 128):
        document.push(edits.set_param(document.graph, shared, "units", units))
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.graph.nodes[shared].params["units"] == 64


def test_typing_a_value_back_leaves_no_step(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    shared = next(n.id for n in document.graph.nodes.values() if n.name == "shared")
    for units in (6, 64):
        document.push(edits.set_param(document.graph, shared, "units", units))
    assert document.graph.nodes[shared].params["units"] == 64
    assert not document.undo_stack.canUndo()


def test_steps_that_became_one_are_not_merged_across_an_undo_or_a_save(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    shared = next(n.id for n in document.graph.nodes.values() if n.name == "shared")

    def type_units(units: int) -> None:
        document.push(edits.set_param(document.graph, shared, "units", units))

    type_units(1)
    document.undo_stack.setClean()
    type_units(12)
    assert document.is_modified
    document.undo_stack.undo()
    assert not document.is_modified
    assert document.graph.nodes[shared].params["units"] == 1
    type_units(5)
    document.undo_stack.undo()
    assert document.graph.nodes[shared].params["units"] == 1


def test_a_step_holds_no_more_commands_than_can_be_undone(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    shared = next(n.id for n in document.graph.nodes.values() if n.name == "shared")
    before = commands()
    for units in range(1, 50):
        document.push(edits.set_param(document.graph, shared, "units", units))
    document.push(edits.rename(document.graph, shared, "other"))
    assert commands() - before == document.undo_stack.count() == 2
    document.undo_stack.clear()
    assert commands() - before <= 1  # the document may remember the last one


def commands() -> int:
    return sum(isinstance(o, QUndoCommand) for o in gc.get_objects())


def test_settings_are_undone_like_the_drawing(qtbot: QtBot) -> None:
    document = Document()
    spy = QSignalSpy(document.settings_changed)
    document.set_setting(TRAINING, TrainingSettings(epochs=3), "Change training")
    assert document.training.epochs == 3
    document.undo_stack.undo()
    assert document.training == TrainingSettings()
    assert spy.count() == 2


def test_saving_marks_the_document_clean(qtbot: QtBot) -> None:
    document = Document()
    document.push(edits.add_node(document.graph, "Dense", (0, 0)))
    assert document.is_modified
    document.undo_stack.setClean()
    assert not document.is_modified


def test_the_selection_forgets_nodes_that_go(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    selection = Selection(document)
    selection.set(["n4", "n5", "nowhere"])
    assert selection.ids == ("n4", "n5")
    document.push(edits.delete(document.graph, ["n5"], signatures))
    assert selection.ids == ("n4",)
    document.reset(Graph())
    assert selection.ids == ()


def nested(document: Document) -> str:
    """Nest the ticket's two outputs; return the model's id."""
    change, model = reuse.nest(document.graph, ["n6", "n7"], lambda _source, _port: {"shape": [64]})
    document.push(change)
    return model


def test_the_selection_forgets_nodes_that_come_to_lie_in_another_model(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    selection = Selection(document)
    selection.set(["n5", "n6"])
    model = nested(document)
    assert selection.ids == ("n5",)
    selection.open_level(model)
    selection.set(["n7"])
    document.undo_stack.undo()
    assert (selection.level, selection.ids) == ("", ())


def test_the_level_that_is_open_is_the_one_a_model_calls(qtbot: QtBot) -> None:
    document = Document()
    document.reset(ticket().graph)
    selection = Selection(document)
    model = nested(document)
    change, duplicates = copies.duplicate(document.graph, [model])
    document.push(change)
    selection.open_level(duplicates[0])
    document.push(reuse.share(document.graph, model, duplicates[0]))
    assert selection.level == model
    selection.open_level("")
    selection.open_level(duplicates[0])
    assert selection.level == model
