"""The process between a window and a place that is not this machine: a run goes there, and its answers come back.

It is spoken to as an engine is: frames on standard input are requests, frames on standard output answers. So the window
follows a run elsewhere as it follows one here, and imports nothing of what a place needs.
"""

from __future__ import annotations

import os
import queue
import threading

import msgspec

from designer.engine.server import Outbox, take_pipes
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.jobs.life_line import begin_reading
from designer.jobs.places import AnyWorker, at_a_time, place
from designer.project import storage
from designer.project.records import TRAINING, TrainingSettings
from designer.wire import (
    Answer,
    Done,
    Event,
    Examining,
    Failed,
    Finished,
    Pause,
    Ping,
    Pong,
    Reach,
    Reached,
    Ready,
    Request,
    Resume,
    Stop,
    Train,
)

_LAST_WORDS = 1.5  # seconds a run gets to send its last checkpoint when the window is gone


def main() -> None:
    """Serve until standard input ends; runs are to compute with the backend of the environment."""
    requests, answers = take_pipes()
    outbox = Outbox(answers)
    served = _Sender(outbox, os.environ["KERAS_BACKEND"])
    begin_reading(requests, served.take, served.leave, outbox)
    outbox.put(Ready(pid=os.getpid()))
    served.serve()


class _Sender:
    def __init__(self, outbox: Outbox, backend: str) -> None:
        self._outbox = outbox
        self._backend = backend
        self._todo: queue.SimpleQueue[Train | Reach] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._worker: AnyWorker | None = None
        self._early: list[Request] = []  # for a run that has no worker yet
        self._run = 0  # the request whose run is under way
        self._state = "idle"
        self._ended = threading.Event()
        self._ended.set()

    def serve(self) -> None:
        """Carry out one request after the other."""
        while True:
            request = self._todo.get()
            try:
                if isinstance(request, Reach):
                    self._outbox.put(Reached(id=request.id, at_a_time=at_a_time(request.address)))
                else:
                    self._send(request)
            except DesignerError as error:
                self._answer(Failed(text=error.text), request.id)
            except Exception as error:
                text = Text(_FAILED, {"reason": " ".join(str(error).split())[:500]})
                self._answer(Failed(text=text), request.id)

    def leave(self) -> None:
        """End what is under way, and wait a moment for it."""
        self._hand_on(Stop(reason=Text(QT_TRANSLATE_NOOP("Errors", "The program was closed."))))
        self._ended.wait(_LAST_WORDS)

    def take(self, request: Request) -> None:
        if isinstance(request, Train):
            self._ended.clear()
            self._run, self._state = request.id, "checking"
            self._todo.put(request)
        elif isinstance(request, Reach):
            self._todo.put(request)
        elif isinstance(request, Ping):
            self._outbox.put(Pong(id=request.id, state=self._state))
            self._hand_on(request)  # what is done there is known the next time
        elif isinstance(request, Stop | Pause | Resume):
            self._hand_on(request)
            self._outbox.put(Done(id=request.id))

    def _hand_on(self, request: Request) -> None:
        with self._guard:
            if self._ended.is_set():
                return
            if self._worker is not None:
                self._worker.send(request)
            elif not isinstance(request, Ping):
                self._early.append(request)

    def _send(self, request: Train) -> None:
        start = place(request.address)
        training: TrainingSettings = storage.decode(request.project).settings.get(TRAINING, TrainingSettings())
        with self._guard:
            worker = self._worker = start(self._backend, self._come_back, training.device)
            worker.send(request)
            early, self._early = self._early, []
            for one in early:
                worker.send(one)
        self._ended.wait()
        with self._guard:
            self._worker = None
        worker.close()

    def _come_back(self, answer: Answer) -> None:
        """Pass on what is told of the run; called from the worker's thread."""
        if isinstance(answer, Pong):
            self._state = answer.state
        elif isinstance(answer, Finished | Failed):
            self._answer(answer, self._run)
        elif isinstance(answer, Event):
            if isinstance(answer, Examining):
                self._state = "examining"
            self._outbox.put(msgspec.structs.replace(answer, id=self._run))

    def _answer(self, answer: Answer, number: int) -> None:
        if number == self._run:
            self._early, self._state = [], "idle"
            self._ended.set()
        self._outbox.put(msgspec.structs.replace(answer, id=number))


_FAILED = QT_TRANSLATE_NOOP("Errors", "The run could not be sent: {reason}")
