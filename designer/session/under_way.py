"""The runs of all windows that are under way on this machine, which has room for so many only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class UnderWay(QObject):
    """Each queue says what it trains; every queue hears when a run of any has ended."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[QObject, Callable[[], list[str]]] = {}

    def add(self, queue: QObject, states: Callable[[], list[str]]) -> None:
        """Count the runs of a queue: `states` gives the state of each that is on this machine."""
        self._told[queue] = states

    def remove(self, queue: QObject) -> None:
        """Count the runs of a queue no more; they are over."""
        if self._told.pop(queue, None) is not None:
            self.ended.emit()

    def states(self) -> list[str]:
        """Return the state of every run that is under way."""
        return [state for states in self._told.values() for state in states()]
