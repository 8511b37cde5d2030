"""Estimates the memory that training takes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import keras

from designer.wire import NodeInfo, TensorInfo

_BYTES = {"float64": 8, "int64": 8, "uint64": 8, "float16": 2, "bfloat16": 2, "int16": 2, "uint16": 2}
_SMALL = {"bool", "int8", "uint8"}


def training_bytes(
    params: int, trainable: int, largest: int, slots: float, nodes: Iterable[NodeInfo], batch_size: int
) -> int:
    """Return the bytes that training needs at least.

    Weights, a gradient for every trainable one, `slots` numbers of the optimizer beside each, what the update of the
    `largest` layer needs in passing, and for one batch the outputs of every node and their gradients. (One Dense of
    10^8 weights took 3.4 times its weights with SGD and 6.5 times with RMSprop and Adam; this says 3, 5 and 6.)
    """
    passing = largest * (2 if slots else 1)
    weights = 4 * (params + trainable * (1 + slots) + passing)
    outputs = sum(tensor_bytes(t, batch_size) for info in nodes for t in info.outputs)
    return int(weights + 2 * outputs)


def tensor_bytes(tensor: TensorInfo, batch_size: int) -> int:
    """Return the bytes of one tensor of a batch; other sizes that are not known count as 1."""
    if tensor.shape is None:
        return 0
    size = _BYTES.get(tensor.dtype, 1 if tensor.dtype in _SMALL else 4)
    batch, *rest = tensor.shape or (1,)
    return size * (batch or batch_size) * math.prod(n or 1 for n in rest)


def optimizer_slots(optimizer: Any) -> float:
    """Return how many numbers an optimizer keeps beside every trainable one, by letting it make them for a sample."""
    sample = keras.Variable(initializer="zeros", shape=(16, 16), dtype="float32", name="sample")
    optimizer.build([sample])
    return float(sum(math.prod(v.shape) for v in optimizer.variables if len(v.shape) > 0) / 256)
