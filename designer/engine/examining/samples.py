"""Some of the rows of a training, evenly drawn, in the structures that the model takes and as plain tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from designer.data.lazy import Lazy, chosen
from designer.graph.calls import Program
from designer.graph.interface import Structure


@dataclass(frozen=True)
class Sample:
    """Rows as a model is fed them, with their targets, both in the model's own structures."""

    x: Any
    y: Any
    rows: int

    def inputs(self, program: Program) -> dict[str, np.ndarray]:
        """Return the arrays of numbers by the Inputs' node ids."""
        found = self._arrays(program)
        return {node: a for node, a in found.items() if isinstance(a, np.ndarray) and a.dtype.kind in "fiub"}

    def texts(self, program: Program) -> dict[str, np.ndarray]:
        """Return the texts, which are fed as tensors, by the Inputs' node ids."""
        found = self._arrays(program)
        return {node: keras.ops.convert_to_numpy(a) for node, a in found.items() if not isinstance(a, np.ndarray)}

    def _arrays(self, program: Program) -> dict[str, Any]:
        names = [call.name for call in program.inputs]
        found = by_name(program.takes, self.x, names)
        nodes = dict(zip(names, (call.node for call in program.inputs), strict=True))
        return {nodes[n]: a for n, a in found.items()}

    def targets(self, program: Program) -> dict[str, np.ndarray]:
        """Return the arrays by the outputs' keys."""
        names = [output.name for output in program.outputs]
        how: Structure = "single" if len(names) == 1 and program.gives == "list" else program.gives
        found = by_name(how, self.y, names)
        keys = dict(zip(names, (output.key for output in program.outputs), strict=True))
        return {keys[n]: np.asarray(a) for n, a in found.items()}

    def first(self, rows: int) -> Sample:
        """Return the first of its rows."""
        return self if rows >= self.rows else sample(self.x, self.y, rows, range(rows))


def sample(x: Any, y: Any, most: int, places: Sequence[int] | np.ndarray | None = None, seed: int = 0) -> Sample:
    """Return at most so many rows, drawn without order, or those at `places`."""
    total = len(keras.tree.flatten(x)[0])
    drawn = np.random.RandomState(seed).permutation(total)[:most] if places is None else np.asarray(places)

    def of(array: Any) -> Any:
        if isinstance(array, np.ndarray | Lazy):
            return np.asarray(chosen(array, drawn))
        return keras.ops.take(array, drawn, axis=0)

    return Sample(keras.tree.map_structure(of, x), keras.tree.map_structure(of, y), len(drawn))


def by_name(how: Structure, arrays: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return what stands in a structure by name."""
    if isinstance(arrays, dict):
        return {name: arrays[name] for name in names}
    if isinstance(arrays, list | tuple):
        return dict(zip(names, arrays, strict=True))
    _ = how
    return {names[0]: arrays}
