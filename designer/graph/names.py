"""Keras names for free titles: unique, and of the characters Keras accepts when it trains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from designer.graph.model import Graph

# TensorFlow takes ">" only before a letter or digit when it trains ("a>" becomes "a>_1" inside), and exports no name
# that begins with "_" or "-".
_ALLOWED = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_.-]*(>[A-Za-z0-9.][A-Za-z0-9_.-]*)*")
_TAKEN_BY_KERAS = re.compile(r"[A-Za-z0-9]")
_OPERATION = "ops."
# What Keras calls an operation where that is not the function's own name (tests/graph/test_names.py).
_OPERATION_NAMES = {
    "abs": "absolute",
    "allclose": "all_close",
    "batch_normalization": "batch_norm",
    "cdist": "c_dist",
    "conj": "conjugate",
    "extract_patches_3d": "extract_patches",
    "isin": "is_in",
    "layer_normalization": "layer_norm",
    "rms_normalization": "rms_norm",
    "searchsorted": "search_sorted",
}


def to_snake_case(class_name: str) -> str:
    """Return Keras's own snake_case of a class name, for instance ``MaxPooling2D`` -> ``max_pooling2d``."""
    name = re.sub(r"\W+", "", class_name)
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


@lru_cache(maxsize=4096)
def keras_name(title: str, class_name: str) -> str:
    """Return `title` if Keras accepts it, else the nearest name it does accept, else one from the class."""
    if _ALLOWED.fullmatch(title):
        return title
    cleaned = re.sub(r"_+", "_", re.sub(r"[^A-Za-z0-9_.-]+", "_", title)).strip("_-")
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


def told_names(graph: Graph, outputs: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return what outputs, given as (key, node, Keras name), are called before people, by key.

    That is the Keras name, but the title where that has no letter that Keras takes, as one in Korean.
    """
    found: dict[str, str] = {}
    for key, node, name in outputs:
        title = graph.nodes[node].name.strip() if node in graph.nodes else ""
        is_told = bool(title) and not _TAKEN_BY_KERAS.search(title) and title not in found.values()
        found[key] = title if is_told else name
    return found


def keras_names(graph: Graph, parent: str = "") -> dict[str, str]:
    """Return the Keras name of every node of one graph level; calls of one layer have one name.

    Names are unique without regard to case. A title that is valid and unique is kept as it is, unless Keras will
    give the same name to an operation.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    reserved = operation_names(graph)
    nodes = graph.children(parent)
    owners = [n for n in nodes if not n.shares or n.shares not in graph.nodes]
    # Titles that are valid as they stand come first, so that a made-up name never displaces one.
    for node in sorted(owners, key=lambda n: keras_name(n.name, n.type) != n.name):
        wanted = keras_name(node.name, node.type)
        name = wanted
        number = 1
        while name.lower() in taken or (name in reserved and not node.type.startswith(_OPERATION)):
            name = f"{wanted}_{number}"
            number += 1
        taken.add(name.lower())
        names[node.id] = name
    for node in nodes:
        if node.id not in names:
            owner = graph.layer_of(node.id)
            names[node.id] = names.get(owner.id) or keras_name(owner.name, owner.type)
    return names


def operation_names(graph: Graph) -> set[str]:
    """Return the names Keras itself gives the operations of a model in a fresh process; no layer may have one."""
    counts: Counter[str] = Counter()
    for node in graph.nodes.values():
        if node.type.startswith(_OPERATION):
            counts[operation_name(node.type)] += 1
    return {base if i == 0 else f"{base}_{i}" for base, count in counts.items() for i in range(count)}


def operation_name(type_: str) -> str:
    """Return what Keras calls an operation by itself: "ops.abs" is `absolute`."""
    function = type_.rpartition(".")[2]
    return _OPERATION_NAMES.get(function, function)


def identifier(name: str) -> str:
    """Return a Python identifier for a Keras name."""
    cleaned = re.sub(r"\W", "_", name, flags=re.ASCII)
    if not cleaned or cleaned[0].isdigit():
        cleaned = "x_" + cleaned
    return cleaned
