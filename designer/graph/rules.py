"""What may be drawn: every rule explains itself; an empty explanation means yes."""

from __future__ import annotations

from designer.graph.model import INPUT, MODEL, Edge, Graph
from designer.graph.signature import Signatures, signature_of
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


def why_not_connect(graph: Graph, edge: Edge, signatures: Signatures) -> Text | None:
    """Return why `edge` cannot be drawn, None if it can.

    A wire to a port that is taken is not refused: graph.edits.connect replaces the old one.
    """
    source = graph.nodes.get(edge.source)
    target = graph.nodes.get(edge.target)
    if source is None or target is None:
        return Text(QT_TRANSLATE_NOOP("Problems", "The wire ends at a node that is not there."))
    if source.id == target.id:
        return Text(QT_TRANSLATE_NOOP("Problems", "A node cannot feed itself."))
    if source.parent != target.parent:
        return Text(QT_TRANSLATE_NOOP("Problems", "The two nodes lie in different models."))
    if target.type == INPUT:
        return Text(
            QT_TRANSLATE_NOOP("Problems", "{name} is an Input: data come in there, no wire."), {"name": target.name}
        )
    if graph.has_edge(edge):
        return Text(QT_TRANSLATE_NOOP("Problems", "This wire is there already."))
    given = signature_of(graph, source.id, signatures)
    if edge.source_port >= max(given.outputs, 1):
        return Text(
            QT_TRANSLATE_NOOP("Problems", "{name} has {count} output(s), there is no output {port}."),
            {"name": source.name, "count": given.outputs, "port": edge.source_port},
        )
    taken = signature_of(graph, target.id, signatures)
    limit = {"none": 0, "single": 1, "named": len(taken.names)}.get(taken.mode, taken.maximum)
    if limit is not None and edge.target_port >= limit:
        return Text(
            QT_TRANSLATE_NOOP("Problems", "{name} takes at most {limit} input(s)."),
            {"name": target.name, "limit": limit},
        )
    if reaches(graph, target.id, source.id):
        return Text(
            QT_TRANSLATE_NOOP("Problems", "This wire would close a cycle: {target} already leads to {source}."),
            {"target": target.name, "source": source.name},
        )
    return None


def reaches(graph: Graph, start: str, goal: str) -> bool:
    """Tell whether a path of wires leads from `start` to `goal`."""
    seen = {start}
    stack = [start]
    while stack:
        current = stack.pop()
        if current == goal:
            return True
        for edge in graph.outgoing(current):
            if edge.target not in seen:
                seen.add(edge.target)
                stack.append(edge.target)
    return False


def why_not_bypass(graph: Graph, node_id: str, signatures: Signatures, keeps_shape: bool | None) -> Text | None:
    """Return why a node cannot be bypassed, None if it can; `keeps_shape` is None where shapes are not known."""
    node, signature = graph.nodes[node_id], signature_of(graph, node_id, signatures)
    if signature.mode == "none":
        return Text(
            QT_TRANSLATE_NOOP("Problems", "{name} takes no tensor: there is nothing to hand on."), {"name": node.name}
        )
    if len(graph.incoming(node_id)) != 1 or signature.outputs > 1:
        return Text(
            QT_TRANSLATE_NOOP("Problems", "{name} can be bypassed when one wire leads into it and it has one output."),
            {"name": node.name},
        )
    if keeps_shape is None:
        return Text(
            QT_TRANSLATE_NOOP("Problems", "What {name} takes and gives is not known yet; see its problems first."),
            {"name": node.name},
        )
    if not keeps_shape:
        return Text(
            QT_TRANSLATE_NOOP(
                "Problems", "{name} changes the shape; only what gives the shape it takes can be bypassed."
            ),
            {"name": node.name},
        )
    return None


def why_not_call_again(graph: Graph, node_id: str) -> Text | None:
    """Return why the layer of a node cannot be called once more, None if it can."""
    if graph.layer_of(node_id).type == INPUT:
        return Text(QT_TRANSLATE_NOOP("Problems", "An Input holds no layer to share."))
    return None


def why_not_share(graph: Graph, first: str, second: str) -> Text | None:
    """Return why `second` cannot call the layer of `first` once more, None if it can."""
    reason = why_not_call_again(graph, first) or why_not_call_again(graph, second)
    if reason:
        return reason
    one, two = graph.layer_of(first), graph.layer_of(second)
    if one.id == two.id:
        return Text(QT_TRANSLATE_NOOP("Problems", "The two call the same layer already."))
    if one.type != two.type:
        return Text(
            QT_TRANSLATE_NOOP(
                "Problems", "{first} is a {a} and {second} a {b}; only calls of one class share a layer."
            ),
            {"first": one.name, "a": one.type, "second": two.name, "b": two.type},
        )
    if one.parent != two.parent:
        return Text(QT_TRANSLATE_NOOP("Problems", "The two nodes lie in different models."))
    return None


def why_not_nest(graph: Graph, node_ids: frozenset[str]) -> Text | None:
    """Return why these nodes cannot become one nested model, None if they can."""
    nodes = [graph.nodes[i] for i in node_ids]
    if not nodes:
        return Text(QT_TRANSLATE_NOOP("Problems", "Select the layers that are to become one model."))
    if len({n.parent for n in nodes}) > 1:
        return Text(QT_TRANSLATE_NOOP("Problems", "The selected nodes lie in different models."))
    if all(n.type == INPUT for n in nodes):
        return Text(QT_TRANSLATE_NOOP("Problems", "A model needs at least one layer besides its Inputs."))
    for node in nodes:
        outside = [n for n in graph.calls_of(node.id) if n.id not in node_ids]
        if outside:
            return Text(
                QT_TRANSLATE_NOOP("Problems", "{name} is also called outside the selection; select all its calls."),
                {"name": node.name},
            )
    for edge in (e for i in node_ids for e in graph.outgoing(i) if e.target not in node_ids):
        for inner in node_ids:
            if reaches(graph, edge.target, inner):
                return Text(
                    QT_TRANSLATE_NOOP(
                        "Problems", "A path leaves the selection at {name} and comes back; select it all."
                    ),
                    {"name": graph.nodes[edge.source].name},
                )
    return None


def nested_inside(graph: Graph, node_id: str) -> list[str]:
    """Return the ids of everything inside a nested model, at any depth (nothing for other nodes)."""
    found: list[str] = []
    if graph.nodes[node_id].type == MODEL:
        for child in graph.children(node_id):
            found.append(child.id)
            found.extend(nested_inside(graph, child.id))
    return found
