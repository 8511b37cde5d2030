"""Runs Python's garbage collector in the window's own thread alone.

Collected in another thread, a QObject leaves its timers behind, and the window ends in native code when one fires.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from designer.views.guard import guarded

_EVERY = 1000  # ms


@guarded
class Collecting(QObject):
    """Collects as often as Python would by itself, but from the event loop.

    What is there once `is_prepared` stays: the modules and the window's own parts are most of all there is, and looking
    through them stalls the window for up to a tenth of a second each time.
    """

    def __init__(self, is_prepared: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_prepared = is_prepared
        self._keeps = False
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose turn has come; the oldest of all not before everything is prepared."""
        if not self._keeps and self._is_prepared():
            self._keeps = True
            gc.freeze()
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(pairs) if count > limit]
        if due:
            gc.collect(due[-1] if self._keeps else 0)
