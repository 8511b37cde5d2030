"""Gradients on every backend: of a function of tensors, and of a model's loss by its weights."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np

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
    with torch.enable_grad(), torch.random.fork_rng():  # what layers draw is no part of the training
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


def gradients_of_loss(model: keras.Model, x: Any, y: Any) -> Callable[[], list[np.ndarray | None]]:
    """Return what gives the gradients of a compiled model's loss on some rows, for the weights that it has by then.

    They are in the order of its trainable weights, None of those that the loss does not depend on. What is compiled is
    compiled once; nothing of the model is changed, random numbers and moving averages neither.
    """
    x, y = (keras.tree.map_structure(keras.ops.convert_to_tensor, one) for one in (x, y))

    def found(trainable: list[Any], others: list[Any]) -> list[Any]:
        rest = list(zip(model.non_trainable_variables, others, strict=True))

        def loss(values: list[Any]) -> tuple[Any, Any]:
            mapping = [*zip(model.trainable_variables, values, strict=True), *rest]
            with keras.StatelessScope(state_mapping=mapping, collect_losses=True):
                return model.compute_loss(x, y, model(x, training=True), training=True), None

        return gradients(loss, trainable)[0]

    if keras.backend.backend() == "jax":
        import jax

        found = jax.jit(found)

    def now() -> list[np.ndarray | None]:
        kept = (model.trainable_variables, model.non_trainable_variables)
        each = found(*([variable.value for variable in variables] for variables in kept))
        return [None if one is None else np.asarray(keras.ops.convert_to_numpy(one)) for one in each]

    return now
