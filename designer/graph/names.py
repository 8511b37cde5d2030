"""Keras names for free titles: unique, and of the characters Keras accepts when it trains."""

from __future__ import annotations

import re
from collections.abc import Iterable

from designer.graph.model import Graph

_ALLOWED = re.compile(r"[A-Za-z0-9_.>-]+")


def to_snake_case(class_name: str) -> str:
    """Return Keras's own snake_case of a class name, for instance ``MaxPooling2D`` -> ``max_pooling2d``."""
    name = re.sub(r"\W+", "", class_name)
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def keras_name(title: str, class_name: str) -> str:
    """Return `title` if Keras accepts it, else the nearest name it does accept, else one from the class."""
    if _ALLOWED.fullmatch(title):
        return title
    cleaned = re.sub(r"_+", "_", re.sub(r"[^A-Za-z0-9_.>-]+", "_", title)).strip("_")
    return cleaned or to_snake_case(class_name)


def unique(name: str, taken: Iterable[str]) -> str:
    """Return `name`, or with the first free `_1`, `_2`, ... behind it."""
    taken = set(taken)
    if name not in taken:
        return name
    number = 1
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def keras_names(graph: Graph, parent: str = "") -> dict[str, str]:
    """Return the Keras name of every node of one graph level; calls of one layer have one name.

    Names are unique without regard to case. A title that is valid and unique is kept as it is.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    nodes = graph.children(parent)
    owners = [n for n in nodes if not n.shares or n.shares not in graph.nodes]
    # Titles that are valid as they stand come first, so that a made-up name never displaces one.
    for node in sorted(owners, key=lambda n: keras_name(n.name, n.type) != n.name):
        wanted = keras_name(node.name, node.type)
        name = wanted
        number = 1
        while name.lower() in taken:
            name = f"{wanted}_{number}"
            number += 1
        taken.add(name.lower())
        names[node.id] = name
    for node in nodes:
        if node.id not in names:
            owner = graph.layer_of(node.id)
            names[node.id] = names.get(owner.id) or keras_name(owner.name, owner.type)
    return names


def identifier(name: str) -> str:
    """Return a Python identifier for a Keras name."""
    cleaned = re.sub(r"\W", "_", name, flags=re.ASCII)
    if not cleaned or cleaned[0].isdigit():
        cleaned = "x_" + cleaned
    return cleaned
