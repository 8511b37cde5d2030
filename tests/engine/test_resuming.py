"""A run that was interrupted and resumed is the run that never was: equal in every bit of what it leaves."""

from __future__ import annotations

import contextlib
import shutil
import sys
from pathlib import Path
from typing import Any

import keras
import pytest

from designer import wire
from designer.engine.feeding.feed import Feed
from designer.engine.training.callback_state import go_on_with_files
from designer.project import run_folder
from designer.wire import Answer, BatchDone, EpochDone, Finished, Told, TrainingStarted
from tests.support import projects
from tests.support.engines import Desk
from tests.support.resuming import EPOCHS, assert_same, goes_on, left_by, network

CALLBACKS: tuple[Any, ...] = (
    {"class": "EarlyStopping", "args": {"monitor": "val_loss", "patience": 6, "restore_best_weights": True}},
    {"class": "ReduceLROnPlateau", "args": {"monitor": "val_loss", "patience": 1, "factor": 0.5}},
    {"class": "ModelCheckpoint", "args": {"save_best_only": True, "monitor": "val_loss"}},
    "CSVLogger",
)

BEST_IN_BETWEEN = 8  # a seed after which the best epoch is neither the first nor the last, on every backend


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    desk, path = Desk(), tmp_path_factory.mktemp("whole") / "run"
    desk.train(projects.text(network(callbacks=CALLBACKS, seed=BEST_IN_BETWEEN)), path)
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    found = left_by(path)
    best = desk.said[-1].best_epoch
    assert best is not None
    assert 0 < best < EPOCHS - 1
    return found


def at_epoch_end(record: Answer) -> bool:
    return isinstance(record, EpochDone) and record.epoch == 4


def within_an_epoch(record: Answer) -> bool:
    return isinstance(record, BatchDone) and record.epoch == 5 and not record.validating


def within_the_first_epoch(record: Answer) -> bool:
    return isinstance(record, BatchDone) and record.epoch == 0 and not record.validating


def while_validating(record: Answer) -> bool:
    return isinstance(record, BatchDone) and record.epoch == 3 and record.validating


@pytest.mark.parametrize("when", [at_epoch_end, within_an_epoch, within_the_first_epoch, while_validating])
def test_a_stopped_run_goes_on_as_if_nothing_had_been(
    when: Any, uninterrupted: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    desk, path, text = Desk(), tmp_path / "run", projects.text(network(callbacks=CALLBACKS, seed=BEST_IN_BETWEEN))
    stops: list[Answer] = []

    def stop(record: Answer) -> None:
        if when(record) and not stops:
            stops.append(record)
            desk.engine.handle(wire.Stop(id=99))

    desk.on(Answer, stop)  # type: ignore[arg-type]
    desk.train(text, path)
    assert stops
    end = desk.said[-1]
    assert isinstance(end, Finished)
    assert end.outcome == "stopped"
    desk.train(text, path, resume=True)
    started = desk.all(TrainingStarted)[0]
    assert started.initial_epoch == end.epochs
    assert_same(left_by(path), uninterrupted)


def test_a_run_on_rows_in_files_is_stopped_and_goes_on_as_the_one_in_memory(
    uninterrupted: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    monkeypatch.setattr("designer.data.mapped.IN_MEMORY_BYTES", 10)
    fed: list[Feed] = []
    was_made = Feed.__init__

    def made(self: Feed, *args: Any, **named: Any) -> None:
        was_made(self, *args, **named)
        fed.append(self)

    monkeypatch.setattr(Feed, "__init__", made)
    desk, path, text = Desk(), tmp_path / "run", projects.text(network(callbacks=CALLBACKS, seed=BEST_IN_BETWEEN))
    stops: list[Answer] = []

    def stop(record: Answer) -> None:
        if within_an_epoch(record) and not stops:
            stops.append(record)
            desk.engine.handle(wire.Stop(id=99))

    desk.on(Answer, stop)  # type: ignore[arg-type]
    desk.train(text, path)
    desk.train(text, path, resume=True)
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    assert len(fed) == 4  # rows to train on and to validate with, before the stop and after it
    # Whether the best epoch got a file of its own depends on how long the run took.
    found, wanted = (
        {name: one for name, one in left.items() if not name.startswith(run_folder.BEST)}
        for left in (left_by(path), uninterrupted)
    )
    assert_same(found, wanted)


def copied(source: str, target: str) -> None:
    with contextlib.suppress(FileNotFoundError):  # a checkpoint that has just got its name, or was one too many
        shutil.copyfile(source, target)


@pytest.mark.parametrize("every", [0.0, 3600.0])
def test_a_killed_run_goes_on_from_whatever_was_on_the_disk(
    every: float, uninterrupted: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.training.keeping._CHECKPOINT_EVERY", every)
    monkeypatch.setattr("designer.engine.training.keeping._CHECKPOINT_SHARE", 1e9)
    desk, path, text = Desk(), tmp_path / "run", projects.text(network(callbacks=CALLBACKS, seed=BEST_IN_BETWEEN))
    frozen: list[Path] = []

    def freeze(record: EpochDone) -> None:
        if record.epoch == 6:
            frozen.append(Path(shutil.copytree(path, tmp_path / f"killed-{record.epoch}", copy_function=copied)))

    desk.on(EpochDone, freeze)
    desk.train(text, path)
    (copy,) = frozen
    desk.train(text, copy, resume=True)
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    started = desk.all(TrainingStarted)[0]
    assert (started.initial_epoch == 0) == bool(started.note.template) == (every > 0)
    assert_same(left_by(copy), uninterrupted)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to the size of a file")
def test_a_full_disk_is_told_at_once_and_the_run_goes_on_when_there_is_room(
    uninterrupted: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    monkeypatch.setattr("designer.engine.training.keeping._CHECKPOINT_EVERY", 0.0)
    monkeypatch.setattr("designer.engine.training.keeping._CHECKPOINT_SHARE", 1e9)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    desk, path = Desk(), tmp_path / "run"
    told_in: list[int] = []

    def fill(record: EpochDone) -> None:
        if record.epoch == 1:
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        if record.epoch == 4:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    desk.on(EpochDone, fill)
    desk.on(Told, lambda record: told_in.append(len(desk.all(EpochDone))))
    try:
        callbacks = (CALLBACKS[0], CALLBACKS[1], CALLBACKS[3])
        desk.train(projects.text(network(callbacks=callbacks, seed=BEST_IN_BETWEEN)), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    full, room = desk.all(Told)
    assert full.severity == "warning"
    assert str(path) in str(full.text)
    assert "File too large" in str(full.text)
    assert room.severity == "info"
    assert told_in[0] <= 3
    assert told_in[1] >= 5
    expected = {name: value for name, value in uninterrupted.items() if not name.startswith("model-checkpoint")}
    assert_same(left_by(path), expected)


def test_a_stop_that_comes_while_a_project_is_checked_is_heard(tmp_path: Path) -> None:
    desk, text = Desk(), projects.text(network(callbacks=CALLBACKS, seed=BEST_IN_BETWEEN))
    desk.engine.will_train()
    desk.engine.handle(wire.Stop(id=99))
    desk.train(text, tmp_path / "run")
    end = desk.said[-1]
    assert isinstance(end, Finished)
    assert (end.outcome, end.epochs) == ("stopped", 0)
    assert "there is no run" in str(end.reason)
    assert not (tmp_path / "run").exists()


def test_rows_of_other_runs_stay_in_a_log_that_is_gone_on_with(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("epoch,loss\n0,5\n1,4\n0,3\n1,2\n2,1\n3,0.", encoding="utf-8")
    for epochs, expected in ((2, "0,5\n1,4\n0,3\n1,2\n"), (0, "0,5\n1,4\n")):
        callback = keras.callbacks.CSVLogger(str(log), append=True)
        go_on_with_files([callback], epochs)
        assert log.read_text(encoding="utf-8") == "epoch,loss\n" + expected


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Your input ran out of data")
@pytest.mark.parametrize("steps", [1, 4, 5])
def test_a_run_goes_on_in_its_data_where_it_stood(steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the first pass through the data, at the beginning of another one, and within one."""
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    goes_on(tmp_path, steps_per_epoch=steps)
