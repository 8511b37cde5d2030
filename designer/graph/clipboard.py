"""Copies of nodes as JSON text, and the edits that paste and duplicate them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from designer.graph.edits import contents, interfaces
from designer.graph.interface import Interface, interface_of, setting_name
from designer.graph.model import Change, Edge, Graph, Node, Setting
from designer.graph.names import unique
from designer.graph.rules import why_not_call_again
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

FORMAT = "kdesign-nodes"


@dataclass(frozen=True)
class _Copied:
    """What a text holds: copied nodes with their wires, and the layers from outside that some of them call."""

    nodes: list[Node]
    edges: list[Edge]
    incoming: list[Edge]
    layers: list[Node]
    layer_edges: list[Edge]
    interfaces: dict[str, Interface]


def copy_text(graph: Graph, node_ids: Iterable[str]) -> str:
    """Return nodes, everything inside them, the wires between them and those coming in, as JSON text.

    Layers from outside that they call are told along, for a drawing that does not have them.
    """
    nodes, edges = contents(graph, node_ids)
    inside = {n.id for n in nodes}
    incoming = [e for n in nodes for e in graph.incoming(n.id) if e.source not in inside]
    called = {n.shares: None for n in nodes if n.shares and n.shares not in inside}
    layers, layer_edges = contents(graph, called)
    copied = _Copied(
        nodes,
        edges,
        incoming,
        layers,
        [e for e in layer_edges if e.source not in called],
        {n.id: interface_of(graph, n.id) for n in (*nodes, *layers) if interfaces(graph, [n.id])},
    )
    return json.dumps({"format": FORMAT, **asdict(copied)}, ensure_ascii=False)


def is_copy(text: str) -> bool:
    """Tell whether a clipboard text looks like copied nodes."""
    return text.startswith('{"format": "' + FORMAT + '"')


def paste(
    graph: Graph,
    text: str,
    offset: tuple[float, float],
    parent: str = "",
    keep_incoming: bool = False,
) -> tuple[Change, list[str]]:
    """Return the change that adds copied nodes moved by `offset`, and the new ids of the outermost ones.

    Calls of a shared layer that is copied along share the copy; a call whose layer was not copied shares the old
    one if that is still there as it was, else the first such call gets a copy of it, which the others share. With
    `keep_incoming` the wires from outside come along. Raises DesignerError for a text that is not a copy.
    """
    copied = _with_layers(_parse(text), graph, parent)
    nodes = copied.nodes
    new_ids = dict(zip((n.id for n in nodes), graph.fresh_ids(len(nodes)), strict=True))
    taken = [n.name for n in graph.children(parent)]
    added: list[Node] = []
    for node in nodes:
        outermost = node.parent not in new_ids
        name = unique(node.name, taken) if outermost and not node.shares else node.name
        if outermost:
            taken.append(name)
        added.append(
            replace(
                node,
                id=new_ids[node.id],
                shares=new_ids.get(node.shares, node.shares),
                name=name,
                parent=parent if outermost else new_ids[node.parent],
                position=(
                    (round(node.position[0] + offset[0]), round(node.position[1] + offset[1]))
                    if outermost
                    else node.position
                ),
            )
        )
    wires = [replace(e, source=new_ids[e.source], target=new_ids[e.target]) for e in copied.edges]
    if keep_incoming:
        for edge in copied.incoming:
            source = graph.nodes.get(edge.source)
            if source is not None and source.parent == parent:
                wires.append(replace(edge, target=new_ids[edge.target]))
    settings = [
        Setting(setting_name(new_ids[i]), one.renamed(new_ids)) for i, one in copied.interfaces.items() if i in new_ids
    ]
    change = Change(QT_TRANSLATE_NOOP("Edits", "Paste"), added=(*added, *wires, *settings))
    return change, [n.id for n in added if n.parent == parent]


def duplicate(graph: Graph, node_ids: Iterable[str]) -> tuple[Change, list[str]]:
    """Return the change that copies nodes a little to the lower right, and the new ids."""
    ids = list(node_ids)
    parent = graph.nodes[ids[0]].parent if ids else ""
    change, new = paste(graph, copy_text(graph, ids), (32, 32), parent)
    return replace(change, text=QT_TRANSLATE_NOOP("Edits", "Duplicate")), new


def call_again(graph: Graph, node_id: str) -> tuple[Change, str]:
    """Return the change that adds one more call of a node's layer below it, and the new id.

    Raises DesignerError for an Input.
    """
    reason = why_not_call_again(graph, node_id)
    if reason:
        raise DesignerError(reason.template, **reason.args)
    owner = graph.layer_of(node_id)
    node = graph.nodes[node_id]
    new = Node(
        id=graph.fresh_ids(1)[0],
        type=owner.type,
        name=owner.name,
        position=(node.position[0], node.position[1] + 120),
        parent=node.parent,
        shares=owner.id,
    )
    return Change(QT_TRANSLATE_NOOP("Edits", "Call the layer again"), added=(new,)), new.id


def _with_layers(copied: _Copied, graph: Graph, parent: str) -> _Copied:
    """Return a copy in which every call has its layer, in itself or in `graph`."""
    ids = {n.id for n in copied.nodes}
    layers = {n.id: n for n in copied.layers}
    heirs: dict[str, str] = {}
    nodes: list[Node] = []
    for node in copied.nodes:
        layer = layers.get(node.shares)
        if not node.shares or node.shares in ids or (layer is not None and _is_there(layer, graph, parent)):
            nodes.append(node)
        elif node.shares in heirs:
            nodes.append(replace(node, shares=heirs[node.shares]))
        else:
            heirs[node.shares] = node.id
            own = replace(node, shares="")
            if layer is not None:
                own = replace(own, name=layer.name, params=layer.params, trainable=layer.trainable)
            nodes.append(own)
    came: set[str] = set()
    for node in copied.layers:  # a model before what lies in it
        if node.parent in heirs or node.parent in came:
            came.add(node.id)
            nodes.append(replace(node, parent=heirs.get(node.parent, node.parent)))
    edges = [*copied.edges, *(e for e in copied.layer_edges if e.source in came)]
    found = {heirs.get(i, i): one for i, one in copied.interfaces.items()}
    return replace(copied, nodes=nodes, edges=edges, interfaces=found)


def _is_there(layer: Node, graph: Graph, parent: str) -> bool:
    """Tell whether a copied layer can be called in a model of `graph`; in another project the id is another layer's."""
    node = graph.nodes.get(layer.id)
    if node is None or node.shares or node.parent != parent:
        return False
    return (node.type, node.name, node.params) == (layer.type, layer.name, layer.params)


def _parse(text: str) -> _Copied:
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise ValueError("not a copy of nodes")
        nodes, layers = ([_node(d) for d in data[key]] for key in ("nodes", "layers"))
        edges, incoming, inner = ([Edge(**d) for d in data[key]] for key in ("edges", "incoming", "layer_edges"))
        found = {str(i): _interface(d) for i, d in data["interfaces"].items()}
        ids, all_ids = {n.id for n in nodes}, {n.id for n in (*nodes, *layers)}
        if not all(e.source in ids and e.target in ids for e in edges) or not all(e.target in ids for e in incoming):
            raise ValueError("a wire without its node")
        if not all(e.source in all_ids and e.target in all_ids for e in inner):
            raise ValueError("a wire without its node")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The clipboard holds no nodes of a drawing ({reason})."), reason=str(error)
        ) from error
    return _Copied(nodes, edges, incoming, layers, inner, found)


def _node(data: dict[str, Any]) -> Node:
    x, y = data["position"]
    return Node(**{**data, "position": (int(x), int(y)), "outputs": tuple(data["outputs"])})


def _interface(data: dict[str, Any]) -> Interface:
    if data["takes"] not in ("", "list", "dict") or data["gives"] not in ("", "list", "dict"):
        raise ValueError("not a structure of tensors")
    inputs, outputs = (tuple(str(i) for i in data[key]) for key in ("inputs", "outputs"))
    keys = {str(key): str(name) for key, name in data["keys"].items()}
    return Interface(inputs, outputs, data["takes"], data["gives"], keys)
