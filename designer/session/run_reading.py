"""Reads runs on threads, where it would take long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.project import run_folder
from designer.project.run_record import Run, curves_of, newest_first, read_run, run_folders, run_stamp, still_known

AT_ONCE = 256 * 1024  # bytes of metrics that are read without a thread
_PIECE = 3.0  # seconds of reading after which what has been read is handed over
_WORK, _REST = 0.003, 0.001  # seconds a thread works before it lets the window's thread have Python


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
