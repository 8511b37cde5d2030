"""The backend of a run: measured before it, remembered, and told in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.engine.dispatch import Engine
from designer.project import storage
from designer.recipe.backends import BACKENDS, installed, is_installed
from designer.session.session import Session
from designer.wire import Answer, Time, Timed
from tests.support import projects

LONG = 240_000


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


@pytest.mark.skipif(is_installed("torch"), reason="PyTorch is installed")
def test_a_project_that_wants_what_is_not_installed_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    session.document.reset(projects.iris(backend="torch").graph)
    assert "PyTorch is not installed." in str(session.training.why_not_start())


def test_all_are_timed_once_and_the_faster_one_trains(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    said = train(session, qtbot, tmp_path / "iris.kdesign", backend="fastest")
    backend = session.runs.runs[0].info.backend
    others = [BACKENDS[name].title for name in installed() if name != backend]
    slower = "".join(rf" {other} would take about [\d.]+ times as long\." for other in others)
    assert re.fullmatch(rf"The run uses {BACKENDS[backend].title}\.{slower}", said[0])
    assert train(session, qtbot, tmp_path / "iris.kdesign", backend="fastest") == said
    assert len(session.runs.runs) == 2


def test_stop_ends_the_timing(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.document.reset(projects.iris(backend="fastest", epochs=3, seed=8).graph)
    session.training.start()
    assert session.training.is_choosing
    with qtbot.waitSignal(session.training.finished, timeout=LONG):
        session.training.stop()
    assert session.training.state == "idle"
    assert not session.training.is_choosing
