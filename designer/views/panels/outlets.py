"""The Inputs and outputs of the drawing that data can be bound to, and the bindings that suggest themselves."""

from __future__ import annotations

import msgspec

from designer.advice.endings import ending
from designer.advice.losses import loss_class
from designer.data.plan import settled
from designer.data.settings import DataSettings
from designer.graph.calls import outputs_of
from designer.graph.interface import model_inputs
from designer.graph.names import keras_names
from designer.views.context import Context
from designer.views.panels.bindings import Outlet, Shape, proposed


def inputs(context: Context) -> list[Outlet]:
    """Return the Inputs of the drawing, in their order."""
    graph = context.document.graph
    names = keras_names(graph)
    nodes = model_inputs(graph)
    return [
        Outlet(
            n.id,
            n.name or names[n.id],
            names[n.id],
            _shape(context, n.id),
            takes_text=n.params.get("dtype") == "string",
        )
        for n in nodes
    ]


def outputs(context: Context) -> list[Outlet]:
    """Return the outputs of the drawing, in their order."""
    document, catalogue = context.document, context.catalogue
    found = []
    for output in outputs_of(document.graph):
        node = document.graph.nodes[output.tensor.node]
        settings = document.training.outputs.get(output.key)
        loss = loss_class(settings.loss, catalogue) if settings is not None else ""
        shape = _shape(context, node.id, output.tensor.port)
        end = ending(document.graph, catalogue, node.id, output.tensor.port)
        activation = end.activation if end is not None else "linear"
        found.append(Outlet(output.key, node.name or output.name, output.name, shape, activation, loss))
    return found


def _shape(context: Context, node_id: str, port: int = 0) -> Shape | None:
    """Return the drawn shape of a row, from the engine or, of an Input, from its arguments."""
    info = context.analysis.info(node_id)
    if info is not None and port < len(info.outputs) and info.outputs[port].shape is not None:
        return tuple(info.outputs[port].shape or ())[1:]
    shape = context.document.graph.nodes[node_id].params.get("shape")
    return tuple(shape) if isinstance(shape, (list, tuple)) else None


def with_proposals(context: Context) -> DataSettings | None:
    """Return the settings with all bindings that suggest themselves, None if nothing new does."""
    data = context.document.data
    columns = context.datasets.columns()
    if not columns:
        return None
    known = {column.name for column in columns}
    found, targets = proposed(inputs(context), outputs(context), columns)
    for key, binding in data.inputs.items():
        if binding.columns and set(binding.columns) <= known:
            found[key] = binding
    fields = {column.name: column for column in columns}
    found = {key: settled(binding, fields) for key, binding in found.items()}
    for key, binding in data.targets.items():
        if binding.columns and set(binding.columns) <= known:
            targets[key] = binding
    settings = msgspec.structs.replace(data, inputs={**data.inputs, **found}, targets={**data.targets, **targets})
    return settings if settings != data else None
