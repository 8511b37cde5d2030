"""Builds canvas and panels one after the other while the person looks at the window, so that it never stands still."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_PAUSE = 20  # milliseconds between two parts, for what the person does meanwhile

Step = tuple[str, Callable[[], object]]
"""The module of a part, and what builds it."""


class Preparation(QObject):
    """One part a turn of the event loop; a thread imports their modules, most of which are other people's."""

    def __init__(self, window: QWidget, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._window = window
        self._left = list(steps)
        self._imports = Imports([module for module, _ in steps])
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._build_next)

    def start(self) -> None:
        """Begin; the window has been shown."""
        if self._left and not self._timer.isActive():
            self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is there."""
        return not self._left

    def close(self) -> None:
        """Build nothing more."""
        self._timer.stop()
        self._imports.stop()

    def _build_next(self) -> None:
        if not self._window.isVisible():
            return
        self._imports.start()  # not before the first picture
        step = next((step for step in self._left if self._imports.has(step[0])), None)
        if step is not None:
            self._left.remove(step)
            step[1]()
        if not self._left:
            self._timer.stop()


class Imports:
    """A thread that imports modules; it ends after the one it is at when it is told to."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = modules
        self._done: set[str] = set()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it has begun."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="imports")
            self._thread.start()

    def stop(self) -> None:
        """Import nothing more."""
        self._stopped.set()

    def has(self, module: str) -> bool:
        """Tell whether a module has been imported; one that could not be fails where it is used."""
        return module in self._done

    def _run(self) -> None:
        for module in self._modules:
            if self._stopped.is_set():
                return
            try:
                import_module(module)
            finally:
                self._done.add(module)
