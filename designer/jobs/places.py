"""Where runs are carried out: what starts a worker there, by the beginning of the address that people give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from designer.jobs.worker import Worker
from designer.wire import Answer, Request


class AnyWorker(Protocol):
    """Trains one run after the other, wherever that is."""

    def send(self, request: Request) -> int:
        """Send a request, and return the id it was given."""

    def close(self, patience: float = 5.0) -> None:
        """End it."""


Starter = Callable[[str, Callable[[Answer], None], str], AnyWorker]
"""Starts a worker: its backend, who takes its answers, its device."""


def _here(_address: str) -> Starter:
    return lambda backend, take, device: Worker("runner", backend, take, device)


def _on_ray(address: str) -> Starter:
    from designer.jobs.cluster import Cluster, ClusterWorker

    cluster = Cluster(address)
    return lambda backend, take, device: ClusterWorker(cluster, backend, take, device)


PLACES: Mapping[str, Callable[[str], Starter]] = {"": _here, "ray": _on_ray}
"""The kinds of places; what names none of them is the address of a Ray cluster."""


def place(address: str) -> Starter:
    """Return what starts workers at an address, "" for this machine. Raises DesignerError where nobody is there."""
    return PLACES["ray" if address else ""](address)
