"""The project file: a graph as one canonical JSON text, and back without trusting what the text says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import msgspec

from designer.data.sources import SOURCES
from designer.data.steps import STEPS
from designer.files import atomic
from designer.graph import annotation
from designer.graph.annotation import Frame, Note
from designer.graph.interface import Interface, is_interface
from designer.graph.model import INPUT, MODEL, Edge, Graph, Node, Setting, id_order
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import canonical
from designer.project.errors import ProjectError
from designer.project.leaves import check_code, check_edges, check_nodes, check_training, has_output
from designer.project.migrate import migrated
from designer.project.records import SETTING_TYPES, OwnCode, TrainingSettings
from designer.project.search_settings import OF_PROJECT

FORMAT = "kdesign"
VERSION = 3  # what a project is written in
NEWEST = 4  # that with nodes which are bypassed: format 3 would train them
SUFFIX = ".kdesign"
MAX_BYTES = 32 * 1024 * 1024
MAX_NODES = 50_000
MAX_EDGES = 200_000
MAX_PORT = 9_999
MAX_POSITION = 10_000_000
MAX_DEPTH = 40

_ID = re.compile(r"[A-Za-z_]{0,16}[0-9]{1,18}|[A-Za-z_]{1,16}")
_COLLAPSED = "collapsed"  # the setting that lists the nodes which are drawn small
_KEYED_BY_ID = {"data": ("inputs", "targets"), "training": ("outputs",)}


class _Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    type: str
    name: str = ""
    params: dict[str, Any] = {}
    parent: str = ""
    shares: str = ""
    outputs: list[int] = []
    trainable: bool = True
    arguments: dict[str, Any] = {}
    bypassed: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    nodes: list[_Node] = []
    edges: list[tuple[str, int, str, int]] = []
    data: dict[str, Any] | None = None
    training: dict[str, Any] | None = None
    search: dict[str, Any] | None = None
    code: dict[str, Any] | None = None
    settings: dict[str, Any] = {}
    view: dict[str, tuple[int, int]] = {}


def encode(graph: Graph) -> str:
    """Return the canonical text of a project: equal graphs give equal bytes, whatever their history.

    Settings of nodes that are gone are left out. Raises ProjectError for a value that JSON cannot hold.
    """
    nodes = sorted(graph.nodes.values(), key=lambda n: id_order(n.id))
    edges = sorted(graph.edges, key=lambda e: (id_order(e.target), e.target_port, id_order(e.source), e.source_port))
    file: dict[str, Any] = {"format": FORMAT, "version": NEWEST if any(n.bypassed for n in nodes) else VERSION}
    try:
        file["nodes"] = [_node_record(n) for n in nodes]
        file["edges"] = [[e.source, e.source_port, e.target, e.target_port] for e in edges]
        kept = annotation.kept(graph)
        settings = {k: canonical.plain(_without_gone(v, graph.nodes)) for k, v in kept.items()}
    except ValueError as error:
        raise ProjectError(str(error)) from None
    for name in SETTING_TYPES:
        if name in settings:
            file[name] = _pruned(name, settings.pop(name), graph.nodes)
    if small := [n.id for n in nodes if n.collapsed]:
        settings[_COLLAPSED] = small
    rest = {k: settings[k] for k in sorted(settings) if _owner(k) in {"", *graph.nodes}}
    if rest:
        file["settings"] = rest
    view = {n.id: [int(n.position[0]), int(n.position[1])] for n in nodes if n.position != (0, 0)}
    if view:
        file["view"] = view
    return canonical.write(file)


def decode(text: str | bytes) -> Graph:
    """Return the graph in a project's text.

    Raises ProjectError with the path of the fault, and nothing else, whatever the text holds.
    """
    if len(text) > MAX_BYTES:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP("Errors", "It has {size} MB; a project has at most {limit} MB."),
                {"size": len(text) // 2**20, "limit": MAX_BYTES // 2**20},
            )
        )
    data = b""
    try:
        data = text.encode("utf-8") if isinstance(text, str) else text
        raw = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        if data.lstrip().startswith(b"{") and "truncated" in str(error):
            raise ProjectError(
                Text(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "The file breaks off in the middle. The save before may lie beside it, with .bak at its end.",
                    )
                )
            ) from None
        raise ProjectError(Text(QT_TRANSLATE_NOOP("Errors", "This is not a project: the file is not JSON."))) from None
    file = _validated(raw)
    nodes = _nodes(file)
    check_nodes(nodes)
    graph = Graph(nodes)
    edges = _edges(file.edges, graph.nodes)
    check_edges(edges, graph.nodes)
    return Graph([*nodes, *edges, *_settings(file, graph)])


def wires_from_outside(records: Iterable[tuple[str, int, str, int]], nodes: Graph, outside: Graph) -> list[Edge]:
    """Return the wires from nodes of another drawing to outermost `nodes`; those whose source it has not fall out.

    Raises ProjectError with the path of the fault.
    """
    sources = {i: replace(node, id=f"outside {i}", parent="") for i, node in outside.nodes.items()}
    ends = {**nodes.nodes, **{node.id: node for node in sources.values()}}
    inner = [(e.source, e.source_port, e.target, e.target_port) for e in nodes.edges]
    outer = [
        (sources[source].id, port, target, target_port)
        for source, port, target, target_port in records
        if source in sources and has_output(sources[source], port)
    ]
    edges = _edges([*inner, *outer], ends)[len(inner) :]
    check_edges(edges, ends)
    return [replace(edge, source=edge.source.removeprefix("outside ")) for edge in edges]


def get_ready() -> Iterator[None]:
    """Look at the records of a project, some with each step: msgspec does when it first reads one, which takes long."""
    for kind in (*SOURCES, *STEPS, *SETTING_TYPES.values(), _File, Interface):
        msgspec.json.Decoder(kind)
        yield


def load(path: Path) -> Graph:
    """Return the graph in a project file. Raises ProjectError, naming the file, when it cannot be read."""
    try:
        return decode(atomic.read(path, MAX_BYTES))
    except ProjectError as error:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP("Errors", "{file} cannot be opened. {reason}"),
                {"file": str(path), "reason": error.text},
            )
        ) from error
    except OSError as error:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP("Errors", "{file} cannot be opened: {reason}."),
                {"file": str(path), "reason": error.strerror or str(error)},
            )
        ) from error


def save(graph: Graph, path: Path) -> None:
    """Write a project file so that the old or the new one is there whatever happens; the old one stays as .bak.

    Raises ProjectError, with the old file untouched, when it cannot be written or could not be read again.
    """
    data = encode(graph).encode("utf-8")
    decode(data)
    try:
        atomic.write(path, data, backup=backup_path(path))
    except OSError as error:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP("Errors", "{file} could not be saved: {reason}. The previous save is safe."),
                {"file": str(path), "reason": error.strerror or str(error)},
            )
        ) from error


def backup_path(path: Path) -> Path:
    """Return where the previous good save of a project lies."""
    return path.with_name(path.name + ".bak")


def fingerprint(path: Path) -> str:
    """Return a digest of a file's content, "" where there is none: another one means that somebody else wrote it."""
    return atomic.digest(path, MAX_BYTES)


def _node_record(node: Node) -> dict[str, Any]:
    record: dict[str, Any] = {"id": node.id, "type": node.type}
    optional = {
        "name": node.name,
        "params": node.params,
        "parent": node.parent,
        "shares": node.shares,
        "outputs": node.outputs,
        "arguments": node.arguments,
    }
    record.update({key: canonical.plain(value) for key, value in optional.items() if value})
    if not node.trainable:
        record["trainable"] = False
    if node.bypassed:
        record["bypassed"] = True
    return record


def _pruned(name: str, value: Any, nodes: dict[str, Node]) -> Any:
    if not isinstance(value, dict):
        return value
    pruned = dict(value)
    for part in _KEYED_BY_ID.get(name, ()):
        if isinstance(pruned.get(part), dict):
            pruned[part] = {k: v for k, v in pruned[part].items() if k.partition(":")[0] in nodes}
            if not pruned[part]:
                del pruned[part]
    if isinstance(pruned.get("adapt"), list | tuple):
        pruned["adapt"] = [i for i in pruned["adapt"] if i in nodes]
        if not pruned["adapt"]:
            del pruned["adapt"]
    if isinstance(pruned.get("variations"), list | tuple):
        pruned["variations"] = [v for v in pruned["variations"] if _is_of_what_is_there(v, nodes)]
        if not pruned["variations"]:
            del pruned["variations"]
    return pruned


def _is_of_what_is_there(variation: Any, nodes: dict[str, Node]) -> bool:
    of = variation.get("of") if isinstance(variation, dict) else None
    return not isinstance(of, str) or of in OF_PROJECT or of in nodes


def _without_gone(value: Any, nodes: dict[str, Node]) -> Any:
    """Return an interface as what differs from the usual one, of the nodes that are there; other values as they are."""
    if isinstance(value, Note | Frame):
        return annotation.record(value)
    if not isinstance(value, Interface):
        return value
    kept = asdict(value.renamed({i: i for i in nodes}))
    return {name: part for name, part in kept.items() if part}


def _owner(name: str) -> str:
    """Return the node id a setting belongs to ("note:n7" -> "n7"), "" for settings of the whole project."""
    end = name.rpartition(":")[2]
    return end if end != name and re.fullmatch(r"n\d+", end) else ""


def _validated(raw: Any) -> _File:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise ProjectError(
            Text(QT_TRANSLATE_NOOP("Errors", 'This is not a project of this program: "format" is not "kdesign".'))
        )
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ProjectError(Text(QT_TRANSLATE_NOOP("Errors", "The version is not a number from 1.")), "$.version")
    if version > NEWEST:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "It was saved by a newer version of this program (format {version}; this one reads up to "
                    "{known}). Update the program to open it.",
                ),
                {"version": version, "known": NEWEST},
            )
        )
    if _depth_exceeds(raw, MAX_DEPTH):
        raise ProjectError(
            Text(QT_TRANSLATE_NOOP("Errors", "Values are nested more than {limit} deep."), {"limit": MAX_DEPTH})
        )
    file: _File = _told(lambda: msgspec.convert(migrated(raw, version, NEWEST), _File), "$")
    if len(file.nodes) > MAX_NODES or len(file.edges) > MAX_EDGES:
        raise ProjectError(
            Text(
                QT_TRANSLATE_NOOP("Errors", "A project has at most {nodes} nodes and {edges} wires."),
                {"nodes": MAX_NODES, "edges": MAX_EDGES},
            )
        )
    return file


def _convert(value: Any, kind: Any, path: str) -> Any:
    return _told(lambda: msgspec.convert(value, kind), path)


def _told(read: Callable[[], Any], path: str) -> Any:
    """Return what is read. Raises ProjectError with the place of what is not as it should be."""
    try:
        return read()
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `$")
        raise ProjectError(reason + ".", path + where.rstrip("`")) from None


def _depth_exceeds(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit + 1):
        inner = [v.values() if type(v) is dict else v for v in level if type(v) is dict or type(v) is list]
        level = [v for values in inner for v in values]
        if not level:
            return False
    return True


def _nodes(file: _File) -> list[Node]:
    records: dict[str, _Node] = {}
    for index, record in enumerate(file.nodes):
        path = f"$.nodes[{index}]"
        if not _ID.fullmatch(record.id):
            raise _fault(path + ".id", QT_TRANSLATE_NOOP("Errors", "{id} is not an id such as n7."), id=record.id[:80])
        if record.id in records:
            raise _fault(path + ".id", QT_TRANSLATE_NOOP("Errors", "There are two nodes {id}."), id=record.id)
        if not record.type:
            raise _fault(path + ".type", QT_TRANSLATE_NOOP("Errors", "The class name is empty."))
        if any(not 0 <= port <= MAX_PORT for port in record.outputs):
            raise _fault(path + ".outputs", QT_TRANSLATE_NOOP("Errors", "Ports count from 0."))
        records[record.id] = record
    for index, record in enumerate(file.nodes):
        _check_family(records, record, f"$.nodes[{index}]")
    small = file.settings.get(_COLLAPSED, [])
    if not isinstance(small, list):
        raise _fault(f"$.settings.{_COLLAPSED}", QT_TRANSLATE_NOOP("Errors", "This is not a list of ids."))
    return [_node(record, file.view, record.id in small) for record in file.nodes]


def _node(record: _Node, view: dict[str, tuple[int, int]], collapsed: bool) -> Node:
    x, y = view.get(record.id, (0, 0))
    if max(abs(x), abs(y)) > MAX_POSITION:
        raise _fault(f"$.view.{record.id}", QT_TRANSLATE_NOOP("Errors", "The position is off the canvas."))
    return Node(
        id=record.id,
        type=record.type,
        name=record.name,
        params=record.params,
        position=(x, y),
        parent=record.parent,
        shares=record.shares,
        outputs=tuple(record.outputs),
        trainable=record.trainable,
        arguments=record.arguments,
        bypassed=record.bypassed,
        collapsed=collapsed,
    )


def _check_family(records: dict[str, _Node], record: _Node, path: str) -> None:
    if record.parent:
        parent = records.get(record.parent)
        if parent is None or parent.type != MODEL or parent.shares:
            raise _fault(
                path + ".parent", QT_TRANSLATE_NOOP("Errors", "There is no nested model {id}."), id=record.parent[:80]
            )
        seen = {record.id}
        while parent is not None:
            if parent.id in seen:
                raise _fault(path + ".parent", QT_TRANSLATE_NOOP("Errors", "The node lies inside itself."))
            seen.add(parent.id)
            parent = records.get(parent.parent)
    if record.shares:
        owner = records.get(record.shares)
        if owner is None or owner.shares or owner.type != record.type or owner.type == INPUT or owner is record:
            raise _fault(
                path + ".shares",
                QT_TRANSLATE_NOOP("Errors", "There is no {type} layer {id} to share."),
                type=record.type[:80],
                id=record.shares[:80],
            )
        if record.params:
            raise _fault(
                path + ".params", QT_TRANSLATE_NOOP("Errors", "A call of a shared layer has no arguments of its own.")
            )


def _edges(records: Iterable[tuple[str, int, str, int]], nodes: Mapping[str, Node]) -> list[Edge]:
    edges: list[Edge] = []
    taken: set[tuple[str, int]] = set()
    for index, (source, source_port, target, target_port) in enumerate(records):
        path = f"$.edges[{index}]"
        for end in (source, target):
            if end not in nodes:
                raise _fault(
                    path, QT_TRANSLATE_NOOP("Errors", "The wire ends at {id}, which is not there."), id=end[:80]
                )
        if nodes[source].parent != nodes[target].parent:
            raise _fault(path, QT_TRANSLATE_NOOP("Errors", "The wire leaves its nested model."))
        if not (0 <= source_port <= MAX_PORT and 0 <= target_port <= MAX_PORT):
            raise _fault(path, QT_TRANSLATE_NOOP("Errors", "Ports count from 0."))
        if (target, target_port) in taken:
            raise _fault(
                path,
                QT_TRANSLATE_NOOP("Errors", "Port {port} of {id} has two wires."),
                port=target_port,
                id=target,
            )
        taken.add((target, target_port))
        edges.append(Edge(source, source_port, target, target_port))
    return edges


def _settings(file: _File, graph: Graph) -> list[Setting]:
    found = []
    for name, kind in SETTING_TYPES.items():
        value = getattr(file, name)
        if value is not None:
            read = _convert(_pruned(name, value, graph.nodes), kind, f"$.{name}")
            if isinstance(read, TrainingSettings):
                check_training(read)
            if isinstance(read, OwnCode):
                check_code(read)
            found.append(Setting(name, read))
    for name, value in file.settings.items():
        if name == _COLLAPSED:
            continue  # the nodes have it
        if name in SETTING_TYPES:
            raise _fault(f"$.settings.{name}", QT_TRANSLATE_NOOP("Errors", "It belongs at the top of the file."))
        if _owner(name) in {"", *graph.nodes}:
            if is_interface(name):
                read = _convert(value, Interface, f"$.settings.{name}")
                value = read.renamed({i: i for i in graph.nodes})
            elif mark := annotation.kind_of(name, value):
                value = _convert(value, mark, f"$.settings.{name}")
                if max(map(abs, value.position)) > MAX_POSITION:
                    raise _fault(
                        f"$.settings.{name}.position", QT_TRANSLATE_NOOP("Errors", "The position is off the canvas.")
                    )
            elif annotation.is_route(name):
                value = _convert(value, tuple[tuple[int, int], ...], f"$.settings.{name}")
            found.append(Setting(name, value))
    return found


def _fault(path: str, template: str, **args: Any) -> ProjectError:
    return ProjectError(Text(template, args), path)
