"""One question at a time to the reader what a data source holds: what is known so far, how far it is, and its end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.session.engine_client import EngineClient
from designer.wire import Answer, Cancel, DataDescribed, DataSketched, DescribeData, Worked

SLOW = 500  # ms after which a person is to see how far it is
_PATIENCE = 300  # ms a reader gets to end what was given up, before it is ended itself

GIVEN_UP = Text(QT_TRANSLATE_NOOP("Errors", "Reading was cancelled, so it is not known what the source holds."))


class Describer(QObject):
    """Asks `reader`. `sketch` is what the beginning of a large source tells until there is an answer.

    `is_slow` tells that a question has been open for half a second; `percent` of it and `what` are being done.
    """

    changed = Signal()
    sketched = Signal()

    def __init__(self, reader: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sketch: DataDescribed | None = None
        self.is_slow = False
        self.percent = 0
        self.what = Text("")
        self._reader = reader
        self._asked = 0
        self._given_up: set[int] = set()
        self._on_answer: Callable[[Answer], None] | None = None
        self._slow = _timer(self, SLOW, self._show)
        self._patience = _timer(self, _PATIENCE, self._lose_patience)
        reader.answered.connect(self._follow)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._asked)

    def ask(self, record: DescribeData, on_answer: Callable[[Answer], None]) -> None:
        """Ask, in the place of what was asked before."""
        self.forget()
        self._on_answer = on_answer
        self._slow.start()
        self._asked = self._reader.request(record, self._receive)

    def forget(self) -> None:
        """Let nobody be told the answer any more, and the reader end its work."""
        if self._asked:
            self._reader.request(Cancel(request=self._asked))
            self._given_up.add(self._asked)
        self._end()

    def cancel(self) -> None:
        """Forget what was asked; a reader that does not end its work at once is ended."""
        if self._asked:
            self.forget()
            self._patience.start()

    def close(self) -> None:
        """Forget what was asked, and hear nothing more."""
        self.forget()
        self._patience.stop()
        for number in self._given_up:
            self._reader.forget(number)
        self._given_up.clear()

    def _receive(self, answer: Answer) -> None:
        if answer.id in self._given_up:
            self._given_up.discard(answer.id)
            if not self._given_up:
                self._patience.stop()
            return
        on_answer = self._on_answer
        self._end()
        if on_answer is not None:
            on_answer(answer)

    def _follow(self, answer: Answer) -> None:
        if not self._asked or answer.id != self._asked:
            return
        if isinstance(answer, Worked):
            self.percent, self.what = answer.step, answer.what
            if self.is_slow:
                self.changed.emit()
        elif isinstance(answer, DataSketched):
            self.sketch = answer.described
            self.sketched.emit()

    def _show(self) -> None:
        self.is_slow = True
        self.changed.emit()

    def _end(self) -> None:
        self._slow.stop()
        self._asked, self._on_answer, self.sketch = 0, None, None
        self.percent, self.what = 0, Text("")
        if self.is_slow:
            self.is_slow = False
            self.changed.emit()

    def _lose_patience(self) -> None:
        """End a reader that is at work on what nobody waits for; the next question starts another."""
        if self._given_up and not self._asked and self._reader.state == "ready":
            self._reader.kill(GIVEN_UP)
        self._given_up.clear()


def _timer(owner: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
