"""Memory for batches, which is used again: the system takes longer to give new memory than a batch takes to be filled.

A batch of 32 pictures of 256 x 256 is 25 MB. Given back and asked for again, as often as there are batches, they cost a
third of the time of reading the pictures.
"""

from __future__ import annotations

import math
import sys
import threading

import numpy as np

_ALIGNMENT = 64
_MOST_BYTES = 2**29  # that is kept for later
_MOST = 12

_lock = threading.Lock()
_kept: list[np.ndarray] = []


def empty(shape: tuple[int, ...], dtype: type[np.generic]) -> np.ndarray:
    """Return an array not filled, in memory that TensorFlow takes over as it is instead of copying it.

    Its memory is used again for another of as many bytes once nothing refers to it any more.
    """
    size = math.prod(shape) * np.dtype(dtype).itemsize
    raw = _raw(size + _ALIGNMENT)
    start = -raw.ctypes.data % _ALIGNMENT
    return raw[start : start + size].view(dtype).reshape(shape)


def give_back() -> None:
    """Keep no memory for later. What is in use stays as it is."""
    with _lock:
        _kept.clear()


def _raw(size: int) -> np.ndarray:
    with _lock:
        if _kept and _kept[0].size != size:
            _kept.clear()
        for place in range(len(_kept)):
            if _references(_kept, place) == _UNUSED:
                return _kept[place]
        found = np.empty(size, np.uint8)
        if len(_kept) < _MOST and (len(_kept) + 1) * size <= _MOST_BYTES:
            _kept.append(found)
        return found


def _references(arrays: list[np.ndarray], place: int) -> int:
    """Return how many refer to an array; every view of it does, whatever views it is a view of."""
    return sys.getrefcount(arrays[place])


_UNUSED = _references([np.empty(0, np.uint8)], 0)
