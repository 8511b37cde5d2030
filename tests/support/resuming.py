"""Runs that are interrupted and gone on with: what is trained, and what of a run's folder must be equal to the bit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from designer import wire
from designer.project import run_folder
from designer.project.run_folder import EpochLine
from designer.wire import Answer, BatchDone, Finished, TrainingStarted
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.engines import Desk

EPOCHS = 8
_TIMED = ("DONE", "lock", "best.keras", "metrics.jsonl", "project.kdesign", "run.json", "checkpoint-", "layers.parquet")


def network(**training: Any) -> Drawing:
    """Draw a network with Dropout, BatchNormalization and two outputs; its best epoch is not its last."""
    optimizer = {"class": "Adam", "args": {"learning_rate": 0.2}}
    settings: dict[str, Any] = {
        "optimizer": optimizer,
        "epochs": EPOCHS,
        "batch_size": 16,
        "seed": 3,
        "keep": "last",
        **training,
    }
    return projects.two_outputs(**settings)


def arrays(file: Path) -> dict[str, np.ndarray]:
    """Return all numbers in a .keras or .weights.h5 file: weights, the optimizer's variables, a checkpoint's seeds."""
    found: dict[str, np.ndarray] = {}
    packed: Any = file
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            packed = io.BytesIO(archive.read("model.weights.h5"))
    with h5py.File(packed) as weights:
        weights.visititems(lambda name, one: found.update({name: one[()]}) if isinstance(one, h5py.Dataset) else None)
    return found


def left_by(run: Path) -> dict[str, Any]:
    """Return what a run leaves that does not tell the time; best.keras only counts where the run ends with it."""
    found: dict[str, Any] = {}
    for file in sorted(run.rglob("*")):
        name = file.relative_to(run).as_posix()
        if not file.is_file() or name.startswith(_TIMED) or "tfevents" in name:
            continue
        if name.endswith((".keras", ".h5")):
            found |= {f"{name}/{part}": array.tobytes() for part, array in arrays(file).items()}
        else:
            found[name] = file.read_bytes()
    found |= {f"newest/{k}": v.tobytes() for k, v in arrays(run_folder.checkpoints(run)[0]).items()}
    metrics = run_folder.read_metrics(run)
    lines: list[EpochLine] = metrics.epochs
    found["epochs"] = [(line.epoch, line.logs, line.best, line.learning_rate) for line in lines]
    found["points"] = metrics.batches
    return found


def assert_same(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """Fail with the name of the first thing that one run left and the other did not, or left otherwise."""
    assert (sorted(found.keys() - expected.keys()), sorted(expected.keys() - found.keys())) == ([], [])
    for name, value in expected.items():
        assert found[name] == value, name


def goes_on(folder: Path, draw: Callable[..., Drawing] = network, **training: Any) -> None:
    """Train a network to the end at once, and with a stop within an epoch; what the two leave must be equal."""
    project = projects.text(draw(**training))
    desk = Desk()
    desk.train(project, folder / "whole")
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    last = desk.said[-1].epochs
    assert last > 2
    stops: list[Answer] = []

    def stop(record: BatchDone) -> None:
        if record.epoch == last - 2 and not record.validating and not stops:
            stops.append(record)
            desk.engine.handle(wire.Stop(id=99))

    desk.on(BatchDone, stop)
    desk.train(project, folder / "run")
    assert stops
    desk.train(project, folder / "run", resume=True)
    assert desk.all(TrainingStarted)[0].initial_epoch == last - 2
    end = desk.said[-1]
    assert isinstance(end, Finished), end
    assert (end.outcome, end.epochs) == ("done", last)
    assert_same(left_by(folder / "run"), left_by(folder / "whole"))
