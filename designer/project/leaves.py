"""Checks what a project file's records leave open: the values of arguments, objects in them, and ports of wires."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from designer.catalogue import kinds, signatures
from designer.catalogue.load import Catalogue, load
from designer.catalogue.spec import Param
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Edge, Node
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.errors import ProjectError
from designer.project.records import OwnCode, TrainingSettings

_LONGEST_NAME = 100
_OF_MODELS = (Param(SEQUENTIAL, "bool"),)


def check_nodes(nodes: Iterable[Node]) -> None:
    """Refuse arguments of a type that they cannot hold. Raises ProjectError with the path of the fault.

    Values out of range, unknown classes and unknown arguments are left to the check: they harm nothing, and a drawing
    that has them can be mended in the window.
    """
    catalogue = load()
    for place, node in enumerate(nodes):
        path = f"$.nodes[{place}]"
        spec = catalogue.spec(node.type)
        params = _OF_MODELS if node.type == MODEL else spec.params if spec else ()
        _refuse(path + ".params", kinds.argument_faults(params, node.params, catalogue))
        _refuse(path + ".arguments", kinds.argument_faults(spec.arguments if spec else (), node.arguments, catalogue))
        for name in node.arguments:
            if not name.isidentifier():
                reason = Text(
                    QT_TRANSLATE_NOOP("Errors", "{name} is not the name of an argument."), {"name": name[:80]}
                )
                raise ProjectError(reason, path + ".arguments")
        for port in node.outputs:
            _check_port(path + ".outputs", node, port, _most(node, catalogue)[1])


def check_edges(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> None:
    """Refuse wires at ports that a layer of the class never has. Raises ProjectError with the path of the fault.

    Ports that only these arguments do not give (`return_state` is off) are left to the check.
    """
    catalogue = load()
    for place, edge in enumerate(edges):
        source, target = nodes[edge.source], nodes[edge.target]
        _check_port(f"$.edges[{place}][1]", source, edge.source_port, _most(source, catalogue)[1])
        _check_port(f"$.edges[{place}][3]", target, edge.target_port, _most(target, catalogue)[0])


def has_output(node: Node, port: int) -> bool:
    """Tell whether a layer of the class can have an output at a port."""
    most = _most(node, load())[1]
    return most is None or port < most


def check_training(training: TrainingSettings) -> None:
    """Refuse what is no Keras object or has arguments of no type of theirs. Raises ProjectError with the path."""
    catalogue = load()

    def check(path: str, value: Any, kind: str) -> None:
        _refuse(path, kinds.object_faults(value, (kind,), catalogue))

    check("$.training.optimizer", training.optimizer, "optimizer")
    for place, callback in enumerate(training.callbacks):
        check(f"$.training.callbacks[{place}]", callback, "callback")
    for key, output in training.outputs.items():
        check(f"$.training.outputs.{key}.loss", output.loss, "loss")
        for place, metric in enumerate(output.metrics):
            check(f"$.training.outputs.{key}.metrics[{place}]", metric, "metric")


def check_code(code: OwnCode) -> None:
    """Refuse texts of Python whose names are no names, or the same. Raises ProjectError with the path."""
    names = [one.name for one in code.modules]
    for place, name in enumerate(names):
        if not name.isidentifier() or len(name) > _LONGEST_NAME or name in names[:place]:
            reason = QT_TRANSLATE_NOOP("Errors", "{name} is not the name of a text, or that of another one, too.")
            raise ProjectError(Text(reason, {"name": name[:80]}), f"$.code.modules[{place}].name")


def _most(node: Node, catalogue: Catalogue) -> tuple[int | None, int | None]:
    if node.type == INPUT:
        return 0, 1
    spec = catalogue.spec(node.type)
    return signatures.most_ports(spec) if spec is not None else (None, None)


def _check_port(path: str, node: Node, port: int, most: int | None) -> None:
    if most is not None and port >= most:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP("Errors", "{type} has no port {port}: it has at most {count}, counted from 0."),
                {"type": node.type[:80], "port": port, "count": most},
            ),
            path,
        )


def _refuse(path: str, faults: Iterable[kinds.Fault]) -> None:
    for where, text in faults:
        raise ProjectError(text, path + where)
