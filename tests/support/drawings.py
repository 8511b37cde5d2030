"""Small drawings for tests, made with the same edits the window uses."""

from __future__ import annotations

import random

from designer.graph import copies, edits, reuse
from designer.graph.model import INPUT, MODEL, Change, Edge, Graph, Node
from designer.graph.signature import Signature
from designer.graph.texts import DesignerError

LIST = Signature("list", 2, None)
SIGNATURES = {
    "Concatenate": LIST,
    "Add": LIST,
    "MultiHeadAttention": Signature("named", 2, 3, ("query", "value", "key")),
    "Gate": Signature("named", 2, 2, ("values", "gate")),  # of tests.support.own_layers
}


def signatures(node: Node) -> Signature:
    """Return ports for the few classes these drawings use."""
    return SIGNATURES.get(node.type, Signature())


KINDS = (
    *("add", "connect") * 3,
    *("delete", "dissolve", "move", "rename", "param", "cut", "rewire", "paste", "share", "unshare"),
    *("call_again", "nest", "expand", "freeze", "insert"),
)


class Drawing:
    """A graph that is drawn on by name: ``d.add("Dense", "a", "b", units=3)`` feeds a into a new node b."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.ids: dict[str, str] = {}

    def add(self, type_: str, *names: str, **params: object) -> str:
        """Add a node: the last name is its own, those before are its inputs in order."""
        *sources, name = names
        node = edits.new_node(self.graph, type_, (0, 0), params, name)
        self.graph.apply(Change("", added=(node,)))
        self.ids[name] = node.id
        for source in sources:
            port = edits.free_port(self.graph, node.id, signatures)
            self.graph.apply(edits.connect(self.graph, Edge(self.ids[source], 0, node.id, port), signatures))
        return node.id

    def call_again(self, layer: str, source: str, name: str) -> str:
        """Call the layer of a node once more, on another node."""
        change, new = copies.call_again(self.graph, self.ids[layer])
        self.graph.apply(change)
        self.graph.apply(edits.connect(self.graph, Edge(self.ids[source], 0, new, 0), signatures))
        self.ids[name] = new
        return new


def ticket(vocabulary: int = 10000, tags: int = 100, departments: int = 4) -> Drawing:
    """Draw the tutorial's ticket classifier."""
    d = Drawing()
    d.add(INPUT, "title", shape=[vocabulary])
    d.add(INPUT, "text_body", shape=[vocabulary])
    d.add(INPUT, "tags", shape=[tags])
    d.add("Concatenate", "title", "text_body", "tags", "features")
    d.add("Dense", "features", "shared", units=64, activation="relu")
    d.add("Dense", "shared", "priority", units=1, activation="sigmoid")
    d.add("Dense", "shared", "department", units=departments, activation="softmax")
    return d


def random_change(rng: random.Random, graph: Graph) -> Change:
    """Return a random edit of the kinds a user does; one that a rule forbids comes back empty."""
    return change_of_kind(rng.choice(KINDS), rng, graph)


def change_of_kind(kind: str, rng: random.Random, graph: Graph) -> Change:
    """Return a random edit of one of KINDS; one that a rule forbids comes back empty."""
    ids = sorted(graph.nodes)
    try:
        return _random_change(kind, rng, graph, ids)
    except (DesignerError, IndexError):
        return Change("")


def _random_change(kind: str, rng: random.Random, graph: Graph, ids: list[str]) -> Change:
    edges = sorted(graph.edges)
    some = rng.sample(ids, min(len(ids), rng.randint(1, 4)))
    if kind == "add":
        type_ = rng.choice([INPUT, "Dense", "Dense", "Concatenate", "Add", "Dropout"])
        parent = rng.choice(["", *(i for i in ids if graph.nodes[i].type == MODEL and not graph.nodes[i].shares)])
        params = {"units": rng.randint(1, 9)} if type_ == "Dense" else {}
        return edits.add_node(graph, type_, (rng.randint(-500, 500), rng.randint(-500, 500)), params, parent=parent)
    if kind == "connect":
        return edits.connect(graph, Edge(rng.choice(ids), 0, rng.choice(ids), rng.randint(0, 2)), signatures)
    if kind == "delete":
        return edits.delete(graph, some, signatures)
    if kind == "dissolve":
        return edits.dissolve(graph, some, signatures)
    if kind == "move":
        return edits.move(graph, {i: (rng.randint(-500, 500), rng.randint(-500, 500)) for i in some})
    if kind == "rename":
        return edits.rename(graph, rng.choice(ids), rng.choice(["a", "b", "층 하나", "a:b", "dense"]))
    if kind == "param":
        return edits.set_param(graph, rng.choice(ids), "units", rng.randint(1, 9))
    if kind == "cut":
        return edits.disconnect(graph, rng.sample(edges, min(len(edges), 2)), signatures)
    if kind == "rewire":
        edge = rng.choice(edges)
        return edits.rewire(graph, edge, Edge(edge.source, 0, rng.choice(ids), rng.randint(0, 1)), signatures)
    if kind == "paste":
        return copies.duplicate(graph, some)[0]
    if kind == "share":
        return reuse.share(graph, rng.choice(ids), rng.choice(ids))
    if kind == "unshare":
        return reuse.unshare(graph, rng.choice(ids))
    if kind == "call_again":
        return copies.call_again(graph, rng.choice(ids))[0]
    if kind == "nest":
        return reuse.nest(graph, some, lambda _source, _port: {"shape": [3]})[0]
    if kind == "expand":
        return reuse.expand(graph, rng.choice(ids))[0]
    if kind == "freeze":
        return edits.set_trainable(graph, some, rng.random() < 0.5)
    node = edits.new_node(graph, "Dropout", (0, 0), parent=graph.nodes[edges[0].source].parent)
    return edits.insert_on_edge(graph, edges[0], node, signatures)
