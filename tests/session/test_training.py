"""Training from the window's side: a run in a process of its own, stopped, paused, killed and resumed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from designer.data.settings import Split
from designer.graph.texts import DesignerError
from designer.project import run_folder, storage
from designer.project.records import DATA
from designer.session.queue import RunsDone
from designer.session.session import Session
from designer.wire import BatchDone, EpochDone, Evaluate, Evaluated, Finished, Told, TrainingStarted
from tests.support import projects
from tests.support.drawings import Drawing

LONG = 90_000


def open_project(session: Session, drawing: Drawing, path: Path | None = None) -> None:
    if path is not None:
        storage.save(drawing.graph, path)
    session.document.reset(drawing.graph, path)


def start(session: Session, qtbot: QtBot) -> None:
    session.training.start()
    qtbot.waitUntil(lambda: session.training.progress is not None or session.training.state == "idle", timeout=LONG)
    assert session.training.state == "running"


def idle(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.training.state == "idle", timeout=LONG)


class Ear:
    """Everything training has signalled."""

    def __init__(self, session: Session) -> None:
        self.heard: list[Any] = []
        training = session.training
        for one in (training.started, training.batch_done, training.epoch_done, training.finished, training.failed):
            one.connect(self.heard.append)

    def kinds(self) -> list[str]:
        return list(dict.fromkeys(type(record).__name__ for record in self.heard))


def test_a_run_is_trained_and_its_curve_grows_meanwhile(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "iris.kdesign"
    open_project(session, projects.iris(epochs=5), path)
    ear = Ear(session)
    seen = []

    def look(record: EpochDone) -> None:
        curves = session.runs.curves(session.training.run_name)
        seen.append((len(curves.epochs["loss"][0]), len(curves.batches["loss"][0])))
        assert session.runs.run(session.training.run_name).status == "running"  # type: ignore[union-attr]

    session.training.epoch_done.connect(look)
    with qtbot.waitSignal(session.training.finished, timeout=LONG):
        session.training.start()
        assert session.training.state == "checking"
        assert session.training.why_not_start() is not None
        with pytest.raises(DesignerError):
            session.training.start()
    session.training.epoch_done.disconnect(look)
    assert ear.kinds() == ["TrainingStarted", "BatchDone", "EpochDone", "Finished"]
    assert [epochs for epochs, _ in seen] == [1, 2, 3, 4, 5]
    assert [batches for _, batches in seen] == [8, 16, 24, 32, 40]
    run = session.runs.runs[0]
    assert run.status == "done"
    assert run.path.parent == tmp_path / "iris.kdesign.runs"
    assert len(run.logs) == run.epochs == 5
    assert session.runs.shown[0] == run.name
    from_disk = session.runs.curves(run.name)
    assert len(from_disk.batches["loss"][0]) == 40
    assert from_disk.steps == 8
    assert not session.training.can_resume(run.name)

    answers: list[Any] = []
    assert session.training.runner is not None
    session.training.runner.request(Evaluate(run_dir=str(run.path)), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert isinstance(answers[0], Evaluated)
    assert answers[0].metrics["loss"] == pytest.approx(run.logs[-1]["val_loss"], abs=1e-6)


def test_folds_are_trained_one_after_the_other(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    drawing = projects.iris(epochs=1)
    data = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = msgspec.structs.replace(data, split=Split(folds=2, seed=1))
    open_project(session, drawing, tmp_path / "iris.kdesign")
    told: list[RunsDone] = []
    session.queue.done.connect(told.append)
    session.queue.start()
    assert (session.queue.number, session.queue.count) == (1, 2)
    queue = session.queue
    queue.add(seeds=2)  # with both folds each
    endings = [one.ending for one in queue.waiting]
    assert endings == ["fold-2", "seed-7-fold-1", "seed-7-fold-2", "seed-8-fold-1", "seed-8-fold-2"]
    queue.move(queue.waiting[3].number, -1)
    queue.move(queue.waiting[-1].number, -100)
    endings = [one.ending for one in queue.waiting]
    assert endings == ["seed-8-fold-2", "fold-2", "seed-7-fold-1", "seed-8-fold-1", "seed-7-fold-2"]
    for one in [one for one in queue.waiting if one.ending != "fold-2"]:
        queue.cancel(one.number)
    assert [one.ending for one in queue.waiting] == ["fold-2"]
    qtbot.waitUntil(lambda: bool(told), timeout=2 * LONG)
    assert session.queue.count == 0
    runs = [session.runs.run(name) for name in told[0].runs]
    assert [run.name[-7:] for run in runs if run is not None] == ["-fold-1", "-fold-2"]
    assert [run.info.varied for run in runs if run is not None] == [{"fold": 1}, {"fold": 2}]
    assert len({run.info.group for run in runs if run is not None}) == 1
    values = [run.logs[-1]["val_loss"] for run in runs if run is not None]
    assert told[0].numbers["val_loss"].mean == pytest.approx(sum(values) / 2)
    assert [storage.load(run.path / run_folder.PROJECT).settings[DATA].split.fold for run in runs if run] == [0, 1]

    stopped: list[object] = []
    session.training.finished.connect(stopped.append)
    session.queue.start()
    session.training.stop()
    qtbot.waitUntil(lambda: bool(stopped), timeout=LONG)
    assert session.queue.count == 0
    assert len(told) == 1


def test_pause_resume_and_stop(session: Session, qtbot: QtBot) -> None:
    open_project(session, projects.endless())
    ear = Ear(session)
    start(session, qtbot)
    session.training.pause()
    qtbot.waitUntil(lambda: session.training.state == "paused", timeout=LONG)
    count = len(ear.heard)
    with qtbot.assertNotEmitted(session.training.batch_done, wait=200):
        pass
    assert len(ear.heard) == count
    session.training.resume()
    qtbot.waitUntil(lambda: session.training.state == "running", timeout=LONG)
    qtbot.waitUntil(lambda: len(ear.heard) > count, timeout=LONG)
    session.training.pause()
    qtbot.waitUntil(lambda: session.training.state == "paused", timeout=LONG)
    session.training.stop()
    assert session.training.state == "stopping"
    idle(session, qtbot)
    end = ear.heard[-1]
    assert isinstance(end, Finished)
    assert end.outcome == "stopped"
    assert session.runs.runs[0].status == "stopped"


def test_a_killed_run_is_told_in_words_and_goes_on_where_it_was(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_project(session, projects.endless(samples=240), tmp_path / "p.kdesign")
    graph = dict(session.document.graph.nodes)
    ear = Ear(session)
    start(session, qtbot)
    qtbot.waitUntil(lambda: any(isinstance(r, EpochDone) and r.epoch >= 2 for r in ear.heard), timeout=LONG)
    name = session.training.run_name
    folder = session.runs.folder() / name
    qtbot.waitUntil(lambda: bool(run_folder.checkpoints(folder)), timeout=LONG)
    assert session.training.runner is not None
    with qtbot.waitSignal(session.training.failed, timeout=LONG) as failed:
        os.kill(session.training.runner.pid, signal.SIGKILL)
    assert "The training engine ended unexpectedly (signal 9" in str(failed.args[0])
    assert session.document.graph.nodes == graph
    run = session.runs.run(name)
    assert run is not None
    assert run.status == "died"
    assert len(run.logs) >= 3
    assert session.training.can_resume(name)
    ear.heard.clear()
    session.training.resume_run(name)
    qtbot.waitUntil(lambda: sum(isinstance(r, EpochDone) for r in ear.heard) > 3, timeout=LONG)
    session.training.stop()
    idle(session, qtbot)
    started = next(r for r in ear.heard if isinstance(r, TrainingStarted))
    assert 1 <= started.initial_epoch <= len(run.logs)
    resumed = session.runs.run(name)
    assert resumed is not None
    assert resumed.status == "stopped"
    assert len(resumed.logs) > started.initial_epoch
    epochs = session.runs.curves(name).epochs["loss"][0]
    assert epochs == [float(i + 1) for i in range(len(resumed.logs))]
    xs = session.runs.curves(name).batches["loss"][0]
    assert xs == sorted(xs)


def test_a_run_that_does_not_stop_is_ended(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.session.job._STOP_GRACE", 0.2)
    open_project(session, projects.endless(), tmp_path / "p.kdesign")
    ear = Ear(session)
    start(session, qtbot)
    assert session.training.runner is not None
    os.kill(session.training.runner.pid, signal.SIGSTOP)
    session.training.stop()
    idle(session, qtbot)
    end = ear.heard[-1]
    assert isinstance(end, Finished)
    assert "did not stop by itself" in str(end.reason)
    assert session.runs.runs[0].status == "stopped"


def test_a_run_that_is_stopped_while_it_is_prepared_promises_nothing(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    open_project(session, projects.endless(), tmp_path / "p.kdesign")
    ear = Ear(session)
    session.training.start()
    session.training.stop()
    idle(session, qtbot)
    (end,) = ear.heard
    assert isinstance(end, Finished)
    assert (end.outcome, end.epochs) == ("stopped", 0)
    assert "checkpoint" not in str(end.reason).replace("before its first checkpoint", "")
    assert session.runs.runs == ()


@pytest.mark.parametrize("when", ["checking", "preparing"])
def test_a_run_that_is_ended_while_it_is_prepared_promises_no_checkpoint(
    when: str, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.session.job._STOP_GRACE", 0.2)
    open_project(session, projects.endless(), tmp_path / "p.kdesign")
    ear = Ear(session)
    qtbot.waitUntil(lambda: session.training.is_warm, timeout=LONG)
    session.training.start()
    assert session.training.runner is not None
    qtbot.waitUntil(lambda: session.training.state == when, timeout=LONG)
    os.kill(session.training.runner.pid, signal.SIGSTOP)
    session.training.stop()
    idle(session, qtbot)
    end = ear.heard[-1]
    assert isinstance(end, Finished)
    run = session.runs.folder() / session.training.run_name
    assert ("before its first checkpoint" if run_folder.is_run(run) else "there is no run") in str(end.reason)
    assert not run_folder.checkpoints(run)


@pytest.mark.skipif(sys.platform != "linux", reason="no limit can be set to another process")
def test_a_full_disk_is_told_of_and_the_run_is_followed_on(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    import resource

    open_project(session, projects.endless(samples=240), tmp_path / "p.kdesign")
    told: list[Told] = []
    session.training.told.connect(told.append)
    start(session, qtbot)
    assert session.training.runner is not None
    pid = session.training.runner.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (3_000, before[1]))
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    assert (told[0].severity, session.training.state) == ("warning", "running")
    with qtbot.waitSignal(session.training.epoch_done, timeout=LONG):
        pass
    session.training.told.disconnect(told.append)
    session.training.stop()
    with qtbot.waitSignal(session.training.finished, timeout=LONG) as end:
        pass
    assert end.args[0].outcome == "stopped"


def test_runs_of_a_project_that_is_saved_while_it_trains_move_beside_it(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    open_project(session, projects.endless(samples=400, epochs=400))
    start(session, qtbot)
    name = session.training.run_name
    before = session.runs.run(name).path  # type: ignore[union-attr]
    path = tmp_path / "later.kdesign"
    storage.save(session.document.graph, path)
    session.document.set_path(path)
    assert session.runs.run(name) is not None
    session.training.stop()
    idle(session, qtbot)
    run = session.runs.run(name)
    assert run is not None
    assert run.path == tmp_path / "later.kdesign.runs" / name
    assert run.status == "stopped"
    assert not before.exists()


def test_a_project_that_cannot_be_trained_is_refused(session: Session, qtbot: QtBot) -> None:
    assert session.training.why_not_start() is not None
    open_project(session, projects.iris(outputs={}))
    qtbot.waitUntil(lambda: session.analysis.is_current, timeout=LONG)
    with pytest.raises(DesignerError):
        session.training.start()
    assert session.training.state == "idle"


def test_records_arrive_while_they_happen(session: Session, qtbot: QtBot) -> None:
    open_project(session, projects.endless())
    ear = Ear(session)
    start(session, qtbot)
    qtbot.waitUntil(lambda: sum(isinstance(r, BatchDone) for r in ear.heard) > 5, timeout=LONG)
    session.training.stop()
    idle(session, qtbot)
    assert isinstance(ear.heard[-1], Finished)
