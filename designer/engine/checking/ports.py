"""What is wrong at the ports of one node: too few wires, too many, two on one, numbers where text is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from designer.graph.loose import sources_for
from designer.graph.model import INPUT, MODEL, Graph, Node
from designer.graph.signature import Signature
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire import Fix, Problem, TensorInfo

# They take numbers symbolically, and fail when the model runs.
_READ_TEXT = {"StringLookup", "TextVectorization"}


def port_problem(graph: Graph, node_id: str, signature: Signature) -> Problem | None:
    """Return what is wrong with the wires into a node, None if they fit its signature."""
    name = graph.nodes[node_id].name
    ports = Counter(e.target_port for e in graph.incoming(node_id))
    crowded = next((port for port, count in sorted(ports.items()) if count > 1), None)
    if crowded is not None:
        return _crowded(node_id, name, crowded, ports[crowded])
    limit = {"none": 0, "single": 1, "named": len(signature.names)}.get(signature.mode, signature.maximum)
    if limit is not None and any(port >= limit for port in ports):
        return _too_many(node_id, name, sum(ports.values()), limit)
    if signature.mode == "none":
        return None
    if not ports:
        return _not_connected(graph, node_id, name)
    if signature.mode == "named":
        missing = [signature.port_name(p) for p in range(signature.minimum) if p not in ports]
        return _missing_port(node_id, name, missing[0]) if missing else None
    if len(ports) < signature.minimum:
        return _too_few(node_id, name, len(ports), signature.minimum)
    return None


def no_such_output(node_id: str, name: str, source: str, port: int, count: int) -> Problem:
    """Return the problem of a wire that begins at an output which is not there."""
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} is wired to output {port} of {source}, which has {count}. Cut the wire or draw it anew."
        ),
        {"name": name, "source": source, "port": port + 1, "count": count},
    )
    fix = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Cut the wire")), "cut_source", {"node": node_id, "port": port})
    return Problem(text, node=node_id, fixes=(fix,))


def text_problem(graph: Graph, node_id: str, tensors: Iterable[TensorInfo]) -> Problem | None:
    """Return the problem of a layer that reads text where numbers come in, None elsewhere."""
    if graph.layer_of(node_id).type not in _READ_TEXT or all(t.dtype == "string" for t in tensors):
        return None
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} reads text; it receives numbers. Begin with an Input of dtype string."),
        {"name": graph.nodes[node_id].name},
    )
    sources = [graph.nodes[e.source] for e in graph.incoming(node_id)]
    fixes = tuple(
        Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Let {name} take text"), {"name": source.name}),
            "set_param",
            {"node": source.id, "param": "dtype", "value": "string"},
        )
        for source in sources
        if source.type == INPUT
    )
    return Problem(text, node=node_id, fixes=fixes)


def unused_outputs(graph: Graph, node_id: str, count: int) -> Problem | None:
    """Return a warning about outputs of a node that lead nowhere, None if that is usual.

    A layer that gives states beside its output may leave some of them unused, but not all.
    """
    node = graph.nodes[node_id]
    used = {e.source_port for e in graph.outgoing(node_id)} | set(node.outputs) or {0}
    unused = sorted(set(range(count)) - used)
    is_model = graph.layer_of(node_id).type == MODEL
    if not unused or not (is_model or set(range(1, count)) <= set(unused)):
        return None
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "Of the {count} outputs of {name} these are not used: {ports}."),
        {"count": count, "name": node.name, "ports": ", ".join(str(port + 1) for port in unused)},
    )
    fixes: tuple[Fix, ...] = ()
    if graph.layer_of(node_id).params.get("return_state"):
        off = Text(QT_TRANSLATE_NOOP("Fixes", "Do not return the states"))
        args = {"node": node_id, "param": "return_state", "value": False, "default": False}
        fixes = (Fix(off, "set_param", args),)
    return Problem(text, node=node_id, severity="warning", fixes=fixes)


def not_connected(name: str) -> Text:
    """Return the sentence for a layer that nothing feeds."""
    return Text(
        QT_TRANSLATE_NOOP("Problems", "{name} is not connected. Draw a wire from the layer before it to its input."),
        {"name": name},
    )


def connecting(source: Node, target: Node) -> Fix:
    """Return the cure that wires one node to another."""
    text = Text(QT_TRANSLATE_NOOP("Fixes", "Connect {source} to {name}"), {"source": source.name, "name": target.name})
    return Fix(text, "connect", {"source": source.id, "target": target.id})


def _not_connected(graph: Graph, node_id: str, name: str) -> Problem:
    connects = [connecting(source, graph.nodes[node_id]) for source in sources_for(graph, node_id)]
    fix = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Delete {name}"), {"name": name}), "delete", {"node": node_id})
    return Problem(not_connected(name), node=node_id, fixes=(*connects, fix))


def _too_few(node_id: str, name: str, count: int, minimum: int) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} takes at least {minimum} inputs and has {count}. Draw a wire to it."),
        {"name": name, "minimum": minimum, "count": count},
    )
    return Problem(text, node=node_id)


def _missing_port(node_id: str, name: str, port: str) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} has nothing at its input {port}. Draw a wire to it."),
        {"name": name, "port": port},
    )
    return Problem(text, node=node_id)


def _too_many(node_id: str, name: str, count: int, limit: int) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} takes at most {limit} input(s) and has {count}. Cut a wire."),
        {"name": name, "limit": limit, "count": count},
    )
    fix = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Cut what is too much")), "cut_beyond", {"node": node_id, "limit": limit})
    return Problem(text, node=node_id, fixes=(fix,))


def _crowded(node_id: str, name: str, port: int, count: int) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{count} wires lead into one input of {name}, which takes one tensor. Cut all but one, or join them first.",
        ),
        {"name": name, "count": count},
    )
    fix = Fix(
        Text(QT_TRANSLATE_NOOP("Fixes", "Join them with Concatenate")),
        "join",
        {"node": node_id, "port": port, "type": "Concatenate"},
    )
    return Problem(text, node=node_id, fixes=(fix,))
