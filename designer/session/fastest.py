"""Finds out which backend trains a drawing in less time: each times a few batches in a throw-away runner."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from designer.engine.protocol import Answer, Time, Timed
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.session.engine_client import EngineClient
from designer.session.runners import Runners, available

BACKENDS = ("tensorflow", "jax")
NAMES = {"tensorflow": "TensorFlow", "jax": "JAX"}


@dataclass(frozen=True)
class Decision:
    """The backend a run is to use, and in words why."""

    backend: str
    text: Text


class Fastest(QObject):
    """Asks one backend after the other, so that they do not disturb each other; remembers what came out."""

    decided = Signal(object)  # Decision

    def __init__(self, runners: Runners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runners = runners
        self._known: dict[str, Decision] = {}
        self._request = Time()
        self._left: list[str] = []
        self._times: dict[str, Timed] = {}
        self._runner: EngineClient | None = None

    @property
    def is_busy(self) -> bool:
        """Whether batches are being timed."""
        return self._runner is not None

    def known(self, project: str) -> Decision | None:
        """Return what is known without timing anything."""
        if available("jax") != "jax":
            return Decision("tensorflow", _NO_JAX)
        return self._known.get(_meaning(project))

    def ask(self, project: str, folder: str) -> None:
        """Time a project's batches; `decided` follows unless it is cancelled."""
        self._request = Time(project=project, folder=folder)
        self._times = {}
        self._left = list(BACKENDS)
        self._next()

    def cancel(self) -> None:
        """Time nothing more."""
        self._left = []
        self._let_go()

    def _next(self) -> None:
        backend = self._left.pop(0)
        self._runner = self._runners.take(backend)
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
        decision = _decision(self._times)
        if len(self._times) == len(BACKENDS):
            self._known[_meaning(self._request.project)] = decision
        self.decided.emit(decision)

    def _let_go(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            self._runners.retire(runner)


def _decision(times: dict[str, Timed]) -> Decision:
    totals = {backend: timed.first + timed.step * timed.steps for backend, timed in times.items()}
    if len(totals) < len(BACKENDS):
        backend = next(iter(totals), "tensorflow")
        text = Text(
            QT_TRANSLATE_NOOP("Errors", "The run uses {backend}; the other backend could not train this drawing."),
            {"backend": NAMES[backend]},
        )
        return Decision(backend, text)
    quick, slow = sorted(totals, key=lambda backend: totals[backend])
    text = Text(
        QT_TRANSLATE_NOOP("Errors", "The run uses {backend}: it would take {other} about {factor} times as long."),
        {"backend": NAMES[quick], "other": NAMES[slow], "factor": f"{totals[slow] / max(totals[quick], 1e-9):.1f}"},
    )
    return Decision(quick, text)


def _meaning(project: str) -> str:
    """Return a project's text without what is only seen."""
    return project.partition('\n  "view"')[0]


_NO_JAX = Text(
    QT_TRANSLATE_NOOP(
        "Errors", 'JAX is not installed; the run uses TensorFlow. To compare them, install the extra "fast".'
    )
)
