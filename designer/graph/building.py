"""Edits that build on a model: another output, freezing what comes before a node, the model up to a node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from designer.graph import edits
from designer.graph.calls import OPERATION, topological
from designer.graph.model import INPUT, MODEL, Change, Graph, Node, Setting, id_order
from designer.graph.rules import nested_inside
from designer.graph.signature import Signatures, model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

_GAP = 250  # from a node to the head that is attached to it, in scene units
_ROW = 120


def attach_output(
    graph: Graph, node_id: str, signatures: Signatures, params: Mapping[str, Any], name: str = "output"
) -> tuple[Change, str]:
    """Add a Dense with softmax behind a node as one more output of its model. Returns the change and the new id.

    `params` are further arguments of the Dense. A node that is an output so far stays one.
    """
    node = graph.nodes[node_id]
    followers = [graph.nodes[e.target].position for e in graph.outgoing(node_id)]
    x = max((p[0] for p in followers), default=node.position[0] + _GAP)
    y = max((p[1] + _ROW for p in followers), default=node.position[1])
    head = edits.new_node(graph, "Dense", (x, y), {**params, "activation": "softmax"}, name, node.parent)
    total = Change(QT_TRANSLATE_NOOP("Edits", "Attach an output"))
    after = graph.copy()
    if node.type != INPUT and (node_id, 0) in model_outputs(graph, node.parent):
        kept = edits.set_outputs(graph, node_id, {*node.outputs, 0})
        after.apply(kept)
        total = total.then(kept)
    return total.then(edits.add_connected(after, head, node_id, 0, signatures)), head.id


def upstream(graph: Graph, node_id: str) -> list[str]:
    """Return the ids of all nodes that lead to a node, in its own model and in those around it."""
    found: dict[str, None] = {}
    stack = [e.source for e in graph.incoming(node_id)]
    while stack:
        current = stack.pop()
        if current not in found:
            found[current] = None
            stack.extend(e.source for e in graph.incoming(current))
    parent = graph.nodes[node_id].parent
    if parent:
        for call in graph.calls_of(parent):
            found.update(dict.fromkeys(upstream(graph, call.id)))
    return list(found)


def freeze_upstream(graph: Graph, node_id: str, has_weights: Callable[[str], bool] | None = None) -> Change:
    """Freeze every layer that leads to a node, the node itself left as it is.

    `has_weights` tells of which nodes that makes a difference (all, where it is not given).
    Raises DesignerError where there is nothing to freeze.
    """
    before = [i for i in upstream(graph, node_id) if not graph.nodes[i].type.startswith(OPERATION)]
    layers = [i for i in before if graph.layer_of(i).type != INPUT and (has_weights is None or has_weights(i))]
    if not layers:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "No layer with weights leads to {name}."), name=graph.nodes[node_id].name
        )
    change = edits.set_trainable(graph, layers, False)
    return replace(change, text=QT_TRANSLATE_NOOP("Edits", "Freeze everything before"))


def freeze_all_but_last(graph: Graph, model: str, count: int, has_weights: Callable[[str], bool]) -> Change:
    """Freeze the layers of a nested model but the last `count` of those with weights, counted from its outputs.

    They are counted in the order in which they are called, a model in it as its layers. The model itself thaws: Keras
    would freeze all of it. Raises DesignerError where it has no layers with weights.
    """
    layers = [i for i in _layers_in_order(graph, graph.layer_of(model).id) if has_weights(i)]
    if not layers:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} has no layers with weights."), name=graph.layer_of(model).name
        )
    kept = max(0, len(layers) - count)
    models = [i for i in nested_inside(graph, graph.layer_of(model).id) if graph.nodes[i].type == MODEL]
    after = graph.copy()
    thawed = edits.set_trainable(graph, [graph.layer_of(model).id, *models, *layers[kept:]], True)
    after.apply(thawed)
    change = thawed.then(edits.set_trainable(after, layers[:kept], False))
    return replace(change, text=QT_TRANSLATE_NOOP("Edits", "Freeze all but the last layers"))


def _layers_in_order(graph: Graph, level: str) -> list[str]:
    """Return the ids of the layers of a level and of the models in it, each once, as they are called."""
    found: dict[str, None] = {}
    order, _ = topological(graph, level)
    for node_id in order:
        owner = graph.layer_of(node_id)
        if owner.type == MODEL:
            found.update(dict.fromkeys(_layers_in_order(graph, owner.id)))
        elif owner.type != INPUT and not owner.type.startswith(OPERATION):
            found.setdefault(owner.id)
    return list(found)


def up_to(graph: Graph, node_id: str) -> Graph:
    """Return a graph of its own: a node and all that leads to it in its model, with the node as the one output.

    Ids and settings stay as they are. Where the holder of a shared layer does not come along, the first call takes
    its place. Raises DesignerError for an Input.
    """
    node = graph.nodes[node_id]
    if node.type == INPUT:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} is an Input: there is no model up to it."), name=node.name
        )
    ids = {node_id, *(i for i in upstream(graph, node_id) if graph.nodes[i].parent == node.parent)}
    ids |= {inner for i in ids for inner in nested_inside(graph, graph.layer_of(i).id)}
    heirs: dict[str, str] = {}
    for i in sorted(ids, key=id_order):
        if graph.layer_of(i).id not in ids:
            heirs.setdefault(graph.layer_of(i).id, i)
    nodes = [_moved_up(graph, graph.nodes[i], node.parent, heirs) for i in ids]
    edges = [e for i in ids for e in graph.outgoing(i) if e.target in ids]
    return Graph([*nodes, *edges, *(Setting(name, value) for name, value in graph.settings.items())])


def _moved_up(graph: Graph, node: Node, level: str, heirs: Mapping[str, str]) -> Node:
    owner = graph.layer_of(node.id)
    if heirs.get(owner.id) == node.id:
        node = replace(node, shares="", params=owner.params, name=owner.name, trainable=owner.trainable)
    elif owner.id in heirs:
        node = replace(node, shares=heirs[owner.id])
    if node.parent == level:
        return replace(node, parent="", outputs=())
    return replace(node, parent=heirs.get(node.parent, node.parent))
