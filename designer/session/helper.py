"""An engine process for what takes long and is not training: started when needed, ended when nobody asks any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from designer.session.engine_client import EngineClient
from designer.session.leaving import Leaving

_REST = 60_000  # ms without a question after which the process ends


class Helper(QObject):
    """Keeps at most one process, so that neither the checker nor a training waits for what it does."""

    def __init__(self, parent: QObject | None = None, role: str = "viewer", rest: int = _REST) -> None:
        super().__init__(parent)
        self._role = role
        self._client: EngineClient | None = None
        self._leaving = Leaving(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._end_idle)

    def client(self, backend: str = "tensorflow") -> EngineClient:
        """Return the process that answers on a backend, starting it if there is none."""
        client = self._client
        if client is not None and (client.backend != backend or client.state in ("dead", "closed")):
            self.end()
        if self._client is None:
            self._client = EngineClient(self._role, backend, self)
        self._rest.start()
        return self._client

    def end(self) -> None:
        """End the process without making anybody wait; what it was asked for is answered by Failed."""
        self._rest.stop()
        if self._client is not None:
            self._leaving.retire(self._client)
            self._client = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has ended it; a process that died is replaced at the next question."""
        return self._client is not None

    @property
    def pid(self) -> int:
        """The process's id, 0 without one."""
        return self._client.pid if self._client is not None else 0

    def close(self) -> None:
        """End the process, and wait for it."""
        self.end()
        self._leaving.close()

    def _end_idle(self) -> None:
        if self._client is not None and self._client.is_waiting:
            self._rest.start()
        else:
            self.end()
