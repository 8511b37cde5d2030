"""Finds out how much memory the machine, or its container, has left, and how much a process takes."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def free_bytes() -> int | None:
    """Return how much memory the machine (or its container) can still give, None where it does not say."""
    limits = [limit for limit in (_available(), _left_in_container()) if limit is not None]
    return min(limits, default=None)


def resident_bytes(pid: int | None = None) -> int:
    """Return the resident memory of a process, without `pid` of this one; 0 where the system does not say.

    macOS says it of this process alone, and the most that it has had.
    """
    try:
        pages = int(Path(f"/proc/{pid or 'self'}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0 if pid is not None and pid != os.getpid() else _own_bytes()
    return pages * os.sysconf("SC_PAGE_SIZE")


def _own_bytes() -> int:
    if sys.platform == "win32":
        return _working_set()
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


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


class _MemoryCounters(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_ulong),
        ("faults", ctypes.c_ulong),
        *((name, ctypes.c_size_t) for name in ("peak", "working_set", "a", "b", "c", "d", "paged", "peak_paged")),
    )


def _working_set() -> int:
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    counters = _MemoryCounters(length=ctypes.sizeof(_MemoryCounters))
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.length):
        return 0
    return int(counters.working_set)


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
