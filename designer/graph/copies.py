"""Copies of nodes of a drawing, and the edits that add them: paste, duplicate, one more call of a layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from designer.graph import annotation
from designer.graph.annotation import Frame, Mark, Note, Points
from designer.graph.edits import contents, interfaces
from designer.graph.interface import Interface, interface_of, setting_name
from designer.graph.model import MODEL, Change, Edge, Graph, Node, Setting
from designer.graph.names import unique
from designer.graph.rules import why_not_call_again
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


@dataclass(frozen=True)
class Copy:
    """Nodes with everything inside them and the wires between them; the outermost ones have no parent.

    `incoming` are the wires from nodes that were not copied. `layers` are what some of the nodes call and what was not
    copied itself, with everything inside; `layer_edges` are the wires there. `interfaces` are by node. `marks` are
    notes and frames by name, `routes` the dots of wires.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    incoming: tuple[Edge, ...] = ()
    layers: tuple[Node, ...] = ()
    layer_edges: tuple[Edge, ...] = ()
    interfaces: Mapping[str, Interface] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    routes: Mapping[Edge, Points] = field(default_factory=dict)


def copy_of(graph: Graph, node_ids: Iterable[str], marks: Iterable[str] = ()) -> Copy:
    """Return a copy of nodes, of everything inside them, of the wires between them and of those coming in.

    The nodes are those of one level, that of the first. Layers from outside that they call are told along, for a
    drawing that does not have them. Frames come along that stand around copied nodes only, and the notes `marks`.
    """
    ids = list(node_ids)
    nodes, edges = contents(graph, [i for i in ids if graph.nodes[i].parent == graph.nodes[ids[0]].parent])
    inside = {n.id for n in nodes}
    called = {n.shares: None for n in nodes if n.shares and n.shares not in inside}
    layers, layer_edges = contents(graph, called)
    every = {*inside, *(n.id for n in layers)}

    def outermost(found: list[Node]) -> tuple[Node, ...]:
        return tuple(n if n.parent in every else replace(n, parent="") for n in found)

    return Copy(
        outermost(nodes),
        tuple(edges),
        tuple(e for n in nodes for e in graph.incoming(n.id) if e.source not in inside),
        outermost(layers),
        tuple(e for e in layer_edges if e.source not in called),
        {n.id: interface_of(graph, n.id) for n in (*nodes, *layers) if interfaces(graph, [n.id])},
        _marks(graph, nodes, inside, set(marks)),
        {e: found for e in edges if (found := annotation.dots(graph, e))},
    )


def _marks(graph: Graph, nodes: list[Node], inside: set[str], wanted: set[str]) -> dict[str, Mark]:
    """Return the notes that are wanted or lie in copied models, and the frames around copied nodes only."""
    models = {n.id for n in nodes if n.type == MODEL}
    found: dict[str, Mark] = {}
    for name, value in graph.settings.items():
        if isinstance(value, Note) and (name in wanted or value.level in models):
            found[name] = value if value.level in models else replace(value, level="")
    for level in {n.parent for n in nodes}:
        frames = annotation.frames(graph, level)
        for name, frame in frames.items():
            if set(annotation.members(frames, name)) <= inside:
                found[name] = frame if level in models else replace(frame, level="")
    return found


def add_copy(
    graph: Graph, copied: Copy, offset: tuple[float, float], parent: str = "", keep_incoming: bool = False
) -> tuple[Change, list[str]]:
    """Return the change that adds copied nodes moved by `offset`, and the new ids of the outermost ones.

    Calls of a shared layer that is copied along share the copy; a call whose layer was not copied shares the old
    one if that is still there as it was, else the first such call gets a copy of it, which the others share. With
    `keep_incoming` the wires from nodes that are still there come along.
    """
    copied = _with_layers(copied, graph, parent)
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
    settings += _copied_marks(graph, copied, new_ids, offset, parent)
    change = Change(QT_TRANSLATE_NOOP("Edits", "Paste"), added=(*added, *wires, *settings))
    return change, [n.id for n in added if n.parent == parent]


def _copied_marks(
    graph: Graph, copied: Copy, ids: Mapping[str, str], offset: tuple[float, float], parent: str
) -> list[Setting]:
    """Return the notes, frames and dots of a copy for the nodes that it became."""
    names: dict[str, str] = {}
    for name in copied.marks:
        names[name] = annotation.fresh_name(graph, name.partition(":")[0], names.values())
    settings = []

    def moved(at: tuple[int, int], level: str) -> tuple[int, int]:
        return at if level else (round(at[0] + offset[0]), round(at[1] + offset[1]))

    for name, mark in copied.marks.items():
        new = replace(mark, level=ids.get(mark.level, parent), position=moved(mark.position, mark.level))
        if isinstance(new, Frame):
            inside = names.get(new.inside, "")
            new = replace(new, nodes=tuple(ids[i] for i in new.nodes if i in ids), inside=inside)
        settings.append(Setting(names[name], new))
    levels = {n.id: n.parent for n in copied.nodes}
    for edge, points in copied.routes.items():
        if edge.source in ids and edge.target in ids:
            new_edge = replace(edge, source=ids[edge.source], target=ids[edge.target])
            level = levels[edge.source] if levels[edge.source] in ids else ""
            settings.append(Setting(annotation.route_name(new_edge), tuple(moved(p, level) for p in points)))
    return settings


def duplicate(graph: Graph, node_ids: Iterable[str], marks: Iterable[str] = ()) -> tuple[Change, list[str]]:
    """Return the change that copies nodes a little to the lower right, and the new ids."""
    ids = list(node_ids)
    parent = graph.nodes[ids[0]].parent if ids else ""
    change, new = add_copy(graph, copy_of(graph, ids, marks), (32, 32), parent)
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


def _with_layers(copied: Copy, graph: Graph, parent: str) -> Copy:
    """Return a copy in which every call has its layer, in itself or in `graph`."""
    ids = {n.id for n in copied.nodes}
    layers = {n.id: n for n in copied.layers}
    heirs: dict[str, str] = {}
    nodes: list[Node] = []
    for node in copied.nodes:
        if not node.shares or node.shares in ids or _is_there(layers[node.shares], graph, parent):
            nodes.append(node)
        elif node.shares in heirs:
            nodes.append(replace(node, shares=heirs[node.shares]))
        else:
            heirs[node.shares] = node.id
            layer = layers[node.shares]
            nodes.append(replace(node, shares="", name=layer.name, params=layer.params, trainable=layer.trainable))
    # What is copied for itself, from inside of a layer, comes once.
    came = {i: n for i, n in layers.items() if i not in ids and n.parent and _outermost(n, layers) in heirs}
    for node in came.values():
        shares = node.shares if node.shares in came or node.shares in ids else ""
        nodes.append(replace(node, parent=heirs.get(node.parent, node.parent), shares=shares))
    edges = [*copied.edges, *(e for e in copied.layer_edges if e.source in came and e.target in came)]
    found = {heirs.get(i, i): one for i, one in copied.interfaces.items()}
    return replace(copied, nodes=tuple(nodes), edges=tuple(edges), interfaces=found)


def _outermost(node: Node, nodes: Mapping[str, Node]) -> str:
    while node.parent in nodes:
        node = nodes[node.parent]
    return node.id


def _is_there(layer: Node, graph: Graph, parent: str) -> bool:
    """Tell whether a copied layer can be called in a model of `graph`; in another project the id is another layer's."""
    node = graph.nodes.get(layer.id)
    if node is None or node.shares or node.parent != parent:
        return False
    return (node.type, node.name, node.params) == (layer.type, layer.name, layer.params)
