"""Of the process itself: whether it is there, that it carried something out, or why it could not."""

from __future__ import annotations

from designer.graph.texts import Text
from designer.wire.record import Event, Record

PROTOCOL_VERSION = 1


class Cancel(Record, frozen=True):
    """Give up the Evaluate, Compare or Predict with the id `request`; it is answered by Failed."""

    request: int = 0


class Ping(Record, frozen=True):
    """Are you there? Answered by Pong from the main thread, also while training."""


class Ready(Record, frozen=True):
    """The engine has imported Keras and answers."""

    keras: str = ""
    backend: str = ""
    backend_version: str = ""
    device: str = ""
    pid: int = 0
    protocol: int = PROTOCOL_VERSION


class Pong(Record, frozen=True):
    """I am."""

    state: str = ""


class Done(Record, frozen=True):
    """The request is carried out; `result` is a path or another short answer, `note` what people should know."""

    result: str = ""
    note: Text = Text("")


class Failed(Record, frozen=True):
    """The request could not be carried out: a sentence for people, and details for the log."""

    text: Text = Text("")
    details: str = ""


class Worked(Event, frozen=True):
    """How far a request has come, in batches; at most ten a second. `steps` 0 is not known.

    Before the first batch, and where there are none, `what` is being done, in hundredths.
    """

    step: int = 0
    steps: int = 0
    what: Text = Text("")
