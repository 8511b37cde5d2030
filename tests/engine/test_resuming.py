"""A run that was interrupted and resumed is the run that never was: equal in every bit of what it leaves."""

from __future__ import annotations

import contextlib
import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from designer.engine import protocol
from designer.engine.protocol import Answer, BatchDone, EpochDone, Finished, TrainingStarted
from designer.project import run_folder
from designer.project.run_folder import EpochLine
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.engines import Desk

EPOCHS = 8
CALLBACKS: tuple[Any, ...] = (
    {"class": "EarlyStopping", "args": {"monitor": "val_loss", "patience": 6, "restore_best_weights": True}},
    {"class": "ReduceLROnPlateau", "args": {"monitor": "val_loss", "patience": 1, "factor": 0.5}},
    {"class": "ModelCheckpoint", "args": {"save_best_only": True, "monitor": "val_loss"}},
    "CSVLogger",
)


def network(**training: Any) -> Drawing:
    """Draw a network with Dropout, BatchNormalization and two outputs; its best epoch is not its last."""
    optimizer = {"class": "Adam", "args": {"learning_rate": 0.2}}
    settings: dict[str, Any] = {
        "optimizer": optimizer,
        "epochs": EPOCHS,
        "batch_size": 16,
        "seed": 3,
        "callbacks": CALLBACKS,
        "keep": "last",
        **training,
    }
    return projects.two_outputs(**settings)


def arrays(file: Path) -> dict[str, np.ndarray]:
    """Return all numbers in a .keras file: weights, the optimizer's variables, seeds that a checkpoint adds."""
    found: dict[str, np.ndarray] = {}
    with zipfile.ZipFile(file) as archive, h5py.File(io.BytesIO(archive.read("model.weights.h5"))) as weights:
        weights.visititems(lambda name, one: found.update({name: one[()]}) if isinstance(one, h5py.Dataset) else None)
    return found


def left_by(run: Path) -> dict[str, Any]:
    """Return what a run leaves that does not tell the time."""
    found: dict[str, Any] = {"log": (run / "log.csv").read_bytes() if (run / "log.csv").is_file() else b""}
    for file in run.glob("*.keras"):
        if not file.name.startswith("checkpoint"):
            found |= {f"{file.name}/{name}": array.tobytes() for name, array in arrays(file).items()}
    found |= {f"newest/{k}": v.tobytes() for k, v in arrays(run_folder.checkpoints(run)[0]).items()}
    lines: list[EpochLine] = run_folder.read_metrics(run).epochs
    found["epochs"] = [(line.epoch, line.logs, line.best, line.learning_rate) for line in lines]
    found["points"] = run_folder.read_metrics(run).batches
    return found


def same(found: dict[str, Any], expected: dict[str, Any]) -> None:
    expected = {name: value for name, value in expected.items() if not name.startswith("best.keras")}
    for name, value in expected.items():
        assert found[name] == value, name


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    desk, path = Desk(), tmp_path_factory.mktemp("whole") / "run"
    desk.train(projects.text(network()), path)
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
    monkeypatch.setattr("designer.engine.progress._SEND_EVERY", 0.0)
    monkeypatch.setattr("designer.engine.keeping._FREE_OF_CHARGE", 1e9)
    desk, path, text = Desk(), tmp_path / "run", projects.text(network())
    stops: list[Answer] = []

    def stop(record: Answer) -> None:
        if when(record) and not stops:
            stops.append(record)
            desk.engine.handle(protocol.Stop(id=99))

    desk.on(Answer, stop)  # type: ignore[arg-type]
    desk.train(text, path)
    assert stops
    end = desk.said[-1]
    assert isinstance(end, Finished)
    assert end.outcome == "stopped"
    desk.train(text, path, resume=True)
    started = desk.all(TrainingStarted)[0]
    assert started.initial_epoch == end.epochs
    same(left_by(path), uninterrupted)


def copied(source: str, target: str) -> None:
    with contextlib.suppress(FileNotFoundError):  # a checkpoint that has just got its name, or was one too many
        shutil.copyfile(source, target)


@pytest.mark.parametrize("every", [0.0, 3600.0])
def test_a_killed_run_goes_on_from_whatever_was_on_the_disk(
    every: float, uninterrupted: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.keeping._CHECKPOINT_EVERY", every)
    monkeypatch.setattr("designer.engine.keeping._CHECKPOINT_SHARE", 1e9)
    desk, path, text = Desk(), tmp_path / "run", projects.text(network())
    frozen: list[Path] = []

    def freeze(record: EpochDone) -> None:
        if record.epoch in (2, 6):
            frozen.append(Path(shutil.copytree(path, tmp_path / f"killed-{record.epoch}", copy_function=copied)))

    desk.on(EpochDone, freeze)
    desk.train(text, path)
    assert len(frozen) == 2
    for copy in frozen:
        desk.train(text, copy, resume=True)
        assert isinstance(desk.said[-1], Finished), desk.said[-1]
        started = desk.all(TrainingStarted)[0]
        assert (started.initial_epoch == 0) == bool(started.note.template) == (every > 0)
        same(left_by(copy), uninterrupted)
