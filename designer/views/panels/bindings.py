"""Which bindings suggest themselves by the names and shapes of the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from designer.advice.targets import target_preparation
from designer.data.field import Field
from designer.data.preparation import PREPARATIONS, binding
from designer.data.settings import Binding
from designer.data.steps import Step
from designer.data.steps.gaps import Fill
from designer.data.steps.pictures import Picture
from designer.data.steps.sounds import Sound
from designer.data.steps.usual import usual_steps

_TARGETS = ("target", "label", "labels", "class", "y", "y_train", "species", "outcome", "result", "score")
_FEATURES = ("x", "x_train", "data", "features", "images", "inputs")

Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class Outlet:
    """An Input or an output of the model: its key in the settings, its names, the drawn shape of a row if known.

    `activation` is the last one of an output, `loss` the class of its loss. An Input of dtype string takes text.
    """

    key: str
    title: str
    name: str
    shape: Shape | None = None
    activation: str = ""
    loss: str = ""
    takes_text: bool = False


def proposed(
    inputs: Sequence[Outlet], outputs: Sequence[Outlet], columns: Sequence[Field]
) -> tuple[dict[str, Binding], dict[str, Binding]]:
    """Return bindings for inputs and outputs, by key, as far as names or the shape of the problem give them.

    Equal names are bound to each other; then, for one Input and one output that are left, the column that looks like a
    target goes to the output and all other ones, or the array of the drawn shape, to the Input.
    """
    found_inputs = {o.key: _prepared_input(o, (c,)) for o in inputs if (c := _same_name(o, columns))}
    found_targets = {o.key: _prepared_target(o, c) for o in outputs if (c := _same_name(o, columns))}
    used = {name for b in (*found_inputs.values(), *found_targets.values()) for name in b.columns}
    left = [column for column in columns if column.name not in used and is_offered(column)]
    open_inputs = [o for o in inputs if o.key not in found_inputs]
    open_outputs = [o for o in outputs if o.key not in found_targets]
    if len(open_outputs) == 1 and len(outputs) == 1 and left:
        target = _target_column(left, has_inputs=bool(open_inputs))
        if target is not None:
            found_targets[open_outputs[0].key] = _prepared_target(open_outputs[0], target)
            left = [column for column in left if column is not target]
    if len(open_inputs) == 1 and len(inputs) == 1:
        features = _features(open_inputs[0], left)
        if features:
            found_inputs[open_inputs[0].key] = _prepared_input(open_inputs[0], features)
    return found_inputs, found_targets


def usual_input(outlet: Outlet) -> Callable[[Field], tuple[Step, ...]]:
    """Return how a field of its own is usually prepared for an Input: a number is one number, an array as it is."""

    def steps(field: Field) -> tuple[Step, ...]:
        if outlet.takes_text:
            return PREPARATIONS["text"]
        if field.kind == "image" and not field.is_pixels:
            return (_picture(outlet.shape),)
        if field.kind == "audio":
            return (_sound(outlet.shape, field.rate),)
        if field.shape:
            return ()
        return tuple(
            msgspec.structs.replace(step, indicator=False) if isinstance(step, Fill) else step
            for step in usual_steps(field)
        )

    return steps


def _picture(shape: Shape | None) -> Picture:
    """Return the step that makes pictures of the drawn shape, where that is one of pictures."""
    if shape is None or len(shape) != 3 or None in shape or shape[2] not in (1, 3, 4):
        return Picture()
    height, width, channels = shape
    return msgspec.convert({"step": "picture", "height": height, "width": width, "channels": channels}, Picture)


def _sound(shape: Shape | None, rate: int) -> Sound:
    """Return the step that makes sounds of the drawn length, at most of the rate that they have."""
    step = Sound(rate=min(rate or Sound().rate, Sound().rate))
    samples = shape[0] if shape is not None and len(shape) == 1 else None
    return msgspec.structs.replace(step, seconds=samples / step.rate) if samples else step


def usual_target(outlet: Outlet) -> Callable[[Field], tuple[Step, ...]]:
    """Return how a field is usually prepared as the target of an output."""
    return lambda field: PREPARATIONS[target_preparation(outlet.activation, outlet.loss, (field,))]


def is_offered(field: Field) -> bool:
    """Tell whether a field is one to learn from: neither ignored nor proposed to be."""
    return field.role != "ignored" and field.kind != "ignored"


def all_but(columns: Sequence[Field], taken: Mapping[str, Binding]) -> tuple[str, ...]:
    """Return the single-valued columns that no binding of `taken` uses."""
    used = {name for binding in taken.values() for name in binding.columns}
    return tuple(c.name for c in columns if not c.shape and c.name not in used and is_offered(c))


def _same_name(outlet: Outlet, columns: Sequence[Field]) -> Field | None:
    wanted = {outlet.title.casefold(), outlet.name.casefold()}
    return next((c for c in columns if c.name.casefold() in wanted), None)


def _target_column(columns: Sequence[Field], has_inputs: bool) -> Field | None:
    for name in _TARGETS:
        for column in columns:
            if column.name.casefold() == name:
                return column
    if has_inputs and len(columns) < 2:
        return None
    last = columns[-1]
    return last if not last.shape else None


def _features(outlet: Outlet, columns: Sequence[Field]) -> tuple[Field, ...]:
    singles = tuple(c for c in columns if not c.shape)
    fitting = [c for c in columns if c.shape and outlet.shape is not None and _fits(outlet.shape, c.shape)]
    if outlet.shape is not None and singles and _fits(outlet.shape, (len(singles),)):
        return singles
    if fitting:
        return (fitting[0],)
    if len(singles) > 1:
        return singles
    arrays = [c for c in columns if c.shape]
    named = [c for name in _FEATURES for c in arrays if c.name.casefold() == name]
    return tuple((named or arrays)[:1]) or singles


def _fits(expected: Shape, received: Shape) -> bool:
    return len(expected) == len(received) and all(
        None in (e, r) or e == r for e, r in zip(expected, received, strict=True)
    )


def _prepared_input(outlet: Outlet, columns: tuple[Field, ...]) -> Binding:
    usual = usual_input(outlet)
    chains = {column.name: usual(column) for column in columns}
    return Binding(tuple(chains), {name: steps for name, steps in chains.items() if steps})


def _prepared_target(outlet: Outlet, column: Field) -> Binding:
    return binding((column.name,), target_preparation(outlet.activation, outlet.loss, (column,)))
