"""Where runs and searches begin from now on: this machine, or a place elsewhere that has answered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from designer.jobs.places import kind_of, why_missing
from designer.session.engine_client import EngineClient
from designer.session.leaving import Leaving
from designer.session.queue import Queue
from designer.session.searches import Searches
from designer.session.training import Training
from designer.wire import Answer, Failed, Reach, Reached


class Places(QObject):
    """`address` is where they begin, "" for this machine; `known` are the addresses that have answered once.

    An address is asked by a process of its own before it is taken, `asked` meanwhile.
    """

    changed = Signal()  # any of them
    remembered = Signal(tuple)  # the addresses that are known now
    taken = Signal(str)  # the address where they begin from now on
    refused = Signal(object)  # Text: why an address was not taken

    def __init__(self, training: Training, queue: Queue, searches: Searches, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training, self._queue, self._searches = training, queue, searches
        self.address = ""
        self.asked = ""
        self.known: tuple[str, ...] = ()
        self._client: EngineClient | None = None
        self._request = 0
        self._leaving = Leaving(self)

    def remember(self, addresses: Iterable[str]) -> None:
        """Offer addresses that were known before."""
        self.known = tuple(dict.fromkeys(one for one in addresses if one))
        self.changed.emit()

    def forget(self, address: str) -> None:
        """Offer an address no more."""
        self.remember(one for one in self.known if one != address)
        self.remembered.emit(self.known)

    def choose(self, address: str) -> None:
        """Let runs and searches begin at an address; the one before stays until this one has answered."""
        address = address.strip()
        self._end()
        if address == self.address:
            self.changed.emit()
            return
        if not address:
            self._take("", 1)
            return
        missing = why_missing(kind_of(address))
        if missing is not None:
            self.changed.emit()
            self.refused.emit(missing)
            return
        self.asked = address
        self._client = EngineClient("sender", parent=self)
        self._request = self._client.request(Reach(address=address), self._answered)
        self.changed.emit()

    def close(self) -> None:
        """End what asks; it is gone when this returns."""
        client, self._client = self._client, None
        self._leaving.close(*([client] if client is not None else []))

    # ------------------------------------------------------------------------------------------ inside

    def _answered(self, answer: Answer) -> None:
        address = self.asked
        self._end()
        if isinstance(answer, Reached):
            self.known = (address, *(one for one in self.known if one != address))
            self._take(address, answer.at_a_time)
            self.remembered.emit(self.known)
            return
        assert isinstance(answer, Failed)
        self.changed.emit()
        self.refused.emit(answer.text)

    def _take(self, address: str, at_a_time: int) -> None:
        self.address = self._training.place = self._searches.place = address
        self._queue.room_elsewhere = at_a_time
        self.changed.emit()
        self.taken.emit(address)

    def _end(self) -> None:
        client, self._client, self.asked = self._client, None, ""
        if client is not None:
            client.forget(self._request)
            self._leaving.retire(client)
