"""Edits of what is drawn around a network: notes, frames, dots of wires."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from designer.graph import annotation
from designer.graph.annotation import Frame, Mark, Note, Points
from designer.graph.model import Change, Edge, Element, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


def set_marks(graph: Graph, marks: Mapping[str, Mark | None], text: str, merge: str = "") -> Change:
    """Give notes and frames other values by name; None takes one away."""
    removed: list[Element] = []
    added: list[Element] = []
    for name, value in marks.items():
        old = graph.settings.get(name)
        if old != value:
            removed += [] if old is None else [Setting(name, old)]
            added += [] if value is None else [Setting(name, value)]
    return Change(text, tuple(removed), tuple(added), merge)


def add_note(graph: Graph, note: Note) -> tuple[Change, str]:
    """Put a note on the drawing. Returns the change and its name."""
    name = annotation.fresh_name(graph, "note")
    return set_marks(graph, {name: note}, QT_TRANSLATE_NOOP("Edits", "Add a note")), name


def add_frame(graph: Graph, node_ids: Iterable[str], title: str, names: Iterable[str] = ()) -> tuple[Change, str]:
    """Draw a frame around nodes of one level and the frames `names`. Returns the change and its name.

    It lies inside the frame that holds all of them; nodes leave the frames that hold only some of them.
    Raises DesignerError where there is nothing to be framed.
    """
    ids = [i for i in dict.fromkeys(node_ids) if i in graph.nodes]
    levels = {graph.nodes[i].parent for i in ids}
    levels |= {f.level for n in names if isinstance(f := graph.settings.get(n), Frame)}
    if len(levels) != 1:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "Select the nodes that are to stand in one frame."))
    level = levels.pop()
    found = annotation.frames(graph, level)
    chosen = [n for n in names if n in found]
    covered = {i for n in chosen for i in annotation.members(found, n)}
    everything = covered | set(ids)
    # A frame all of whose nodes are chosen goes in as a whole.
    whole = [n for n in found if set(annotation.members(found, n)) <= everything]
    tops = [n for n in whole if found[n].inside not in whole]
    loose = [i for i in ids if not any(i in annotation.members(found, n) for n in tops)]
    homes = {annotation.of_node(found, i) for i in loose} | {found[n].inside for n in tops}
    home = homes.pop() if len(homes) == 1 else ""
    name = annotation.fresh_name(graph, "frame")
    marks: dict[str, Mark | None] = {name: Frame(title, tuple(loose), level, inside=home)}
    for other, frame in found.items():
        new = replace(frame, nodes=tuple(i for i in frame.nodes if i not in loose))
        marks[other] = replace(new, inside=name) if other in tops else new
    return set_marks(graph, marks, QT_TRANSLATE_NOOP("Edits", "Frame")), name


def unframe(graph: Graph, names: Iterable[str]) -> Change:
    """Take frames away; what stood in them stands in the frames around them."""
    text = QT_TRANSLATE_NOOP("Edits", "Remove the frame")
    after = graph.copy()
    total = Change(text)
    for name in names:
        frame = after.settings.get(name)
        if not isinstance(frame, Frame):
            continue
        found = annotation.frames(after, frame.level)
        frame = found.get(name, frame)
        marks: dict[str, Mark | None] = {name: None}
        if frame.inside in found:
            outer = found[frame.inside]
            marks[frame.inside] = replace(outer, nodes=(*outer.nodes, *frame.nodes))
        marks.update({n: replace(f, inside=frame.inside) for n, f in found.items() if f.inside == name})
        step = set_marks(after, marks, text)
        after.apply(step)
        total = total.then(step)
    return total


def remove(graph: Graph, names: Iterable[str]) -> Change:
    """Take notes away, and frames without what stands in them."""
    names = list(names)
    total = unframe(graph, [n for n in names if isinstance(graph.settings.get(n), Frame)])
    gone = {n: None for n in names if isinstance(graph.settings.get(n), Note)}
    return (
        total.then(set_marks(graph, gone, ""))
        if total
        else set_marks(graph, gone, QT_TRANSLATE_NOOP("Edits", "Delete"))
    )


def set_title(graph: Graph, name: str, text: str) -> Change:
    """Write another title on a frame, or another text on a note."""
    mark = graph.settings[name]
    new = replace(mark, title=text) if isinstance(mark, Frame) else replace(mark, text=text)
    return set_marks(graph, {name: new}, QT_TRANSLATE_NOOP("Edits", "Rename"))


def set_colour(graph: Graph, names: Iterable[str], colour: str) -> Change:
    """Colour notes and frames."""
    marks = {n: replace(graph.settings[n], colour=colour) for n in names if n in graph.settings}
    return set_marks(graph, marks, QT_TRANSLATE_NOOP("Edits", "Colour"))


def set_dots(graph: Graph, edge: Edge, points: Points) -> Change:
    """Let a wire run through other dots."""
    name = annotation.route_name(edge)
    old = graph.settings.get(name)
    removed = () if old is None else (Setting(name, old),)
    added = (Setting(name, points),) if points else ()
    text = QT_TRANSLATE_NOOP("Edits", "Route of a wire")
    return Change(text) if removed == added else Change(text, removed, added)
