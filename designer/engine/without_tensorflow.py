"""Keras kept from importing TensorFlow where another backend computes: that takes seconds and 0.4 GB for nothing.

Keras does so when it begins random numbers anew and when it writes a model, to look for objects of TensorFlow's in it.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

import keras
from keras.src.utils.module_utils import tensorflow


@contextlib.contextmanager
def without_tensorflow() -> Iterator[None]:
    """Let Keras take TensorFlow for missing meanwhile, unless it computes or is imported already (layers of text)."""
    if keras.backend.backend() == "tensorflow" or "tensorflow" in sys.modules:
        yield
        return
    known, tensorflow._available = tensorflow._available, False
    try:
        yield
    finally:
        tensorflow._available = known


def set_random_seed(seed: int) -> None:
    """Do what `keras.utils.set_random_seed` does."""
    with without_tensorflow():
        keras.utils.set_random_seed(seed)
