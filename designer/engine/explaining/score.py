"""The one number of an output that is explained, as a function of the model's inputs that can be differentiated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import keras
import numpy as np

from designer.engine.building.gradients import gradients
from designer.engine.building.trained import Trained
from designer.engine.feeding.structures import fed_inputs
from designer.graph.calls import Output

AT_ONCE = 128  # rows that go through the model together

Arrays = Mapping[str, np.ndarray]
"""Rows by the name of the Input they are for."""


class Score:
    """A place of an output's row (flattened), or what is missing to 1 of it where `is_no`: the class 0 of two."""

    def __init__(self, trained: Trained, output: Output, place: int, is_no: bool = False) -> None:
        self._trained = trained
        self._names = [one.name for one in trained.program.outputs]
        self._output = output.name
        self.place = place
        self._is_no = is_no

    def of(self, arrays: Mapping[str, Any], call: Callable[[Any], Any] | None = None) -> Any:
        """Return the scores of rows as a tensor; `call` stands for the model."""
        inputs = dict(arrays) if len(arrays) > 1 else next(iter(arrays.values()))
        fed = keras.tree.map_structure(keras.ops.convert_to_tensor, fed_inputs(self._trained.program, inputs))
        given = (call or self._model)(fed)
        if isinstance(given, dict):
            found = given[self._output]
        else:
            several = given if isinstance(given, list | tuple) else [given]
            found = several[self._names.index(self._output)]
        found = keras.ops.cast(found, "float32")
        flat = keras.ops.reshape(found, (found.shape[0], -1))[:, self.place]
        return 1 - flat if self._is_no else flat

    def values(self, arrays: Arrays) -> np.ndarray:
        """Return the scores of rows."""
        count = len(next(iter(arrays.values())))
        parts = []
        for first in range(0, count, AT_ONCE):
            some = {name: array[first : first + AT_ONCE] for name, array in arrays.items()}
            parts.append(np.asarray(keras.ops.convert_to_numpy(self.of(some))))
        return np.concatenate(parts).astype(np.float64)

    def slopes(self, arrays: Arrays, names: list[str]) -> dict[str, np.ndarray]:
        """Return the gradients of the scores of rows by the inputs `names`, which are of floats."""

        def summed(tensors: list[Any]) -> tuple[Any, Any]:
            given = {**arrays, **dict(zip(names, tensors, strict=True))}
            return keras.ops.sum(self.of({name: given[name] for name in arrays})), None

        at = [keras.ops.convert_to_tensor(arrays[name]) for name in names]
        found, _, _ = gradients(summed, at)
        return {
            name: np.zeros(arrays[name].shape) if one is None else np.asarray(keras.ops.convert_to_numpy(one))
            for name, one in zip(names, found, strict=True)
        }

    def _model(self, inputs: Any) -> Any:
        return self._trained.model(inputs, training=False)

    @property
    def functional(self) -> Any:
        """The graph of the model's layers."""
        return getattr(self._trained.model, "_functional", None) or self._trained.model
