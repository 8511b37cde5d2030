"""Finds out which backend trains a drawing in less time: each times a few batches in a throw-away runner."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.recipe.backends import Decision, installed, only, quickest
from designer.recipe.devices import AUTOMATIC
from designer.session.engine_client import EngineClient
from designer.session.runners import Runners
from designer.wire import Answer, Time, Timed


class Fastest(QObject):
    """Asks one backend after the other, so that they do not disturb each other; remembers what came out."""

    decided = Signal(object)  # Decision

    def __init__(self, runners: Runners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runners = runners
        self._known: dict[str, Decision] = {}
        self._request, self._device = Time(), AUTOMATIC
        self._backends: tuple[str, ...] = ()
        self._left: list[str] = []
        self._times: dict[str, Timed] = {}
        self._runner: EngineClient | None = None

    @property
    def is_busy(self) -> bool:
        """Whether batches are being timed."""
        return self._runner is not None

    def known(self, project: str) -> Decision | None:
        """Return what is known without timing anything."""
        return only() or self._known.get(_meaning(project))

    def ask(self, project: str, folder: str, device: str) -> None:
        """Time a project's batches; `decided` follows unless it is cancelled."""
        self._request, self._device = Time(project=project, folder=folder), device
        self._times = {}
        self._backends = installed()
        self._left = list(self._backends)
        self._next()

    def cancel(self) -> None:
        """Time nothing more."""
        self._left = []
        self._let_go()

    def _next(self) -> None:
        backend = self._left.pop(0)
        self._runner = self._runners.take(backend, self._device)
        self._runner.request(self._request, self._answered)

    def _answered(self, answer: Answer) -> None:
        runner = self._runner
        if runner is None:
            return  # cancelled
        if isinstance(answer, Timed):
            self._times[runner.backend] = answer
        self._let_go()
        if self._left:
            self._next()
            return
        seconds = {backend: timed.first + timed.step * timed.steps for backend, timed in self._times.items()}
        decision = quickest(seconds, self._backends)
        if len(seconds) == len(self._backends):
            self._known[_meaning(self._request.project)] = decision
        self.decided.emit(decision)

    def _let_go(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            self._runners.retire(runner)


def _meaning(project: str) -> str:
    """Return a project's text without what is only seen."""
    return project.partition('\n  "view"')[0]
