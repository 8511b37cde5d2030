"""Edits of the order and the structure in which a model takes its inputs and gives its outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from designer.graph.interface import Chosen, Interface, interface_of, model_inputs, output_key, setting_name
from designer.graph.model import INPUT, Change, Graph, Setting
from designer.graph.signature import model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP


def set_interface(graph: Graph, interface: Interface, parent: str = "", text: str = "") -> Change:
    """Give a level an interface; the usual one is left out of the project."""
    name = setting_name(parent)
    old = graph.settings.get(name)
    removed = () if old is None else (Setting(name, old),)
    added = () if interface == Interface() else (Setting(name, interface),)
    return Change(text) if removed == added else Change(text, removed, added)


def as_saved(
    graph: Graph,
    parent: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    structures: tuple[Chosen, Chosen],
    keys: Sequence[str] = (),
) -> Change:
    """Give a level the interface of the model it was drawn from: ids of Inputs, output keys, takes and gives.

    `keys` are those of a dict of outputs. What is as the drawing has it anyway is not written down.
    """
    drawn = [output_key(*output) for output in model_outputs(graph, parent)]
    named: Mapping[str, str] = dict(zip(outputs, keys, strict=True)) if len(keys) == len(outputs) else {}
    return set_interface(
        graph,
        Interface(
            inputs=() if list(inputs) == [n.id for n in model_inputs(graph, parent)] else tuple(inputs),
            outputs=() if list(outputs) == drawn else tuple(dict.fromkeys(outputs)),
            takes=structures[0],
            gives=structures[1],
            keys={key: name for key, name in named.items() if name != graph.nodes[key.partition(":")[0]].name},
        ),
        parent,
    )


def input_order(graph: Graph) -> list[str]:
    """Return the ids of the model's Inputs in their order."""
    return [node.id for node in model_inputs(graph)]


def output_order(graph: Graph) -> list[str]:
    """Return the keys of the model's outputs in their order."""
    return [
        output_key(node_id, port)
        for node_id, port in model_outputs(graph)
        if graph.nodes[node_id].type != INPUT or graph.nodes[node_id].outputs
    ]


def move_input(graph: Graph, node_id: str, step: int) -> Change:
    """Move an Input of the model by some places among its Inputs."""
    order = _moved(input_order(graph), node_id, step)
    new = replace(interface_of(graph), inputs=tuple(order))
    return set_interface(graph, new, text=QT_TRANSLATE_NOOP("Edits", "Order of the inputs"))


def move_output(graph: Graph, key: str, step: int) -> Change:
    """Move an output of the model by some places among its outputs."""
    order = _moved(output_order(graph), key, step)
    new = replace(interface_of(graph), outputs=tuple(order))
    return set_interface(graph, new, text=QT_TRANSLATE_NOOP("Edits", "Order of the outputs"))


def set_takes(graph: Graph, chosen: Chosen, parent: str = "") -> Change:
    """Say in what structure a model takes its inputs."""
    new = replace(interface_of(graph, parent), takes=chosen)
    return set_interface(graph, new, parent, QT_TRANSLATE_NOOP("Edits", "Structure of the inputs"))


def set_gives(graph: Graph, chosen: Chosen, parent: str = "") -> Change:
    """Say in what structure a model gives its outputs."""
    new = replace(interface_of(graph, parent), gives=chosen)
    return set_interface(graph, new, parent, QT_TRANSLATE_NOOP("Edits", "Structure of the outputs"))


def keeping_order(graph: Graph, change: Change, parent: str, outputs: Mapping[str, str]) -> Change:
    """Return an edit with what keeps the outputs of a level in their order, where it gives some of them other keys."""
    after = graph.copy()
    after.apply(change)
    interface = interface_of(graph, parent)
    wanted = [outputs.get(output_key(*o), output_key(*o)) for o in model_outputs(graph, parent)]
    keys = {outputs.get(key, key): name for key, name in interface.keys.items()}
    found = [output_key(*output) for output in model_outputs(after, parent)]
    if found == [key for key in wanted if key in found] and keys == interface.keys:
        return change
    return change.then(set_interface(after, replace(interface, outputs=tuple(wanted), keys=keys), parent))


def _moved(order: list[str], key: str, step: int) -> list[str]:
    place = order.index(key)
    order.pop(place)
    order.insert(max(0, min(place + step, len(order))), key)
    return order
