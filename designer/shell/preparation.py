"""Builds canvas and panels one after the other while the person looks at the window, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from designer.shell.sliced_import import SlicedImport

_PAUSE = 5  # milliseconds between two steps, for what the person does meanwhile
_SLICE = 0.012  # seconds of imports in one turn
_END = object()


Step = Callable[[], object] | SlicedImport
"""What is done in one turn; or, where that returns an iterator, a step of that a turn; or imports, a slice a turn."""


class Preparation(QObject):
    """One step a turn of the event loop, in their order."""

    def __init__(self, window: QWidget, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._window = window
        self._left: list[Step | Iterator[object]] = list(steps)
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
        """Build nothing more; an import that has begun comes to its end."""
        self._timer.stop()
        if self._left and isinstance(self._left[0], SlicedImport):
            self._left[0].finish()

    def _do_next(self) -> None:
        if self._window.isVisible():
            self._work(self._left[0])
        if not self._left:
            self._timer.stop()

    def _work(self, step: Step | Iterator[object]) -> None:
        if isinstance(step, SlicedImport):
            if step.is_done:
                self._left.pop(0)
            else:
                step.go_on(_SLICE)
        elif isinstance(step, Iterator):
            if next(step, _END) is _END:
                self._left.pop(0)
        else:
            self._left.pop(0)
            more = step()
            if isinstance(more, Iterator):
                self._left.insert(0, more)
