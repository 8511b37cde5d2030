"""Looking inside nodes through a real engine: answers are remembered, and of the run that is chosen."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from designer.graph import edits
from designer.project import storage
from designer.project.records import TRAINING
from designer.session.insides import SAMPLES
from designer.wire import NodeInsideShown
from tests.support import projects
from tests.support.runs import write_run


@pytest.fixture
def drawing(session, tmp_path: Path, qtbot):
    """Return iris, saved and checked, in the session."""
    drawing = projects.iris(epochs=1)
    path = tmp_path / "iris.kdesign"
    storage.save(drawing.graph, path)
    session.document.reset(storage.load(path), path)
    qtbot.waitUntil(lambda: session.analysis.is_current and session.analysis.report.ok, timeout=60_000)
    return drawing


def looked(session, qtbot, node: str):
    session.insides.ask(node)
    qtbot.waitUntil(lambda: session.insides.look(node) is not None, timeout=60_000)
    return session.insides.look(node)


def test_fresh_weights_are_shown_and_remembered_until_the_drawing_changes(session, drawing, qtbot):
    insides, node = session.insides, drawing.ids["hidden"]
    assert insides.run() is None
    look = looked(session, qtbot, node)
    assert isinstance(look.shown, NodeInsideShown)
    assert [w.name for w in look.shown.weights] == ["kernel", "bias"]
    assert len(look.shown.output) == SAMPLES
    insides.ask(node)
    assert not insides.is_asking(node)
    session.document.push(edits.move(session.document.graph, {node: (300, 300)}))
    assert insides.look(node) is look
    session.document.push(edits.set_param(session.document.graph, node, "units", 9))
    qtbot.waitUntil(lambda: insides.can_ask() and insides.look(node) is None, timeout=60_000)
    assert looked(session, qtbot, node).shown.weights[0].shape == (4, 9)


@pytest.mark.slow
def test_a_run_is_looked_at_once_there_is_one_and_another_can_be_chosen(session, drawing, qtbot):
    insides, node = session.insides, drawing.ids["hidden"]
    fresh = looked(session, qtbot, node).shown
    session.training.start()
    qtbot.waitUntil(lambda: session.training.state == "idle" and bool(session.runs.runs), timeout=120_000)
    assert insides.run() is not None
    trained = looked(session, qtbot, node).shown
    assert trained.weights[0].mean != fresh.weights[0].mean
    insides.choose("")
    assert looked(session, qtbot, node).shown.weights[0].mean == fresh.weights[0].mean
    insides.choose(None)
    assert insides.look(node).shown is trained
    failure = looked(session, qtbot, "n99").failure
    assert "is not in the model of the run" in str(failure)


def test_a_missing_run_to_start_from_is_said_until_it_is_there(session, drawing, qtbot):
    training = msgspec.structs.replace(session.document.training, start_from="before")
    session.document.set_setting(TRAINING, training, "Change start")
    problems = session.analysis.problems
    qtbot.waitUntil(lambda: any("is not there" in str(p.text) for p in problems()), timeout=60_000)
    path = write_run(session.runs.folder() / "before")
    (path / "model.keras").write_bytes(b"a model")
    session.runs.refresh()
    qtbot.waitUntil(lambda: session.analysis.is_current and not problems(), timeout=60_000)


def test_a_large_model_is_looked_into_by_a_process_of_its_own(session, drawing, qtbot, monkeypatch):
    monkeypatch.setattr("designer.session.insides.SMALL", 10)
    insides, node = session.insides, drawing.ids["species"]
    assert not insides.is_cheap()
    assert looked(session, qtbot, node).shown.weights
    assert insides._helper.pid not in (0, session.checker.pid)
    insides._helper.end()
    assert looked(session, qtbot, node)
