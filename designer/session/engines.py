"""The engine processes that all windows of this program share: the checker, the reader of data, and the runners."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from designer.recipe.backends import available
from designer.session.engine_client import EngineClient
from designer.session.helper import Helper
from designer.session.runners import Runners
from designer.session.under_way import UnderWay

_CHECKS_ON = "jax"  # Keras is there in half the time and the memory that it takes on TensorFlow
_BACK_OFF = (0, 1000, 3000, 10000, 30000)  # ms before the checker is started again
_REST = 600_000  # ms without a question after which a checker on another backend ends


class Engines(QObject):
    """What lives as long as there is a window; processes that answer one window's questions end by themselves.

    `checker_restarted` tells, in words, that the checker had died and is being replaced. Without `start` no process
    is started until something needs a runner.
    """

    checker_restarted = Signal(object)

    def __init__(self, start: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checker = EngineClient("checker", available(_CHECKS_ON), self, starts_itself=start)
        self.reader = EngineClient("reader", parent=self, starts_itself=start)
        self.runners = Runners(self)
        self.under_way = UnderWay(self)
        self._others: dict[str, Helper] = {}  # checkers by the backend they compute on
        self._deaths = 0
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.timeout.connect(self.checker.start)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(60_000)
        self._calm.timeout.connect(self._forget_deaths)
        self.checker.died.connect(self._checker_died)
        if start:
            self.checker.start()

    def start(self) -> None:
        """Start what could not be started before, for instance because it was not installed."""
        self.checker.backend = available(_CHECKS_ON)
        for client in (self.checker, self.reader):
            client.starts_itself = True
        self.checker.start()

    def checker_on(self, backend: str) -> EngineClient:
        """Return a checker that computes on a backend, starting it if there is none."""
        if backend not in self._others:
            self._others[backend] = Helper(self, "checker", _REST)
        return self._others[backend].client(backend)

    def get_ready(self) -> None:
        """Start the reader before it is asked: the first rows of a table would wait for it."""
        if self.reader.starts_itself:
            self.reader.start()

    def begin_close(self) -> None:
        """Let processes begin to end that are not needed any more, without waiting for them."""
        self._restart.stop()
        self._calm.stop()
        self.checker.begin_close()
        self.reader.begin_close()

    def close(self) -> None:
        """End all processes; they are gone when this returns."""
        self.begin_close()
        self.runners.close()
        for other in self._others.values():
            other.close()
        self.checker.close()
        self.reader.close()

    def _checker_died(self, text: object) -> None:
        self._restart.start(_BACK_OFF[min(self._deaths, len(_BACK_OFF) - 1)])
        self._deaths += 1
        self._calm.start()
        self.checker_restarted.emit(text)

    def _forget_deaths(self) -> None:
        self._deaths = 0
