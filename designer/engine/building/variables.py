"""The variables of optimizer, losses and metrics, made before the first batch on every backend.

On TensorFlow Keras makes them while it traces the first batch, and TensorFlow then traces it a second time: a third of
what a short training takes. The numbers are the same to the last bit.
"""

from __future__ import annotations

import contextlib
from typing import Any

import keras
import numpy as np


def make_variables(model: keras.Model, x: Any, y: Any, weights: Any = None) -> None:
    """Make what a compiled model needs to train on rows of these arrays; what is refused, the first batch will say."""
    if keras.backend.backend() != "tensorflow":
        return  # where Keras itself does it
    batch = keras.tree.lists_to_tuples(keras.tree.map_structure(_placeholder, [x, y, weights]))
    with contextlib.suppress(Exception):
        model._symbolic_build(data_batch=batch)


def _placeholder(array: Any) -> Any:
    if array is None:
        return None
    kind = np.dtype(getattr(array.dtype, "as_numpy_dtype", array.dtype)).kind  # texts may be a tensor
    dtype = "string" if kind in "OSU" else keras.config.floatx() if kind == "f" else str(array.dtype)
    return keras.KerasTensor((None, *array.shape[1:]), dtype)
