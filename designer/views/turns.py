"""Work that several parts of the window want to do soon, one piece a turn of the event loop: together it stalls it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

_REST = 4  # ms between two pieces, for what the person does meanwhile and for painting

_turns: _Turns | None = None


def in_turn(owner: QObject, work: Callable[[], object]) -> None:
    """Do the work now if nobody has worked in this turn, else in one of the next; an owner waits with one at a time."""
    global _turns
    if _turns is None or not isValid(_turns):
        _turns = _Turns(QCoreApplication.instance())
    _turns.take(owner, work)


class _Turns(QObject):
    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: dict[QObject, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._next)

    def take(self, owner: QObject, work: Callable[[], object]) -> None:
        if self._timer.isActive():
            self._waiting[owner] = work
        else:
            self._do(work)

    def _next(self) -> None:
        while self._waiting:
            owner = next(iter(self._waiting))
            work = self._waiting.pop(owner)
            if isValid(owner):
                self._do(work)
                return

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        finally:
            self._timer.start()
