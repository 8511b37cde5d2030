"""Copied nodes as text for the clipboard, and back without trusting what the text says."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from designer.catalogue.load import classes_in, load
from designer.catalogue.own.classes import specs_of
from designer.graph import annotation
from designer.graph.annotation import Frame, Note
from designer.graph.copies import Copy, add_copy, copy_of
from designer.graph.interface import Interface, is_interface, setting_name
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import storage
from designer.project.errors import ProjectError
from designer.project.own_code import CODE, Module, OwnCode, code_of, with_modules

FORMAT = "kdesign-nodes"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`project` holds the nodes as a project of their own, with the `layers` from outside that they call."""

    format: str
    project: msgspec.Raw
    incoming: list[tuple[str, int, str, int]] = []
    layers: list[str] = []


def copy_text(graph: Graph, node_ids: Iterable[str], marks: Iterable[str] = ()) -> str:
    """Return nodes, everything inside them, the wires between them and those coming in, as JSON text.

    Layers from outside that they call are told along, for a drawing that does not have them; so are frames around
    them, dots of their wires and the notes `marks`.
    """
    copy = copy_of(graph, node_ids, marks)
    settings = [Setting(setting_name(i), interface) for i, interface in copy.interfaces.items()]
    settings += [Setting(name, mark) for name, mark in copy.marks.items()]
    settings += [Setting(annotation.route_name(edge), points) for edge, points in copy.routes.items()]
    used = {name for n in (*copy.nodes, *copy.layers) for name in (n.type, *classes_in(n.params))}
    own = [one for one in code_of(graph).modules if _defines(one, used)]
    settings += [Setting(CODE, OwnCode(tuple(own)))] if own else []
    project = storage.encode(Graph([*copy.nodes, *copy.edges, *copy.layers, *copy.layer_edges, *settings]))
    file = {
        "format": FORMAT,
        "project": json.loads(project),
        "incoming": [[e.source, e.source_port, e.target, e.target_port] for e in copy.incoming],
        "layers": [node.id for node in copy.layers],
    }
    return json.dumps(file, ensure_ascii=False)


def is_copy(text: str) -> bool:
    """Tell whether a clipboard text looks like copied nodes."""
    return text.startswith('{"format": "' + FORMAT + '"')


def paste(
    graph: Graph, text: str, offset: tuple[float, float], parent: str = "", keep_incoming: bool = False
) -> tuple[Change, list[str]]:
    """Return the change that adds copied nodes moved by `offset`, and the new ids of the outermost ones.

    They are checked as those of a project file are. Raises DesignerError for a text that is not a copy of nodes.
    """
    change, ids = add_copy(graph, _read(text, graph), offset, parent, keep_incoming)
    return change.then(with_modules(graph, _code(text).modules)), ids


def _defines(module: Module, types: set[str]) -> bool:
    return any(spec.name in types for spec in specs_of(module.text, module.name, load()))


def _code(text: str) -> OwnCode:
    """Return the code of the user's own that copied nodes bring along."""
    return code_of(storage.decode(bytes(msgspec.json.decode(text.encode("utf-8"), type=_File).project)))


def _read(text: str, graph: Graph) -> Copy:
    try:
        file = msgspec.json.decode(text.encode("utf-8"), type=_File)
        if file.format != FORMAT:
            raise ValueError(file.format)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise _no_copy() from None
    try:
        found = storage.decode(bytes(file.project))
        layers = {i for i in file.layers if i in found.nodes}
        nodes = [node for node in found.nodes.values() if node.id not in layers]
        kept = {node.id for node in nodes}
        edges = [edge for edge in found.edges if edge.source in kept and edge.target in kept]
        incoming = storage.wires_from_outside(file.incoming, Graph([*nodes, *edges]), graph)
    except ProjectError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The copied nodes on the clipboard are faulty at {path}: {reason}"),
            path=error.path or "$",
            reason=error.reason,
        ) from error
    if any(node.parent in layers for node in nodes):
        raise _no_copy()
    interfaces = {
        name.partition(":")[2]: value
        for name, value in found.settings.items()
        if is_interface(name) and isinstance(value, Interface) and name != setting_name()
    }
    return Copy(
        tuple(nodes),
        tuple(edges),
        tuple(incoming),
        tuple(node for node in found.nodes.values() if node.id in layers),
        tuple(edge for edge in found.edges if edge.source in layers and edge.target in layers),
        interfaces,
        {name: value for name, value in found.settings.items() if isinstance(value, Note | Frame)},
        {edge: points for edge in edges if (points := annotation.dots(found, edge))},
    )


def _no_copy() -> DesignerError:
    return DesignerError(QT_TRANSLATE_NOOP("Errors", "The clipboard holds no nodes of a drawing."))
