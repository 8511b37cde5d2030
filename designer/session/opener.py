"""Openers: a disposable engine process with limits for every file or script that somebody else made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.session.engine_client import EngineClient
from designer.session.leaving import Leaving
from designer.wire import Answer, ImportModel, Request

DRAWING_TIME = 60_000  # ms to read a file and draw its model; Keras may have to be imported for a shape
KERAS_TIME = 600_000  # ms for weights, and for a script that is run


class Opener(QObject):
    """Carries out one request at a time, each in a process of its own; the process is gone afterwards."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client: EngineClient | None = None
        self._leaving = Leaving(self)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way."""
        return self._client is not None

    def ask(self, request: Request, on_answer: Callable[[Answer], None]) -> None:
        """Carry out a request; one that is under way is dropped. A process that dies or hangs answers with Failed."""
        self.cancel()
        self._client = EngineClient("opener", parent=self)
        self._limit.start(DRAWING_TIME if isinstance(request, ImportModel) else KERAS_TIME)
        client = self._client

        def answered(answer: Answer) -> None:
            if self._client is client:
                self.cancel()
                on_answer(answer)

        client.request(request, answered)

    def cancel(self) -> None:
        """Drop the request that is under way, if there is one, without making anybody wait."""
        self._limit.stop()
        if self._client is not None:
            self._leaving.retire(self._client)
            self._client = None

    def close(self) -> None:
        """End what is left, and wait for it."""
        self.cancel()
        self._leaving.close()

    def _give_up(self) -> None:
        if self._client is not None:
            self._client.kill(
                Text(
                    QT_TRANSLATE_NOOP("Errors", "It took longer than {seconds} seconds to open and was given up."),
                    {"seconds": self._limit.interval() // 1000},
                )
            )
