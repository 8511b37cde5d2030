"""How many tensors a node takes and gives, as far as its class and params tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from designer.graph.interface import in_order, interface_of, model_inputs, output_key
from designer.graph.model import INPUT, MODEL, Graph, Node


@dataclass(frozen=True)
class Signature:
    """The ports of a node.

    `mode` is "none" (takes nothing), "single", "list" (any number from `minimum` to `maximum`, passed as one list) or
    "named" (the arguments `names`, of which the first `minimum` must be connected). `maximum` None means no limit.
    A name such as "initial_state.1" is the second element of an argument that is a list.
    """

    mode: str = "single"
    minimum: int = 1
    maximum: int | None = 1
    names: tuple[str, ...] = ()
    outputs: int = 1

    def port_name(self, port: int) -> str:
        """Return the argument's name of an input port, "" where ports have none."""
        return self.names[port] if self.mode == "named" and port < len(self.names) else ""


Signatures = Callable[[Node], Signature]
"""Gives the signature of a layer node; the catalogue provides one. Unknown classes get a permissive one."""


def signature_of(graph: Graph, node_id: str, signatures: Signatures) -> Signature:
    """Return the signature of any node: Inputs and nested models answer from the graph, layers from the catalogue."""
    node = graph.layer_of(node_id)
    if node.type == INPUT:
        return Signature("none", 0, 0)
    if node.type == MODEL:
        inputs = model_inputs(graph, node.id)
        count = len(inputs)
        outputs = max(1, len(model_outputs(graph, node.id)))
        if count <= 1:
            return Signature("single", 1, 1, outputs=outputs)
        return Signature("named", count, count, tuple(n.name for n in inputs), outputs)
    # A later call of a shared layer has arguments of its own.
    return signatures(replace(node, arguments=graph.nodes[node_id].arguments) if node.id != node_id else node)


def model_outputs(graph: Graph, parent: str = "") -> list[tuple[str, int]]:
    """Return the outputs of a model as (node id, port): what is declared, and every node nothing follows.

    They stand in the model's order (graph.interface), else in the order in which they were drawn.
    """
    found: list[tuple[str, int]] = []
    for node in graph.children(parent):
        used = {edge.source_port for edge in graph.outgoing(node.id)}
        ports = set(node.outputs)
        if not used and not ports:
            ports = {0}
        found.extend((node.id, port) for port in sorted(ports))
    return in_order(found, interface_of(graph, parent).outputs, lambda output: output_key(*output))


def input_port_count(graph: Graph, node_id: str, signatures: Signatures) -> int:
    """Return how many input ports to show: one more than is connected where a list may grow."""
    signature = signature_of(graph, node_id, signatures)
    if signature.mode == "none":
        return 0
    if signature.mode == "single":
        return 1
    if signature.mode == "named":
        return len(signature.names)
    connected = len(graph.incoming(node_id))
    wanted = max(signature.minimum, connected + 1)
    return wanted if signature.maximum is None else min(wanted, signature.maximum)
