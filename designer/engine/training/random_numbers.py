"""Where NumPy's and Python's random numbers stand, as arrays of a checkpoint."""

from __future__ import annotations

import random

import numpy as np

_KIND = "MT19937"


def numpy_numbers() -> np.ndarray | None:
    """Return where NumPy's global random numbers stand; None where somebody put others in their place."""
    name, words, position = np.random.get_state()[:3]  # type: ignore[index]
    return np.append(np.asarray(words, np.int64), int(position)) if name == _KIND else None


def set_numpy_numbers(numbers: np.ndarray) -> None:
    """Have NumPy's global random numbers stand where they stood."""
    *words, position = (int(word) for word in numbers)
    np.random.set_state((_KIND, np.array(words, np.uint32), position, 0, 0.0))


def python_numbers() -> np.ndarray:
    """Return where Python's global random numbers stand."""
    return np.array(random.getstate()[1], np.int64)


def set_python_numbers(numbers: np.ndarray) -> None:
    """Have Python's global random numbers stand where they stood."""
    random.setstate((3, tuple(int(word) for word in numbers), None))
