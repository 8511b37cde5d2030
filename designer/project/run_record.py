"""Runs as they are read from their folders."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Literal

from designer.files.stamps import stamp
from designer.graph.texts import Text
from designer.project import run_folder
from designer.project.run_folder import EpochLine, Metrics, RunInfo
from designer.project.run_notes import RunNote

RunStatus = Literal["reading", "running", "done", "stopped", "failed", "died"]

SECONDS = "seconds_per_epoch"
SPEED = "rows_per_second"
MEMORY = "memory_in_MB"
RATE = "learning_rate"
GRADIENT = "gradient_norm"
BESIDE_LOGS = (SECONDS, SPEED, MEMORY, GRADIENT)
"""Curves of what a run took and of how steep its loss was, not of what it logged."""

_NO_TEXT = Text("")
_NO_INFO = RunInfo()
NO_NOTE = RunNote()


@dataclass(frozen=True)
class Run:
    """One run's folder, read, or still to be read (`status` "reading").

    `name` is the folder's name; `started` an ISO time; `logs` one dict an epoch. `text` says how it ended, `message`
    the same in English. `size` are the bytes of its metrics, `disk` those of all its files. `note` is what people have
    written of it.
    """

    name: str
    path: Path
    status: RunStatus
    started: str = ""
    epochs: int = 0  # as planned
    logs: tuple[dict[str, float | None], ...] = ()
    best_epoch: int | None = None
    kept_epoch: int | None = None  # whose weights it keeps; the last one's without
    averaged: dict[str, float | None] = field(default_factory=dict)  # numbers of its weights that no epoch had
    seconds: float = 0.0
    params: int = 0
    message: str = ""
    settings: dict[str, object] = field(default_factory=dict)  # the frozen training settings as JSON values
    text: Text = _NO_TEXT
    info: RunInfo = _NO_INFO
    has_model: bool = False
    has_checkpoint: bool = False
    size: int = 0
    disk: int = 0
    note: RunNote = NO_NOTE


@dataclass(frozen=True)
class Curves:
    """What is plotted of a run. x counts epochs: the mark of epoch i (from 0) is at i + 1.

    `batches` holds (x, value) arrays by metric, `epochs` the same per epoch, "val_" metrics included. The lists of a
    run that is under way grow; do not change them. `steps` are the batches of an epoch (0 where not known), `elapsed`
    the (x, seconds of training so far) of the finished epochs, `rates` their learning rates, which are among the curves
    once they differ; so is what an epoch took (seconds, the rows of a second, memory), and the norm of the gradients.
    """

    batches: dict[str, tuple[list[float], list[float]]]
    epochs: dict[str, tuple[list[float], list[float]]]
    steps: int = 0
    elapsed: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    rates: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))


def run_folders(folders: Sequence[Path], most: int | None) -> list[Path]:
    """Return the folders in folders, `most` and one more at the most."""
    found: list[Path] = []
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    found.append(folder / entry.name)
                    if most is not None and len(found) > most:
                        return found
    return found


def newest_first(runs: Iterable[Run], rest: Callable[[], object] = lambda: None) -> tuple[Run, ...]:
    """Return runs by when they started; the name of a folder begins with it too. `rest` is called again and again."""
    ages = []
    for run in runs:
        rest()
        ages.append((_age(run), run))
    return tuple(run for _, run in sorted(ages, key=itemgetter(0), reverse=True))


def _age(run: Run) -> tuple[str, str]:
    started = run.started.replace("-", "").replace(":", "").replace("T", "-")[:15]
    return started or run.name, run.name


def still_known(known: tuple[object, Run] | None, now: object) -> Run | None:
    """Return a run as it was read, None where its folder has changed since or may have."""
    if known is not None and known[0] == now and known[1].status not in ("running", "died", "reading"):
        return known[1]
    return None


def read_run(path: Path, is_given_up: Callable[[], bool] = lambda: False) -> Run | None:
    """Return what a folder says of its run, None where it is not that of a run."""
    if not run_folder.is_run(path):
        return None
    info = run_folder.read_info(path)
    epochs = run_folder.read_epochs(path, is_given_up)
    ending = run_folder.read_mark(path)
    status: RunStatus
    if ending is not None:
        status, mark = ending
    else:
        status, mark = ("running" if run_folder.is_being_written(path) else "died"), run_folder.Mark()
    best = [line.epoch for line in epochs if line.best]
    checkpoints = run_folder.checkpoints(path)
    return Run(
        name=path.name,
        path=path,
        status=status,
        started=info.started,
        epochs=info.epochs,
        logs=tuple(line.logs for line in epochs),
        best_epoch=best[-1] if best else None,
        kept_epoch=mark.kept_epoch,
        averaged=mark.averaged,
        seconds=epochs[-1].elapsed if epochs else mark.seconds,
        params=info.params,
        message=str(mark.text),
        settings=dict(info.settings),
        text=mark.text,
        info=info,
        has_model=bool(run_folder.model_files(path, checkpoints)),
        has_checkpoint=bool(checkpoints),
        size=(stamp(path / run_folder.METRICS) or (0, 0, 0))[1],
        disk=_bytes(path),
    )


def curves_of(metrics: Metrics, steps: int) -> Curves:
    """Return what is plotted of a run's metrics."""
    curves = Curves(metrics.batches, {}, steps)
    for line in metrics.epochs:
        add_epoch(curves, line)
    return curves


def add_epoch(curves: Curves, line: EpochLine) -> None:
    """Append a finished epoch."""
    x = line.epoch + 1.0
    took = line.elapsed - (curves.elapsed[1][-1] if curves.elapsed[1] else 0.0)
    curves.elapsed[0].append(x)
    curves.elapsed[1].append(line.elapsed)
    beside = (took, line.rows_per_second, line.memory / 2**20, line.gradient_norm)
    for name, value in zip(BESIDE_LOGS, beside, strict=True):
        if value > 0:
            _append(curves, name, x, value)
    if line.learning_rate is not None and RATE not in line.logs:
        curves.rates[0].append(x)
        curves.rates[1].append(line.learning_rate)
        if line.learning_rate != curves.rates[1][0]:
            curves.epochs.setdefault(RATE, curves.rates)
    for name, logged in line.logs.items():
        if logged is not None:
            _append(curves, name, x, logged)


def _append(curves: Curves, name: str, x: float, value: float) -> None:
    xs, ys = curves.epochs.setdefault(name, ([], []))
    xs.append(x)
    ys.append(value)


def run_stamp(path: Path) -> object:
    """Return what changes when something in a run's folder does."""
    return tuple(stamp(path / name) for name in ("", run_folder.INFO, run_folder.METRICS))


def kept_logs(run: Run) -> Mapping[str, float | None]:
    """Return the numbers of the weights that the run keeps, of those it has while it is under way."""
    place = -1 if run.kept_epoch is None or not 0 <= run.kept_epoch < len(run.logs) else run.kept_epoch
    return {**run.logs[place], **run.averaged} if run.logs else {}


def best_logs(run: Run) -> Mapping[str, float | None]:
    """Return the numbers of the best epoch, of the kept weights where none is marked."""
    if run.best_epoch is not None and 0 <= run.best_epoch < len(run.logs):
        return run.logs[run.best_epoch]
    return kept_logs(run)


def _bytes(path: Path) -> int:
    """Return the bytes of a run's files; what has two names counts once."""
    found: dict[tuple[int, int], int] = {}
    with contextlib.suppress(OSError), os.scandir(path) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                found[(status.st_ino or len(found), status.st_dev)] = status.st_size
    return sum(found.values())
