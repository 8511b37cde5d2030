"""A place to run as a plug-in has one: it answers as it is told to, and takes down what it is asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from designer.wire import Answer, Request


class Elsewhere:
    """Workers of a place that a test speaks for; `workers` are those started, in their order."""

    def __init__(self) -> None:
        self.workers: list[Distant] = []
        self.started = threading.Semaphore(0)
        self.refusal: Exception | None = None

    def __call__(self, backend: str, take: Callable[[Answer], None], device: str) -> Distant:
        """Start a worker."""
        if self.refusal is not None:
            raise self.refusal
        worker = Distant(backend, take, device)
        self.workers.append(worker)
        self.started.release()
        return worker

    def next_worker(self) -> Distant:
        """Return the newest worker, once it is there."""
        assert self.started.acquire(timeout=30)
        return self.workers[-1]


class Distant:
    """A worker of such a place."""

    def __init__(self, backend: str, take: Callable[[Answer], None], device: str) -> None:
        self.backend, self.say, self.device = backend, take, device
        self.asked: list[Request] = []
        self.came = threading.Condition()
        self.closed = threading.Event()

    def send(self, request: Request) -> int:
        """Take down a request."""
        with self.came:
            self.asked.append(request)
            self.came.notify_all()
            return len(self.asked)

    def wait_for(self, kind: type[Any]) -> Any:
        """Return the first request of a kind, once it has come."""
        with self.came:
            assert self.came.wait_for(lambda: any(isinstance(r, kind) for r in self.asked), 30)
            return next(r for r in self.asked if isinstance(r, kind))

    def close(self, patience: float = 5.0) -> None:
        """End it."""
        self.closed.set()
