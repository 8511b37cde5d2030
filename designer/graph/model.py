"""Nodes, edges and changes: the drawing as values, and the one mutable graph they are applied to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

INPUT = "Input"
MODEL = "Model"  # a nested model: its graph is the nodes whose `parent` is this node's id
SEQUENTIAL = "sequential"  # set in the params of a nested model that is to be a keras.Sequential while it is a chain


@dataclass(frozen=True)
class Node:
    """One call of a layer.

    `type` is the Keras class name. `params` are constructor arguments as JSON values, defaults left out; treat the
    mapping as immutable; a nested model has at most ``{SEQUENTIAL: True}``. A node with `shares` set calls the layer
    of that other node once more and has no params of its own. `parent` is the id of the nested model it lies in (""
    at the top). `outputs` lists output ports that are outputs of the model although they are used inside it too; a
    port nothing uses is an output anyway. `arguments` are keyword values of the call itself (for instance
    ``{"training": False}``). A node that is not `trainable` is frozen. One that is `bypassed` hands on what comes in as
    if it were not there; one that is `collapsed` is drawn small.
    """

    id: str
    type: str
    name: str
    params: Mapping[str, Any] = field(default_factory=dict)
    position: tuple[int, int] = (0, 0)
    parent: str = ""
    shares: str = ""
    outputs: tuple[int, ...] = ()
    trainable: bool = True
    arguments: Mapping[str, Any] = field(default_factory=dict)
    bypassed: bool = False
    collapsed: bool = False

    @property
    def class_name(self) -> str:
        """What people call the class of its layer: "Dense", "Sequential", "matmul"."""
        if self.type == MODEL and self.params.get(SEQUENTIAL) is True:
            return "Sequential"
        return self.type.removeprefix("ops.")


@dataclass(frozen=True, order=True)
class Edge:
    """A wire from an output port to an input port; ports count from 0 and stand in the order of the arguments."""

    source: str
    source_port: int
    target: str
    target_port: int


@dataclass(frozen=True)
class Setting:
    """A part of the document beside nodes and wires, by name ("data", "note:1", ...); `value` is immutable."""

    name: str
    value: Any


Element = Node | Edge | Setting


@dataclass(frozen=True)
class Change:
    """One edit: what goes and what comes. A node or setting in both is updated. `text` names it in the undo menu.

    Two changes in a row with the same non-empty `merge_key` become one undo step.
    """

    text: str
    removed: tuple[Element, ...] = ()
    added: tuple[Element, ...] = ()
    merge_key: str = ""

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.text, removed=self.added, added=self.removed, merge_key=self.merge_key)

    def then(self, later: Change) -> Change:
        """Return one change that does this and then `later`, with what cancels out left out."""
        removed = {_key(e): e for e in self.removed}
        added = {_key(e): e for e in self.added}
        for element in later.removed:
            key = _key(element)
            if added.get(key) == element:
                del added[key]
            else:
                removed.setdefault(key, element)
        for element in later.added:
            added[_key(element)] = element
        same = {k for k in removed.keys() & added.keys() if removed[k] == added[k]}
        return Change(
            self.text,
            tuple(e for k, e in removed.items() if k not in same),
            tuple(e for k, e in added.items() if k not in same),
            self.merge_key,
        )

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


def _key(element: Element) -> object:
    if isinstance(element, Node):
        return ("node", element.id)
    if isinstance(element, Setting):
        return ("setting", element.name)
    return element


@cache
def id_order(node_id: str) -> tuple[int, str]:
    """Return the key that sorts ids in order of creation: n2 before n10."""
    match = re.search(r"\d+$", node_id)
    return (int(match.group()) if match else 0, node_id)


class Graph:
    """All nodes, edges and settings of a project, with the lookups that edits and views need."""

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        self.nodes: dict[str, Node] = {}
        self.settings: dict[str, Any] = {}
        self._incoming: dict[str, set[Edge]] = defaultdict(set)
        self._outgoing: dict[str, set[Edge]] = defaultdict(set)
        self._last_number = 0
        self.apply(Change("", added=tuple(elements)))

    @property
    def edges(self) -> Iterator[Edge]:
        """Every edge, in no particular order."""
        return (edge for edges in self._incoming.values() for edge in edges)

    def incoming(self, node_id: str) -> list[Edge]:
        """Return the edges into a node, in the order of its ports."""
        return sorted(self._incoming.get(node_id, ()), key=lambda e: (e.target_port, e.source, e.source_port))

    def outgoing(self, node_id: str) -> list[Edge]:
        """Return the edges out of a node, in the order of its ports and then of the targets."""
        return sorted(self._outgoing.get(node_id, ()), key=lambda e: (e.source_port, id_order(e.target), e.target_port))

    def wires(self, node_id: str) -> set[Edge]:
        """Return every edge at a node, in no particular order."""
        return self._incoming.get(node_id, set()) | self._outgoing.get(node_id, set())

    def has_edge(self, edge: Edge) -> bool:
        """Tell whether exactly this edge is there."""
        return edge in self._incoming.get(edge.target, ())

    def children(self, parent: str) -> list[Node]:
        """Return the nodes of one nested graph ("" is the top), in order of creation."""
        return sorted((n for n in self.nodes.values() if n.parent == parent), key=lambda n: id_order(n.id))

    def layer_of(self, node_id: str) -> Node:
        """Return the node that holds the params of this node's layer: itself unless it shares another's."""
        node = self.nodes[node_id]
        return self.nodes.get(node.shares, node) if node.shares else node

    def calls_of(self, node_id: str) -> list[Node]:
        """Return every node that calls the same layer as this one, the owner first."""
        owner = self.layer_of(node_id)
        others = [n for n in self.nodes.values() if n.shares == owner.id]
        return [owner, *sorted(others, key=lambda n: id_order(n.id))]

    def fresh_ids(self, count: int) -> list[str]:
        """Return ids that no node of this graph has ever had here."""
        return [f"n{self._last_number + i + 1}" for i in range(count)]

    def copy(self) -> Graph:
        """Return an independent snapshot; the immutable elements are shared."""
        twin = Graph()
        twin.nodes = dict(self.nodes)
        twin.settings = dict(self.settings)
        twin._incoming = defaultdict(set, {k: set(v) for k, v in self._incoming.items() if v})
        twin._outgoing = defaultdict(set, {k: set(v) for k, v in self._outgoing.items() if v})
        twin._last_number = self._last_number
        return twin

    def with_setting(self, name: str, value: Any) -> Graph:
        """Return an independent snapshot in which one setting is another."""
        twin = self.copy()
        twin.settings[name] = value
        return twin

    def elements(self) -> Iterator[Element]:
        """Every element in canonical order: nodes and edges by creation, settings by name."""
        yield from sorted(self.nodes.values(), key=lambda n: id_order(n.id))
        yield from sorted(
            self.edges, key=lambda e: (id_order(e.target), e.target_port, id_order(e.source), e.source_port)
        )
        for name in sorted(self.settings):
            yield Setting(name, self.settings[name])

    def why_not_apply(self, change: Change) -> str:
        """Return why `change` does not fit this graph, or "" if it does."""
        for element in change.removed:
            if isinstance(element, Node) and self.nodes.get(element.id) != element:
                return f"node {element.id} is not as the change expects it"
            if isinstance(element, Edge) and not self.has_edge(element):
                return f"edge {element} is not there"
            if isinstance(element, Setting) and self.settings.get(element.name) != element.value:
                return f"setting {element.name} is not as the change expects it"
        nodes_gone = {e.id for e in change.removed if isinstance(e, Node)}
        edges_gone = {e for e in change.removed if isinstance(e, Edge)}
        nodes_new = {e.id for e in change.added if isinstance(e, Node)}
        for element in change.added:
            if isinstance(element, Node) and element.id in self.nodes and element.id not in nodes_gone:
                return f"there is a node {element.id} already"
            if isinstance(element, Edge):
                if self.has_edge(element) and element not in edges_gone:
                    return f"edge {element} is there already"
                for end in (element.source, element.target):
                    if end not in nodes_new and (end not in self.nodes or end in nodes_gone):
                        return f"edge {element} ends at {end}, which is not there"
        for gone in nodes_gone - nodes_new:
            for edge in self._incoming.get(gone, set()) | self._outgoing.get(gone, set()):
                if edge not in edges_gone:
                    return f"edge {edge} would lose its node {gone}"
        return ""

    def apply(self, change: Change) -> None:
        """Apply `change`. Raises ValueError, with the graph untouched, if it does not fit."""
        reason = self.why_not_apply(change)
        if reason:
            raise ValueError(reason)
        for element in change.removed:
            if isinstance(element, Node):
                del self.nodes[element.id]
            elif isinstance(element, Edge):
                self._incoming[element.target].discard(element)
                self._outgoing[element.source].discard(element)
            else:
                del self.settings[element.name]
        for element in change.added:
            if isinstance(element, Node):
                self.nodes[element.id] = element
                self._last_number = max(self._last_number, id_order(element.id)[0])
            elif isinstance(element, Edge):
                self._incoming[element.target].add(element)
                self._outgoing[element.source].add(element)
            else:
                self.settings[element.name] = element.value
