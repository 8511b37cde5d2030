"""Which learning rate suits: read from the losses of a few steps whose rate rises from far too low to far too high."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_SMOOTH = 0.9  # of what was before, in a loss that is smoothed
_BURSTS = 4.0  # times the lowest loss, from where on nothing is learnt from going on
_ENOUGH = 0.05  # of the first loss, that has to be learnt for a suggestion


class Rates(msgspec.Struct, frozen=True, omit_defaults=True):
    """Learning rates that rose step by step, and the losses of the steps, smoothed; they end where these burst.

    `suggested` is the rate at which the loss fell fastest, None where it hardly fell at all; `highest` is where it was
    lowest, beyond which it is unstable. `now` is the project's own, None for a schedule.
    """

    rates: tuple[float, ...] = ()
    losses: tuple[float, ...] = ()
    suggested: float | None = None
    highest: float | None = None
    now: float | None = None
    optimizer: str = ""

    @property
    def text(self) -> Text:
        """What is to be said of it."""
        if self.suggested is None or self.highest is None:
            return Text(
                QT_TRANSLATE_NOOP(
                    "Doctor",
                    "At no learning rate the loss fell clearly within {steps} steps; the rate is not to blame.",
                ),
                {"steps": len(self.rates)},
            )
        return Text(
            QT_TRANSLATE_NOOP(
                "Doctor", "The loss falls fastest at a learning rate of {suggested}; above {highest} it grows again."
            ),
            {"suggested": f"{self.suggested:g}", "highest": f"{self.highest:.2g}"},
        )


def judged(rates: Sequence[float], losses: Sequence[float], now: float | None = None, optimizer: str = "") -> Rates:
    """Return what losses of steps with rising rates say; those from the first that is not finite on are left out."""
    smooth: list[float] = []
    mean = 0.0
    for place, loss in enumerate(losses):
        if not math.isfinite(loss):
            break
        mean = _SMOOTH * mean + (1 - _SMOOTH) * loss
        value = mean / (1 - _SMOOTH ** (place + 1))
        smooth.append(value)
        if value > _BURSTS * max(min(smooth), 1e-12) and value > smooth[0]:
            break
    known = tuple(rates[: len(smooth)])
    found = Rates(known, tuple(smooth), now=now, optimizer=optimizer)
    width = max(2, len(losses) // 15)  # steps to each side: single ones go up and down with their rows
    if len(smooth) < 3 * width:
        return found
    begin = sorted(smooth[: 2 * width])[width]
    lowest = min(range(len(smooth)), key=lambda place: smooth[place])
    if begin - smooth[lowest] < _ENOUGH * abs(begin) or lowest <= 2 * width:
        return found
    # Where it falls fastest by the logarithm of the rate, before the lowest; it lags by what smoothing holds back.
    slopes = {
        place: (smooth[min(place + width, lowest)] - smooth[place - width])
        / math.log(known[min(place + width, lowest)] / known[place - width])
        for place in range(width, lowest)
    }
    steepest = min(slopes, key=lambda place: slopes[place])
    suggested = min(known[steepest], known[lowest] / 3)
    return msgspec.structs.replace(found, suggested=_round(suggested), highest=known[lowest])


def _round(rate: float) -> float:
    """Return one digit of a rate, as people write them: 0.003 rather than 0.00287."""
    return float(f"{rate:.1g}")
