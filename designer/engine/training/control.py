"""What others want of a training while it runs."""

from __future__ import annotations

import threading
from typing import Literal

from designer.graph.texts import Text

Keep = Literal["", "best", "last"]


class Control:
    """What others want of a training; any thread may say it."""

    def __init__(self) -> None:
        self.is_wanted = False  # whether the training thread has to look at the rest
        self.keep: Keep = ""
        self.reason: Text | None = None
        self._stop = False
        self._go = threading.Event()
        self._go.set()

    @property
    def stops(self) -> bool:
        """Whether training is to end."""
        return self._stop

    @property
    def pauses(self) -> bool:
        """Whether training is to hold."""
        return not self._go.is_set() and not self._stop

    def stop(self, keep: Keep = "", reason: Text | None = None) -> None:
        """End after the current batch."""
        self.keep = keep or self.keep
        self.reason = self.reason or reason
        self._stop = True
        self.is_wanted = True
        self._go.set()

    def pause(self) -> None:
        """Hold after the current batch."""
        self._go.clear()
        self.is_wanted = True

    def resume(self) -> None:
        """Go on."""
        self._go.set()

    def wait(self) -> None:
        """Wait for the end of a pause."""
        self._go.wait()
        self.is_wanted = self._stop
