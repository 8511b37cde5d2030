"""Why a model said what it said: how much each field, word, step or part of a picture counted."""

from __future__ import annotations

from typing import Literal

import msgspec

from designer.graph.texts import Text
from designer.report.examples import Example

Method = Literal["grad_cam", "integrated_gradients", "occlusion"]


class Effect(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a part of a row does to a score: how much higher it is than with the usual value in its place.

    `name` is that of a field, of a number in an array (sizes[0]) or a word, `value` what the row has. Of windows over
    time and of series `steps` are the effects of each step, whose sum `effect` is.
    """

    name: str
    effect: float
    value: str = ""
    steps: tuple[float, ...] = ()


class UnitExcited(msgspec.Struct, frozen=True, omit_defaults=True):
    """The rows that excite a unit most, the first one most: `predicted` is the value there.

    Of units that look at places (steps, parts of a picture) `column` is the place of the value, counted from 0.
    """

    unit: int
    examples: tuple[Example, ...] = ()


class Overlay(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture with what counted in it, as PNG; `map` are the rows of the numbers, at most 64 x 64 of them."""

    field: str
    method: Method
    picture: bytes = b""
    map: tuple[tuple[float, ...], ...] = ()


class OutputExplained(msgspec.Struct, frozen=True, omit_defaults=True):
    """One output's answer to a row, explained.

    `score` is the probability (or score) of the class `decided`, or the number in its unit; `base` the same of a usual
    row: the mean of the training rows, of pictures black. `effects` go from base to score, the largest first; with
    `method` "integrated_gradients" they add up to it, with "occlusion" each stands for itself. `words` are those of
    texts in their order, with the field they stand in as `value`.
    """

    name: str
    decided: str = ""
    score: float = 0.0
    base: float | None = None
    method: Method = "integrated_gradients"
    effects: tuple[Effect, ...] = ()
    words: tuple[Effect, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    note: Text = Text("")


class FieldImportance(msgspec.Struct, frozen=True, omit_defaults=True):
    """How much worse a model gets when the values of a field are shuffled among the rows: mean and deviation."""

    name: str
    mean: float
    deviation: float = 0.0


class OutputImportance(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields that an output depends on, the most important first; `measure` is "accuracy" or "R2"."""

    name: str
    measure: str
    score: float
    fields: tuple[FieldImportance, ...] = ()


class DependenceCurve(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is said on average at every value (of two fields: row by row of the first one), and of a tenth at each end.

    `label` is the class whose probability it is, "" of a number, which is in the target's unit.
    """

    label: str = ""
    means: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


class Dependence(msgspec.Struct, frozen=True, omit_defaults=True):
    """How an output changes with one or two fields, all others as they are; `values` are those tried of each field."""

    name: str
    fields: tuple[str, ...] = ()
    values: tuple[tuple[float | str, ...], ...] = ()
    curves: tuple[DependenceCurve, ...] = ()
    rows: int = 0
