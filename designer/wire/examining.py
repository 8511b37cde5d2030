"""What is asked of the doctor beside a training: to examine a run, and which learning rate suits a project."""

from __future__ import annotations

from designer.doctor.finding import Examination
from designer.doctor.rates import Rates
from designer.wire.record import Record


class ExamineRun(Record, frozen=True):
    """What a run that has ended suffers from; `project` and `folder` as for Evaluate."""

    run_dir: str = ""
    project: str = ""
    folder: str = ""


class RunExamined(Record, frozen=True):
    """The answer to ExamineRun, which is kept with the run."""

    found: Examination = Examination()


class FindRate(Record, frozen=True):
    """Which learning rate suits a project (canonical JSON, `folder` resolves its paths), by a short run beside."""

    project: str = ""
    folder: str = ""


class RateFound(Record, frozen=True):
    """The answer to FindRate."""

    rates: Rates = Rates()
