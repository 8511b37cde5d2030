"""Runs as they are read from their folders: the records, and a thread that reads what would take long."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from designer.graph.texts import Text
from designer.project import run_folder
from designer.project.run_folder import EpochLine, Metrics, RunInfo

RunStatus = Literal["reading", "running", "done", "stopped", "failed", "died"]

AT_ONCE = 256 * 1024  # bytes of metrics that are read without a thread
_PIECE = 3.0  # seconds of reading after which what has been read is handed over
_WORK, _REST = 0.003, 0.001  # seconds a thread works before it lets the window's thread have Python
_NO_TEXT = Text("")
_NO_INFO = RunInfo()


@dataclass(frozen=True)
class Run:
    """One run's folder, read, or still to be read (`status` "reading").

    `name` is the folder's name; `started` an ISO time; `logs` one dict an epoch. `text` says how it ended, `message`
    the same in English. `size` are the bytes of its metrics.
    """

    name: str
    path: Path
    status: RunStatus
    started: str = ""
    epochs: int = 0  # as planned
    logs: tuple[dict[str, float | None], ...] = ()
    best_epoch: int | None = None
    kept_epoch: int | None = None  # whose weights it keeps; the last one's without
    seconds: float = 0.0
    params: int = 0
    message: str = ""
    settings: dict[str, object] = field(default_factory=dict)  # the frozen training settings as JSON values
    text: Text = _NO_TEXT
    info: RunInfo = _NO_INFO
    has_model: bool = False
    has_checkpoint: bool = False
    size: int = 0


@dataclass(frozen=True)
class Curves:
    """What is plotted of a run. x counts epochs: the mark of epoch i (from 0) is at i + 1.

    `batches` holds (x, value) arrays by metric, `epochs` the same per epoch, "val_" metrics included. The lists of a
    run that is under way grow; do not change them. `steps` are the batches of an epoch (0 where not known), `elapsed`
    the (x, seconds of training so far) of the finished epochs.
    """

    batches: dict[str, tuple[list[float], list[float]]]
    epochs: dict[str, tuple[list[float], list[float]]]
    steps: int = 0
    elapsed: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))


Known = dict[str, tuple[object, Run]]
"""Runs by the path of their folder, with the stamp they were read at."""


class RunReader(QObject):
    """Reads on threads of its own; an order to read the runs takes the place of the one before."""

    runs_read = Signal(int, object, object)  # the number of the order, the runs newest first, Known at the end or None
    curves_read = Signal(object, object, object)  # path, stamp, Curves
    metrics_read = Signal(object, object)  # path, Metrics

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = 0
        self._threads: list[threading.Thread] = []
        self._closed = threading.Event()

    def read_runs(self, folders: Sequence[Path], known: Known) -> None:
        """Read the runs in folders: their names first, then what is in them, handed over in pieces."""
        self.order += 1
        self._start(self._read_runs, self.order, folders, dict(known))

    def read_curves(self, path: Path, wanted: object, steps: int) -> None:
        """Read the curves of one run."""
        self._start(self._read_curves, path, wanted, steps)

    def read_metrics(self, path: Path, size: int) -> None:
        """Read the first `size` bytes of the metrics of one run."""
        self._start(self._read_metrics, path, size)

    def close(self) -> None:
        """End the threads; they are gone when this returns."""
        self._closed.set()
        for thread in self._threads:
            thread.join()

    def _start(self, work: Callable[..., None], *args: object) -> None:
        self._threads = [t for t in self._threads if t.is_alive()]
        thread = threading.Thread(target=work, args=args, name="run-reader", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _read_runs(self, order: int, folders: Sequence[Path], known: Known) -> None:
        breath = _Breath(self._closed)
        paths = sorted(run_folders(folders, None), key=lambda path: path.name, reverse=True)
        found: dict[str, Run] = {}
        for path in paths:
            breath.take()
            key = str(path)
            found[key] = known[key][1] if key in known else Run(path.name, path, "reading")
        self.runs_read.emit(order, newest_first(found.values(), breath.take), None)
        read: Known = {}
        until = time.monotonic() + _PIECE
        for path in paths:
            if order != self.order or self._closed.is_set():
                return
            breath.take()
            key = str(path)
            now = run_stamp(path)
            run = still_known(known.get(key), now) or read_run(path, breath.take)
            if run is None:
                del found[key]
            else:
                found[key], read[key] = run, (now, run)
            if time.monotonic() > until:
                self.runs_read.emit(order, newest_first(found.values(), breath.take), None)
                until = time.monotonic() + _PIECE
        if not self._closed.is_set():
            self.runs_read.emit(order, newest_first(found.values(), breath.take), read)

    def _read_curves(self, path: Path, wanted: object, steps: int) -> None:
        read = curves_of(run_folder.read_metrics(path, _Breath(self._closed).take), steps)
        if not self._closed.is_set():
            self.curves_read.emit(path, wanted, read)

    def _read_metrics(self, path: Path, size: int) -> None:
        read = run_folder.read_metrics(path, _Breath(self._closed).take, size)
        if not self._closed.is_set():
            self.metrics_read.emit(path, read)


class _Breath:
    """Lets the window's thread have Python now and then: it has to wait for it each time it had let go of it."""

    def __init__(self, closed: threading.Event) -> None:
        self._closed = closed
        self._until = time.perf_counter() + _WORK

    def take(self) -> bool:
        """Rest if it is time to; tell whether all reading is to end."""
        if time.perf_counter() > self._until:
            time.sleep(_REST)
            self._until = time.perf_counter() + _WORK
        return self._closed.is_set()


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
        seconds=epochs[-1].elapsed if epochs else mark.seconds,
        params=info.params,
        message=str(mark.text),
        settings=dict(info.settings),
        text=mark.text,
        info=info,
        has_model=bool(run_folder.model_files(path, checkpoints)),
        has_checkpoint=bool(checkpoints),
        size=(stamp(path / run_folder.METRICS) or (0, 0))[1],
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
    curves.elapsed[0].append(x)
    curves.elapsed[1].append(line.elapsed)
    for name, value in line.logs.items():
        if value is not None:
            xs, ys = curves.epochs.setdefault(name, ([], []))
            xs.append(x)
            ys.append(value)


def run_stamp(path: Path) -> object:
    """Return what changes when something in a run's folder does."""
    return tuple(stamp(path / name) for name in ("", run_folder.INFO, run_folder.METRICS))


def stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file does: when it was written, and its size in bytes; None without one."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
