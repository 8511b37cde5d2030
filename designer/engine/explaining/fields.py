"""The fields of a run's inputs: what they are called, and where their numbers lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from designer.engine.building.trained import Trained
from designer.engine.feeding.feed import rows_at


@dataclass(frozen=True)
class Part:
    """A field, the Input it is fed to, and where it lies in that one's last axis (None: all of it)."""

    field: str
    input: str
    where: slice | None

    def moved(self, arrays: Mapping[str, np.ndarray], rows: np.ndarray) -> dict[str, np.ndarray]:
        """Return the arrays with the field's numbers taken from other rows of theirs, one for each row."""
        array = arrays[self.input]
        if self.where is None:
            return {**arrays, self.input: array[rows]}
        moved = array.copy()
        moved[..., self.where] = array[rows][..., self.where]
        return {**arrays, self.input: moved}


def parts_of(trained: Trained, fitted: Any) -> Iterator[Part]:
    """Yield the fields in the order of the inputs."""
    for call in trained.program.inputs:
        binding = next(one for one in fitted.inputs if one.key == call.node)
        first = 0
        for column in binding.columns:
            width = int(np.prod([size or 1 for size in column.made.shape]))
            where = slice(first, first + width) if len(binding.columns) > 1 else None
            yield Part(column.field.name, call.name, where)
            first += width


def arrays_of(trained: Trained, x: Any, places: np.ndarray) -> dict[str, np.ndarray]:
    """Return some rows of what a model is fed, by Input."""
    names = [call.name for call in trained.program.inputs]
    given = x if isinstance(x, dict) else {names[0]: x}
    return {name: taken(given[name], places) for name in names}


def taken(values: Any, places: np.ndarray) -> np.ndarray:
    """Return some rows as an array."""
    found = rows_at(values, places)
    return np.asarray(found.numpy() if hasattr(found, "numpy") else found)
