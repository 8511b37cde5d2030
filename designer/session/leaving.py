"""Engine processes on their way out: nobody waits for them, and they are reaped."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from designer.session.engine_client import EngineClient

_LOOK = 200  # ms between two looks at processes that end


class Leaving(QObject):
    """Ends processes; the parent of each is who owns it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clients: list[EngineClient] = []

    def retire(self, client: EngineClient) -> None:
        """End a process without making anybody wait."""
        client.begin_close()
        self._clients.append(client)
        QTimer.singleShot(0, self, self._sweep)

    def close(self, *others: EngineClient) -> None:
        """End all that are left, and others with them, and wait for it."""
        clients, self._clients = [*self._clients, *others], []
        for client in clients:
            client.begin_close()
        for client in clients:
            client.close()

    def _sweep(self) -> None:
        staying = []
        for client in self._clients:
            if client.press_on():
                client.deleteLater()
            else:
                staying.append(client)
        self._clients = staying
        if staying:
            QTimer.singleShot(_LOOK, self, self._sweep)
