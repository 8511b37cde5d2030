"""Where runs are carried out: the kinds of places, and what starts a worker there, by the address that people give."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, together
from designer.jobs.worker import Worker
from designer.machine import extras
from designer.wire import Answer, Request


class AnyWorker(Protocol):
    """Trains one run after the other, wherever that is.

    It is sent Train, and meanwhile Stop, Pause, Resume and Ping. It answers with the Events of the run, with Pong, and
    with Finished or Failed at its end.
    """

    def send(self, request: Request) -> int:
        """Send a request, and return the id it was given."""

    def close(self, patience: float = 5.0) -> None:
        """End it."""


Starter = Callable[[str, Callable[[Answer], None], str], AnyWorker]
"""Starts a worker: its backend, who takes its answers, its device."""


@dataclass(frozen=True)
class Place:
    """A row: a kind of place beside this machine.

    `addresses` says what its addresses look like; `package` is what it needs and `extra` what brings it. The module has
    `starter(address)`, which returns a Starter, and `at_a_time(address)`, how many runs there is room for; both raise
    DesignerError where nobody answers.
    """

    name: str
    title: str
    addresses: str
    package: str
    extra: str
    module: str


PLACES: Mapping[str, Place] = {
    one.name: one
    for one in (
        Place(
            "ray",
            QT_TRANSLATE_NOOP("Errors", "Ray cluster"),
            QT_TRANSLATE_NOOP(
                "Errors",
                "HOST:6379 of a cluster that this machine has joined, ray://HOST:10001 from anywhere, auto on a "
                "machine of it",
            ),
            package="ray",
            extra="cluster",
            module="designer.jobs.cluster_worker",
        ),
    )
}
"""The kinds of places: NAME://... is an address of one; what names none is one of the first."""


def kind_of(address: str) -> Place:
    """Return the kind of place that an address leads to."""
    return PLACES.get(address.partition("://")[0], next(iter(PLACES.values())))


def why_missing(kind: Place) -> Text | None:
    """Return what to do where the package is not there that a place needs, None where it is; nothing is imported."""
    if importlib.util.find_spec(kind.package) is not None:
        return None
    text = QT_TRANSLATE_NOOP("Errors", "A {place} needs the package {package}, which is not installed.")
    return together(
        Text(text, {"place": Text(kind.title), "package": kind.package}),
        extras.how_to_install(kind.extra, (kind.package,)),
    )


def place(address: str) -> Starter:
    """Return what starts workers at an address, "" for this machine. Raises DesignerError where nobody is there."""
    if not address:
        return lambda backend, take, device: Worker("runner", backend, take, device)
    starter: Starter = _module(address).starter(address)
    return starter


def at_a_time(address: str) -> int:
    """Return how many runs a place that is not this machine has room for. Raises DesignerError."""
    return int(_module(address).at_a_time(address))


def _module(address: str) -> Any:
    kind = kind_of(address)
    missing = why_missing(kind)
    if missing is not None:
        raise DesignerError(missing.template, **missing.args)
    return importlib.import_module(kind.module)
