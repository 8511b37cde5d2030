"""The steps that a field usually gets, until somebody chooses others."""

from __future__ import annotations

from designer.data.field import Field
from designer.data.steps.base import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import Fill, GapCategory
from designer.data.steps.labels import Labels
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Standardize
from designer.data.steps.sounds import Sound
from designer.data.steps.stand_ins import gap_numbers
from designer.data.steps.text import TfIdf

MOST_CATEGORIES = 64  # with a place of their own; the rest share one
MOST_WORDS = 2_000


def usual_steps(field: Field, is_target: bool = False) -> tuple[Step, ...]:
    """Return the usual steps of an input field, or of a target; no row is lost by those of an input."""
    if is_target and field.labels:
        return (Labels(mark=field.mark),)
    if is_target:
        return (*gap_numbers(field), Standardize()) if field.kind in {"number", "array"} else (Index(),)
    if field.kind in {"number", "array"}:
        has_gaps = field.missing > 0 or bool(field.stand_ins)
        return *gap_numbers(field), Fill(indicator=field.kind == "number" and has_gaps), Standardize()
    if field.kind == "boolean":
        return Fill(strategy="most_frequent"), Standardize()
    if field.kind == "text":
        return (TfIdf(words=MOST_WORDS),)
    if field.kind == "datetime":
        return DateParts(), Fill(), Standardize()
    if field.kind == "image":
        return (Picture(),)
    if field.kind == "audio":
        return (Sound(),)
    if 0 < len(field.labels) <= MOST_CATEGORIES:
        return (Labels(mark=field.mark, others=True),)
    places = OneHot(max_categories=MOST_CATEGORIES, others=True)
    return (GapCategory(), places) if field.missing else (places,)
