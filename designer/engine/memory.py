"""Estimates the memory that training takes, and finds out how much the machine has left."""

from __future__ import annotations

import ctypes
import math
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import keras

from designer.engine.protocol import NodeInfo, TensorInfo

_BYTES = {"float64": 8, "int64": 8, "uint64": 8, "float16": 2, "bfloat16": 2, "int16": 2, "uint16": 2}
_SMALL = {"bool", "int8", "uint8"}


def training_bytes(
    params: int, trainable: int, largest: int, slots: float, nodes: Iterable[NodeInfo], batch_size: int
) -> int:
    """Return the bytes that training needs at least.

    Weights, a gradient for every trainable one, `slots` numbers of the optimizer beside each, what the update of the
    `largest` layer needs in passing, and for one batch the outputs of every node and their gradients. (One Dense of
    10^8 weights took 3.4 times its weights with SGD and 6.5 times with RMSprop and Adam; this says 3, 5 and 6.)
    """
    passing = largest * (2 if slots else 1)
    weights = 4 * (params + trainable * (1 + slots) + passing)
    outputs = sum(tensor_bytes(t, batch_size) for info in nodes for t in info.outputs)
    return int(weights + 2 * outputs)


def tensor_bytes(tensor: TensorInfo, batch_size: int) -> int:
    """Return the bytes of one tensor of a batch; other sizes that are not known count as 1."""
    if tensor.shape is None:
        return 0
    size = _BYTES.get(tensor.dtype, 1 if tensor.dtype in _SMALL else 4)
    batch, *rest = tensor.shape or (1,)
    return size * (batch or batch_size) * math.prod(n or 1 for n in rest)


def optimizer_slots(optimizer: Any) -> float:
    """Return how many numbers an optimizer keeps beside every trainable one, by letting it make them for a sample."""
    sample = keras.Variable(initializer="zeros", shape=(16, 16), dtype="float32", name="sample")
    optimizer.build([sample])
    return float(sum(math.prod(v.shape) for v in optimizer.variables if len(v.shape) > 0) / 256)


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
