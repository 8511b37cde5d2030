"""An engine in the test's own process, and everything it says."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from designer import wire
from designer.engine.dispatch import Engine
from designer.wire import Answer


class Desk:
    """An engine and everything it has said; `on` runs something when a record of a kind arrives."""

    def __init__(self) -> None:
        self.said: list[Answer] = []
        self.engine = Engine(self._hear)
        self._hooks: list[tuple[type, Any]] = []
        self._next = 0
        self._arrived = threading.Condition()

    def on(self, kind: type, hook: Any) -> None:
        self._hooks.append((kind, hook))

    def train(self, project: str, run_dir: Path, wait: bool = True, **arguments: Any) -> list[Answer]:
        self.said.clear()
        self._next += 1
        self.engine.handle(wire.Train(id=self._next, project=project, run_dir=str(run_dir), **arguments))
        if wait:
            assert self.engine.wait(240)
            self._hooks.clear()
        return self.said

    def ask(self, request: wire.Request) -> Answer:
        self.said.clear()
        self.engine.handle(request)
        return self.said[-1]

    def all(self, kind: type) -> list[Any]:
        return [record for record in self.said if isinstance(record, kind)]

    def _hear(self, record: Answer) -> None:
        self.said.append(record)
        for kind, hook in list(self._hooks):
            if isinstance(record, kind):
                hook(record)
