"""The runs of k folds: the project of each of them, and what their numbers say together."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from designer.data.settings import DataSettings
from designer.graph.model import Graph
from designer.project.records import DATA


class Spread(NamedTuple):
    """The mean of some runs' numbers and their deviation from it (that of a sample, 0 for one run)."""

    mean: float
    deviation: float


def fold_projects(graph: Graph) -> tuple[Graph, ...]:
    """Return the project once for each of its folds, which validates there; only itself without folds."""
    data: DataSettings = graph.settings.get(DATA, DataSettings())
    if data.split.folds < 2 or data.split.by in {"own", "column"} or data.validation is not None:
        return (graph,)
    return tuple(_with_fold(graph, data, fold) for fold in range(data.split.folds))


def together(logs: Sequence[Mapping[str, float | None]]) -> dict[str, Spread]:
    """Return the spread of every number that all runs have and that is finite in each."""
    found = {}
    for name in logs[0] if logs else ():
        values = [one.get(name) for one in logs]
        finite = [value for value in values if value is not None]
        if len(finite) == len(logs):
            deviation = statistics.stdev(finite) if len(finite) > 1 else 0.0
            found[name] = Spread(statistics.fmean(finite), deviation)
    return found


def _with_fold(graph: Graph, data: DataSettings, fold: int) -> Graph:
    split = msgspec.structs.replace(data.split, fold=fold)
    return graph.with_setting(DATA, msgspec.structs.replace(data, split=split))
