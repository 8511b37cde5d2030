"""Draws a first project: the nodes, the wires, and the settings that name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from designer.advice.networks import Layer
from designer.advice.start import Start, with_keys
from designer.graph.model import INPUT, Edge, Graph, Node, Setting
from designer.graph.names import unique
from designer.project.records import DATA, TRAINING

COLUMN, ROW = 250, 130


def drawn(start: Start) -> Graph:
    """Return the project: branches from the left, where they meet, hidden layers, an output a target."""
    pen = _Pen()
    inputs, ends, adapting = [], [], []
    for row, branch in enumerate(start.branches):
        params: dict[str, Any] = {"shape": list(branch.part.shape)}
        if branch.part.dtype:
            params["dtype"] = branch.part.dtype
        inputs.append(pen.add(INPUT, branch.part.title, params, 0, row))
        ends.append(pen.chain(inputs[-1], branch.layers, 1, row))
    adapting = [node.id for node in pen.nodes if node.type == "TextVectorization"]
    middle = (len(start.branches) - 1) / 2
    column = 1 + max(len(branch.layers) for branch in start.branches)
    last = ends[0]
    if len(ends) > 1:
        last = pen.add("Concatenate", "all", {}, column, middle)
        pen.edges.extend(Edge(end, 0, last, port) for port, end in enumerate(ends))
        column += 1
    last = pen.chain(last, start.trunk, column, middle)
    column += len(start.trunk)
    outputs = []
    for row, aim in enumerate(start.aims):
        activation = {"activation": aim.activation} if aim.activation else {}
        place = middle + row - (len(start.aims) - 1) / 2
        outputs.append(pen.add("Dense", aim.field.name, {"units": aim.units, **activation}, column, place))
        pen.edges.append(Edge(last, 0, outputs[-1], 0))
    data, training = with_keys(start, inputs, outputs)
    data = msgspec.structs.replace(data, adapt=tuple(adapting))
    return Graph([*pen.nodes, *pen.edges, Setting(DATA, data), Setting(TRAINING, training)])


class _Pen:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []

    def add(self, type_: str, title: str, params: Mapping[str, Any], column: int, row: float) -> str:
        """Draw a node and return its id."""
        name = unique(title, [node.name for node in self.nodes])
        node = Node(f"n{len(self.nodes) + 1}", type_, name, params, (column * COLUMN, round(row * ROW)))
        self.nodes.append(node)
        return node.id

    def chain(self, before: str, layers: Sequence[Layer], column: int, row: float) -> str:
        """Draw layers one after the other and return the id of the last one."""
        for place, layer in enumerate(layers):
            node = self.add(layer.type, layer.title, layer.params, column + place, row)
            self.edges.append(Edge(before, 0, node, 0))
            before = node
        return before
