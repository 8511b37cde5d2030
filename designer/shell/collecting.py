"""Runs Python's garbage collector in the window's own thread alone.

Collected in another thread, a QObject leaves its timers behind, and the window ends in native code when one fires.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from designer.views.guard import guarded

_EVERY = 1000  # ms


@guarded
class Collecting(QObject):
    """Collects as often as Python would by itself, but from the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose turn has come."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(pairs) if count > limit]
        if due:
            gc.collect(due[-1])
