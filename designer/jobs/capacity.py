"""How many runs this machine trains side by side: by its cores, and by the memory that is left."""

from __future__ import annotations

import os

from designer.machine.memory import free_bytes
from designer.recipe.devices import CPU, has_nvidia

MEMORY_A_RUN = 1.2 * 2**30  # bytes
_CORES_A_RUN = 2  # one of small networks hardly uses more


def by_cores(device: str) -> int:
    """Return how many runs the cores allow; a GPU is for one, which takes its whole memory."""
    if device != CPU and has_nvidia():
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, usable // _CORES_A_RUN)


def by_memory(promised: int = 0) -> int | None:
    """Return for how many more runs there is memory, None where the system does not say.

    `promised` are those that have begun and do not have theirs yet.
    """
    free = free_bytes()
    return None if free is None else max(0, int(free // MEMORY_A_RUN) - promised)
