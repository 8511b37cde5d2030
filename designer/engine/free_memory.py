"""Finds out how much memory the machine, or its container, has left."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def free_bytes() -> int | None:
    """Return how much memory the machine (or its container) can still give, None where it does not say."""
    limits = [limit for limit in (_available(), _left_in_container()) if limit is not None]
    return min(limits, default=None)


def _available() -> int | None:
    try:
        with Path("/proc/meminfo").open(encoding="ascii") as lines:
            for line in lines:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    if sys.platform == "win32":
        return _available_on_windows()
    return _from_sysconf("SC_AVPHYS_PAGES") or _from_sysconf("SC_PHYS_PAGES")


def _from_sysconf(name: str) -> int | None:
    # macOS tells the size of the memory only, not what is left of it.
    try:
        return os.sysconf(name) * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


class _MemoryStatus(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *((name, ctypes.c_ulonglong) for name in ("total", "available", "a", "b", "c", "d", "e")),
    )


def _available_on_windows() -> int | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):  # type: ignore[attr-defined]
        return None
    return int(status.available)


def _left_in_container() -> int | None:
    for folder, limit, used, unused in (
        ("/sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
        ("/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
    ):
        try:
            taken = int(Path(folder, used).read_text()) - _statistic(Path(folder, "memory.stat"), unused)
            return max(0, int(Path(folder, limit).read_text()) - taken)
        except (OSError, ValueError):
            continue
    return None


def _statistic(path: Path, name: str) -> int:
    # File pages that are cached only count as used but are given back when memory is wanted.
    return next((int(line.split()[1]) for line in path.read_text().splitlines() if line.split()[0] == name), 0)
