"""Cures for problems: each reads the graph and the arguments of an engine.protocol.Fix and returns the Change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from designer.graph import edits, low_rank
from designer.graph.model import INPUT, Change, Edge, Element, Graph
from designer.graph.rules import why_not_connect
from designer.graph.signature import Signature, Signatures
from designer.graph.texts import QT_TRANSLATE_NOOP

Fixer = Callable[[Graph, Mapping[str, Any], Signatures], Change]

_SPACE = 180  # between a node and one that is put before it, in scene units


def set_param(graph: Graph, args: Mapping[str, Any], _signatures: Signatures) -> Change:
    """Set an argument of a layer: node, param, value, default (Keras's own, which is left out)."""
    change = edits.set_param(graph, args["node"], args["param"], args["value"], args.get("default"))
    return replace(change, merge_key="")  # a step of its own, also after typing in the same field


def set_type(graph: Graph, args: Mapping[str, Any], _signatures: Signatures) -> Change:
    """Make a node one of another class, its arguments and wires kept: node, type."""
    node = graph.layer_of(args["node"])
    calls = graph.calls_of(node.id)
    text = QT_TRANSLATE_NOOP("Edits", "Change class")
    return Change(text, tuple(calls), tuple(replace(n, type=args["type"]) for n in calls))


def rename(graph: Graph, args: Mapping[str, Any], _signatures: Signatures) -> Change:
    """Give a layer another title: node, name."""
    return replace(edits.rename(graph, args["node"], args["name"]), merge_key="")


def delete(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Delete a node: node."""
    return edits.delete(graph, [args["node"]], signatures)


def dissolve(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Take nodes out and let what came to them go on: nodes."""
    return edits.dissolve(graph, args["nodes"], signatures)


def insert_layer(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Put a new layer into the wire at an input port of a node: node, port, type, params."""
    target = graph.nodes[args["node"]]
    edge = next(e for e in graph.incoming(target.id) if e.target_port == args.get("port", 0))
    source = graph.nodes[edge.source]
    place = tuple((a + b) // 2 for a, b in zip(source.position, target.position, strict=True))
    node = edits.new_node(graph, args["type"], (place[0], place[1]), args.get("params"), parent=target.parent)
    return edits.insert_on_edge(graph, edge, node, signatures)


def add_input(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Add an Input and wire it to a node: parent, target ("" for none), params."""
    target = graph.nodes.get(args.get("target", ""))
    x, y = target.position if target else (0, 0)
    node = edits.new_node(graph, INPUT, (x, y - _SPACE), args.get("params"), parent=args.get("parent", ""))
    total = Change(QT_TRANSLATE_NOOP("Edits", "Add layer"), added=(node,))
    if target is None:
        return total
    after = graph.copy()
    after.apply(total)
    edge = Edge(node.id, 0, target.id, edits.free_port(after, target.id, signatures))
    return total if why_not_connect(after, edge, signatures) else total.then(edits.connect(after, edge, signatures))


def cut_source(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Cut the wires into a node that begin at an output port: node, port."""
    edges = [e for e in graph.incoming(args["node"]) if e.source_port == args["port"]]
    return edits.disconnect(graph, edges, signatures)


def cut_beyond(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Cut the wires at ports from `limit` on: node, limit."""
    edges = [e for e in graph.incoming(args["node"]) if e.target_port >= args["limit"]]
    return edits.disconnect(graph, edges, signatures)


def join(graph: Graph, args: Mapping[str, Any], _signatures: Signatures) -> Change:
    """Put a layer that takes a list between the wires on one port and the node: node, port, type."""
    target = graph.nodes[args["node"]]
    edges = [e for e in graph.incoming(target.id) if e.target_port == args["port"]]
    x, y = target.position
    node = edits.new_node(graph, args["type"], (x, y - _SPACE), parent=target.parent)
    added: list[Element] = [node, Edge(node.id, 0, target.id, args["port"])]
    added.extend(Edge(e.source, e.source_port, node.id, port) for port, e in enumerate(edges))
    return Change(QT_TRANSLATE_NOOP("Edits", "Insert into wire"), tuple(edges), tuple(added))


def connect(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Wire a node to another one's free input: source, target, port of the source (the first)."""
    port = edits.free_port(graph, args["target"], signatures)
    return edits.connect(graph, Edge(args["source"], args.get("port", 0), args["target"], port), signatures)


def adapt(graph: Graph, args: Mapping[str, Any], _signatures: Signatures) -> Change:
    """Adapt every layer that can be by matrices of low rank: rank."""
    change, _ = low_rank.adapt(graph, args["rank"], lambda _node: True)
    return change


FIXES: Mapping[str, Fixer] = {
    "set_param": set_param,
    "set_type": set_type,
    "rename": rename,
    "delete": delete,
    "dissolve": dissolve,
    "insert_layer": insert_layer,
    "add_input": add_input,
    "cut_source": cut_source,
    "cut_beyond": cut_beyond,
    "join": join,
    "connect": connect,
    "adapt": adapt,
}


def one_tensor(_node: object) -> Signature:
    """Return the ports of a layer when nothing better is known: one tensor in, one out."""
    return Signature()
