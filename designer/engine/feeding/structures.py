"""Hands arrays to a Keras model as it takes them, and names those it gives: alone, a list, or a dict by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from designer.data.predictions import in_32_bits
from designer.engine.feeding.data import Arrays, Loaded
from designer.graph.calls import Program
from designer.graph.interface import Structure, packed


def fed(program: Program, loaded: Loaded) -> Loaded:
    """Return data as `fit` and `evaluate` of the program's model take them."""
    validation = loaded.validation
    if validation is not None:
        validation = (fed_inputs(program, validation[0]), fed_targets(program, validation[1]))
    return replace(
        loaded,
        x=fed_inputs(program, loaded.x),
        y=fed_targets(program, loaded.y),
        validation=validation,
        weights=None if loaded.weights is None else fed_targets(program, loaded.weights),
        validation_weights=None
        if loaded.validation_weights is None
        else fed_targets(program, loaded.validation_weights),
    )


def fed_inputs(program: Program, x: Arrays) -> Any:
    """Return inputs (bare for one Input, by name for several) as the program's model takes them."""
    return _passed(program.takes, x, [call.name for call in program.inputs])


def fed_targets(program: Program, y: Arrays) -> Any:
    """Return targets (bare for one output, by name for several) in the structure of the model's outputs."""
    is_alone = len(program.outputs) == 1 and program.gives == "list"  # Keras unpacks a list of one output
    return y if is_alone else _passed(program.gives, y, [output.name for output in program.outputs])


def by_output(program: Program, predicted: Any) -> dict[str, np.ndarray]:
    """Return what the program's model gave by the names of the outputs, in numbers of at least 32 bits."""
    names = [output.name for output in program.outputs]
    if isinstance(predicted, dict):
        predicted = [predicted[name] for name in names]
    given = predicted if isinstance(predicted, list | tuple) else [predicted]
    return {name: in_32_bits(array) for name, array in zip(names, given, strict=True)}


def _passed(how: Structure, arrays: Arrays, names: Sequence[str]) -> Any:
    named = {name: arrays[name] for name in names} if isinstance(arrays, dict) else {names[0]: arrays}
    return packed(how, named)
