"""The steps a field can be prepared with. A new one is a class in the file of its family and a row here."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeAlias

from designer.data.steps.base import Refusal, State, Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill, GapCategory, KeepGaps
from designer.data.steps.labels import Labels
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Log, MinMax, Robust, Standardize
from designer.data.steps.sounds import Sound
from designer.data.steps.stand_ins import GapNumbers
from designer.data.steps.text import MultiHot, Sequence, Text, TfIdf

STEPS: tuple[type[Step], ...] = (
    GapNumbers,
    Fill,
    GapCategory,
    DropRow,
    KeepGaps,
    Standardize,
    MinMax,
    Robust,
    Log,
    OneHot,
    Index,
    Labels,
    MultiHot,
    TfIdf,
    Sequence,
    Text,
    DateParts,
    Picture,
    Sound,
)

if TYPE_CHECKING:
    AnyStep: TypeAlias = Step
else:
    AnyStep: Any = reduce(or_, STEPS)  # msgspec reads the steps of a file by their tags

__all__ = ["STEPS", "AnyStep", "Refusal", "State", "Step"]
