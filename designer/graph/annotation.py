"""What is drawn around a network: notes, frames around nodes, dots that wires run through. No model knows of them.

They are settings of the document ("note:1", "frame:2", "route:n1.0:n2.1"), so that they are saved and undone alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from designer.graph.model import Edge, Graph

COLOURS = ("", "input", "core", "merge", "regularisation", "output")
"""What a note or frame may be coloured with: the families of the theme, "" for none."""

Points = tuple[tuple[int, int], ...]
_ROUTE = "route:"


@dataclass(frozen=True)
class Note:
    """A text on the drawing of one level; `position` is its upper left corner, in scene units."""

    text: str = ""
    position: tuple[int, int] = (0, 0)
    size: tuple[int, int] = (240, 96)
    level: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Frame:
    """A frame around `nodes` of one level and around the frames that lie `inside` it.

    A `collapsed` one is a single card at `position`, which stands for everything in it.
    """

    title: str = ""
    nodes: tuple[str, ...] = ()
    level: str = ""
    colour: str = ""
    collapsed: bool = False
    position: tuple[int, int] = (0, 0)
    inside: str = ""


Mark = Note | Frame
_KINDS: Mapping[str, type[Note] | type[Frame]] = {"note": Note, "frame": Frame}


def kind_of(name: str, value: object) -> type[Note] | type[Frame] | None:
    """Return what a setting of a file is to be read as, None if it is neither note nor frame."""
    return _KINDS.get(name.partition(":")[0]) if isinstance(value, dict) else None


def is_route(name: str) -> bool:
    """Tell whether a setting of this name holds the dots of a wire."""
    return name.startswith(_ROUTE)


def route_name(edge: Edge) -> str:
    """Return the name of the setting that holds the dots of a wire."""
    return f"{_ROUTE}{edge.source}.{edge.source_port}:{edge.target}.{edge.target_port}"


def dots(graph: Graph, edge: Edge) -> Points:
    """Return the dots that a wire runs through, from its source on."""
    found = graph.settings.get(route_name(edge), ())
    return tuple(found) if isinstance(found, tuple | list) else ()


def fresh_name(graph: Graph, kind: str, taken: Iterable[str] = ()) -> str:
    """Return a name for a new "note" or "frame"."""
    numbers = [0]
    for name in (*graph.settings, *taken):
        head, _, end = name.partition(":")
        if head == kind and end.isdecimal():
            numbers.append(int(end))
    return f"{kind}:{max(numbers) + 1}"


def notes(graph: Graph, level: str = "") -> dict[str, Note]:
    """Return the notes of a level by name."""
    return {k: v for k, v in graph.settings.items() if isinstance(v, Note) and v.level == level}


def frames(graph: Graph, level: str = "") -> dict[str, Frame]:
    """Return the frames of a level by name, with those of their nodes that are there; empty ones fall out."""
    found = {k: v for k, v in graph.settings.items() if isinstance(v, Frame) and v.level == level}
    if not found:
        return found
    taken: set[str] = set()
    for name, frame in found.items():
        there = tuple(i for i in frame.nodes if i in graph.nodes and graph.nodes[i].parent == level and i not in taken)
        taken.update(there)
        inside = frame.inside if frame.inside in found and not _is_within(found, frame.inside, name) else ""
        if there != frame.nodes or inside != frame.inside:
            found[name] = replace(frame, nodes=there, inside=inside)
    while empty := [n for n, f in found.items() if not f.nodes and not any(g.inside == n for g in found.values())]:
        for name in empty:
            del found[name]
    return found


def inner(found: Mapping[str, Frame], name: str) -> list[str]:
    """Return the names of the frames that lie in a frame, at any depth."""
    names = [n for n, f in found.items() if f.inside == name]
    return [*names, *(deeper for n in names for deeper in inner(found, n))]


def members(found: Mapping[str, Frame], name: str) -> list[str]:
    """Return the ids of all nodes in a frame and in the frames inside it."""
    return [i for n in (name, *inner(found, name)) for i in found[n].nodes]


def hidden(found: Mapping[str, Frame]) -> dict[str, str]:
    """Return which collapsed frame stands for each node that is not seen: the outermost one."""
    result: dict[str, str] = {}
    for name, frame in found.items():
        top = outermost_collapsed(found, name)
        if top:
            result.update(dict.fromkeys(frame.nodes, top))
    return result


def outermost_collapsed(found: Mapping[str, Frame], name: str) -> str:
    """Return the outermost collapsed frame of a frame and those around it, "" without one."""
    top = ""
    while name in found:
        if found[name].collapsed:
            top = name
        name = found[name].inside
    return top


def of_node(found: Mapping[str, Frame], node_id: str) -> str:
    """Return the name of the frame in which a node lies directly, "" without one."""
    return next((name for name, frame in found.items() if node_id in frame.nodes), "")


def record(mark: Mark) -> dict[str, Any]:
    """Return what differs from the usual, for a file."""
    usual = {field.name: field.default for field in fields(mark)}
    return {name: value for name, value in asdict(mark).items() if value != usual[name]}


def kept(graph: Graph) -> dict[str, Any]:
    """Return the settings of a drawing without notes, frames and dots of what is gone."""
    levels = {n.parent for n in graph.nodes.values()} | {""} | {n.id for n in graph.nodes.values()}
    found = {
        level: frames(graph, level) for level in {v.level for v in graph.settings.values() if isinstance(v, Frame)}
    }
    routes = {route_name(e) for e in graph.edges} if any(is_route(k) for k in graph.settings) else set()
    result: dict[str, Any] = {}
    for name, value in graph.settings.items():
        if isinstance(value, Frame):
            value = found[value.level].get(name) if value.level in levels else None
        elif (isinstance(value, Note) and value.level not in levels) or (is_route(name) and name not in routes):
            value = None
        if value is not None:
            result[name] = value
    return result


def _is_within(found: Mapping[str, Frame], name: str, outer: str) -> bool:
    """Tell whether a frame is another one, lies in it, or lies in a circle."""
    seen: set[str] = set()
    while name in found and name not in seen:
        if name == outer:
            return True
        seen.add(name)
        name = found[name].inside
    return name in seen
