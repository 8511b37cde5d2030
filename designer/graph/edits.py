"""Edits as functions: each reads a graph and returns the Change that does it, empty when there is nothing to do.

Raises DesignerError with the rule's sentence where graph.rules forbids the edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from designer.graph import marks_along
from designer.graph.interface import interface_of, setting_name
from designer.graph.model import INPUT, MODEL, Change, Edge, Element, Graph, Node, Setting, id_order
from designer.graph.names import to_snake_case, unique
from designer.graph.rules import nested_inside, why_not_connect
from designer.graph.signature import Signatures, signature_of
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


def add_node(
    graph: Graph,
    type_: str,
    position: tuple[int, int],
    params: Mapping[str, Any] | None = None,
    name: str = "",
    parent: str = "",
) -> Change:
    """Add a node of a class, titled as Keras would name the layer unless `name` is given."""
    node = new_node(graph, type_, position, params, name, parent)
    return Change(QT_TRANSLATE_NOOP("Edits", "Add layer"), added=(node,))


def new_node(
    graph: Graph,
    type_: str,
    position: tuple[int, int],
    params: Mapping[str, Any] | None = None,
    name: str = "",
    parent: str = "",
) -> Node:
    """Return a node that is not in the graph yet, with a fresh id and a title of its own."""
    taken = [n.name for n in graph.children(parent)]
    base = name or to_snake_case(type_.rpartition(".")[2])
    return Node(
        id=graph.fresh_ids(1)[0],
        type=type_,
        name=unique(base, taken),
        params=dict(params or {}),
        position=(round(position[0]), round(position[1])),
        parent=parent,
    )


def add_connected(
    graph: Graph, node: Node, source: str, source_port: int, signatures: Signatures, target_port: int | None = None
) -> Change:
    """Add `node` (from new_node) and wire an output of `source` to it."""
    after = graph.copy()
    first = Change(QT_TRANSLATE_NOOP("Edits", "Add layer"), added=(node,))
    after.apply(first)
    port = free_port(after, node.id, signatures) if target_port is None else target_port
    return first.then(connect(after, Edge(source, source_port, node.id, port), signatures))


def free_port(graph: Graph, node_id: str, signatures: Signatures) -> int:
    """Return the input port a wire dropped on a node's body goes to: the first free one, else the last."""
    signature = signature_of(graph, node_id, signatures)
    used = {e.target_port for e in graph.incoming(node_id)}
    port = next(i for i in range(len(used) + 1) if i not in used)
    limit = {"none": 1, "single": 1, "named": len(signature.names)}.get(signature.mode, signature.maximum)
    return port if limit is None else min(port, limit - 1)


def connect(graph: Graph, edge: Edge, signatures: Signatures) -> Change:
    """Draw a wire. A wire that is on the same input port already is replaced."""
    reason = why_not_connect(graph, edge, signatures)
    if reason:
        raise DesignerError(reason.template, **reason.args)
    old = tuple(e for e in graph.incoming(edge.target) if e.target_port == edge.target_port)
    return Change(QT_TRANSLATE_NOOP("Edits", "Connect"), removed=old, added=(edge,))


def disconnect(graph: Graph, edges: Iterable[Edge], signatures: Signatures) -> Change:
    """Cut wires; on layers that take a list the remaining wires close up."""
    removed = {e for e in edges if graph.has_edge(e)}
    elements_removed: list[Element] = []
    added: list[Element] = []
    for target in dict.fromkeys(e.target for e in removed):
        old = graph.incoming(target)
        kept = [e for e in old if e not in removed]
        if signature_of(graph, target, signatures).mode == "list":
            closed = [replace(e, target_port=i) for i, e in enumerate(kept)]
        else:
            closed = kept
        elements_removed.extend(e for e in old if e not in closed)
        added.extend(e for e in closed if e not in old)
    return Change(QT_TRANSLATE_NOOP("Edits", "Disconnect"), tuple(elements_removed), tuple(added))


def rewire(graph: Graph, old: Edge, new: Edge, signatures: Signatures) -> Change:
    """Move one end of a wire."""
    if old == new:
        return Change("")
    after = graph.copy()
    cut = Change(QT_TRANSLATE_NOOP("Edits", "Rewire"), removed=(old,))
    after.apply(cut)
    change = cut.then(connect(after, new, signatures))
    if old.target != new.target:
        after = graph.copy()
        after.apply(change)
        change = change.then(_close_up(after, old.target, signatures))
    return change


def _close_up(graph: Graph, target: str, signatures: Signatures) -> Change:
    if signature_of(graph, target, signatures).mode != "list":
        return Change("")
    old = graph.incoming(target)
    closed = [replace(e, target_port=i) for i, e in enumerate(old)]
    return Change("", tuple(e for e in old if e not in closed), tuple(e for e in closed if e not in old))


def delete(graph: Graph, node_ids: Iterable[str], signatures: Signatures, edges: Iterable[Edge] = ()) -> Change:
    """Delete nodes with everything inside them and the wires at them, and further wires.

    Where the node that holds a shared layer's params goes, the oldest remaining call takes them over; of a nested model
    it takes over the inside.
    """
    gone, heirs = _deleted(graph, node_ids)
    cut = {e for i in gone for e in (*graph.incoming(i), *graph.outgoing(i))} | set(edges)
    change = disconnect(graph, cut, signatures)
    # Wires into deleted nodes need no closing up.
    removed: list[Element] = [e for e in change.removed if isinstance(e, Edge)]
    added: list[Element] = [e for e in change.added if isinstance(e, Edge) and e.target not in gone]
    updated: dict[str, Node] = {}
    for owner, calls in heirs.items():
        for node in _inherit(graph.nodes[owner], calls):
            updated[node.id] = replace(node, parent=updated.get(node.id, node).parent)
        for child in graph.children(owner):
            if child.id not in gone:
                updated[child.id] = replace(updated.get(child.id, child), parent=calls[0].id)
        added += copied_interface(graph, owner, calls[0].id)
    marks = marks_along.to_levels(graph, {owner: calls[0].id for owner, calls in heirs.items()})
    removed += [graph.nodes[i] for i in (*gone, *updated)]
    removed += [*interfaces(graph, gone), *marks.removed]
    added += marks.added
    return Change(QT_TRANSLATE_NOOP("Edits", "Delete"), tuple(removed), (*added, *updated.values()))


def interfaces(graph: Graph, models: Iterable[str]) -> list[Setting]:
    """Return the settings that hold the interfaces of nested models, which go where those go."""
    names = (setting_name(model) for model in models)
    return [Setting(name, graph.settings[name]) for name in names if name in graph.settings]


def copied_interface(graph: Graph, model: str, target: str, ids: Mapping[str, str] | None = None) -> list[Setting]:
    """Return the interface of a nested model for another node, the ids of what lies in it renamed; none if usual."""
    if setting_name(model) not in graph.settings:
        return []
    interface = interface_of(graph, model)
    return [Setting(setting_name(target), interface if ids is None else interface.renamed(ids))]


def _deleted(graph: Graph, node_ids: Iterable[str]) -> tuple[set[str], dict[str, list[Node]]]:
    """Return what goes, and the remaining calls of the shared layers whose holders go."""
    chosen = [i for i in node_ids if i in graph.nodes]
    gone = {*chosen, *(inner for i in chosen for inner in nested_inside(graph, i))}
    while True:
        heirs: dict[str, list[Node]] = {}
        for node_id in sorted(gone, key=id_order):
            left = [n for n in graph.calls_of(node_id)[1:] if n.id not in gone]
            if left and not graph.nodes[node_id].shares:
                heirs[node_id] = left
        less = _with_inside(graph, chosen, heirs)
        if less == gone:
            return gone, heirs
        gone = less


def _with_inside(graph: Graph, node_ids: Iterable[str], heirs: Mapping[str, object]) -> set[str]:
    """Return nodes with what lies in them, but for models that others go on calling."""
    found: set[str] = set()
    stack = list(node_ids)
    while stack:
        node_id = stack.pop()
        if node_id not in found:
            found.add(node_id)
            if node_id not in heirs and graph.nodes[node_id].type == MODEL:
                stack.extend(n.id for n in graph.children(node_id))
    return found


def _inherit(owner: Node, heirs: list[Node]) -> list[Node]:
    first, *others = heirs
    new_owner = replace(first, shares="", name=owner.name, params=owner.params, trainable=owner.trainable)
    return [new_owner, *(replace(n, shares=first.id) for n in others)]


def dissolve(graph: Graph, node_ids: Iterable[str], signatures: Signatures) -> Change:
    """Delete nodes one by one and let what fed their first port feed what they fed."""
    ids = [i for i in node_ids if i in graph.nodes]
    after = graph.copy()
    total = Change(QT_TRANSLATE_NOOP("Edits", "Delete and reconnect"))
    for node_id in ids:
        incoming = after.incoming(node_id)
        outgoing = after.outgoing(node_id)
        step = delete(after, [node_id], signatures)
        after.apply(step)
        total = total.then(step)
        if not incoming:
            continue
        for edge in outgoing:
            if edge.target not in after.nodes:
                continue
            port = edge.target_port
            if signature_of(after, edge.target, signatures).mode == "list":
                port = len(after.incoming(edge.target))
            bridge = Edge(incoming[0].source, incoming[0].source_port, edge.target, port)
            if why_not_connect(after, bridge, signatures) is None:
                step = connect(after, bridge, signatures)
                after.apply(step)
                total = total.then(step)
    return total


def move(graph: Graph, positions: Mapping[str, tuple[float, float]]) -> Change:
    """Put nodes at new positions (scene units, rounded to integers)."""
    removed, added = [], []
    for node_id, (x, y) in positions.items():
        node = graph.nodes[node_id]
        if node.position != (round(x), round(y)):
            removed.append(node)
            added.append(replace(node, position=(round(x), round(y))))
    return Change(QT_TRANSLATE_NOOP("Edits", "Move"), tuple(removed), tuple(added))


def rename(graph: Graph, node_id: str, name: str) -> Change:
    """Give the layer a new title: on all its calls when it is shared."""
    node = graph.layer_of(node_id)
    return _update(graph, node, replace(node, name=name), QT_TRANSLATE_NOOP("Edits", "Rename"), f"rename:{node.id}")


def set_params(graph: Graph, node_id: str, params: Mapping[str, Any], merge: str = "") -> Change:
    """Replace all constructor arguments of a node's layer; defaults are to be left out by the caller."""
    node = graph.layer_of(node_id)
    return _update(
        graph,
        node,
        replace(node, params=dict(params)),
        QT_TRANSLATE_NOOP("Edits", "Change argument"),
        f"param:{node.id}:{merge}" if merge else "",
    )


def set_param(graph: Graph, node_id: str, name: str, value: Any, default: Any = None) -> Change:
    """Set one constructor argument of a node's layer; the default is left out. Typing in one field merges."""
    params = {k: v for k, v in graph.layer_of(node_id).params.items() if k != name}
    if value != default or type(value) is not type(default):
        params[name] = value
    return set_params(graph, node_id, params, merge=name)


def set_trainable(graph: Graph, node_ids: Iterable[str], trainable: bool) -> Change:
    """Freeze or unfreeze the layers of nodes."""
    owners = {graph.layer_of(i).id: graph.layer_of(i) for i in node_ids}
    changed = [n for n in owners.values() if n.trainable != trainable and n.type != INPUT]
    text = QT_TRANSLATE_NOOP("Edits", "Unfreeze") if trainable else QT_TRANSLATE_NOOP("Edits", "Freeze")
    return Change(text, tuple(changed), tuple(replace(n, trainable=trainable) for n in changed))


def set_bypassed(graph: Graph, node_ids: Iterable[str], bypassed: bool) -> Change:
    """Let nodes hand on what comes in as if they were not there, or take part again."""
    changed = [n for n in (graph.nodes[i] for i in node_ids) if n.bypassed != bypassed]
    text = QT_TRANSLATE_NOOP("Edits", "Bypass") if bypassed else QT_TRANSLATE_NOOP("Edits", "Take part again")
    return Change(text, tuple(changed), tuple(replace(n, bypassed=bypassed) for n in changed))


def set_collapsed(graph: Graph, node_ids: Iterable[str], collapsed: bool) -> Change:
    """Draw nodes small, or in full again."""
    changed = [n for n in (graph.nodes[i] for i in node_ids) if n.collapsed != collapsed]
    text = QT_TRANSLATE_NOOP("Edits", "Collapse") if collapsed else QT_TRANSLATE_NOOP("Edits", "Unfold")
    return Change(text, tuple(changed), tuple(replace(n, collapsed=collapsed) for n in changed))


def set_outputs(graph: Graph, node_id: str, outputs: Iterable[int]) -> Change:
    """Declare which output ports are outputs of the model although something follows them."""
    node = graph.nodes[node_id]
    new = replace(node, outputs=tuple(sorted(set(outputs))))
    return _update(graph, node, new, QT_TRANSLATE_NOOP("Edits", "Model output"), "")


def insert_on_edge(graph: Graph, edge: Edge, node: Node, signatures: Signatures) -> Change:
    """Put a node into a wire; `node` may be new (from new_node) or stand in the graph already."""
    after = graph.copy()
    total = Change(QT_TRANSLATE_NOOP("Edits", "Insert into wire"))
    steps = [] if node.id in graph.nodes else [Change("", added=(node,))]
    steps.append(Change("", removed=(edge,)))
    for step in steps:
        after.apply(step)
        total = total.then(step)
    for part in (
        Edge(edge.source, edge.source_port, node.id, free_port(after, node.id, signatures)),
        Edge(node.id, 0, edge.target, edge.target_port),
    ):
        step = connect(after, part, signatures)
        after.apply(step)
        total = total.then(step)
    return total


def _update(graph: Graph, old: Node, new: Node, text: str, merge_key: str) -> Change:
    assert graph.nodes[old.id] is old
    return Change(text) if old == new else Change(text, (old,), (new,), merge_key)


def contents(graph: Graph, node_ids: Iterable[str]) -> tuple[list[Node], list[Edge]]:
    """Return the nodes with everything inside them, and the wires between them."""
    ids: dict[str, None] = {}
    for node_id in node_ids:
        if node_id in graph.nodes:
            ids.update(dict.fromkeys([node_id, *nested_inside(graph, node_id)]))
    nodes = [graph.nodes[i] for i in ids]
    edges = [e for i in ids for e in graph.outgoing(i) if e.target in ids]
    return nodes, edges
