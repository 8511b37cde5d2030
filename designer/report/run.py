"""What a report of a run needs of an engine: its picture, its code, and what it reaches on each part of its data."""

from __future__ import annotations

from typing import Literal

import msgspec

from designer.graph.texts import Text
from designer.report.outputs import OutputCompared


class PartEvaluated(msgspec.Struct, frozen=True, omit_defaults=True):
    """Losses, metrics and outputs on one part of the data; without `samples` the `problem` says why there are none.

    `weighted_by` is the column whose weights the losses count rows by, "" where none does; `note` tells of rows that
    have no prediction.
    """

    part: Literal["training", "validation", "test"]
    metrics: dict[str, float | None] = {}
    samples: int = 0
    weighted_by: str = ""
    outputs: tuple[OutputCompared, ...] = ()
    note: Text = Text("")
    problem: Text = Text("")


class RunMaterial(msgspec.Struct, frozen=True, omit_defaults=True):
    """`drawing` is the text of an .svg file, `code` a script; `notes` say what of them is missing and why."""

    drawing: str = ""
    code: str = ""
    parts: tuple[PartEvaluated, ...] = ()
    notes: tuple[Text, ...] = ()
