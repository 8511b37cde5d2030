"""The rates drawn in a form are those of Keras's schedules, all of the catalogue's."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalogue.load import initial_params, load
from designer.catalogue.schedules import curve, schedule
from designer.engine.building import objects

CASES: list[tuple[str, dict[str, Any]]] = [
    *((name, {}) for name in load().specs["schedule"]),
    ("ExponentialDecay", {"staircase": True}),
    ("InverseTimeDecay", {"staircase": True, "decay_rate": 2.0}),
    ("CosineDecay", {"warmup_target": 0.1, "warmup_steps": 300, "alpha": 0.1}),
    ("PolynomialDecay", {"cycle": True, "power": 2.0}),
    ("CosineDecayRestarts", {"t_mul": 1.0, "m_mul": 0.5}),
    ("CosineDecayRestarts", {"t_mul": 2.5, "m_mul": 0.9, "alpha": 0.2}),
]


@pytest.mark.parametrize(("name", "given"), CASES)
def test_a_rate_is_that_of_keras(name: str, given: dict[str, Any]) -> None:
    spec = load().spec(name, "schedule")
    assert spec is not None
    args = {**{p.name: p.default for p in spec.params}, **initial_params(spec), **given}
    theirs = objects.make({"class": name, "args": {**initial_params(spec), **given}}, "schedule", load())
    mine = schedule(name, args)
    for step in (0, 1, 299, 300, 999, 1000, 1001, 1700, 2000, 2500, 4321):
        assert mine(step) == pytest.approx(float(theirs(step)), rel=2e-4, abs=1e-9), step
    found = curve(name, args)
    assert found is not None
    assert found[0][0] == pytest.approx(float(theirs(0)))
    assert found[0][-1] == pytest.approx(float(theirs(float(found[1]))), rel=2e-3, abs=1e-7)


@pytest.mark.parametrize("args", [{}, {"decay_steps": 0}, {"initial_learning_rate": None}])
def test_what_is_not_whole_has_no_curve(args: dict[str, Any]) -> None:
    spec = load().spec("CosineDecay", "schedule")
    assert spec is not None
    assert curve("CosineDecay", {**{p.name: p.default for p in spec.params if p.name not in args}, **args}) is None
    assert curve("NewDecay", args) is None
