"""A place to run that is not this machine: whether it answers."""

from __future__ import annotations

from designer.wire.record import Record


class Reach(Record, frozen=True):
    """Look whether a place answers, by its address."""

    address: str = ""


class Reached(Record, frozen=True):
    """It does; `at_a_time` is how many runs it has room for, by its cores."""

    at_a_time: int = 1
