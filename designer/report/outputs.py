"""One output of a model beside its target, as it is shown and told."""

from __future__ import annotations

from typing import Literal

import msgspec

from designer.report.examples import Example
from designer.report.figures import Figures


class OutputCompared(msgspec.Struct, frozen=True, omit_defaults=True):
    """One output of a model beside its target; `title` is what it is called before people where that is not its name.

    `targets` and `predictions` are rows: the first numbers of each, for classes their numbers, with the probability of
    each in `probabilities`. `size` is how many a row has. `confusion[target][predicted]` counts over all samples, as
    `right` of `counted` do; it is empty where there are too many classes. `points` are some (target, prediction).
    `figures` tell of all samples, None without targets. `worst` are the rows with the most confident wrong class, or
    with the largest error, worst first. `apart` are those about which the run it is told beside says something else,
    the most confident ones first. Numbers that are not finite are None.
    """

    name: str
    kind: Literal["classes", "numbers"] = "numbers"
    size: int = 1
    classes: tuple[str, ...] = ()
    targets: tuple[tuple[float | None, ...], ...] = ()
    predictions: tuple[tuple[float | None, ...], ...] = ()
    probabilities: tuple[tuple[float | None, ...], ...] = ()
    confusion: tuple[tuple[int, ...], ...] = ()
    right: int = 0
    counted: int = 0
    worst: tuple[Example, ...] = ()
    apart: tuple[Example, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    figures: Figures | None = None
    title: str = ""

    @property
    def told(self) -> str:
        """What it is called before people, as in tables of predictions."""
        return self.title or self.name


class LayerApart(msgspec.Struct, frozen=True, omit_defaults=True):
    """A layer that two runs have, and how far its weights are apart, as a share of the size of the first run's."""

    node: str
    name: str
    distance: float
