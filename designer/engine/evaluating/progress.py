"""Tells how far an evaluation or a prediction has come, and ends it when nobody wants it any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any

import keras

from designer.data.progress import Progress
from designer.engine.telling import EVERY, check, telling
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire import Answer, Worked


class Work(keras.callbacks.Callback):  # type: ignore[misc]
    """Given to `evaluate` and `predict`. `cancelled` holds the ids of requests that were given up."""

    def __init__(self, request: int, cancelled: Collection[int], emit: Callable[[Answer], None]) -> None:
        super().__init__()
        self._request = request
        self._cancelled = cancelled
        self._emit = emit
        self._told = 0.0

    def check(self) -> None:
        """Raise DesignerError if the request was given up."""
        check(self._request, self._cancelled)

    @property
    def preparing(self) -> Progress:
        """The progress of what comes before the first batch."""
        return telling(self._request, self._cancelled, self._emit)

    @property
    def writing(self) -> Progress:
        """The progress of what comes after the last batch."""
        what = Text(QT_TRANSLATE_NOOP("Data", "Writing the predictions"))
        return telling(self._request, self._cancelled, self._emit).part(0.0, 1.0, what)

    def on_test_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Tell of a batch that was evaluated."""
        self._batch_done(batch)

    def on_predict_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Tell of a batch that was predicted."""
        self._batch_done(batch)

    def _batch_done(self, batch: int) -> None:
        self.check()
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            steps = (self.params or {}).get("steps") or 0
            self._emit(Worked(id=self._request, step=batch + 1, steps=int(steps)))
