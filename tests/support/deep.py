"""Deep drawings without Keras: residual blocks in a chain, every third one with a wire over the next."""

from __future__ import annotations

from designer.graph.model import INPUT, Edge, Element, Graph, Node


def residual(blocks: int, widths: tuple[int, ...] = (32,), skips: bool = False) -> Graph:
    """Return Input, `blocks` times Dense, BatchNormalization, ReLU, Dense, Add, and a head, all at (0, 0)."""
    elements: list[Element] = [Node("n1", INPUT, "x", {"shape": [32]})]
    count, last, joins = 1, "n1", ["n1"]

    def add(type_: str, name: str, *sources: str, **params: object) -> str:
        nonlocal count
        count += 1
        elements.append(Node(f"n{count}", type_, name, params))
        elements.extend(Edge(source, 0, f"n{count}", port) for port, source in enumerate(sources))
        return f"n{count}"

    for number in range(1, blocks + 1):
        units, name = widths[(number - 1) * len(widths) // blocks], f"block{number}"
        first = add("Dense", f"{name}_in", last, units=units)
        norm = add("BatchNormalization", f"{name}_bn", first)
        act = add("ReLU", f"{name}_relu", norm)
        second = add("Dense", f"{name}_out", act, units=units)
        last = add("Add", f"{name}_add", second, last)
        joins.append(last)
    if skips:
        last = add("Concatenate", "joined", last, *joins[1:-1:3])
    add("Dense", "head", last, units=4, activation="softmax")
    return Graph(elements)
