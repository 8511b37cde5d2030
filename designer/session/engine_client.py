"""One engine process as the window sees it: started, spoken to, watched, ended and replaced.

Skeleton of the agreed interface.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from designer.engine.protocol import Answer, Request


class EngineClient(QObject):
    """A child process running designer.engine.server, and the worker QThread that owns its pipe.

    `state` is "off", "starting", "ready", "dead" (it died; `death` says how) or "closed".
    """

    state_changed = Signal()
    answered = Signal(object)  # every Answer, in the window's thread
    died = Signal(object)  # a Text: what happened, in words

    def __init__(self, role: str, backend: str = "tensorflow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = "off"

    def start(self) -> None:
        """Start the process; Ready comes as an answer."""
        raise NotImplementedError

    def request(self, record: Request, on_answer: Callable[[Answer], None] | None = None) -> int:
        """Send a request (its id is set here) and return its id; `on_answer` is called with its final answer.

        Requests made while the engine starts wait for it.
        """
        raise NotImplementedError

    def close(self) -> None:
        """End the process: ask, terminate, kill; reaped when this returns."""
        raise NotImplementedError
