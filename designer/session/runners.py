"""The runner processes: one warm spare one as long as somebody works on the project, and those in use."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from designer.machine.memory import free_bytes
from designer.recipe.backends import available
from designer.recipe.devices import AUTOMATIC
from designer.session.engine_client import EngineClient
from designer.session.leaving import Leaving

_REST = 600_000  # ms after which a spare runner, which holds 0.2 GB of its own, is not worth it
_MEMORY_FOR_A_SPARE = 2 << 30  # bytes that must be free


class Runners(QObject):
    """Hands out a fresh runner for every run; the spare one is started before it is needed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spare: EngineClient | None = None
        self._leaving = Leaving(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._end_spare)
        self._is_closed = False

    def warm(self, backend: str, device: str = AUTOMATIC) -> None:
        """Start a spare runner if there is none and memory allows; it ends when nobody asks for it for long."""
        if self._is_closed:
            return
        self._rest.start()
        backend = available(backend)
        if _fits(self.spare, backend, device):
            return
        free = free_bytes()
        if free is not None and free < _MEMORY_FOR_A_SPARE:
            return
        if self.spare is not None:
            self.retire(self.spare)
        self.spare = EngineClient("runner", backend, self, device=device)
        self.spare.start()

    def take(self, backend: str, device: str = AUTOMATIC, is_elsewhere: bool = False) -> EngineClient:
        """Return a runner nobody has used: the spare one if it fits, else a new one, which is being started.

        For a run that is elsewhere it is a process that sends it there.
        """
        backend = available(backend)
        if is_elsewhere:
            sender = EngineClient("sender", backend, self)
            sender.start()
            return sender
        spare, self.spare = self.spare, None
        if spare is not None and _fits(spare, backend, device):
            return spare
        if spare is not None:
            self.retire(spare)
        runner = EngineClient("runner", backend, self, device=device)
        runner.start()
        return runner

    def standing_by(self, backend: str, device: str = AUTOMATIC) -> EngineClient | None:
        """Return the spare runner if it fits, for something short that leaves no trace; it stays the spare one."""
        return self.spare if _fits(self.spare, available(backend), device) else None

    def retire(self, runner: EngineClient) -> None:
        """End a runner without making anybody wait."""
        self._leaving.retire(runner)

    def _end_spare(self) -> None:
        spare, self.spare = self.spare, None
        if spare is not None:
            self.retire(spare)

    def close(self) -> None:
        """End all that are left, and wait for it."""
        self._is_closed = True
        self._rest.stop()
        spare, self.spare = self.spare, None
        self._leaving.close(*([spare] if spare is not None else []))


def _fits(runner: EngineClient | None, backend: str, device: str) -> bool:
    """Tell whether a runner lives and computes with what is wanted."""
    return (
        runner is not None
        and (runner.backend, runner.device) == (backend, device)
        and runner.state in ("starting", "ready")
    )
