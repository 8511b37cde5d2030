"""How much each row counts in a training: by the weight that a column gives it, and by its class."""

from __future__ import annotations

from typing import Literal

import numpy as np

from designer.data.apply import Prepared, class_numbers
from designer.data.errors import DataError
from designer.data.fitted import Fitted
from designer.graph.texts import QT_TRANSLATE_NOOP, listed


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
            by_label, others = by_class[target.key], fitted.other_weights.get(target.key, 1.0)
            of_labels = np.array([*(by_label[label] for label in target.labels), others])
            numbers = class_numbers(target, prepared.targets[target.key])
            weights = (weights * of_labels[numbers]).astype(np.float32)
        found[target.key] = weights
    return found


def class_weights(
    chosen: Literal["balanced"] | dict[str, float] | None, fitted: Fitted, training: Prepared
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Return a weight for each label of each target that is classes, and one for the place of its rare classes.

    Both are by the target's key. Raises DataError for a label that a target does not have.
    """
    found: dict[str, dict[str, float]] = {}
    others: dict[str, float] = {}
    for target in fitted.targets if chosen is not None else ():
        if not target.labels:
            continue
        if isinstance(chosen, dict):
            unknown = sorted(chosen.keys() - set(target.labels))
            if unknown:
                raise DataError(
                    QT_TRANSLATE_NOOP("Errors", "There is no class {name} to weight; there are {names}."),
                    name=unknown[0],
                    names=listed(target.labels, 12),
                )
            found[target.key] = {label: float(chosen.get(label, 1.0)) for label in target.labels}
            continue
        from sklearn.utils.class_weight import compute_class_weight

        numbers = class_numbers(target, training.targets[target.key])
        present = np.unique(numbers)
        balanced = dict(zip(present, compute_class_weight("balanced", classes=present, y=numbers), strict=True))
        found[target.key] = {label: float(balanced.get(i, 1.0)) for i, label in enumerate(target.labels)}
        if len(target.labels) in balanced:
            others[target.key] = float(balanced[len(target.labels)])
    return found, others
