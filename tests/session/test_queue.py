"""Runs of a queue side by side: as many as the limit and the memory allow, each stopped and held by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from designer.data.settings import Split
from designer.graph.model import Graph
from designer.jobs import capacity
from designer.project import run_folder, storage
from designer.project.records import DATA
from designer.session.queue import Queue, RunsDone
from designer.session.session import Session
from designer.wire import Finished
from tests.support import projects
from tests.support.drawings import Drawing

LONG = 120_000


def open_project(session: Session, drawing: Drawing, path: Path) -> Queue:
    storage.save(drawing.graph, path)
    session.document.reset(drawing.graph, path)
    return session.queue


def rest(session: Session, qtbot: QtBot) -> None:
    session.queue.set_limit(1)
    session.queue.clear()
    session.training.stop()
    for one in session.queue.beside:
        one.job.stop()
    qtbot.waitUntil(lambda: session.training.state == "idle" and not session.queue.beside, timeout=LONG)


def curve(run: Path) -> list[dict[str, Any]]:
    return [line.logs for line in run_folder.read_epochs(run)]


@pytest.mark.slow
def test_folds_that_are_trained_side_by_side_have_the_numbers_of_those_one_after_the_other(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    drawing = projects.iris(epochs=2, backend="jax")
    data = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = msgspec.structs.replace(data, split=Split(folds=2, seed=1))
    queue = open_project(session, drawing, tmp_path / "iris.kdesign")
    told: list[RunsDone] = []
    queue.done.connect(told.append)
    queue.set_limit(2)
    queue.start()
    assert queue.waiting == ()
    assert [one.waiting.ending for one in queue.beside] == ["fold-2"]
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert [name[-6:] for name in told[0].runs] == ["fold-1", "fold-2"]
    assert session.runs.shown == told[0].runs
    assert not queue.is_busy
    queue.set_limit(1)
    queue.start()
    assert queue.beside == ()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=LONG)
    queue.done.disconnect(told.append)
    folder = session.runs.folder()
    assert [curve(folder / name) for name in told[0].runs] == [curve(folder / name) for name in told[1].runs]
    assert told[0].numbers == told[1].numbers


def test_a_run_beside_is_held_let_go_on_and_stopped_and_another_one_takes_its_place(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = open_project(session, projects.endless(samples=320, backend="jax"), tmp_path / "net.kdesign")
    monkeypatch.setattr(capacity, "free_bytes", lambda: capacity.MEMORY_A_RUN * 2.9)
    ended: list[tuple[str, Any]] = []
    queue.beside_ended.connect(lambda name, answer: ended.append((name, answer)))
    queue.set_limit(3)
    queue.start()
    queue.add()
    queue.add()  # the memory that is left is what the others have not taken yet
    assert (len(queue.beside), len(queue.waiting)) == (1, 1)
    assert "memory" in str(queue.held)
    queue.set_limit(2)
    job = queue.beside[0].job
    job.pause()  # before there is a batch to hold after
    assert job.will_pause
    qtbot.waitUntil(lambda: job.state == "paused", timeout=LONG)
    qtbot.waitUntil(lambda: session.training.progress is not None, timeout=LONG)
    assert session.runs.run(job.name).status == "running"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: {session.training.run_name, job.name} <= set(session.runs.shown), timeout=LONG)
    job.resume()
    qtbot.waitUntil(lambda: job.state == "running", timeout=LONG)
    qtbot.waitUntil(lambda: bool(session.runs.run(job.name).logs), timeout=LONG)  # type: ignore[union-attr]
    job.stop()
    job.stop()  # means no more than one
    qtbot.waitUntil(lambda: bool(ended), timeout=LONG)
    name, answer = ended[0]
    assert (name, answer.outcome) == (job.name, "stopped")
    qtbot.waitUntil(lambda: session.runs.run(name).status == "stopped", timeout=LONG)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not queue.waiting and len(queue.beside) == 1, timeout=LONG)
    assert session.training.state == "running"
    rest(session, qtbot)


@pytest.mark.parametrize("state", ["checking", "paused", "stopping"])
def test_a_run_can_be_stopped_in_every_state(state: str, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_project(session, projects.endless(backend="jax"), tmp_path / "net.kdesign")
    training = session.training
    ends: list[Finished] = []
    training.finished.connect(ends.append)
    training.start()
    if state == "paused":
        training.pause()
    if state == "stopping":
        training.stop()
    qtbot.waitUntil(lambda: training.state == state, timeout=LONG)
    training.stop()
    assert training.state == "stopping"
    training.pause()  # is too late, and harms nothing
    training.resume()
    training.stop()
    qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
    training.finished.disconnect(ends.append)
    assert training.state == "idle"
    assert [end.outcome for end in ends] == ["stopped"]
    run = session.runs.folder() / training.run_name
    assert not run_folder.is_run(run) or run_folder.read_mark(run)[0] == "stopped"  # type: ignore[index]
    assert run_folder.is_run(run) or state in ("checking", "stopping")


def test_a_group_is_given_up_with_one_of_its_runs(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    queue = open_project(session, projects.endless(backend="jax"), tmp_path / "net.kdesign")
    told: list[RunsDone] = []
    queue.done.connect(told.append)
    queue.set_limit(2)
    queue.start(seeds=3)
    assert (len(queue.beside), len(queue.waiting), queue.count) == (1, 1, 3)
    queue.beside[0].job.stop()
    qtbot.waitUntil(lambda: session.training.state == "idle" and not queue.beside, timeout=LONG)
    queue.done.disconnect(told.append)
    assert queue.waiting == ()
    assert told == []
    queue.set_limit(1)


def test_names_of_runs_that_begin_in_one_second_differ(session: Session, tmp_path: Path) -> None:
    storage.save(Graph(), tmp_path / "net.kdesign")
    session.document.reset(Graph(), tmp_path / "net.kdesign")
    names = [session.runs.new_run_folder().name for _ in range(20)]
    assert len(set(names)) == 20
