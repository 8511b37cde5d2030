"""Writes down when the window stands still for too long, and what it was doing then."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

FILE = "stalls.log"
_BEAT = 100  # ms
_LONG = 1.0  # seconds without a beat
_MOST = 256 * 1024  # bytes; then the log begins anew


class StallLog(QObject):
    """A beat in the event loop, and a thread that looks whether it goes on."""

    def __init__(self, folder: Path, parent: QObject, long: float = _LONG) -> None:
        super().__init__(parent)
        self._path = folder / FILE
        self._long = long
        self._last = time.monotonic()
        self._main = threading.get_ident()
        self._is_over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="stall log", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._is_over.set()
        self._thread.join()

    def _beat(self) -> None:
        self._last = time.monotonic()

    def _watch(self) -> None:
        told = 0.0
        while not self._is_over.wait(self._long / 4):
            last = self._last
            silent = time.monotonic() - last
            if silent > self._long and told != last:
                told = last
                self._write(silent)

    def _write(self, seconds: float) -> None:
        frame = sys._current_frames().get(self._main)
        stack = "".join(traceback.format_stack(frame)) if frame else ""
        when = time.strftime("%Y-%m-%d %H:%M:%S")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            is_full = self._path.exists() and self._path.stat().st_size > _MOST
            with self._path.open("w" if is_full else "a", encoding="utf-8") as file:
                file.write(f"{when} no answer for {seconds:.1f} s\n{stack}\n")
        except OSError:
            return
