"""What others want of a training while it runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Literal

from designer.graph.texts import Text

Keep = Literal["", "best", "last"]

_TALK_EVERY = 0.2  # seconds between two times that several processes agree on whether to stop


class Control:
    """What others want of a training; any thread may say it."""

    def __init__(self) -> None:
        self._is_wanted = False
        self.keep: Keep = ""
        self.reason: Text | None = None
        self._stop = False
        self._go = threading.Event()
        self._go.set()

    @property
    def is_wanted(self) -> bool:
        """Whether the training thread has to look at the rest; it asks after every batch."""
        return self._is_wanted

    def begin(self) -> None:
        """The first batch is about to run."""

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
        self._is_wanted = True
        self._go.set()

    def pause(self) -> None:
        """Hold after the current batch."""
        self._go.clear()
        self._is_wanted = True

    def resume(self) -> None:
        """Go on."""
        self._go.set()

    def wait(self) -> None:
        """Wait for the end of a pause."""
        self._go.wait()
        self._is_wanted = self._stop


class SharedControl(Control):
    """That of one of several processes that train together: each hears for all, and all stop after the same batch.

    They talk some times a second: `agree` takes a wish and a number of batches until the next time, and returns the
    greatest wish of all and the number of the first. A pause is only held by who is told: the others wait for its part
    of the next batch.
    """

    def __init__(self, agree: Callable[[int, int], tuple[int, int]]) -> None:
        super().__init__()
        self._agree = agree
        self._has_begun = False
        self._wish = 0  # how to end, by its place in _KEEPS and counted from 1
        self._batches = self._left = 1  # between two times, and until the next one
        self._talked = 0.0

    @property
    def is_wanted(self) -> bool:
        """Whether the training thread has to look at the rest; all ask after the same batches."""
        if not self._stop:
            self._left -= 1
            if self._left <= 0:
                self._talk()
        return self._is_wanted

    def begin(self) -> None:
        """The first batch is about to run: from now on all stop together."""
        self._has_begun = True
        self._wish, self._stop = self._wish or (_KEEPS.index(self.keep) + 1 if self._stop else 0), False
        self._talk()

    def stop(self, keep: Keep = "", reason: Text | None = None) -> None:
        """End after a batch that all agree on."""
        if not self._has_begun:
            super().stop(keep, reason)
            return
        self.reason = self.reason or reason
        self._wish = _KEEPS.index(keep) + 1
        self._go.set()

    def _talk(self) -> None:
        now = time.perf_counter()
        a_batch = (now - self._talked) / self._batches
        wish, self._batches = self._agree(self._wish, max(1, int(_TALK_EVERY / a_batch)))
        self._left, self._talked = self._batches, time.perf_counter()
        if wish:
            super().stop(_KEEPS[wish - 1])


_KEEPS: tuple[Keep, ...] = ("", "best", "last")
