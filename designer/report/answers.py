"""What a model says of one row, in the words of its labels and the units of its targets."""

from __future__ import annotations

from typing import Literal

import msgspec


class OutputAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One output's answer.

    Of "classes" `labels` are their words and `values` the probability of each, `decided` the place of the one that is
    decided for; of "labels" each word has a probability of its own; of "numbers" `labels` name what is told and
    `values` are in its unit. A value that is not finite is None. What is left out beyond a limit is counted by `more`.
    """

    name: str
    kind: Literal["classes", "labels", "numbers"] = "numbers"
    labels: tuple[str, ...] = ()
    values: tuple[float | None, ...] = ()
    decided: int = -1
    more: int = 0
