"""Gradients on every backend: of a function of tensors, as Keras's own trainers take them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import keras

Scored = Callable[[list[Any]], tuple[Any, Any]]
"""Gives for tensors the number that is differentiated, and whatever else is wanted of the way there."""


def gradients(of: Scored, at: Sequence[Any]) -> tuple[list[Any], Any, Any]:
    """Return the gradients of a number by each tensor (None where it does not depend on it), the number, the rest."""
    backend = keras.backend.backend()
    if backend == "tensorflow":
        return _by_tape(of, at)
    if backend == "jax":
        import jax

        (value, rest), found = jax.value_and_grad(lambda tensors: of(list(tensors)), has_aux=True)(list(at))
        return list(found), value, rest
    torch: Any = importlib.import_module("torch")
    tensors = [one.detach().clone().requires_grad_() for one in at]
    with torch.enable_grad():
        value, rest = of(tensors)
        found = torch.autograd.grad(value, tensors, allow_unused=True)
    return list(found), value, rest


def _by_tape(of: Scored, at: Sequence[Any]) -> tuple[list[Any], Any, Any]:
    import tensorflow as tf

    tensors = [tf.convert_to_tensor(one) for one in at]
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(tensors)
        value, rest = of(tensors)
    found = tape.gradient(value, tensors)
    return [None if one is None else tf.convert_to_tensor(one) for one in found], value, rest
