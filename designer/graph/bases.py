"""A pretrained base in a drawing: the nested model, what its pictures go through before it, and its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from designer.graph.annotation import Frame
from designer.graph.copies import add_copy, copy_of
from designer.graph.interface import Interface, is_interface, setting_name
from designer.graph.model import INPUT, MODEL, Change, Edge, Graph, Node, Setting
from designer.graph.names import unique

PREPROCESS = "preprocess_input"
_STEP = 250
Chain = Sequence[tuple[str, str, Mapping[str, Any]]]
"""Class, name and arguments of layers that follow each other."""


def behind_input(inner: Graph, name: str, chain: Chain = (), is_frozen: bool = False) -> Graph:
    """Return a drawing of an Input and behind it a model of one input, nested.

    A `chain` of layers stands between the two, as a nested model of its own. Ids are those of `inner`, with more.
    """
    (own_input,) = (n for n in inner.children("") if n.type == INPUT)
    input_id, model_id, *chain_ids = inner.fresh_ids(2 + (2 + len(chain) if chain else 0))
    at = 2 if chain else 1
    model = Node(model_id, MODEL, name, position=(at * _STEP, 0), trainable=not is_frozen)
    nodes = [replace(n, parent=n.parent or model_id) for n in inner.nodes.values()]
    settings = [
        Setting(setting_name(model_id) if key == setting_name() else key, value)
        for key, value in inner.settings.items()
        if is_interface(key)
    ]
    start = Node(input_id, INPUT, "pictures", dict(own_input.params))
    graph = Graph([*nodes, *inner.edges, *settings, start, model])
    before = input_id
    if chain:
        before = chain_ids[0]
        graph.apply(Change("", added=tuple(chained(chain, chain_ids, _any_size(own_input.params)))))
        _place(graph, before, (_STEP, 0))
        graph.apply(Change("", added=(Edge(input_id, 0, before, 0),)))
    graph.apply(Change("", added=(Edge(before, 0, model_id, 0),)))
    return graph


def chained(chain: Chain, ids: Sequence[str], shape: Sequence[int | None]) -> Iterable[Node | Edge]:
    """Yield a nested model that is a chain of layers behind an Input of `shape`; it needs two ids more than layers."""
    model, first, *rest = ids
    yield Node(model, MODEL, PREPROCESS)
    yield Node(first, INPUT, "pixels", {"shape": list(shape)}, parent=model)
    before = first
    for place, (node_id, (type_, name, params)) in enumerate(zip(rest, chain, strict=True), 1):
        yield Node(node_id, type_, name, dict(params), (place * _STEP, 0), parent=model)
        yield Edge(before, 0, node_id, 0)
        before = node_id


def added(graph: Graph, drawn: Graph, at: tuple[float, float], parent: str = "") -> tuple[Change, dict[str, str]]:
    """Return the change that adds a drawing of `behind_input` without its Input, and the new ids by the old ones.

    A level without nodes gets the Input, too. `at` is the place of the first node.
    """
    takes_all = not graph.children(parent)
    ids = [n.id for n in drawn.children("") if takes_all or n.type != INPUT]
    copied = copy_of(drawn, ids)
    left = min(drawn.nodes[i].position[0] for i in ids)
    change, _ = add_copy(graph, copied, (at[0] - left, at[1]), parent)
    new = (e.id for e in change.added if isinstance(e, Node))
    return change, dict(zip((n.id for n in copied.nodes), new, strict=True))


def ends(drawn: Graph) -> tuple[str, str]:
    """Return the ids of the first node behind the Input of a drawing, and of the last one."""
    start = next(n.id for n in drawn.children("") if n.type == INPUT)
    last = next(n.id for n in drawn.children("") if not drawn.outgoing(n.id))
    return drawn.outgoing(start)[0].target, last


def renamed(drawn: Graph, ids: Mapping[str, str]) -> Graph:
    """Return a drawing in which nodes have other ids; those that are not named get ids that no other has."""
    highest = Graph([Node(i, INPUT, i) for i in ids.values()])
    others = [i for i in drawn.nodes if i not in ids]
    every = {**ids, **dict(zip(others, highest.fresh_ids(len(others)), strict=True)), "": ""}
    nodes = [replace(n, id=every[n.id], parent=every[n.parent], shares=every[n.shares]) for n in drawn.nodes.values()]
    edges = [replace(e, source=every[e.source], target=every[e.target]) for e in drawn.edges]
    settings = [
        Setting(setting_name(every[key.partition(":")[2]]), value.renamed(every))
        for key, value in drawn.settings.items()
        if is_interface(key) and isinstance(value, Interface)
    ]
    settings += [
        Setting(
            name, replace(frame, level=every[frame.level], nodes=tuple(every[i] for i in frame.nodes if i in every))
        )
        for name, frame in drawn.settings.items()
        if isinstance(frame, Frame)
    ]
    return Graph([*nodes, *edges, *settings])


def preprocessing(graph: Graph, chain: Chain, at: tuple[int, int], parent: str = "") -> tuple[Change, str]:
    """Return the change that adds a nested model of what pictures of three channels go through, and its id."""
    ids = graph.fresh_ids(2 + len(chain))
    elements = list(chained(chain, ids, [None, None, 3]))
    name = unique(PREPROCESS, [n.name for n in graph.children(parent)])
    assert isinstance(elements[0], Node)
    elements[0] = replace(elements[0], name=name, position=at, parent=parent)
    return Change("", added=tuple(elements)), ids[0]


def _any_size(params: Mapping[str, Any]) -> list[int | None]:
    return [*(params.get("shape") or [None, None, 3])]


def _place(graph: Graph, node_id: str, at: tuple[int, int]) -> None:
    node = graph.nodes[node_id]
    graph.apply(Change("", removed=(node,), added=(replace(node, position=at),)))
