"""Files mapped into memory. What was read of them is given back, so that the program stays small, large as they are.

A table of 2 GB that was looked at once would count as 2 GB of the process until the system needs the memory, and limits
of containers and of the program itself count it too.
"""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import os
import sys
import weakref
from pathlib import Path
from typing import Any

import numpy as np

IN_MEMORY_BYTES = 2**26
"""What is expected to be larger than this is kept in a file and mapped, what is smaller in memory.

A training holds a handful of such pieces at once (the raw table, inputs, targets, each for two or three parts, and what
a backend copies of them), and all of them together have to fit beside Keras into what a small machine can spare, which
is about 1.5 GB.
"""

_maps: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()
_files: weakref.WeakKeyDictionary[mmap.mmap, int] = weakref.WeakKeyDictionary()
"""The open files of mapped arrays, where the system reads at a place of a file."""


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
        if hasattr(os, "preadv"):
            file = os.open(path, os.O_RDONLY)
            _files[array._mmap] = file  # type: ignore[attr-defined]
            weakref.finalize(array._mmap, os.close, file)  # type: ignore[attr-defined]
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


def taken(array: Any, rows: np.ndarray) -> np.ndarray:
    """Return a copy of some rows of an array, mapped or not; what is mapped is read from its file.

    A row of a mapping that is looked at brings along up to 2 MB of its file.
    """
    file = _files.get(array._mmap) if is_mapped(array) and array.flags.c_contiguous else None
    if file is None or not len(rows) or not array.size or rows.min() < 0 or rows.max() >= len(array):
        return np.ascontiguousarray(array[rows])
    found = np.empty((len(rows), *array.shape[1:]), array.dtype)
    width = found[0].nbytes
    begin = array.ctypes.data - np.frombuffer(array._mmap, np.uint8).ctypes.data
    begin += array.offset - array.offset % mmap.ALLOCATIONGRANULARITY  # where the mapping begins in its file
    into = memoryview(found.reshape(len(rows), -1).view(np.uint8))  # type: ignore[arg-type]
    if (np.diff(rows) == 1).all():
        read = os.preadv(file, [into], begin + int(rows[0]) * width)
    else:
        read = sum(os.preadv(file, [into[i : i + 1]], begin + row * width) for i, row in enumerate(rows.tolist()))
    return found if read == found.nbytes else np.ascontiguousarray(array[rows])


def give_back() -> None:
    """Let go of what was read of all mapped files; it is read again where it is needed again."""
    for one in list(_maps):
        _let_go(one)


def _let_go(one: mmap.mmap) -> None:
    with contextlib.suppress(ValueError, OSError, AttributeError):  # closed, or a system that does so by itself
        one.madvise(mmap.MADV_DONTNEED)


def settle() -> None:
    """Give the system what was freed and is kept for later: some hundred MB after a large table was read.

    Takes some milliseconds; does nothing where no file is mapped.
    """
    if not _maps:
        return
    give_back()
    arrow = sys.modules.get("pyarrow")
    if arrow is not None:
        arrow.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a system whose C library has no such call
            ctypes.CDLL(None).malloc_trim(0)


def _go_with(bytes_of_file: mmap.mmap, path: Path) -> None:
    """Have a file removed with its mapping."""
    if os.name == "posix":
        path.unlink()  # the mapping keeps the bytes
    else:
        weakref.finalize(bytes_of_file, path.unlink, missing_ok=True)
