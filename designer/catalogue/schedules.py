"""The learning rates that Keras's schedules give, computed without Keras, for the picture in a form."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

Rate = Callable[[float], float]
"""The learning rate of a step, from 0."""

_POINTS = 160


def curve(name: str, args: Mapping[str, Any]) -> tuple[list[float], int] | None:
    """Return rates from step 0 on, evenly spaced, and the last step; None for a schedule that is not known or whole.

    `args` are all arguments of the schedule, those at their default too.
    """
    make = _RATES.get(name)
    try:
        if make is None:
            return None
        rate, last = make(args), max(1, math.ceil(_SPANS[name](args)))
        found = [rate(last * place / (_POINTS - 1)) for place in range(_POINTS)]
        return (found, last) if all(math.isfinite(value) for value in found) else None
    except (KeyError, TypeError, ValueError, ArithmeticError, IndexError):  # a form that is half filled in
        return None


def schedule(name: str, args: Mapping[str, Any]) -> Rate:
    """Return what a schedule of Keras gives, by its class; KeyError for one that is not known."""
    return _RATES[name](args)


def _exponential(a: Mapping[str, Any]) -> Rate:
    return lambda step: float(a["initial_learning_rate"] * a["decay_rate"] ** _passed(a, step))


def _inverse(a: Mapping[str, Any]) -> Rate:
    return lambda step: float(a["initial_learning_rate"] / (1 + a["decay_rate"] * _passed(a, step)))


def _passed(a: Mapping[str, Any], step: float) -> float:
    share: float = step / a["decay_steps"]
    return math.floor(share) if a["staircase"] else share


def _cosine(a: Mapping[str, Any]) -> Rate:
    first, target, warm = a["initial_learning_rate"], a["warmup_target"], a["warmup_steps"]

    def decayed(step: float, begin: float) -> float:
        share = min(step, a["decay_steps"]) / a["decay_steps"]
        return float(begin * ((1 - a["alpha"]) * (1 + math.cos(math.pi * share)) / 2 + a["alpha"]))

    def rate(step: float) -> float:
        if target is None:
            return decayed(step, first)
        return float(first + (target - first) * step / warm) if step < warm else decayed(step - warm, target)

    return rate


def _piecewise(a: Mapping[str, Any]) -> Rate:
    def rate(step: float) -> float:
        place = sum(step > boundary for boundary in a["boundaries"])
        return float(a["values"][place])

    return rate


def _polynomial(a: Mapping[str, Any]) -> Rate:
    first, end, steps = a["initial_learning_rate"], a["end_learning_rate"], a["decay_steps"]

    def rate(step: float) -> float:
        whole = steps * (max(1, math.ceil(step / steps)) if a["cycle"] else 1)
        return float((first - end) * (1 - min(step, whole) / whole) ** a["power"] + end)

    return rate


def _restarts(a: Mapping[str, Any]) -> Rate:
    times = a["t_mul"]

    def rate(step: float) -> float:
        share = step / a["first_decay_steps"]
        if times == 1:
            begun = math.floor(share)
            share -= begun
        else:
            begun = math.floor(math.log(1 - share * (1 - times)) / math.log(times))
            share = (share - (1 - times**begun) / (1 - times)) / times**begun
        cosine = a["m_mul"] ** begun * (1 + math.cos(math.pi * share)) / 2
        return float(a["initial_learning_rate"] * ((1 - a["alpha"]) * cosine + a["alpha"]))

    return rate


_RATES: Mapping[str, Callable[[Mapping[str, Any]], Rate]] = {
    "ExponentialDecay": _exponential,
    "InverseTimeDecay": _inverse,
    "CosineDecay": _cosine,
    "PiecewiseConstantDecay": _piecewise,
    "PolynomialDecay": _polynomial,
    "CosineDecayRestarts": _restarts,
}
_SPANS: Mapping[str, Callable[[Mapping[str, Any]], float]] = {
    "ExponentialDecay": lambda a: 5 * a["decay_steps"],
    "InverseTimeDecay": lambda a: 5 * a["decay_steps"],
    "CosineDecay": lambda a: 1.1 * (a["decay_steps"] + (a["warmup_steps"] if a["warmup_target"] is not None else 0)),
    "PiecewiseConstantDecay": lambda a: 1.3 * a["boundaries"][-1],
    "PolynomialDecay": lambda a: (2.2 if a["cycle"] else 1.1) * a["decay_steps"],
    "CosineDecayRestarts": lambda a: (1 + a["t_mul"]) * a["first_decay_steps"],
}
