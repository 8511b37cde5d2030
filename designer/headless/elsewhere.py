"""A command's run at a place that is not this machine, steered as the engine of this process is."""

from __future__ import annotations

import threading
from collections.abc import Callable

from designer.jobs.places import place
from designer.wire import Answer, Failed, Finished, Request, Train, TrainingStarted


class Elsewhere:
    """Trains one run after the other at an address. Raises DesignerError where nobody is there."""

    def __init__(self, address: str, take: Callable[[Answer], None], backend: str, device: str) -> None:
        self.is_training = False  # on batches
        self._taken_by = take
        self._is_idle = threading.Event()
        self._is_idle.set()
        self._worker = place(address)(backend, self._take, device)

    def will_train(self) -> None:
        """Do nothing: what is sent is for the run that was sent last."""

    def handle(self, request: Request) -> None:
        """Send a request."""
        if isinstance(request, Train):
            self._is_idle.clear()
        self._worker.send(request)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no run is under way; return whether that is so."""
        return self._is_idle.wait(timeout)

    def close(self) -> None:
        """End what runs there."""
        self._worker.close()

    def _take(self, answer: Answer) -> None:
        has_ended = isinstance(answer, Finished | Failed)
        self.is_training = not has_ended and (self.is_training or isinstance(answer, TrainingStarted))
        self._taken_by(answer)
        if has_ended:
            self._is_idle.set()
