"""One training: begun, steered and followed."""

from __future__ import annotations

from typing import Any, Literal

from designer.doctor.finding import Examination
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire.record import Event, Record


class Train(Record, frozen=True):
    """Train the project in the runner's worker thread, writing into `run_dir`; with `resume` from its last checkpoint.

    `runs_dir` is where the run lies that the project starts from, "" for beside `run_dir`. `group` is what the runs of
    one experiment have in common, `varied` what this one differs in from the others. `address` is for who hands it on.
    """

    project: str = ""
    folder: str = ""
    run_dir: str = ""
    resume: bool = False
    runs_dir: str = ""
    trial: bool = False  # before anything is written, train a made-up batch unless that has been done
    examine: bool = False  # look for what it suffers from when it has ended
    group: str = ""
    varied: dict[str, Any] = {}
    address: str = ""  # of a place to run (jobs.places), "" for this machine


class Time(Record, frozen=True):
    """Train for some seconds after the first batch, only to tell how long it takes; nothing is written."""

    project: str = ""
    folder: str = ""
    seconds: float = 1.0


class Stop(Record, frozen=True):
    """End training after the current batch; `keep` says which weights to end with ("" = as in the project).

    `reason` stands in the run's mark, without one that it was stopped.
    """

    keep: Literal["", "best", "last"] = ""
    reason: Text | None = None


class Pause(Record, frozen=True):
    """Hold between two batches."""


class Resume(Record, frozen=True):
    """Go on after a pause."""


class Timed(Record, frozen=True):
    """The answer to Time: seconds that are needed once and seconds a batch, and how many batches a run has."""

    first: float = 0.0
    step: float = 0.0
    steps: int = 0


class Preparing(Event, frozen=True):
    """The project has passed its check: the data are loaded and the model is built."""


class TrainingStarted(Event, frozen=True):
    """The data are loaded and the first batch is about to run; `note` tells where its weights come from."""

    epochs: int = 0
    steps: int = 0
    samples: int = 0
    validation_samples: int = 0
    batch_size: int = 0
    initial_epoch: int = 0
    device: str = ""
    device_note: Text = Text("")  # why that is no GPU
    note: Text = Text("")


class BatchDone(Event, frozen=True):
    """Progress, at most 10 a second. `step` counts from 1 within the epoch, `epoch` from 0.

    `points` are the batches since the last record: (epoch + step / steps, {metric: value of that batch}).
    """

    epoch: int = 0
    step: int = 0
    steps: int = 0
    validating: bool = False
    points: tuple[tuple[float, dict[str, float]], ...] = ()
    samples_per_second: float = 0.0
    elapsed: float = 0.0
    remaining: float | None = None
    learning_rate: float | None = None


class EpochDone(Event, frozen=True):
    """The numbers of a finished epoch (from 0), `val_` ones included; not finite ones are None."""

    epoch: int = 0
    logs: dict[str, float | None] = {}
    elapsed: float = 0.0
    best: bool = False
    learning_rate: float | None = None
    rows_per_second: float = 0.0
    memory: int = 0  # bytes that the process holds
    gradient_norm: float = 0.0  # of all weights on the pinned rows, 0 where nobody has looked in this epoch


class Paused(Event, frozen=True):
    """Training holds."""


class Resumed(Event, frozen=True):
    """Training goes on."""


class Told(Event, frozen=True):
    """What somebody who watches a training should know although it goes on."""

    text: Text = Text("")
    severity: Literal["info", "warning"] = "info"


class Examining(Event, frozen=True):
    """A training has ended, and it is looked for what it suffers from."""


class Examined(Event, frozen=True):
    """What the doctor found in a run that is about to end, or in a project that cannot be trained."""

    found: Examination = Examination()


class Finished(Record, frozen=True):
    """Training has ended by itself ("done": all epochs or a callback) or was asked to ("stopped").

    `logs` are the numbers of the weights that the run keeps: those of `kept_epoch`, counted from 0, where these are not
    the last epoch's, whose numbers are `last_logs`; those of `averaged` on the rows to validate with where they are
    averages, which no epoch had.
    """

    outcome: Literal["done", "stopped"] = "done"
    epochs: int = 0
    logs: dict[str, float | None] = {}
    last_logs: dict[str, float | None] = {}
    kept_epoch: int | None = None
    averaged: bool = False
    best_epoch: int | None = None
    reason: Text = Text("")
    elapsed: float = 0.0


NEVER_BEGAN = Text(QT_TRANSLATE_NOOP("Errors", "Stopped before the first batch; there is no run."))
"""Why a training was over that was stopped before anything was written."""
