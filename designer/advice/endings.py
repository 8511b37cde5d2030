"""How an output of a drawing ends: the activation it went through last, and the layer that gives it its size."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from designer.catalogue.load import Catalogue
from designer.graph.model import MODEL, Graph, Node
from designer.graph.signature import model_outputs

_PASS_ON = {"Dropout", "Flatten", "Reshape", "Identity", "GaussianNoise", "SpatialDropout1D", "SpatialDropout2D"}
_KEEP_SIZE = {"Activation", "Softmax", "Dropout"}
_ACTIVATIONS = {"ReLU", "LeakyReLU", "PReLU", "ELU"}


@dataclass(frozen=True)
class Ending:
    """The activation an output ends with ("linear" for none), and the node whose argument it is ("" if fixed)."""

    activation: str
    node: str = ""


def ending(graph: Graph, catalogue: Catalogue, node_id: str, port: int = 0) -> Ending | None:
    """Return the activation that an output of a node has gone through last, None where that cannot be told."""
    layer = _origin(graph, node_id, port, _PASS_ON)
    return _ending_of(layer, catalogue) if layer is not None else None


def units_node(graph: Graph, node_id: str, port: int = 0) -> Node | None:
    """Return the layer whose `units` are the size of a node's output, None if it has no such argument."""
    layer = _origin(graph, node_id, port, _KEEP_SIZE)
    return layer if layer is not None and layer.type == "Dense" else None


def _origin(graph: Graph, node_id: str, port: int, passing: Collection[str]) -> Node | None:
    """Return the layer an output comes from, into nested models and back over those that pass it on."""
    for _ in range(len(graph.nodes)):
        layer = graph.layer_of(node_id)
        if layer.type == MODEL:
            inner = model_outputs(graph, layer.id)
            if port >= len(inner):
                return None
            node_id, port = inner[port]
        elif layer.type in passing and graph.incoming(node_id):
            edge = graph.incoming(node_id)[0]
            node_id, port = edge.source, edge.source_port
        else:
            return layer
    return None


def _ending_of(layer: Node, catalogue: Catalogue) -> Ending | None:
    if layer.type == "Softmax":
        return Ending("softmax")
    if layer.type in _ACTIVATIONS:
        return Ending(layer.type)
    spec = catalogue.spec(layer.type)
    param = spec.param("activation") if spec else None
    if param is None:
        return None
    return Ending(_name(layer.params.get("activation", param.default)), layer.id)


def _name(activation: Any) -> str:
    if isinstance(activation, Mapping):
        return str(activation.get("class", ""))
    return str(activation or "linear")
