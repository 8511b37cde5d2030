"""A Ray cluster by its address: whether it answers, the room it has, and actors on its nodes."""

from __future__ import annotations

import importlib
import os
import socket
from typing import Any

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.jobs import node
from designer.jobs.places import kind_of, why_missing
from designer.recipe.devices import GPUS

_KNOCK = 5.0  # seconds a machine gets to answer at all


class Cluster:
    """A Ray cluster by its address: "auto", HOST:PORT of one whose node this is, or ray://HOST:PORT from anywhere.

    Raises DesignerError where Ray is not installed or no cluster answers.
    """

    def __init__(self, address: str) -> None:
        missing = why_missing(kind_of(address))
        if missing is not None:
            raise DesignerError(missing.template, **missing.args)
        os.environ.setdefault("RAY_NUM_REDIS_GET_RETRIES", "1")  # of 20 it would take a quarter of an hour
        self.ray: Any = importlib.import_module("ray")
        try:
            _knock(address)
            if not self.ray.is_initialized():
                self.ray.init(address=address, log_to_driver=False, logging_level="ERROR")
        except Exception as error:  # each way to connect has exceptions of its own
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "No Ray cluster answers at {address}: {reason}."),
                address=address,
                reason=" ".join(str(error).split()).rstrip(".")[:300],
            ) from error
        self.address = address
        self.ray.cloudpickle.register_pickle_by_value(node)
        self._code = self.ray.put(node.program())

    def cores(self) -> int:
        """Return how many cores all nodes have."""
        return int(self.ray.cluster_resources().get("CPU", 0))

    def host(self, device: str) -> Any:
        """Return a new actor on a node that has a core left, and a GPU where one is wanted."""
        options = {"num_cpus": 1, "num_gpus": int(device in GPUS), "scheduling_strategy": "SPREAD", "max_restarts": 0}
        return self.ray.remote(**options)(node.Host).remote(self._code)


def _knock(address: str) -> None:
    """Raise OSError where nobody listens: Ray itself would go on trying."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK).close()
