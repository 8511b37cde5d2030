"""Edits on shared layers and nested models: share, unshare, nest a selection, expand a nested model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from designer.graph import marks_along
from designer.graph.edits import contents, copied_interface, interfaces
from designer.graph.interface import model_inputs, output_key
from designer.graph.model import INPUT, MODEL, Change, Edge, Element, Graph, Node
from designer.graph.names import unique
from designer.graph.ordering import keeping_order
from designer.graph.rules import why_not_nest, why_not_share
from designer.graph.signature import model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

InputParams = Callable[[str, int], dict[str, Any]]
"""Gives the params (shape, dtype) of an Input that stands for output `port` of node `id`."""


def share(graph: Graph, first: str, second: str) -> Change:
    """Let `second` (and every other call of its layer) call the layer of `first`.

    Its own params, or what lies in its model, are dropped.
    """
    reason = why_not_share(graph, first, second)
    if reason:
        raise DesignerError(reason.template, **reason.args)
    owner = graph.layer_of(first)
    calls = graph.calls_of(second)
    new = [replace(n, shares=owner.id, params={}, name=owner.name, trainable=True) for n in calls]
    nodes, edges = contents(graph, [calls[0].id])
    dropped = [n for n in nodes if n.id != calls[0].id]
    return Change(
        QT_TRANSLATE_NOOP("Edits", "Share the layer"),
        (*calls, *dropped, *edges, *interfaces(graph, (n.id for n in nodes))),
        tuple(new),
    )


def unshare(graph: Graph, node_id: str) -> Change:
    """Give one call of a shared layer a layer of its own, with the same params. Empty where nothing is shared.

    A nested model gets a copy of what lies in it.
    """
    node = graph.nodes[node_id]
    text = QT_TRANSLATE_NOOP("Edits", "Unshare the layer")
    calls = graph.calls_of(node_id)
    if len(calls) == 1:
        return Change(text)
    owner, *others = calls
    taken = [n.name for n in graph.children(node.parent)]
    own_name = unique(owner.name, taken)
    if node.shares:
        new = replace(node, shares="", params=owner.params, name=own_name, trainable=owner.trainable)
        return Change(text, (node,), (new, *_copied_inside(graph, owner.id, node.id)))
    heir, *rest = others
    new_owner = replace(heir, shares="", params=owner.params, name=owner.name, trainable=owner.trainable)
    followers = [replace(n, shares=heir.id) for n in rest]
    inside = graph.children(owner.id) if owner.type == MODEL else []
    moved = [replace(n, parent=heir.id) for n in inside]
    copies = [*_copied_inside(graph, owner.id, owner.id), *copied_interface(graph, owner.id, heir.id)]
    marks = marks_along.to_levels(graph, {owner.id: heir.id})
    added = (replace(owner, name=own_name), new_owner, *followers, *moved, *copies, *marks.added)
    return Change(text, (owner, *others, *inside, *interfaces(graph, [owner.id]), *marks.removed), added)


def nest(graph: Graph, node_ids: Iterable[str], input_params: InputParams) -> tuple[Change, str]:
    """Make one nested model of nodes of one level; Inputs among them stay outside. Returns the change and the new id.

    What feeds the selection becomes Inputs of the nested model, in the order of the nodes they feed; what leaves it
    (or was an output of the model) becomes its outputs.
    """
    ids = {i for i in node_ids if graph.nodes[i].type != INPUT}
    reason = why_not_nest(graph, frozenset(ids))
    if reason:
        raise DesignerError(reason.template, **reason.args)
    nodes = [n for n in graph.children(next(graph.nodes[i].parent for i in ids)) if n.id in ids]
    parent = nodes[0].parent
    entering = [e for n in nodes for e in graph.incoming(n.id) if e.source not in ids]
    leaving = [e for n in nodes for e in graph.outgoing(n.id) if e.target not in ids]
    was_output = [(i, p) for i, p in model_outputs(graph, parent) if i in ids]
    sources = list(dict.fromkeys((e.source, e.source_port) for e in entering))
    model_id, *input_ids = graph.fresh_ids(1 + len(sources))
    model = Node(
        model_id,
        MODEL,
        unique("model", [n.name for n in graph.children(parent)]),
        position=_middle(nodes),
        parent=parent,
    )
    inputs = _inputs(graph, nodes, sources, input_ids, input_params, model_id)
    wires = {source: Edge(i, 0, "", 0) for source, i in zip(sources, input_ids, strict=True)}
    inner_edges = [
        replace(wires[e.source, e.source_port], target=e.target, target_port=e.target_port) for e in entering
    ]
    given = {(e.source, e.source_port) for e in leaving} | set(was_output)
    inner = [replace(n, parent=model_id, outputs=tuple(sorted(p for i, p in given if i == n.id))) for n in nodes]
    ports = {tensor: port for port, tensor in enumerate((n.id, p) for n in inner for p in n.outputs)}
    used_outside = {(e.source, e.source_port) for e in leaving}
    kept_outputs = sorted(ports[t] for t in was_output) if used_outside else []
    outer_edges = [Edge(source, port, model_id, k) for k, (source, port) in enumerate(sources)]
    outer_edges += [replace(e, source=model_id, source_port=ports[e.source, e.source_port]) for e in leaving]
    if len(ports) > 1 and not used_outside:
        kept_outputs = sorted(ports.values())
    model = replace(model, outputs=tuple(kept_outputs))
    removed: list[Element] = [*nodes, *entering, *leaving]
    added: list[Element] = [model, *inputs, *inner, *inner_edges, *outer_edges]
    change = Change(QT_TRANSLATE_NOOP("Edits", "Make a nested model"), tuple(removed), tuple(added))
    change = change.then(marks_along.into(graph, ids, model_id))
    moved = {output_key(*tensor): output_key(model_id, ports[tensor]) for tensor in was_output}
    return keeping_order(graph, change, parent, moved), model_id


def expand(graph: Graph, model_id: str) -> tuple[Change, list[str]]:
    """Put the inside of a nested model in its place. Returns the change and the ids of the nodes that came out."""
    model = graph.nodes[model_id]
    if model.type != MODEL or model.shares:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} is not the drawing of a nested model."), name=model.name
        )
    calls = graph.calls_of(model_id)
    if len(calls) > 1:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "{name} is called {count} times; unshare or delete the other calls to expand it."
            ),
            name=model.name,
            count=len(calls),
        )
    children = graph.children(model_id)
    inputs = [n.id for n in model_inputs(graph, model_id)]
    inner = [n for n in children if n.type != INPUT]
    fed = {
        inputs[e.target_port]: (e.source, e.source_port)
        for e in graph.incoming(model_id)
        if e.target_port < len(inputs)
    }
    outputs = model_outputs(graph, model_id)
    edges = [e for n in children for e in graph.outgoing(n.id)]
    outgoing = graph.outgoing(model_id)
    taken = [n.name for n in graph.children(model.parent) if n.id != model_id]
    left, top = (min((n.position[k] for n in inner), default=0) for k in (0, 1))
    offset = (model.position[0] - left, model.position[1] - top)
    came: list[Node] = []
    for node in inner:
        name = node.name if node.shares else unique(node.name, taken)
        taken.append(name)
        position = (node.position[0] + offset[0], node.position[1] + offset[1])
        came.append(
            replace(
                node,
                parent=model.parent,
                name=name,
                position=position,
                outputs=_still_outputs(node, model, graph, outputs),
            )
        )
    wires = [e for e in edges if e.source not in inputs]
    for edge in edges:
        if edge.source in fed:
            source, port = fed[edge.source]
            wires.append(replace(edge, source=source, source_port=port))
    for edge in outgoing:
        if edge.source_port < len(outputs):
            source, port = outputs[edge.source_port]
            if source in inputs and source not in fed:
                continue
            source, port = fed.get(source, (source, port))
            wires.append(replace(edge, source=source, source_port=port))
    kept = [e for e in edges if e in wires]
    removed: list[Element] = [
        model,
        *children,
        *(e for e in edges if e not in kept),
        *graph.incoming(model_id),
        *outgoing,
    ]
    removed += interfaces(graph, [model_id])
    added: list[Element] = [*came, *(e for e in wires if e not in kept)]
    change = Change(QT_TRANSLATE_NOOP("Edits", "Expand the nested model"), tuple(removed), tuple(added))
    change = change.then(marks_along.out_of(graph, model_id, [n.id for n in came], kept, offset))
    moved = {output_key(model_id, port): output_key(*tensor) for port, tensor in enumerate(outputs)}
    return keeping_order(graph, change, model.parent, moved), [n.id for n in came]


def _still_outputs(node: Node, model: Node, graph: Graph, outputs: list[tuple[str, int]]) -> tuple[int, ...]:
    declared = [outputs[p] for p in model.outputs if p < len(outputs)]
    used_inside = any(graph.outgoing(node.id))
    ports = tuple(sorted(p for i, p in declared if i == node.id))
    return ports if used_inside or ports != (0,) else ()


def _copied_inside(graph: Graph, model_id: str, target_id: str) -> list[Element]:
    """Return copies of everything inside a model, with fresh ids, lying in the model `target_id`."""
    nodes, edges = contents(graph, [model_id])
    inner = [n for n in nodes if n.id != model_id]
    ids = dict(zip((n.id for n in inner), graph.fresh_ids(len(inner)), strict=True))
    parents = {**ids, model_id: target_id}
    copies: list[Element] = [
        replace(n, id=ids[n.id], parent=parents[n.parent], shares=ids.get(n.shares, n.shares)) for n in inner
    ]
    copies += [replace(e, source=ids[e.source], target=ids[e.target]) for e in edges if e.source in ids]
    models = [n.id for n in nodes if n.type == MODEL]
    for model in models:
        copies += copied_interface(graph, model, parents[model], ids)
    copies += marks_along.copied(graph, {model: parents[model] for model in models}, ids).added
    return copies


def _middle(nodes: list[Node]) -> tuple[int, int]:
    return (
        round(sum(n.position[0] for n in nodes) / len(nodes)),
        round(sum(n.position[1] for n in nodes) / len(nodes)),
    )


def _inputs(
    graph: Graph,
    nodes: list[Node],
    sources: list[tuple[str, int]],
    ids: list[str],
    input_params: InputParams,
    parent: str,
) -> list[Node]:
    left = min(n.position[0] for n in nodes) - 250
    top = min(n.position[1] for n in nodes)
    taken = [n.name for n in nodes]
    made = []
    for row, ((source, port), node_id) in enumerate(zip(sources, ids, strict=True)):
        name = unique(graph.nodes[source].name, taken)
        taken.append(name)
        made.append(Node(node_id, INPUT, name, input_params(source, port), (left, top + 120 * row), parent))
    return made
