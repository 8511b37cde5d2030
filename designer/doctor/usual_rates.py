"""The learning rate of a project and the one that its optimizer is usually given."""

from __future__ import annotations

from designer.catalogue.load import Catalogue
from designer.doctor.case import Case
from designer.doctor.finding import Remedy
from designer.doctor.remedies import set_rate
from designer.project.records import ObjectSpec, class_and_args

USUAL_RATES = {
    **dict.fromkeys(("adam", "adamw", "nadam", "rmsprop", "adafactor", "lamb"), 0.001),
    **{"sgd": 0.01, "adagrad": 0.01, "adadelta": 1.0, "adamax": 0.002, "ftrl": 0.01, "lion": 0.0002, "muon": 0.001},
}
"""What an optimizer is usually given, by its name."""


def rates_of(optimizer: ObjectSpec, catalogue: Catalogue) -> tuple[float | None, float]:
    """Return the learning rate of an optimizer (None for a schedule) and the usual one of its kind."""
    name, args = class_and_args(optimizer)
    spec = catalogue.spec(name, "optimizer")
    usual = USUAL_RATES.get((spec.name if spec else name).lower(), 0.001)
    rate = args.get("learning_rate")
    if rate is None and spec is not None:
        param = spec.param("learning_rate")
        rate = param.default if param else None
    return (float(rate) if isinstance(rate, int | float) else None), usual


def rate_of(case: Case) -> tuple[float | None, float]:
    """Return the learning rate of a project (None for a schedule) and the usual one of its optimizer."""
    return rates_of(case.training.optimizer, case.catalogue)


def lower_rate(case: Case) -> Remedy | None:
    """Return the edit that lowers the learning rate."""
    rate, usual = rate_of(case)
    if rate is None:
        return None
    return set_rate(usual if rate > usual else float(f"{rate / 10:.2g}"))
