"""Tells whether the run that a training is to start from is there."""

from __future__ import annotations

from pathlib import Path

from designer.engine.protocol import Fix, Problem
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import run_folder
from designer.project.records import TRAINING, TrainingSettings


def start_problem(graph: Graph, runs_dir: str) -> Problem | None:
    """Return a warning when the run a project starts from is missing; `runs_dir` "" means nobody knows."""
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    name = training.start_from
    if not name or not runs_dir or run_folder.find(Path(runs_dir), name) is not None:
        return None
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "Training is to start with the weights of the run {name}, which is not there. Choose another run, or start "
            "fresh.",
        ),
        {"name": name},
    )
    fix = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Start fresh")), "set_start_from", {"run": ""})
    return Problem(text, severity="warning", fixes=(fix,), scope="training")
