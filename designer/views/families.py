"""The family that colours a node: that of its class, or output where nothing follows it."""

from __future__ import annotations

from designer.catalogue.load import Catalogue
from designer.graph.model import INPUT, Graph


def family_of(graph: Graph, node_id: str, catalogue: Catalogue) -> str:
    """Return the family of a node as it stands in the drawing."""
    node, owner = graph.nodes[node_id], graph.layer_of(node_id)
    if owner.type == INPUT:
        return "input"
    if graph.incoming(node_id) and (node.outputs or not graph.outgoing(node_id)):
        return "output"
    spec = catalogue.spec(owner.type)
    return spec.family if spec else "core"
