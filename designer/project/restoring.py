"""Another project put in the place of one that is open, as one change that can be undone."""

from __future__ import annotations

from collections.abc import Hashable

from designer.graph.model import Change, Edge, Element, Graph, Node, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP


def restored(graph: Graph, other: Graph) -> Change:
    """Return what turns a graph, with its settings, into another one; an empty change where they are equal."""
    old, new = ({_place(element): element for element in one.elements()} for one in (graph, other))
    removed = tuple(element for place, element in old.items() if new.get(place) != element)
    added = tuple(element for place, element in new.items() if old.get(place) != element)
    return Change(QT_TRANSLATE_NOOP("Edits", "Restore the drawing of a run"), removed, added)


def _place(element: Element) -> Hashable:
    """Return what tells an element of a drawing from its others."""
    if isinstance(element, Edge):
        return element
    return (Node, element.id) if isinstance(element, Node) else (Setting, element.name)
