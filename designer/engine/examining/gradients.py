"""The gradient of a model's loss on some rows, on every backend, for any weights the model is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

Gradients = Callable[[], list[np.ndarray | None]]


def gradients_of(model: keras.Model, x: Any, y: Any) -> Gradients:
    """Return what gives the gradients of the trainable weights, in their order, for the weights that the model has.

    They are None of weights that the loss does not depend on. What is compiled is compiled once.
    """
    return _BACKENDS[keras.backend.backend()](model, x, y)


def _on_tensorflow(model: keras.Model, x: Any, y: Any) -> Gradients:
    import tensorflow as tf

    def found() -> list[np.ndarray | None]:
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x=x, y=y, y_pred=model(x, training=True), training=True)
        each = tape.gradient(loss, [weight.value for weight in model.trainable_weights])
        return [None if one is None else np.asarray(tf.convert_to_tensor(one)) for one in each]

    return found


def _on_jax(model: keras.Model, x: Any, y: Any) -> Gradients:
    import jax

    metrics = [weight.value for weight in model.metrics_variables]

    def loss(values: list[Any], fixed: list[Any]) -> Any:
        with keras.StatelessScope(
            state_mapping=[
                *zip(model.trainable_variables, values, strict=True),
                *zip(model.non_trainable_variables, fixed, strict=True),
                *zip(model.metrics_variables, metrics, strict=True),
            ]
        ):
            return model.compute_loss(x=x, y=y, y_pred=model(x, training=True), training=True)

    compiled = jax.jit(jax.grad(loss))

    def found() -> list[np.ndarray | None]:
        values = [weight.value for weight in model.trainable_variables]
        return [np.asarray(one) for one in compiled(values, [w.value for w in model.non_trainable_variables])]

    return found


def _on_torch(model: keras.Model, x: Any, y: Any) -> Gradients:
    x, y = (keras.tree.map_structure(keras.ops.convert_to_tensor, one) for one in (x, y))

    def found() -> list[np.ndarray | None]:
        model.zero_grad()
        model.compute_loss(x=x, y=y, y_pred=model(x, training=True), training=True).backward()
        each = [weight.value.grad for weight in model.trainable_weights]
        return [None if one is None else one.detach().cpu().numpy() for one in each]

    return found


_BACKENDS: dict[str, Callable[[keras.Model, Any, Any], Gradients]] = {
    "tensorflow": _on_tensorflow,
    "jax": _on_jax,
    "torch": _on_torch,
}
