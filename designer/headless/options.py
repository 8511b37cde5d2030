"""Options of the training that a command line gives instead of the project's."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.graph.model import Graph
from designer.project.own_code import catalogue_of
from designer.project.records import TRAINING, TrainingSettings
from designer.recipe.assigning import assigned


def settings_of(graph: Graph) -> TrainingSettings:
    """Return how a project is trained."""
    return graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]


def with_options(graph: Graph, assignments: list[str], **replaced: Any) -> Graph:
    """Return a project with ``NAME=VALUE`` carried out, and with fields of its settings that are not None.

    Raises DesignerError for names that are no options and for values that an option cannot have.
    """
    settings = settings_of(graph)
    if assignments:
        settings = assigned(settings, assignments, catalogue_of(graph))
    settings = msgspec.structs.replace(settings, **{name: v for name, v in replaced.items() if v is not None})
    return graph if settings == settings_of(graph) else graph.with_setting(TRAINING, settings)
