"""The smoothing of curves: an exponential moving average without the bias towards its start."""

from __future__ import annotations

import numpy as np

_BLOCK = 64


def smoothed(values: np.ndarray, factor: float) -> np.ndarray:
    """Return the debiased exponential moving average of a curve, shape (n,) like `values`.

    `factor` from 0 (the curve itself) to below 1 is the weight of the past, as TensorBoard's slider. Values that are
    not finite stay as they are and do not count. Raises ValueError for a factor outside [0, 1).
    """
    if not 0 <= factor < 1:
        raise ValueError(f"expected a factor from 0 to below 1, received {factor}")
    values = np.asarray(values, dtype=float)
    if factor == 0 or values.size == 0:
        return values
    is_finite = np.isfinite(values)
    result = values.copy()
    result[is_finite] = _average(values[is_finite], factor)
    return result


def _average(values: np.ndarray, factor: float) -> np.ndarray:
    # Inside a block the average is one matrix product; only the carry from block to block is a loop.
    count = values.size
    if count == 0:
        return values
    blocks = np.zeros((-(-count // _BLOCK), _BLOCK))
    blocks.flat[:count] = values
    distance = np.arange(_BLOCK)[None, :] - np.arange(_BLOCK)[:, None]
    weights = np.where(distance >= 0, (1 - factor) * factor ** np.maximum(distance, 0).astype(float), 0.0)
    local = blocks @ weights
    decay = factor ** np.arange(1, _BLOCK + 1, dtype=float)
    carry = 0.0
    for block in local:
        block += carry * decay
        carry = block[-1]
    return local.ravel()[:count] / (1 - factor ** np.arange(1, count + 1, dtype=float))
