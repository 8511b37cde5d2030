"""Files mapped into memory. What was read of them is given back, so that the program stays small, large as they are.

A table of 2 GB that was looked at once would count as 2 GB of the process until the system needs the memory, and limits
of containers and of the program itself count it too.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import weakref
from pathlib import Path
from typing import Any

import numpy as np

IN_MEMORY_BYTES = 2**28
"""What is expected to be larger than this is kept in a file and mapped, what is smaller in memory.

A training holds a handful of such pieces at once (the raw table, inputs, targets, each for two or three parts), and all
of them together have to fit beside Keras into what a small machine can spare, which is about 1.5 GB.
"""

_maps: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()


def map_file(path: Path) -> mmap.mmap:
    """Return the bytes of a file, mapped for reading. Raises OSError, ValueError where it is empty."""
    with path.open("rb") as file:
        found = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _maps.add(found)
    return found


def map_array(path: Path, is_temporary: bool = False) -> np.ndarray:
    """Return the array of an .npy file, mapped for reading; a temporary file goes when the array does.

    Raises OSError, ValueError.
    """
    array = np.load(path, mmap_mode="r", allow_pickle=False)
    if isinstance(array, np.memmap):
        _maps.add(array._mmap)  # type: ignore[attr-defined]
        if is_temporary:
            _go_with(array._mmap, path)  # type: ignore[attr-defined]
    return array  # type: ignore[no-any-return]


def map_table(path: Path, is_stream: bool = False, is_temporary: bool = False) -> Any:
    """Return the table of an Arrow file, or of a stream of Arrow's in a file, mapped. Raises what pyarrow raises.

    A temporary file goes when the last column does.
    """
    import pyarrow as pa

    bytes_of_file = map_file(path)
    opening = pa.ipc.open_stream if is_stream else pa.ipc.open_file
    found = opening(pa.BufferReader(pa.py_buffer(bytes_of_file))).read_all()
    if is_temporary:
        _go_with(bytes_of_file, path)
    return found


def is_mapped(array: object) -> bool:
    """Tell whether an array lies in a mapped file."""
    return isinstance(array, np.memmap)


def give_back() -> None:
    """Let go of what was read of all mapped files; it is read again where it is needed again."""
    for one in list(_maps):
        with contextlib.suppress(ValueError, OSError, AttributeError):  # closed, or a system that does so by itself
            one.madvise(mmap.MADV_DONTNEED)


def _go_with(bytes_of_file: mmap.mmap, path: Path) -> None:
    """Have a file removed with its mapping."""
    if os.name == "posix":
        path.unlink()  # the mapping keeps the bytes
    else:
        weakref.finalize(bytes_of_file, path.unlink, missing_ok=True)
