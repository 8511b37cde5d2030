"""Runs of one project that differ in a value or two: its folds, repetitions with other seeds, trials of a search."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from designer.data.settings import DataSettings
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.search_settings import Variation
from designer.project.storage import encode
from designer.project.variation import applied
from designer.wire import Train


@dataclass(frozen=True)
class Planned:
    """A run to be made: its project's text, its folder's name, what it belongs to and what is varied in it."""

    project: str
    name: str = ""
    group: str = ""
    varied: Mapping[str, Any] = field(default_factory=dict)

    def request(self, folder: str, runs: Path, resume: bool = False) -> Train:
        """Return what an engine is asked for; `folder` is where data paths start, `runs` where the run comes to lie."""
        return Train(
            project=self.project,
            folder=folder,
            run_dir=str(runs / self.name),
            resume=resume,
            runs_dir=str(runs),
            group=self.group,
            varied=dict(self.varied),
        )


class Varied(NamedTuple):
    """A project with something varied in it, and what the name of its run ends with."""

    graph: Graph
    ending: str = ""
    varied: Mapping[str, Any] = {}


class Spread(NamedTuple):
    """The mean of some runs' numbers and their deviation from it (that of a sample, 0 for one run)."""

    mean: float
    deviation: float


def folds(graph: Graph) -> tuple[Varied, ...]:
    """Return the project once for each of its folds, which validates there; only itself without folds."""
    data: DataSettings = graph.settings.get(DATA, DataSettings())
    if data.split.folds < 2 or data.split.by in {"own", "column"} or data.validation is not None:
        return (Varied(graph),)
    one = Variation(DATA, "split.fold")
    return tuple(
        Varied(applied(graph, one, fold), f"fold-{fold + 1}", {"fold": fold + 1}) for fold in range(data.split.folds)
    )


def repetitions(graph: Graph, count: int) -> tuple[Varied, ...]:
    """Return the project with so many seeds, its own first; only itself for one."""
    if count < 2:
        return (Varied(graph),)
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    one = Variation(TRAINING, "seed")
    seeds = range(training.seed, training.seed + count)
    return tuple(Varied(applied(graph, one, seed), f"seed-{seed}", {"seed": seed}) for seed in seeds)


def both(graph: Graph, seeds: int) -> tuple[Varied, ...]:
    """Return the project for every fold with every seed."""
    found = []
    for outer in repetitions(graph, seeds):
        for inner in folds(outer.graph):
            ending = "-".join(filter(None, (outer.ending, inner.ending)))
            found.append(Varied(inner.graph, ending, {**outer.varied, **inner.varied}))
    return tuple(found)


def planned(one: Varied, base: str, group: str) -> Planned:
    """Return the run of a varied project, whose folder's name begins with `base`."""
    name = f"{base}-{one.ending}" if one.ending else base
    return Planned(encode(one.graph), name, group, one.varied)


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
