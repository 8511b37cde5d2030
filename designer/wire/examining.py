"""What is asked of the doctor beside a training: to examine a run, and which learning rate suits a project."""

from __future__ import annotations

from designer.doctor.finding import Examination
from designer.doctor.rates import Rates
from designer.wire.record import OfRun, Record


class ExamineRun(OfRun, frozen=True):
    """What a run that has ended suffers from."""


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
