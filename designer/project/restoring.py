"""Another project put in the place of one that is open, as one change that can be undone."""

from __future__ import annotations

from designer.graph.model import Change, Graph
from designer.graph.texts import QT_TRANSLATE_NOOP


def restored(graph: Graph, other: Graph) -> Change:
    """Return what turns a graph, with its settings, into another one; an empty change where they are equal."""
    old, new = list(graph.elements()), list(other.elements())
    removed = tuple(element for element in old if element not in new)
    added = tuple(element for element in new if element not in old)
    return Change(QT_TRANSLATE_NOOP("Edits", "Restore the drawing of a run"), removed, added)
