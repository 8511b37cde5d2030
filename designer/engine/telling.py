"""Tells how far a request is that has no batches yet, and ends it when nobody wants it any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from designer.data.progress import Progress
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.wire import Answer, Worked

EVERY = 0.1  # seconds


class CancelledError(DesignerError):
    """A request was given up."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("Errors", "It was cancelled."))


def telling(request: int, cancelled: Collection[int], emit: Callable[[Answer], None]) -> Progress:
    """Return a progress that emits Worked at most ten times a second; `cancelled` holds ids that were given up."""
    last = time.monotonic()

    def tell(share: float, what: Text) -> None:
        nonlocal last
        check(request, cancelled)
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            emit(Worked(id=request, step=round(share * 100), steps=100, what=what))

    return Progress(tell)


def check(request: int, cancelled: Collection[int]) -> None:
    """Raise CancelledError if a request was given up."""
    if request in cancelled:
        raise CancelledError
