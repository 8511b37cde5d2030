"""What is wrong with a drawing before Keras is asked: nothing drawn, cycles, titles, Inputs that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.checking.ports import connecting
from designer.graph.calls import OPERATION
from designer.graph.loose import targets_for
from designer.graph.model import INPUT, Graph, Node, id_order
from designer.graph.names import keras_name, operation_names
from designer.graph.rules import reaches
from designer.graph.signature import model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire import Fix, Problem


def structure_problems(
    graph: Graph, catalogue: Catalogue, parent: str, names: Mapping[str, str], stuck: Sequence[str]
) -> list[Problem]:
    """Return the problems of one level of the drawing ("" is the top) that its wires and titles show.

    `names` are the Keras names of its nodes, `stuck` those in or behind a cycle.
    """
    nodes = graph.children(parent)
    if not nodes and not parent:
        hint = Text(
            QT_TRANSLATE_NOOP("Problems", "Drag an Input and layers from the Layers panel, or open an example.")
        )
        return [Problem(Text(QT_TRANSLATE_NOOP("Problems", "Nothing is drawn yet.")), hint=hint)]
    found = [*_cycles(graph, stuck), *_titles(nodes, names, operation_names(graph))]
    inputs = [n for n in nodes if n.type == INPUT]
    if not inputs:
        found.append(_no_input(graph, parent, catalogue.initial_params(INPUT)))
    elif not any(graph.nodes[i].type != INPUT or graph.nodes[i].outputs for i, _ in model_outputs(graph, parent)):
        if not any(p.severity == "error" for p in found):
            found.append(_no_output(graph, parent))
    else:
        found.extend(_unused_input(graph, n) for n in inputs if not graph.outgoing(n.id) and not n.outputs)
    return found


def unknown_class(node: str, type_: str, catalogue: Catalogue, nearest: str) -> Problem:
    """Return the problem of a node whose class the catalogue does not have."""
    hint = None
    fixes: tuple[Fix, ...] = ()
    if nearest:
        hint = Text(QT_TRANSLATE_NOOP("Problems", "Did you mean {nearest}?"), {"nearest": nearest})
        text = Text(QT_TRANSLATE_NOOP("Fixes", "Make it {nearest}"), {"nearest": nearest})
        fixes = (Fix(text, "set_type", {"node": node, "type": nearest}),)
    fixes = (*fixes, *giving_class(type_))
    return Problem(
        Text(
            QT_TRANSLATE_NOOP("Problems", "{type} is not a layer of Keras {version}; this node cannot be built."),
            {"type": type_, "version": catalogue.keras_version},
        ),
        node=node,
        hint=hint,
        fixes=fixes,
    )


def giving_class(type_: str) -> tuple[Fix, ...]:
    """Return the cure for a class that is not known, that its code is given; none for what is no name of a class."""
    give = Text(QT_TRANSLATE_NOOP("Fixes", "Choose the file that defines {type}"), {"type": type_})
    return (Fix(give, "give_class", {"type": type_}),) if type_.isidentifier() else ()


def _cycles(graph: Graph, stuck: Sequence[str]) -> list[Problem]:
    found = []
    seen: set[str] = set()
    for node_id in stuck:
        if node_id in seen or not any(reaches(graph, e.target, node_id) for e in graph.outgoing(node_id)):
            continue
        ring = [i for i in stuck if i == node_id or (reaches(graph, node_id, i) and reaches(graph, i, node_id))]
        seen.update(ring)
        text = Text(
            QT_TRANSLATE_NOOP("Problems", "{names} form a cycle. Cut one of the wires between them."),
            {"names": ", ".join(graph.nodes[i].name for i in sorted(ring, key=id_order))},
        )
        found.append(Problem(text, node=node_id))
    return found


def _titles(nodes: Iterable[Node], names: Mapping[str, str], reserved: set[str]) -> list[Problem]:
    found = []
    for node in nodes:
        used = names[node.id]
        if node.shares or not node.name or used == node.name or node.type.startswith(OPERATION):
            continue  # operations carry no name in Keras
        if node.name in reserved:
            continue  # an operation has the name, which nobody can change
        if keras_name(node.name, node.type) != node.name:
            template = QT_TRANSLATE_NOOP(
                "Problems", "Keras would refuse the name {title} when it trains or exports; the model uses {used}."
            )
        else:
            template = QT_TRANSLATE_NOOP("Problems", "Another layer is called {title}, too; the model uses {used}.")
        rename = Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Rename to {used}"), {"used": used}),
            "rename",
            {"node": node.id, "name": used},
        )
        text = Text(template, {"title": node.name, "used": used})
        found.append(Problem(text, node=node.id, severity="warning", fixes=(rename,)))
    return found


def _no_input(graph: Graph, parent: str, input_params: Mapping[str, Any]) -> Problem:
    first = next((n for n in graph.children(parent) if not graph.incoming(n.id)), None)
    fix = Fix(
        Text(QT_TRANSLATE_NOOP("Fixes", "Add an Input")),
        "add_input",
        {"parent": parent, "target": first.id if first else "", "params": input_params},
    )
    if parent:
        text = Text(
            QT_TRANSLATE_NOOP("Problems", "The nested model {name} has no Input. Add one inside it."),
            {"name": graph.nodes[parent].name},
        )
    else:
        text = Text(QT_TRANSLATE_NOOP("Problems", "The drawing has no Input. Add one and wire it to the first layer."))
    return Problem(text, node=parent, fixes=(fix,))


def _no_output(graph: Graph, parent: str) -> Problem:
    if parent:
        text = Text(
            QT_TRANSLATE_NOOP("Problems", "The nested model {name} has no output. Wire its Input to a layer."),
            {"name": graph.nodes[parent].name},
        )
    else:
        text = Text(QT_TRANSLATE_NOOP("Problems", "The model has no output. Wire the Input to a layer."))
    return Problem(text, node=parent)


def _unused_input(graph: Graph, node: Node) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "The Input {name} leads to no output. Wire it to a layer or delete it."),
        {"name": node.name},
    )
    layers = [n.id for n in graph.children(node.parent)]
    connects = [connecting(node, target) for target in targets_for(graph, node.id, layers)]
    fix = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Delete {name}"), {"name": node.name}), "delete", {"node": node.id})
    return Problem(text, node=node.id, severity="warning", fixes=(*connects, fix))
