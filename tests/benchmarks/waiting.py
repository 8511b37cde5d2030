"""Waits for something to happen in a Qt program without taking time from it; the program is that of this checkout."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # also where another one, or none, is installed

_LOOK_EVERY = 20  # ms


def wait(condition: Callable[[], bool]) -> None:
    """Let Qt work, and sleep in between, until the condition holds.

    QCoreApplication.processEvents with a time limit does not sleep: it would keep a core busy beside what is measured.
    """
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(_LOOK_EVERY)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    loop.exec()
