"""How far a piece of work has come, told to whoever wants to know it; that one may end the work by raising."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from designer.graph.texts import Text

Tell = Callable[[float, Text], None]
"""Takes the share of the work that is done, 0 to 1, and what is being done; what it raises ends the work."""

_T = TypeVar("_T")
_NOTHING = Text("")


class Progress:
    """Called with the share that is done of a piece of work, 0 to 1, at least every 0.2 seconds or so."""

    def __init__(self, tell: Tell | None = None, begin: float = 0.0, end: float = 1.0, what: Text = _NOTHING) -> None:
        self._tell = tell
        self._begin, self._end = begin, end
        self._what = what

    def __call__(self, share: float) -> None:
        """Tell the share that is done."""
        if self._tell is not None:
            self._tell(self._begin + min(1.0, share) * (self._end - self._begin), self._what)

    def part(self, begin: float, end: float, what: Text | None = None) -> Progress:
        """Return the progress of a part of the work, from one share of it to another."""
        width = self._end - self._begin
        return Progress(self._tell, self._begin + begin * width, self._begin + end * width, what or self._what)

    def of(self, items: Iterable[_T], count: int) -> Iterator[_T]:
        """Yield items, `count` of them, and tell of each that is done."""
        for place, item in enumerate(items, 1):
            yield item
            self(place / max(1, count))


ignore = Progress()
