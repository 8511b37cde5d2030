"""Warns of weights that a training would start with: those of a run that is missing, or fresh ones that are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from designer.graph.low_rank import is_adapted
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.project import run_folder, storage
from designer.project.records import TRAINING, TrainingSettings
from designer.wire import Fix, NodeInfo, Problem


def start_problem(graph: Graph, nodes: Mapping[str, NodeInfo], runs_dir: str) -> Problem | None:
    """Return a warning about the weights that training would start with; `runs_dir` "" means nobody knows the runs.

    That is a run to start from that is missing, or layers that are frozen as they were never trained while a run
    has them trained.
    """
    if not runs_dir:
        return None
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    if training.start_from:
        return _missing(training.start_from, Path(runs_dir))
    still = [n for n, node in graph.nodes.items() if not node.trainable or is_adapted(node)]
    frozen = [n for n in still if n in nodes and nodes[n].params]
    return _never_trained(graph, frozen, Path(runs_dir)) if frozen else None


def _missing(name: str, runs: Path) -> Problem | None:
    if run_folder.find(runs, name) is not None:
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


def _never_trained(graph: Graph, frozen: list[str], runs: Path) -> Problem | None:
    run = _newest_that_trained(frozen, runs)
    if run is None:
        return None
    names = listed((graph.nodes[n].name for n in frozen), 4)
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{names}: frozen or adapted by low rank, but training starts with fresh weights, which are never learned.",
        ),
        {"names": names},
    )
    start = Text(QT_TRANSLATE_NOOP("Fixes", "Start from the run {run}"), {"run": run})
    fix = Fix(start, "set_start_from", {"run": run})
    return Problem(text, frozen[0], severity="warning", fixes=(fix,), scope="training")


def _newest_that_trained(layers: list[str], runs: Path) -> str | None:
    """Return the newest run with a model in which one of these layers learned."""
    try:
        names = [path.name for path in runs.iterdir() if run_folder.find(runs, path.name)]
    except OSError:
        return None
    for name in sorted(names, key=lambda n: (run_folder.read_info(runs / n).started, n), reverse=True):
        try:
            nodes = storage.load(runs / name / run_folder.PROJECT).nodes
        except DesignerError:
            continue
        if any(n in nodes and nodes[n].trainable for n in layers):
            return name
    return None
