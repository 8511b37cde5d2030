"""A search over settings: trials begun, followed and ended."""

from __future__ import annotations

from typing import Any, Literal

from designer.graph.texts import Text
from designer.wire.record import Event, Record


class Search(Record, frozen=True):
    """Train a project again and again with varied settings, as its search says (SearchSettings), in `runs_dir`.

    `name` is that of the journal of a search to go on with, "" for a new one. `trials` and `jobs` are instead of the
    project's where they are not 0.
    """

    project: str = ""
    folder: str = ""
    runs_dir: str = ""
    name: str = ""
    trials: int = 0
    jobs: int = 0
    address: str = ""  # of a cluster, "" for this machine


TrialState = Literal["done", "pruned", "failed", "stopped", "repeated"]


class SearchStarted(Event, frozen=True):
    """A search begins or goes on; `names` are those of what varies."""

    name: str = ""
    trials: int = 0
    jobs: int = 1
    method: str = ""
    names: tuple[str, ...] = ()
    backend: str = ""


class TrialStarted(Event, frozen=True):
    """A trial, counted from 1, begins to train into a run."""

    number: int = 0
    run: str = ""
    values: dict[str, Any] = {}


class TrialEpoch(Event, frozen=True):
    """The objective after an epoch (from 0) of a trial."""

    number: int = 0
    epoch: int = 0
    value: float | None = None


class TrialDone(Event, frozen=True):
    """A trial has ended; `value` is the objective of the weights that its run keeps, `best` tells that none was better.

    "pruned" ended early, "repeated" has the values of an earlier trial, whose run and value it has without training.
    `objective` and `importance` are those of SearchDone, as far as they are known by then.
    """

    number: int = 0
    run: str = ""
    values: dict[str, Any] = {}
    state: TrialState = "done"
    value: float | None = None
    epochs: int = 0
    seconds: float = 0.0
    best: bool = False
    text: Text = Text("")
    objective: str = ""
    importance: dict[str, float] = {}


class SearchDone(Record, frozen=True):
    """A search has ended or was stopped; `best` is the trial that was best, 0 where none came to its end.

    `importance` says by name what share of the differences in the objective each varied thing explains.
    """

    name: str = ""
    outcome: Literal["done", "stopped"] = "done"
    trials: int = 0
    objective: str = ""
    direction: Literal["min", "max"] = "min"
    importance: dict[str, float] = {}
    seconds: float = 0.0
    best: int = 0
    run: str = ""
    value: float | None = None
    values: dict[str, Any] = {}
