"""What a person should know of the targets before a training: classes that a part lacks, nothing to learn."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

_MOST_NAMES = 6
_WITHOUT = {
    "training": QT_TRANSLATE_NOOP(
        "Errors", "{count} of {all} classes have no row to train on and cannot be learnt: {names}."
    ),
    "validation": QT_TRANSLATE_NOOP("Errors", "{count} of {all} classes have no row to validate with: {names}."),
    "test": QT_TRANSLATE_NOOP("Errors", "{count} of {all} classes have no row to test with: {names}."),
}


def absent_classes(classes: Mapping[str, Mapping[str, int]]) -> list[Text]:
    """Return which classes a part lacks; `classes` counts the rows of each by the part's name."""
    notes = []
    for part, counts in classes.items():
        absent = [label for label, count in counts.items() if not count]
        if absent:
            args = {"count": len(absent), "all": len(counts), "names": listed(absent, _MOST_NAMES)}
            notes.append(Text(_WITHOUT[part], args))
    return notes


def constant_target(column: str, values: np.ndarray) -> list[Text]:
    """Return that a target is the same in all training rows, which are `values`, or nothing."""
    if not len(values) or not (values == values[:1]).all():
        return []
    template = QT_TRANSLATE_NOOP(
        "Errors", "The target {column} is the same in all {rows} training rows; there is nothing to learn."
    )
    return [Text(template, {"column": column, "rows": len(values)})]
