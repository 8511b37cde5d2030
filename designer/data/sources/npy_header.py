"""The header of a .npy array, read before the array is: no objects, and as large as it says."""

from __future__ import annotations

import math
from pathlib import Path
from typing import IO

import numpy as np

from designer.data.files import unreadable

MAX_HEADER_BYTES = 64 * 1024


def check_header(path: Path, name: str, file: IO[bytes], size: int) -> int:
    """Return the bytes of the array whose file of `size` bytes begins here. Raises DataError, ValueError."""
    version = np.lib.format.read_magic(file)
    read_header = np.lib.format.read_array_header_1_0 if version < (2, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read_header(file, max_header_size=MAX_HEADER_BYTES)
    if dtype.hasobject or dtype.kind not in "biufUS":
        raise unreadable(path, f"{name} holds {dtype} and not numbers or text")
    needed = math.prod(shape) * dtype.itemsize
    if not needed <= size <= needed + MAX_HEADER_BYTES:
        raise unreadable(path, f"{name} is not as large as its header says")
    return needed
