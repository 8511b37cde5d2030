"""A model that gives, beside its outputs, what its layers give on the way, without touching what it is made of."""

from __future__ import annotations

from typing import Any

import keras


def tapped(model: keras.Model) -> tuple[keras.Model, list[str]]:
    """Return a model of the same layers that gives ``{"y": outputs, "taps": [...]}``, and the names of these layers.

    A layer that is called several times gives what it does at its first call; what gives several tensors, the first of
    them. Layers within nested models are not looked at.
    """
    functional: Any = getattr(model, "_functional", None) or model
    layers = {id(layer) for layer in functional.layers}
    found: dict[str, Any] = {}
    depths = sorted(functional._nodes_by_depth, reverse=True)
    for node in (node for depth in depths for node in functional._nodes_by_depth[depth]):
        layer = node.operation
        if id(layer) in layers and not node.is_input and not isinstance(layer, keras.layers.InputLayer):
            found.setdefault(layer.name, node.outputs[0])
    outputs = {"y": functional._outputs_struct, "taps": list(found.values())}
    return keras.Model(functional._inputs_struct, outputs, name="tapped"), list(found)
