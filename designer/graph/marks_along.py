"""Notes, frames and dots of wires that go along when nodes come to stand in another level of the drawing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from designer.graph import annotation
from designer.graph.annotation import Frame, Note, Points
from designer.graph.model import Change, Edge, Graph, Setting

Offset = tuple[int, int]


def to_levels(graph: Graph, levels: Mapping[str, str]) -> Change:
    """Return the change that puts all notes and frames of some levels into others: old ids of models by new ones."""
    marks = _marks(graph, levels)
    return _change(marks, {n: replace(m, level=levels[m.level]) for n, m in marks.items()})


def out_of(graph: Graph, model: str, came: Iterable[str], wires: Iterable[Edge], offset: Offset) -> Change:
    """Return the change that puts the notes and frames in a nested model around it, moved by an offset.

    `came` are the nodes that come out of it and `wires` those that do not change; a frame around the model is one
    around them.
    """
    level = graph.nodes[model].parent
    around, frames = annotation.frames(graph, level), annotation.frames(graph, model)
    home = annotation.of_node(around, model)
    marks = _marks(graph, [model])
    old: dict[str, Note | Frame | Points] = dict(marks)
    new: dict[str, Note | Frame | Points] = {}
    for name, mark in marks.items():
        moved = replace(mark, level=level, position=_moved(mark.position, offset))
        if isinstance(moved, Frame):
            moved = replace(moved, inside=moved.inside if moved.inside in frames else home)
        new[name] = moved
    if home:
        loose = tuple(i for i in came if not annotation.of_node(frames, i))
        nodes = tuple(i for i in around[home].nodes if i != model)
        old[home] = graph.settings[home]
        new[home] = replace(around[home], nodes=(*nodes, *loose))
    for wire in wires:
        if points := annotation.dots(graph, wire):
            name = annotation.route_name(wire)
            old[name] = graph.settings[name]
            new[name] = tuple(_moved(point, offset) for point in points)
    return _change(old, new)


def into(graph: Graph, ids: Collection[str], model: str) -> Change:
    """Return the change that puts frames around nodes that become a nested model into it, and it into theirs."""
    (level,) = {graph.nodes[i].parent for i in ids}
    frames = annotation.frames(graph, level)
    whole = [name for name in frames if set(annotation.members(frames, name)) <= set(ids)]
    new: dict[str, Note | Frame | Points] = {}
    for name in whole:
        inside = frames[name].inside
        new[name] = replace(frames[name], level=model, inside=inside if inside in whole else "")
    holding = [n for n in frames if n not in whole and set(ids) <= set(annotation.members(frames, n))]
    if holding:
        home = min(holding, key=lambda name: len(annotation.members(frames, name)))
        kept = tuple(i for i in frames[home].nodes if i not in ids)
        new[home] = replace(frames[home], nodes=(*kept, model))
    return _change({name: graph.settings[name] for name in new}, new)


def copied(graph: Graph, levels: Mapping[str, str], ids: Mapping[str, str]) -> Change:
    """Return the change that adds copies of all notes, frames and dots of some levels for copies of their nodes."""
    marks = _marks(graph, levels)
    names: dict[str, str] = {}
    for name in marks:
        names[name] = annotation.fresh_name(graph, name.partition(":")[0], names.values())
    new: dict[str, Note | Frame | Points] = {}
    for name, mark in marks.items():
        if isinstance(mark, Frame):
            mark = replace(mark, nodes=tuple(ids[i] for i in mark.nodes if i in ids), inside=names.get(mark.inside, ""))
        new[names[name]] = replace(mark, level=levels[mark.level])
    for source in ids:
        for edge in graph.outgoing(source):
            if edge.target in ids and (points := annotation.dots(graph, edge)):
                copy = replace(edge, source=ids[edge.source], target=ids[edge.target])
                new[annotation.route_name(copy)] = points
    return _change({}, new)


def _marks(graph: Graph, levels: Collection[str]) -> dict[str, Note | Frame]:
    return {n: m for n, m in graph.settings.items() if isinstance(m, Note | Frame) and m.level in levels}


def _moved(at: tuple[int, int], offset: Offset) -> tuple[int, int]:
    return at[0] + offset[0], at[1] + offset[1]


def _change(old: Mapping[str, object], new: Mapping[str, object]) -> Change:
    return Change(
        "",
        tuple(Setting(name, value) for name, value in old.items()),
        tuple(Setting(name, value) for name, value in new.items()),
    )
