"""The backend of a run: measured before it, remembered, and told in words."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.engine.dispatch import Engine
from designer.engine.protocol import Answer, Time, Timed
from designer.project import storage
from designer.session.session import Session
from tests.support import projects

LONG = 120_000
HAS_JAX = importlib.util.find_spec("jax") is not None


def train(session: Session, qtbot: QtBot, path: Path, **training: object) -> list[str]:
    """Train iris and return what was said of the backend."""
    drawing = projects.iris(epochs=2, **training)
    storage.save(drawing.graph, path)
    session.document.reset(drawing.graph, path)
    said: list[str] = []
    listen = session.training.backend_chosen.connect(lambda text: said.append(str(text)))
    with qtbot.waitSignal(session.training.finished, timeout=LONG):
        session.training.start()
        assert session.training.state in {"checking", "preparing"}
    session.training.backend_chosen.disconnect(listen)
    return said


def test_a_few_batches_are_timed_and_nothing_is_written(tmp_path: Path) -> None:
    said: list[Answer] = []
    Engine(said.append).handle(Time(id=3, project=projects.text(projects.iris(epochs=7)), seconds=0.1))
    (timed,) = said
    assert isinstance(timed, Timed)
    assert (timed.id, timed.steps) == (3, 7 * 8)
    assert 0 < timed.step < timed.first


@pytest.mark.skipif(HAS_JAX, reason="JAX is installed")
def test_without_jax_the_fastest_is_tensorflow_and_that_is_said(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    said = train(session, qtbot, tmp_path / "iris.kdesign", backend="fastest")
    assert said == ['JAX is not installed; the run uses TensorFlow. To compare them, install the extra "fast".']
    assert session.runs.runs[0].info.backend == "tensorflow"


@pytest.mark.skipif(HAS_JAX, reason="JAX is installed")
def test_without_jax_a_project_that_wants_it_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    session.document.reset(projects.iris(backend="jax").graph)
    assert "JAX is not installed." in str(session.training.why_not_start())


@pytest.mark.skipif(not HAS_JAX, reason="JAX is not installed")
def test_both_are_timed_once_and_the_faster_one_trains(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    said = train(session, qtbot, tmp_path / "iris.kdesign", backend="fastest")
    backend = session.runs.runs[0].info.backend
    name = {"tensorflow": "TensorFlow", "jax": "JAX"}[backend]
    assert said[0].startswith(f"The run uses {name}: it would take ")
    assert train(session, qtbot, tmp_path / "iris.kdesign", backend="fastest") == said
    assert len(session.runs.runs) == 2


@pytest.mark.skipif(not HAS_JAX, reason="JAX is not installed")
def test_stop_ends_the_timing(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.document.reset(projects.iris(backend="fastest", epochs=3, seed=8).graph)
    session.training.start()
    assert session.training.is_choosing
    with qtbot.waitSignal(session.training.finished, timeout=LONG):
        session.training.stop()
    assert session.training.state == "idle"
    assert not session.training.is_choosing
