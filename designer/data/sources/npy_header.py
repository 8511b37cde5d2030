"""Arrays of .npy files: their header, read before they are (no objects, and as large as it says), and their columns."""

from __future__ import annotations

import math
from pathlib import Path
from typing import IO

import numpy as np

from designer.data.files import unreadable

MAX_HEADER_BYTES = 64 * 1024
_WITHOUT_UNIT = (np.dtype("M8"), np.dtype("m8"))


def check_header(path: Path, name: str, file: IO[bytes], size: int) -> int:
    """Return the bytes of the array whose file of `size` bytes begins here. Raises DataError, ValueError."""
    version = np.lib.format.read_magic(file)
    read_header = np.lib.format.read_array_header_1_0 if version < (2, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read_header(file, max_header_size=MAX_HEADER_BYTES)
    for kind in [dtype] if dtype.names is None else [dtype[field].base for field in dtype.names]:
        if kind.hasobject or kind.kind not in "biufUSMm" or kind in _WITHOUT_UNIT:
            raise unreadable(path, f"{name} holds {kind} and not numbers or text")
    needed = math.prod(shape) * dtype.itemsize
    if not needed <= size <= needed + MAX_HEADER_BYTES:
        raise unreadable(path, f"{name} is not as large as its header says")
    return needed


def columns_of(name: str, array: np.ndarray, is_alone: bool) -> dict[str, np.ndarray]:
    """Return an array as columns by name: one a field where it holds records, each as the program knows arrays.

    Spans of time become seconds, and numbers have the bytes in the order of this machine. Fields of an array that
    `is_alone` have their own names, others one behind the array's.
    """
    if array.dtype.names is None:
        return {name: _known(array)}
    return {field if is_alone else f"{name}.{field}": _known(array[field]) for field in array.dtype.names}


def _known(array: np.ndarray) -> np.ndarray:
    if array.dtype.kind == "M":
        return array.astype("M8[s]")
    if array.dtype.kind == "m":
        return np.where(np.isnat(array), np.nan, array / np.timedelta64(1, "s"))
    return array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))


COLUMNS_CODE = '''def columns_of(arrays):
    """Return arrays by name, those of records as one a field."""
    found = {}
    for name, array in arrays.items():
        before = f"{name}." if len(arrays) > 1 else ""
        fields = array.dtype.names or ()
        found |= {before + field: array[field] for field in fields} or {name: array}
    return found'''
"""A helper of scripts."""
