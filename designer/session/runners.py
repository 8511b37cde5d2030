"""The runner processes: one warm spare one, and those in use."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject

from designer.recipe.backends import available
from designer.session.engine_client import EngineClient
from designer.session.leaving import Leaving

_MEMORY_FOR_A_SPARE = 2 << 30  # bytes that must be free


class Runners(QObject):
    """Hands out a fresh runner for every run; the spare one is started before it is needed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spare: EngineClient | None = None
        self._leaving = Leaving(self)
        self._is_closed = False

    def warm(self, backend: str) -> None:
        """Start a spare runner if there is none and memory allows."""
        backend = available(backend)
        if self._is_closed or (self.spare is not None and self.spare.backend == backend and _lives(self.spare)):
            return
        if free_memory() < _MEMORY_FOR_A_SPARE:
            return
        if self.spare is not None:
            self.retire(self.spare)
        self.spare = EngineClient("runner", backend, self)
        self.spare.start()

    def take(self, backend: str) -> EngineClient:
        """Return a runner nobody has used: the spare one if it fits, else a new one, which is being started."""
        backend = available(backend)
        spare, self.spare = self.spare, None
        if spare is not None and spare.backend == backend and _lives(spare):
            return spare
        if spare is not None:
            self.retire(spare)
        runner = EngineClient("runner", backend, self)
        runner.start()
        return runner

    def retire(self, runner: EngineClient) -> None:
        """End a runner without making anybody wait."""
        self._leaving.retire(runner)

    def close(self) -> None:
        """End all that are left, and wait for it."""
        self._is_closed = True
        spare, self.spare = self.spare, None
        self._leaving.close(*([spare] if spare is not None else []))


def free_memory() -> int:
    """Return the bytes of memory that processes can still get; a lot where the system does not tell."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 1 << 62


def _lives(runner: EngineClient) -> bool:
    return runner.state in ("starting", "ready")
