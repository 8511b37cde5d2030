"""Outputs that are to rebuild what comes in: whether one is, and what PCA makes of as few numbers as the network."""

from __future__ import annotations

from collections.abc import Iterable

import keras
import numpy as np
from keras import KerasTensor

_MOST_VALUES = 5000  # of a row, that PCA is fitted to


def rebuilds(inputs: Iterable[np.ndarray], target: np.ndarray) -> bool:
    """Tell whether a target is one of the inputs: the same numbers in every row, however each column is scaled."""
    wide = target.reshape(len(target), -1)
    if wide.shape[1] < 2 or wide.dtype.kind not in "fiub":
        return False
    others = (array.reshape(len(array), -1) for array in inputs)
    return any(
        one.shape == wide.shape and np.allclose(_standardised(one), _standardised(wide), atol=0.01) for one in others
    )


def _standardised(table: np.ndarray) -> np.ndarray:
    mean, deviation = table.mean(axis=0, dtype=np.float64), table.std(axis=0, dtype=np.float64)
    found: np.ndarray = (table - mean) / np.where(deviation > 1e-9, deviation, np.inf)
    return found


def narrowest(model: keras.Model, output: KerasTensor) -> int:
    """Return to how few numbers a row becomes on the way to an output, at the layer that gives the fewest."""
    widths = []
    for layer in keras.Model(model.inputs, output).layers:
        for shape in (tuple(one.shape) for node in layer._inbound_nodes for one in node.outputs):
            if len(shape) > 1 and None not in shape[1:]:
                widths.append(int(np.prod(shape[1:])))
    return min(widths, default=0)


def rebuilt(wanted: np.ndarray, given: np.ndarray) -> float:
    """Return the share of what varies in rows that is rebuilt: R2 of all numbers together, 0 for their means."""
    wanted = np.asarray(wanted, np.float64).reshape(len(wanted), -1)
    with np.errstate(over="ignore", invalid="ignore"):
        rest = float(((wanted - np.asarray(given, np.float64).reshape(wanted.shape)) ** 2).sum())
    spread = float(((wanted - wanted.mean(axis=0)) ** 2).sum())
    if spread == 0:
        return 0.0
    return 1 - rest / spread if np.isfinite(rest) else -1e9


def rebuilt_by_pca(trained: np.ndarray, held: np.ndarray, components: int) -> float | None:
    """Return what PCA with so many components rebuilds of rows held back; None where it would only copy them."""
    from sklearn.decomposition import PCA

    rows, width = trained.shape
    if not 0 < components < min(rows, width) or width > _MOST_VALUES:
        return None
    pca = PCA(components, random_state=0).fit(trained)
    return rebuilt(held, pca.inverse_transform(pca.transform(held)))
