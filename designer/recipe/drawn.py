"""What a project's drawing is built into: its calls, and the numbers that their layers compute with."""

from __future__ import annotations

from dataclasses import replace

from designer.catalogue.load import Catalogue
from designer.graph.calls import Program, program
from designer.graph.model import Graph
from designer.recipe.settings import TRAINING, TrainingSettings


def program_of(graph: Graph, catalogue: Catalogue, name: str = "model") -> Program:
    """Return the program of a project with the dtype policy of its training. Raises DesignerError as `program`."""
    return replace(program(graph, catalogue.signature, name=name), dtype_policy=dtype_policy(graph))


def dtype_policy(graph: Graph) -> str:
    """Return what layers compute in that do not say it themselves."""
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    return settings.dtype_policy
