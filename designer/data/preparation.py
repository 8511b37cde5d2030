"""The usual ways to prepare all columns of a binding at once, in one word each, and what is done about their gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from designer.data.settings import Binding
from designer.data.steps import AnyStep, Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.gaps import DropRow, Fill, GapCategory
from designer.data.steps.scale import MinMax, Standardize
from designer.data.steps.text import Text

Preparation = Literal["none", "standardize", "min_max", "one_hot", "integer", "text", "own"]
Gaps = Literal["refuse", "drop", "fill"]

PREPARATIONS: Mapping[str, tuple[AnyStep, ...]] = {
    "none": (),
    "standardize": (Standardize(),),
    "min_max": (MinMax(),),
    "one_hot": (OneHot(),),
    "integer": (Index(),),
    "text": (Text(),),
}
_GAPS: Mapping[str, tuple[AnyStep, ...]] = {"refuse": (), "drop": (DropRow(),), "fill": (Fill(),)}
_OF_GAPS = (Fill, GapCategory, DropRow)


def preparation_of(binding: Binding) -> Preparation:
    """Return the word for how all columns are prepared, "own" where there is none; gaps are not looked at."""
    chains = {_main(binding.steps.get(name, ())) for name in binding.columns}
    if not chains:
        return "none"
    words = [word for word, steps in PREPARATIONS.items() if chains == {steps}]
    return words[0] if words else "own"  # type: ignore[return-value]


def with_preparation(binding: Binding, preparation: str) -> Binding:
    """Return a binding whose columns are prepared in one of PREPARATIONS; what is done about gaps stays."""
    main = PREPARATIONS[preparation]
    return _with(binding, {name: (*_gaps(binding.steps.get(name, ())), *main) for name in binding.columns})


def with_gaps(binding: Binding, columns: Iterable[str], gaps: Gaps) -> Binding:
    """Return a binding that does something else about the gaps of some of its columns."""
    new = {name: (*_GAPS[gaps], *_main(binding.steps.get(name, ()))) for name in columns}
    return _with(binding, {**binding.steps, **new})


def with_columns(binding: Binding, columns: tuple[str, ...]) -> Binding:
    """Return a binding of other columns; new ones are prepared as the last of those there were."""
    last = binding.steps.get(binding.columns[-1], ()) if binding.columns else ()
    alike = tuple(replace(step, places=0) if isinstance(step, OneHot | Index) else step for step in _main(last))
    steps = {name: binding.steps.get(name, ()) if name in binding.columns else alike for name in columns}
    return _with(Binding(columns), steps)


def binding(columns: tuple[str, ...], preparation: str = "none") -> Binding:
    """Return a binding of columns that are prepared in one of PREPARATIONS."""
    return with_preparation(Binding(columns), preparation)


def handles_gaps(steps: Iterable[Step]) -> bool:
    """Tell whether a column with these steps may have gaps."""
    return any(step.fills_gaps or step.is_before_split or getattr(step, "others", False) for step in steps)


def _gaps(steps: tuple[AnyStep, ...]) -> tuple[AnyStep, ...]:
    return tuple(step for step in steps if isinstance(step, _OF_GAPS))


def _main(steps: tuple[AnyStep, ...]) -> tuple[AnyStep, ...]:
    return tuple(step for step in steps if not isinstance(step, _OF_GAPS))


def _with(binding: Binding, steps: Mapping[str, tuple[AnyStep, ...]]) -> Binding:
    kept = {name: chain for name, chain in steps.items() if chain and name in binding.columns}
    return replace(binding, steps=kept)
