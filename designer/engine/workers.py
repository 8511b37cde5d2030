"""The processes that train one network together: which of them this one is, and what they agree on.

Who starts them says so in the environment, as `keras.distribution.initialize` reads it; without that there is one.
"""

from __future__ import annotations

import os

import numpy as np

BACKEND = "jax"
"""The one whose `fit` Keras divides among processes and devices."""


def count() -> int:
    """Return how many processes train together."""
    return int(os.environ.get("KERAS_DISTRIBUTION_NUM_PROCESSES", "1"))


def number() -> int:
    """Return which of them this is, counted from 0; the first one's run is kept."""
    return int(os.environ.get("KERAS_DISTRIBUTION_PROCESS_ID", "0"))


def join() -> None:
    """Wait for the others. To be called before anything is computed."""
    import keras

    if count() > 1 and keras.backend.backend() == BACKEND:
        keras.distribution.initialize()


def part(rows: np.ndarray) -> np.ndarray:
    """Return which rows of a batch this process trains on; their number is divisible by that of the processes."""
    size = len(rows) // count()
    return rows[number() * size : (number() + 1) * size]


def agreed(is_wanted: bool) -> bool:
    """Return what the first process wants, where each would decide by its own clock or memory.

    Values go into variables, and models into files, only in all processes at once.
    """
    return bool(_told_by_all(int(is_wanted))[0, 0]) if count() > 1 else is_wanted


def agree(wish: int, batches: int) -> tuple[int, int]:
    """Return the greatest wish of all processes, and the number of batches that the first one gives."""
    told = _told_by_all(wish, batches)
    return int(told[:, 0].max()), int(told[0, 1])


def _told_by_all(*numbers: int) -> np.ndarray:
    """Return what every process tells at the same moment of its training, a row each."""
    from jax.experimental import multihost_utils

    return np.asarray(multihost_utils.process_allgather(np.asarray(numbers, np.int32)))
