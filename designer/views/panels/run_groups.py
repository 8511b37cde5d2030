"""Runs of one search, or of the folds or seeds of a project, as one row above them: their mean and how they differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from designer.jobs.experiment import Spread, together
from designer.project.run_record import Run, best_logs, kept_logs


@dataclass(frozen=True)
class RunGroup:
    """Two runs or more of one group; `name` is no run's."""

    group: str
    runs: tuple[Run, ...]
    is_open: bool

    @property
    def name(self) -> str:
        """What the rows of the table are told apart by."""
        return f"group/{self.group}"

    @cached_property
    def kept(self) -> dict[str, Spread]:
        """The spread of the numbers of the weights that the runs keep."""
        return together([kept_logs(run) for run in self.runs if run.logs])

    @cached_property
    def best(self) -> dict[str, Spread]:
        """The spread of the numbers of their best epochs."""
        return together([best_logs(run) for run in self.runs if run.logs])


def grouped(runs: Sequence[Run], closed: Collection[str]) -> tuple[Run | RunGroup, ...]:
    """Return runs with a row where the first of a group stands, and the others below it unless that is closed."""
    members: dict[str, list[Run]] = {}
    for run in runs:
        if run.info.group:
            members.setdefault(run.info.group, []).append(run)
    if not members:
        return tuple(runs)
    rows: list[Run | RunGroup] = []
    begun: set[str] = set()
    for run in runs:
        group = run.info.group
        if len(members.get(group, ())) < 2:
            rows.append(run)
        elif group not in begun:
            begun.add(group)
            row = RunGroup(group, tuple(members[group]), group not in closed)
            rows += [row, *(row.runs if row.is_open else ())]
    return tuple(rows)
