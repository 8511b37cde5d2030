"""How far a piece of work has come, told to whoever wants to know it; that one may end the work by raising."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from designer.graph.texts import Text

Tell = Callable[[float, Text], None]
"""Takes the share of the work that is done, 0 to 1, and what is being done; what it raises ends the work."""

_T = TypeVar("_T")
_LOOKS = 0.1  # seconds from one look at work in a thread to the next
_NOTHING = Text("")


class Progress:
    """Called with the share that is done of a piece of work, 0 to 1, at least every 0.2 seconds or so."""

    def __init__(
        self,
        tell: Tell | None = None,
        begin: float = 0.0,
        end: float = 1.0,
        what: Text = _NOTHING,
        is_watched: bool = False,
    ) -> None:
        self._tell = tell
        self._begin, self._end = begin, end
        self._what = what
        self._is_watched = is_watched

    def __call__(self, share: float) -> None:
        """Tell the share that is done."""
        if self._tell is not None:
            self._tell(self._begin + min(1.0, share) * (self._end - self._begin), self._what)

    def part(self, begin: float, end: float, what: Text | None = None) -> Progress:
        """Return the progress of a part of the work, from one share of it to another."""
        width = self._end - self._begin
        begin, end = self._begin + begin * width, self._begin + end * width
        return Progress(self._tell, begin, end, what or self._what, self._is_watched)

    def watch(self, action: Callable[[Progress], _T]) -> _T:
        """Return what an action returns that is told a progress, or raise what it raises.

        It works in a thread of its own, so that it is told and can be ended also while one step of it takes long; a
        thread that nobody waits for any more ends the next time that it tells how far it is.
        """
        if self._tell is None or self._is_watched:
            return action(self)
        told: queue.SimpleQueue[tuple[float, Text] | None] = queue.SimpleQueue()
        found: list[_T] = []
        failed: list[BaseException] = []
        is_wanted = threading.Event()
        is_wanted.set()

        def note(share: float, what: Text) -> None:
            if not is_wanted.is_set():
                raise _UnwantedError
            told.put((share, what))

        def work() -> None:
            try:
                found.append(action(Progress(note, self._begin, self._end, self._what, is_watched=True)))
            except BaseException as error:
                failed.append(error)
            told.put(None)

        threading.Thread(target=work, daemon=True).start()
        try:
            self._pass_on(told)
        except BaseException:
            is_wanted.clear()
            raise
        if failed:
            raise failed[0]
        return found[0]

    def _pass_on(self, told: queue.SimpleQueue[tuple[float, Text] | None]) -> None:
        """Tell what is told, until the end, and while nothing is the same again: who is told may end the work."""
        assert self._tell is not None
        latest = (self._begin, self._what)
        while True:
            try:
                one = told.get(timeout=_LOOKS)
            except queue.Empty:
                one = latest
            if one is None:
                return
            latest = one
            self._tell(*latest)

    def of(self, items: Iterable[_T], count: int) -> Iterator[_T]:
        """Yield items, `count` of them, and tell of each that is done."""
        for place, item in enumerate(items, 1):
            yield item
            self(place / max(1, count))


class _UnwantedError(Exception):
    """Nobody waits for the work any more."""


ignore = Progress()
