"""What a person does not want to be told of again: a setting of the project, saved and undone like any other."""

from __future__ import annotations

from designer.doctor.finding import Finding
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP

DISMISSED = "dismissed_findings"


def dismissed(graph: Graph) -> frozenset[str]:
    """Return the subjects of the findings that are not to be shown."""
    value = graph.settings.get(DISMISSED)
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, list | tuple) else frozenset()


def dismiss(graph: Graph, finding: Finding) -> Change:
    """Do not speak of it again in this project."""
    return _change(graph, dismissed(graph) | {finding.subject}, QT_TRANSLATE_NOOP("Edits", "Dismiss a finding"))


def restore(graph: Graph) -> Change:
    """Speak of everything again."""
    return _change(graph, frozenset(), QT_TRANSLATE_NOOP("Edits", "Show dismissed findings"))


def _change(graph: Graph, subjects: frozenset[str], text: str) -> Change:
    old = graph.settings.get(DISMISSED)
    removed = (Setting(DISMISSED, old),) if DISMISSED in graph.settings else ()
    return Change(text, removed, (Setting(DISMISSED, sorted(subjects)),) if subjects else ())
