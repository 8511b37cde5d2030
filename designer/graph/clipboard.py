"""Copies of nodes as JSON text, and the edits that paste and duplicate them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from designer.graph.edits import contents, interfaces
from designer.graph.interface import Interface, interface_of, setting_name
from designer.graph.model import Change, Edge, Graph, Node, Setting
from designer.graph.names import unique
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

FORMAT = "kdesign-nodes"


def copy_text(graph: Graph, node_ids: Iterable[str]) -> str:
    """Return nodes, everything inside them, the wires between them and those coming in, as JSON text."""
    nodes, edges = contents(graph, node_ids)
    inside = {n.id for n in nodes}
    incoming = [e for n in nodes for e in graph.incoming(n.id) if e.source not in inside]
    return json.dumps(
        {
            "format": FORMAT,
            "nodes": [asdict(n) for n in nodes],
            "edges": [asdict(e) for e in edges],
            "incoming": [asdict(e) for e in incoming],
            "interfaces": {n.id: asdict(interface_of(graph, n.id)) for n in nodes if interfaces(graph, [n.id])},
        },
        ensure_ascii=False,
    )


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
    one if it is still there. With `keep_incoming` the wires from outside come along. Raises DesignerError for a text
    that is not a copy.
    """
    nodes, edges, incoming, found = _parse(text)
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
                _own_layer(node, graph, new_ids, parent),
                id=new_ids[node.id],
                name=name,
                parent=parent if outermost else new_ids[node.parent],
                position=(
                    (round(node.position[0] + offset[0]), round(node.position[1] + offset[1]))
                    if outermost
                    else node.position
                ),
            )
        )
    wires = [replace(e, source=new_ids[e.source], target=new_ids[e.target]) for e in edges]
    if keep_incoming:
        for edge in incoming:
            source = graph.nodes.get(edge.source)
            if source is not None and source.parent == parent:
                wires.append(replace(edge, target=new_ids[edge.target]))
    settings = [Setting(setting_name(new_ids[i]), one.renamed(new_ids)) for i, one in found.items() if i in new_ids]
    change = Change(QT_TRANSLATE_NOOP("Edits", "Paste"), added=(*added, *wires, *settings))
    return change, [n.id for n in added if n.parent == parent]


def duplicate(graph: Graph, node_ids: Iterable[str]) -> tuple[Change, list[str]]:
    """Return the change that copies nodes a little to the lower right, and the new ids."""
    ids = list(node_ids)
    parent = graph.nodes[ids[0]].parent if ids else ""
    change, new = paste(graph, copy_text(graph, ids), (32, 32), parent)
    return replace(change, text=QT_TRANSLATE_NOOP("Edits", "Duplicate")), new


def call_again(graph: Graph, node_id: str) -> tuple[Change, str]:
    """Return the change that adds one more call of a node's layer below it, and the new id."""
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


def _own_layer(node: Node, graph: Graph, new_ids: Mapping[str, str], parent: str) -> Node:
    if not node.shares:
        return node
    if node.shares in new_ids:
        return replace(node, shares=new_ids[node.shares])
    owner = graph.nodes.get(node.shares)
    if owner is not None and owner.parent == parent and owner.type == node.type:
        return node
    return replace(node, shares="")


def _parse(text: str) -> tuple[list[Node], list[Edge], list[Edge], dict[str, Interface]]:
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise ValueError("not a copy of nodes")
        nodes = [_node(d) for d in data["nodes"]]
        edges, incoming = ([Edge(**d) for d in data[key]] for key in ("edges", "incoming"))
        found = {str(i): _interface(d) for i, d in data.get("interfaces", {}).items()}
        ids = {n.id for n in nodes}
        if not all(e.source in ids and e.target in ids for e in edges) or not all(e.target in ids for e in incoming):
            raise ValueError("a wire without its node")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The clipboard holds no nodes of a drawing ({reason})."), reason=str(error)
        ) from error
    return nodes, edges, incoming, found


def _node(data: dict[str, Any]) -> Node:
    x, y = data["position"]
    return Node(**{**data, "position": (int(x), int(y)), "outputs": tuple(data["outputs"])})


def _interface(data: dict[str, Any]) -> Interface:
    if data["takes"] not in ("", "list", "dict") or data["gives"] not in ("", "list", "dict"):
        raise ValueError("not a structure of tensors")
    inputs, outputs = (tuple(str(i) for i in data[key]) for key in ("inputs", "outputs"))
    keys = {str(key): str(name) for key, name in data["keys"].items()}
    return Interface(inputs, outputs, data["takes"], data["gives"], keys)
