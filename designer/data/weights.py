"""How much each row counts in a training: by the weight that a column gives it, and by its class."""

from __future__ import annotations

import numpy as np

from designer.data.apply import Prepared, class_numbers
from designer.data.fitted import Fitted


def row_weights(fitted: Fitted, prepared: Prepared, with_classes: bool = True) -> dict[str, np.ndarray]:
    """Return a weight (rows,) float32 for every row by the target's key, {} where all rows count alike.

    Weights of classes are for the rows that are trained on; those that validate count as they are.
    """
    by_class = fitted.class_weights if with_classes else {}
    if prepared.weights is None and not by_class:
        return {}
    found = {}
    for target in fitted.targets:
        weights = np.ones(len(prepared), np.float32) if prepared.weights is None else prepared.weights
        if target.key in by_class:
            of_labels = np.array([by_class[target.key][label] for label in target.labels])
            numbers = class_numbers(target, prepared.targets[target.key])
            weights = (weights * of_labels[numbers]).astype(np.float32)
        found[target.key] = weights
    return found
