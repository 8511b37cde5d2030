"""What every record that crosses the pipe between the window and an engine process is made from."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """A request, answer or event; `id` is that of the request."""

    id: int = 0


class OfRun(Record, frozen=True):
    """A request about the run in a folder; `project` is canonical JSON whose paths `folder` resolves.

    Of a run that was imported, which has no data, those of the project are taken.
    """

    run_dir: str = ""
    project: str = ""
    folder: str = ""


class Event(Record, frozen=True):
    """What an engine says of a request before its answer; no answer itself."""
