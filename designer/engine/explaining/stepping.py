"""Runs a built model call by call, only as far as one node: what a layer gives for real numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import keras

from designer.catalogue.load import Catalogue
from designer.engine.building import objects
from designer.engine.building.build import call_layer, make_input
from designer.graph.calls import OPERATION, Call, Program, Tensor
from designer.graph.model import INPUT

Layers = Mapping[str, Any]
"""The layer of every node, as `build.node_layers` returns them."""


def inputs_of(goal: str, program: Program) -> tuple[Call, ...]:
    """Return the Inputs of a program that lead to a node, which may lie in a nested model."""
    needed = _leading_to(_call_with(goal, program), program)
    return tuple(call for call in program.inputs if call.node in needed)


def run_to(goal: str, program: Program, layers: Layers, inputs: Mapping[str, Any], catalogue: Catalogue) -> Any:
    """Return the first output of one node for arrays, by the name of each Input that leads to it, as in inference.

    A node in a nested model that is called several times answers for the first call.
    """
    tensors: dict[Tensor, Any] = {}
    for call in inputs_of(goal, program):
        tensors[Tensor(call.node)] = _as_input(inputs[call.name], call, catalogue)
    return _run(goal, program, layers, tensors, catalogue)


def _run(goal: str, program: Program, layers: Layers, tensors: dict[Tensor, Any], catalogue: Catalogue) -> Any:
    last = _call_with(goal, program)
    needed = _leading_to(last, program)
    for call in program.calls:
        if call.type == INPUT or call.node not in needed:
            continue
        args = {port: tensors[source] for port, source in call.args.items()}
        if call is last and call.node != goal:
            assert call.body is not None
            fed = {Tensor(one.node): args[port] for port, one in enumerate(call.body.inputs)}
            return _run(goal, call.body, layers, fed, catalogue)
        for port, tensor in enumerate(_outputs(call, args, layers, catalogue)):
            tensors[Tensor(call.node, port)] = tensor
    return tensors[Tensor(goal)]


def _outputs(call: Call, args: Mapping[int, Any], layers: Layers, catalogue: Catalogue) -> list[Any]:
    if call.type.startswith(OPERATION):
        spec = objects.find(call.type, "operation", catalogue)
        return call_layer(objects.keras_object(spec), call, args, objects.arguments_of(spec, call.params, catalogue))
    return call_layer(layers[call.node], call, args)


def _as_input(values: Any, call: Call, catalogue: Catalogue) -> Any:
    wanted = make_input(call, catalogue)
    tensor = keras.ops.convert_to_tensor(values, wanted.dtype)
    return keras.ops.expand_dims(tensor, -1) if len(tensor.shape) == len(wanted.shape) - 1 else tensor


def _call_with(node: str, program: Program) -> Call:
    return next(c for c in program.calls if c.node == node or (c.body is not None and _holds(c.body, node)))


def _leading_to(last: Call, program: Program) -> set[str]:
    calls = {call.node: call for call in program.calls}
    found: set[str] = set()
    stack = [last.node]
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack.extend(tensor.node for tensor in calls[node].tensors)
    return found


def _holds(program: Program, node: str) -> bool:
    return any(c.node == node or (c.body is not None and _holds(c.body, node)) for c in program.calls)
