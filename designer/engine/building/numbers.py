"""The numbers that layers compute with unless they say otherwise: Keras's dtype policy, for one build alone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import keras


@contextlib.contextmanager
def computing_in(policy: str) -> Iterator[None]:
    """Let layers that are made meanwhile, in this thread, compute in a dtype policy ("mixed_bfloat16")."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(policy)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)
