"""The columns of a binding in groups: those of one kind that are prepared alike, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from designer.data.chain import chain, settled
from designer.data.errors import DataError
from designer.data.field import Field, Kind
from designer.data.settings import Binding
from designer.data.steps import STEPS, Step
from designer.graph.texts import Text

Steps = tuple[Step, ...]


@dataclass(frozen=True)
class Group:
    """Columns of one kind with the same steps, in the order of the binding."""

    kind: Kind
    columns: tuple[str, ...]
    steps: Steps


@dataclass(frozen=True)
class Outcome:
    """What the columns of a group become: the shape of a row, dtype and range; or why they cannot be prepared.

    `lost` are the rows that cannot be used for want of a value, by column.
    """

    shape: tuple[int | None, ...] = ()
    dtype: str = ""
    minimum: float | None = None
    maximum: float | None = None
    lost: Mapping[str, int] = field(default_factory=dict)
    fault: Text | None = None


def groups(binding: Binding, fields: Mapping[str, Field], apart: Collection[str] = ()) -> tuple[Group, ...]:
    """Return the columns of a binding in groups; those of `apart` stand alone."""
    found: dict[object, list[str]] = {}
    for name in binding.columns:
        if name in fields:
            steps = settled(fields[name], binding.steps.get(name, ()), back=True)
            key = (fields[name].kind, steps, name if name in apart else "")
            found.setdefault(key, []).append(name)
    return tuple(Group(key[0], tuple(names), key[1]) for key, names in found.items())  # type: ignore[index]


def with_steps(binding: Binding, columns: Sequence[str], steps: Steps) -> Binding:
    """Return the binding with other steps for some of its columns."""
    changed = {**binding.steps, **dict.fromkeys(columns, steps)}
    return msgspec.structs.replace(binding, steps={name: s for name, s in changed.items() if s})


def with_columns(
    binding: Binding, columns: Sequence[str], fields: Mapping[str, Field], usual: Callable[[Field], Steps]
) -> Binding:
    """Return a binding of other columns; new ones are prepared as those of their kind, else as is usual."""
    steps = {name: binding.steps.get(name, ()) for name in columns if name in binding.columns}
    for name in columns:
        if name in steps or name not in fields:
            continue
        alike = next((n for n in binding.columns if n in fields and fields[n].kind == fields[name].kind), None)
        own = () if alike is None else settled(fields[alike], binding.steps.get(alike, ()), back=True)
        steps[name] = usual(fields[name]) if alike is None else own
    return Binding(tuple(columns), {name: chain for name, chain in steps.items() if chain})


def of_kind(binding: Binding, fields: Mapping[str, Field], kind: Kind) -> tuple[str, ...]:
    """Return the columns of a binding that are of one kind."""
    return tuple(name for name in binding.columns if name in fields and fields[name].kind == kind)


def outcome(group: Group, fields: Mapping[str, Field], is_target: bool) -> Outcome:
    """Return what becomes of the columns of a group."""
    try:
        made = [chain(fields[name], group.steps, is_target).made for name in group.columns]
    except DataError as error:
        return Outcome(fault=error.text)
    widths = [field.shape[0] if field.shape else 1 for field in made]
    total = None if None in widths else sum(width or 0 for width in widths)
    lows, highs = [field.minimum for field in made], [field.maximum for field in made]
    lost = {name: fields[name].rows - one.rows + one.missing for name, one in zip(group.columns, made, strict=True)}
    return Outcome(
        (total, *made[0].shape[1:]) if len(made[0].shape) > 1 and len(made) == 1 else (total,),
        made[0].dtype,
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
        {name: count for name, count in lost.items() if count},
    )


def fitting(steps: Steps, place: int, field: Field, is_target: bool) -> tuple[type[Step], ...]:
    """Return the steps that can be put at a place of a chain, so that what stands before it fits."""
    current = field
    try:
        for step in steps[:place]:
            ready = step if is_target and step.is_label else step.settled(current)
            current = ready.infer(current) or current
    except (ValueError, TypeError):
        return ()
    return tuple(kind for kind in STEPS if kind.is_offered and kind().settled(current).infer(current) is not None)
