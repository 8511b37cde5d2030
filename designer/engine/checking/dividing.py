"""Tells before a training how rows are divided: how many and of which classes, which are lost, what leaks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np

from designer.data.columns import told, values
from designer.data.leakage import leaks
from designer.data.prepare import Divided
from designer.data.settings import Binding, DataSettings
from designer.data.steps.base import words
from designer.data.target_notes import absent_classes, constant_target
from designer.engine.feeding.data import Found, open_data
from designer.graph.texts import Text
from designer.wire import SplitDescribed

MOST_CLASSES = 200
_MOST_REASONS = 5


def describe_split(settings: DataSettings, folder: Path) -> SplitDescribed:
    """Return how the rows of some settings are divided, as far as columns are bound. Raises DataError."""
    inputs, targets = _bound(settings.inputs), _bound(settings.targets)
    if settings.source is None or not (inputs or targets):
        return SplitDescribed()
    found = open_data(msgspec.structs.replace(settings, inputs=inputs, targets=targets), folder)
    divided = found.divided()
    counts = _class_counts(divided)
    training = divided.parts["training"][1]
    given = leaks(
        found.table,
        {field.name: field for field in found.fields},
        dict.fromkeys(c for b in inputs.values() for c in b.columns),
        dict.fromkeys(c for b in targets.values() for c in b.columns),
        training,
    )
    return SplitDescribed(
        rows={name: len(rows) for name, (_, rows) in divided.parts.items()},
        classes=counts,
        lost=divided.refused.counts[:_MOST_REASONS],
        lost_classes=dict(divided.refused.classes),
        notes=(*absent_classes(counts), *_constant(found, divided, training)),
        leaks=given,
    )


def _bound(bindings: Mapping[str, Binding]) -> dict[str, Binding]:
    return {key: binding for key, binding in bindings.items() if binding.columns}


def _class_counts(divided: Divided) -> dict[str, dict[str, int]]:
    """Return how many rows of each class every part has, {} where the target is no classes or has too many."""
    target = divided.planned.classes_target
    if target is None:
        return {}
    field = target.chains[0].field
    labels = {}
    for name, (table, rows) in divided.parts.items():
        column = np.array([str(word) for word in words(values(table, field, rows)) if word is not None])
        labels[name] = dict(zip(*(part.tolist() for part in np.unique(column, return_counts=True)), strict=True))
    every = sorted({label for counts in labels.values() for label in counts})
    if not 1 < len(every) <= MOST_CLASSES:
        return {}
    shown = dict(zip(every, told(field, tuple(every)), strict=True))
    return {name: {shown[label]: counts.get(label, 0) for label in every} for name, counts in labels.items()}


def _constant(found: Found, divided: Divided, training: np.ndarray) -> list[Text]:
    """Return which targets are the same in all training rows."""
    notes: list[Text] = []
    for target in divided.planned.targets:
        for one in target.chains:
            column = values(found.table, one.field, training)
            if column.ndim == 1 or column.shape[1:] == (1,):
                notes += constant_target(one.field.name, column)
    return notes
