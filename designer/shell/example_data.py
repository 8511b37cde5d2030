"""Makes the data of an example on a thread of its own, where that takes long."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.graph.texts import DesignerError
from designer.project.examples import Example, place_data

_WORK, _REST = 0.003, 0.002  # seconds the thread works before it lets the window's thread have Python


class ExampleData(QObject):
    """One example at a time; `placed` carries its name and what went wrong, an exception or None."""

    placed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()
        self._until = 0.0

    def place(self, chosen: Example, folder: Path) -> None:
        """Make the data in a folder, unless that is being done."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, args=(chosen, folder), name="example-data", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the work; the thread is gone when this returns."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self, chosen: Example, folder: Path) -> None:
        error: Exception | None = None
        try:
            place_data(chosen, folder, self._breathe)
        except (DesignerError, OSError) as reason:
            error = reason
        except _ClosedError:
            return
        self.placed.emit(chosen.name, error)

    def _breathe(self) -> None:
        if self._closed.is_set():
            raise _ClosedError
        if time.perf_counter() > self._until:
            time.sleep(_REST)
            self._until = time.perf_counter() + _WORK


class _ClosedError(Exception):
    """The window is closed; nobody waits for the data."""
