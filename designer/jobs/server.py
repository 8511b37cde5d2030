"""The process around a search, for a window: frames on standard input are requests, as those of an engine are."""

from __future__ import annotations

import os
import queue
import threading

import msgspec

from designer.engine.failure import failure
from designer.engine.server import Outbox, take_pipes
from designer.jobs.life_line import begin_reading
from designer.jobs.search import Search
from designer.wire import Answer, Done, Ping, Pong, Ready, Request, Stop
from designer.wire import Search as SearchRequest

_LAST_WORDS = 8.0  # seconds the runs under way get to write their last checkpoints when the window is gone


def main() -> None:
    """Serve until standard input ends."""
    requests, answers = take_pipes()
    outbox = Outbox(answers)
    served = _Server(outbox)
    begin_reading(requests, served.take, served.leave, outbox)
    outbox.put(Ready(pid=os.getpid()))
    served.serve()


class _Server:
    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._todo: queue.SimpleQueue[SearchRequest] = queue.SimpleQueue()
        self._search: Search | None = None
        self._is_idle = threading.Event()
        self._is_idle.set()
        self._wants_to_stop = False

    def serve(self) -> None:
        """Carry out one search after the other."""
        while True:
            request = self._todo.get()
            try:
                self._search = Search(request, self._outbox.put)
                if self._wants_to_stop:
                    self._search.stop()
                answer: Answer = self._search.run()
            except BaseException as error:
                answer = failure(error)
            self._search = None
            self._is_idle.set()
            self._outbox.put(msgspec.structs.replace(answer, id=request.id))

    def leave(self) -> None:
        """End what is under way, and wait a moment for it."""
        self._stop()
        self._is_idle.wait(_LAST_WORDS)

    def take(self, request: Request) -> None:
        if isinstance(request, SearchRequest):
            self._wants_to_stop = False
            self._is_idle.clear()
            self._todo.put(request)
        elif isinstance(request, Stop):
            self._stop()
            self._outbox.put(Done(id=request.id))
        elif isinstance(request, Ping):
            self._outbox.put(Pong(id=request.id, state="idle" if self._is_idle.is_set() else "searching"))

    def _stop(self) -> None:
        self._wants_to_stop = True
        search = self._search
        if search is not None:
            search.stop()
