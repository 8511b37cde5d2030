"""Predictions in the target's own terms: its units, its words."""

from __future__ import annotations

import numpy as np

from designer.data import chain
from designer.data.fitted import FittedBinding


def answers(target: FittedBinding, predictions: np.ndarray) -> dict[str, np.ndarray] | None:
    """Return the values of a target's columns that a model's output (rows, width) stands for, by column.

    Classes are words, of the largest probability; with one probability for two classes the second from 0.5 on. None
    where the output is of another form than the target or a step has no way back.
    """
    array = predictions.reshape(len(predictions), -1)
    if target.labels:
        return _classes(target, array)
    if array.shape[1] != int(np.prod(target.shape)):
        return None
    found: dict[str, np.ndarray] = {}
    start = 0
    for column in target.columns:
        width = int(np.prod([size or 0 for size in column.made.shape]))
        part = array[:, start : start + width]
        if len(target.columns) == 1 and len(column.made.shape) > 1:
            part = part.reshape(len(part), *target.shape)
        values = chain.invert(column.chain, column.states, part)
        if values is None:
            return None
        found[column.field.name] = values
        start += width
    return found


def _classes(target: FittedBinding, array: np.ndarray) -> dict[str, np.ndarray] | None:
    column = target.columns[0]
    if array.shape[1] == 1 and len(target.labels) <= 2:
        numbers = (array[:, 0] >= 0.5).astype(int)
    elif array.shape[1] >= len(target.labels):
        numbers = array[:, : len(target.labels)].argmax(axis=1)
    else:
        return None
    words = np.array([*target.labels], object)[numbers.clip(0, len(target.labels) - 1)]
    return {column.field.name: words}
