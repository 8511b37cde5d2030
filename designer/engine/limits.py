"""Limits of the memory a process may take, for work on files that somebody else made."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

DRAWING_BYTES = 3 << 30  # of address space, to read a file and draw its model
OWN_BYTES = 2 << 30  # by which a process may grow that runs code of the user's own for a check
_AT_LEAST = 4 << 30


def limit_memory(size: int) -> None:
    """Let allocations of this process fail beyond `size` bytes of address space, where the system has such a limit."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def lift_limit() -> None:
    """Take the limit away, so that Keras can be imported; `limit_growth` sets the next one."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def limit_growth(free: int | None, least: int = _AT_LEAST) -> None:
    """Let this process grow by three quarters of the memory that is free, and by `least` bytes in any case."""
    if sys.platform == "win32":
        return
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return  # what is mapped is not known, so no sensible limit is
    limit_memory(pages * resource.getpagesize() + max(least, (free or 0) * 3 // 4))
