"""Builds canvas and panels one after the other while the person looks at the window, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_PAUSE = 20  # milliseconds between two steps, for what the person does meanwhile


class Preparation(QObject):
    """One step a turn of the event loop, imports too: on a thread beside the window's they make PySide crash."""

    def __init__(self, window: QWidget, steps: Sequence[Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._left = list(steps)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._do_next)

    @property
    def is_done(self) -> bool:
        """Whether everything is there."""
        return not self._left

    def start(self) -> None:
        """Begin; the window has been shown."""
        if self._left:
            self._timer.start()

    def close(self) -> None:
        """Build nothing more."""
        self._timer.stop()

    def _do_next(self) -> None:
        if self._window.isVisible():
            self._left.pop(0)()
        if not self._left:
            self._timer.stop()
