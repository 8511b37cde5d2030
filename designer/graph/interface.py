"""How tensors go into a model and come out: in which order, and as a single one, as a list or as a dict by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from designer.graph.model import INPUT, Graph, Node

Structure = Literal["single", "list", "dict"]
Chosen = Literal["", "list", "dict"]
"""A structure that was chosen, or "" for the usual one: one tensor stands alone, several are a list."""

INTERFACE = "interface"
_Key = TypeVar("_Key")


@dataclass(frozen=True)
class Interface:
    """The order and structure of a model's inputs and outputs, where it is not the usual one.

    `inputs` are ids of Inputs and `outputs` output keys (output_key) in the model's order; those that are not named
    come behind, in the order in which they were drawn. `takes` and `gives` are the structures. `keys` are the keys of
    outputs in a dict that are not the names of their layers, by output key.
    """

    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    takes: Chosen = ""
    gives: Chosen = ""
    keys: Mapping[str, str] = field(default_factory=dict)

    def renamed(self, ids: Mapping[str, str]) -> Interface:
        """Return the same of copies of the nodes; ids that were not copied fall out."""

        def of(key: str) -> str:
            node, colon, port = key.partition(":")
            return ids[node] + colon + port

        def has(key: str) -> bool:
            return key.partition(":")[0] in ids

        return replace(
            self,
            inputs=tuple(of(i) for i in self.inputs if has(i)),
            outputs=tuple(of(i) for i in self.outputs if has(i)),
            keys={of(i): name for i, name in self.keys.items() if has(i)},
        )


def output_key(node_id: str, port: int = 0) -> str:
    """Return the key of a model output in the settings: the node's id, with ":port" behind it if not the first."""
    return node_id if port == 0 else f"{node_id}:{port}"


def setting_name(parent: str = "") -> str:
    """Return the name of the setting that holds the interface of a level."""
    return f"{INTERFACE}:{parent}" if parent else INTERFACE


def is_interface(name: str) -> bool:
    """Tell whether a setting of this name holds an interface."""
    return name.partition(":")[0] == INTERFACE


def interface_of(graph: Graph, parent: str = "") -> Interface:
    """Return the interface of a level ("" is the top)."""
    found = graph.settings.get(setting_name(parent))
    return found if isinstance(found, Interface) else Interface()


def model_inputs(graph: Graph, parent: str = "") -> list[Node]:
    """Return the Inputs of a level in the model's order."""
    nodes = [n for n in graph.children(parent) if n.type == INPUT]
    return in_order(nodes, interface_of(graph, parent).inputs, lambda n: n.id)


def in_order(items: Iterable[_Key], wanted: Iterable[str], key: Callable[[_Key], str]) -> list[_Key]:
    """Return items in a wanted order of their keys, those that it does not name behind."""
    places = {name: place for place, name in enumerate(wanted)}
    return sorted(items, key=lambda item: places.get(key(item), len(places)))


def structure(chosen: Chosen, count: int) -> Structure:
    """Return how `count` tensors are passed."""
    return chosen or ("single" if count == 1 else "list")


def packed(how: Structure, values: Mapping[str, Any]) -> Any:
    """Return values by name as a model takes or gives them: the one alone, a list in their order, or the dict."""
    if how == "dict":
        return dict(values)
    return list(values.values()) if how == "list" else next(iter(values.values()), None)
