"""A Ray cluster of two nodes on this machine, each with one core, and what happens to it."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NEEDS_RAY = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed (the extra cluster)"),
]


def two_nodes() -> Iterator[Any]:
    """Give the cluster, as long as it is used."""
    from ray.cluster_utils import Cluster

    memory = {"object_store_memory": 100 * 2**20}
    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **memory})
    for _ in range(2):
        found.add_node(num_cpus=1, **memory)
    yield found
    found.shutdown()


def kill_where_it_trains(cluster: Any) -> None:
    """End everything of a node that an engine runs on, as if its plug had been pulled; another node takes its place."""
    for node in list(cluster.worker_nodes):
        raylet = node.all_processes["raylet"][0].process.pid
        processes = _descendants(raylet)
        if any(b"launch.py" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in processes):
            for pid in (raylet, *processes):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            cluster.add_node(num_cpus=1, object_store_memory=100 * 2**20)
            return
    raise AssertionError("nothing trains")


def _descendants(pid: int) -> list[int]:
    found = []
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += [int(child), *_descendants(int(child))]
    return found
