"""One engine process as the window sees it: started, spoken to, watched, ended and replaced."""

from __future__ import annotations

import functools
import logging
import signal
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.recipe.devices import AUTOMATIC
from designer.session.pipe import Ending, Pipe
from designer.wire import (
    Answer,
    Event,
    Failed,
    Ping,
    Pong,
    Ready,
    Request,
)

_PING_EVERY = 500  # ms
_SILENCE = 1.5  # seconds without a word before the engine is said not to answer
_START = 120.0  # seconds an engine may take to be ready
_PATIENCE = {
    "checker": 10.0,
    "runner": 60.0,
    "viewer": 60.0,
    "reader": 60.0,
    "searcher": 60.0,
    "sender": 60.0,
}  # seconds without a word before it is ended
_ASKED, _TERMINATED = 2000, 1000  # ms an engine gets to end by itself, and after it was terminated

logger = logging.getLogger(__name__)


class EngineClient(QObject):
    """A child process running designer.engine.server, and the worker QThread that owns its pipe.

    `state` is "off", "starting", "ready", "dead" (it died; `death` says how) or "closed". A dead one may be started
    again. `is_silent` tells that a ready one has not answered for some seconds.
    """

    state_changed = Signal()
    answered = Signal(object)  # every Answer, in the window's thread
    died = Signal(object)  # a Text: what happened, in words

    def __init__(
        self,
        role: str,
        backend: str = "tensorflow",
        parent: QObject | None = None,
        starts_itself: bool = True,
        device: str = AUTOMATIC,
    ) -> None:
        super().__init__(parent)
        self.role = role
        self.starts_itself = starts_itself  # whether the first request starts the process
        self.backend = backend
        self.device = device
        self.state = "off"
        self.is_silent = False
        self.death: Text | None = None
        self.died_of = 0  # the id of the request that was being answered when it died
        self.details = ""  # the last words of an engine that died, for the log
        self.ready: Ready | None = None
        self.busy_with = ""  # what it last said it was doing: "idle", "training", "Check", ...
        self._pipe: Pipe | None = None
        self._next_id = 0
        self._pending: dict[int, Callable[[Answer], None] | None] = {}
        self._held: list[Request] = []  # made while the engine may not start by itself
        self._heard = 0.0
        self._reason: Text | None = None
        self._ping = 0
        self._asked_at = 0.0
        self._watch = QTimer(self)
        self._watch.setInterval(_PING_EVERY)
        self._watch.timeout.connect(self._look)

    @property
    def pid(self) -> int:
        """The process's id, 0 without one."""
        return self._pipe.pid if self._pipe else 0

    @property
    def is_waiting(self) -> bool:
        """Whether there are requests without an answer."""
        return any(number != self._ping for number in self._pending)

    def start(self) -> None:
        """Start the process; Ready comes as an answer. Does nothing while one lives."""
        if self.state not in ("off", "dead"):
            return
        self.death = self._reason = None
        self.details = ""
        self._pipe = Pipe(self.role, self.backend, device=self.device)
        self._pipe.received.connect(self._receive)
        self._pipe.ended.connect(self._process_ended)
        self._pipe.start()
        self._watch_over()
        for record in self._held:
            self._pipe.send(record)
        self._held.clear()
        self._set_state("starting")

    def request(self, record: Request, on_answer: Callable[[Answer], None] | None = None) -> int:
        """Send a request (its id is set here) and return its id; `on_answer` is called with its final answer.

        Requests made while the engine starts wait for it; one that is off or dead is started.
        """
        self._next_id += 1
        number = self._next_id
        self._pending[number] = on_answer
        record = msgspec.structs.replace(record, id=number)
        if self.state == "off" and not self.starts_itself:
            self._held.append(record)
            return number
        self.start()
        if self._pipe is None or self.state == "closed":
            QTimer.singleShot(0, self, functools.partial(self._fail_pending, [number]))
            return number
        self._watch_over()
        self._pipe.send(record)
        return number

    def forget(self, request_id: int) -> None:
        """Drop a request: its answers, when they come, reach nobody."""
        self._pending.pop(request_id, None)

    def kill(self, reason: Text | None = None) -> None:
        """End the process at once; `died` follows, with `reason` if there is one."""
        if self._pipe is not None:
            self._reason = reason
            self._pipe.end_process(kill=True)

    def begin_close(self) -> None:
        """Ask the process to end, without waiting."""
        self._watch.stop()
        if self._pipe is not None and self.state != "closed":
            self._asked_at = time.monotonic()
            self._pipe.ask_to_end()
        if self.state != "closed":
            self._set_state("closed")

    def press_on(self) -> bool:
        """Return whether a closing process has ended; terminate and then kill it when it takes its time."""
        pipe = self._pipe
        if pipe is None or pipe.isFinished():
            self.close()
            return True
        waited = (time.monotonic() - self._asked_at) * 1000
        if waited > _ASKED:
            pipe.end_process(kill=waited > _ASKED + _TERMINATED)
        return False

    def close(self) -> None:
        """End the process: ask, terminate, kill; reaped when this returns."""
        self.begin_close()
        pipe = self._pipe
        if pipe is None:
            return
        if not pipe.wait(_ASKED):
            pipe.end_process()
            if not pipe.wait(_TERMINATED):
                pipe.end_process(kill=True)
                pipe.wait()
        pipe.received.disconnect(self._receive)
        pipe.ended.disconnect(self._process_ended)
        self._pipe = None
        self._fail_pending(list(self._pending))

    # ------------------------------------------------------------------------------------------ what comes back

    def _receive(self, answer: Answer) -> None:
        if self.state == "closed" or self.sender() is not self._pipe:
            return
        self._heard = time.monotonic()
        if self.is_silent:
            self.is_silent = False
            self.state_changed.emit()
        if answer.id == 0:
            self._receive_greeting(answer)
            return
        if answer.id not in self._pending:
            return  # stale: nobody waits for it any more
        if isinstance(answer, Event):
            self.answered.emit(answer)
            return
        on_answer = self._pending.pop(answer.id)
        if not self._pending:
            self._watch.stop()
        if isinstance(answer, Failed) and answer.details:
            logger.info("%s: %s\n%s", self.role, answer.text, answer.details)
        self.answered.emit(answer)
        if on_answer is not None:
            on_answer(answer)

    def _receive_greeting(self, answer: Answer) -> None:
        if isinstance(answer, Ready):
            self.ready = answer
            if not self._pending:
                self._watch.stop()
            self._set_state("ready")
        elif isinstance(answer, Failed):
            self._reason = answer.text
            self.details = answer.details
        self.answered.emit(answer)

    def _process_ended(self, ending: Ending) -> None:
        pipe = self._pipe
        if pipe is None or self.sender() is not pipe:
            return
        pipe.wait()
        self._pipe = None
        self._watch.stop()
        self.is_silent = False
        self.details = self.details or ending.log
        if self.state == "closed":
            self._fail_pending(list(self._pending))
            return
        self.death = self._reason or _death(self.role, ending)
        self.died_of = next((number for number in self._pending if number != self._ping), 0)  # asked first
        logger.warning("%s\n%s", self.death, self.details)
        self._set_state("dead")
        # Who waits is answered before anybody restarts the engine and asks again.
        self._fail_pending(list(self._pending))
        self.died.emit(self.death)

    def _fail_pending(self, numbers: list[int]) -> None:
        text = self.death or Text(QT_TRANSLATE_NOOP("Errors", "The engine was closed."))
        for number in numbers:
            on_answer = self._pending.pop(number, None)
            if on_answer is not None:
                on_answer(Failed(id=number, text=text))

    # ------------------------------------------------------------------------------------------ the watch

    def _watch_over(self) -> None:
        if not self._watch.isActive():
            self._heard = time.monotonic()
            self._watch.start()

    def _look(self) -> None:
        """Ask for a sign of life while something is waited for."""
        if self._pipe is None:
            return
        self._pipe.trim_log()
        silence = time.monotonic() - self._heard
        if silence > (_PATIENCE.get(self.role, 10.0) if self.state == "ready" else _START):
            self.kill(
                Text(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "The {engine} engine did not answer for {seconds} seconds and was ended. Your drawing is "
                        "untouched.",
                    ),
                    {"engine": _NAMES.get(self.role, self.role), "seconds": round(silence)},
                )
            )
        elif self.state == "ready":
            if silence > _SILENCE and not self.is_silent:
                self.is_silent = True
                self.state_changed.emit()
            if self._ping not in self._pending:
                self._ping = self.request(Ping(), self._pong)

    def _pong(self, answer: Answer) -> None:
        if isinstance(answer, Pong):
            self.busy_with = answer.state

    def _set_state(self, state: str) -> None:
        self.state = state
        self.state_changed.emit()


_NAMES = {
    "checker": Text(QT_TRANSLATE_NOOP("Errors", "checking")),
    "runner": Text(QT_TRANSLATE_NOOP("Errors", "training")),
    "opener": Text(QT_TRANSLATE_NOOP("Errors", "opening")),
    "viewer": Text(QT_TRANSLATE_NOOP("Errors", "viewing")),
    "reader": Text(QT_TRANSLATE_NOOP("Errors", "reading")),
    "searcher": Text(QT_TRANSLATE_NOOP("Errors", "searching")),
    "sender": Text(QT_TRANSLATE_NOOP("Errors", "sending")),
}


def _death(role: str, ending: Ending) -> Text:
    """Say in words how a process ended that should have lived."""
    return Text(
        QT_TRANSLATE_NOOP("Errors", "The {engine} engine ended unexpectedly ({reason}). Your drawing is untouched."),
        {"engine": _NAMES.get(role, role), "reason": _reason(ending)},
    )


def _reason(ending: Ending) -> Text | str:
    if ending.fault:
        return Text(QT_TRANSLATE_NOOP("Errors", "it could not be understood: {fault}"), {"fault": ending.fault})
    if ending.code is None or ending.code >= 0:
        return Text(QT_TRANSLATE_NOOP("Errors", "exit code {code}"), {"code": ending.code or 0})
    number = -ending.code
    if number == 9:
        return Text(QT_TRANSLATE_NOOP("Errors", "signal 9: killed, perhaps because memory ran out"))
    if number in (6, 11):
        return Text(QT_TRANSLATE_NOOP("Errors", "signal {number}: a fault in native code"), {"number": number})
    name = signal.strsignal(number) or ""
    return Text(QT_TRANSLATE_NOOP("Errors", "signal {number}: {name}"), {"number": number, "name": name})
