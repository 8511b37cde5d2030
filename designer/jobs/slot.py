"""A place for one run at a time of a search, with a process that trains trial after trial."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import Any, Literal

from designer.graph.texts import Text
from designer.jobs.places import AnyWorker, Starter
from designer.wire import Answer, Stop, Train, TrialState

NO_TEXT = Text("")
_RUNS_A_PROCESS = 20  # TensorFlow keeps some 70 MB a run


@dataclass
class Trial:
    """A trial, numbered from 0; `state` is "" while it has not ended."""

    number: int
    run: str
    values: tuple[Any, ...]
    state: TrialState | Literal[""] = ""
    value: float | None = None
    epochs: int = 0
    seconds: float = 0.0
    text: Text = NO_TEXT
    curve: dict[int, float] = field(default_factory=dict)


class Slot:
    """A place for one run at a time, with a process that trains one after the other."""

    def __init__(self, start: Starter) -> None:
        self._start = start
        self.trial: Trial | None = None
        self.is_pruned = False
        self.told_at = 0.0
        self._worker: AnyWorker | None = None
        self._computing = ("", "")
        self._count = 0

    def begin(
        self,
        computing: tuple[str, str],
        inbox: queue.SimpleQueue[tuple[Slot, Answer] | None],
        trial: Trial,
        request: Train,
    ) -> None:
        """Train with a backend and a device: in the process that there is, or in a new one."""
        if self._worker is not None and self._computing != computing:
            self.close()
        if self._worker is None:
            worker: list[AnyWorker] = []

            def take(answer: Answer) -> None:
                if not worker or worker[0] is self._worker:  # of one that was ended nothing is to be heard
                    inbox.put((self, answer))

            worker.append(self._start(computing[0], take, computing[1]))
            self._worker, self._count, self._computing = worker[0], 0, computing
        self.trial, self.is_pruned = trial, False
        self._count += 1
        self._worker.send(request)

    def send(self, request: Stop) -> None:
        """Send something to the run under way."""
        if self._worker is not None and self.trial is not None:
            self._worker.send(request)

    def rest(self, is_dead: bool = False) -> None:
        """The run has ended; let go of a process that died or has trained often enough."""
        self.trial = None
        if is_dead or self._count >= _RUNS_A_PROCESS:
            self.close()

    def close(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker is not None:
            threading.Thread(target=worker.close, name="ending worker").start()
