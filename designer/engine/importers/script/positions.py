"""Layers that are called on numbers instead of tensors: the Embedding of positions 0, 1, 2, ..."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from designer.engine.importers.script import plain
from designer.engine.importers.script.values import Layer, Tensor, Unknown
from designer.graph.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from designer.engine.importers.script.flow import Flow

_MOST = 4096


@dataclass(eq=False)
class OfNumbers(Unknown):
    """What an Embedding gives of whole numbers that are known: it is drawn where it meets a tensor of the model."""

    layer: Layer | None = None
    numbers: tuple[int, ...] = ()


def called(layer: Layer, values: list[Any]) -> OfNumbers | None:
    """Return what an Embedding gives of a row of whole numbers; None for any other layer, and anything else."""
    numbers = plain.number(values[0]) if len(values) == 1 else None
    while isinstance(numbers, (list, tuple)) and len(numbers) == 1 and isinstance(numbers[0], (list, tuple)):
        numbers = numbers[0]
    if isinstance(numbers, range):
        numbers = list(numbers)
    if layer.type != "Embedding" or not isinstance(numbers, (list, tuple)) or not 0 < len(numbers) <= _MOST:
        return None
    if not all(isinstance(n, (int, float)) and float(n).is_integer() for n in numbers):
        return None
    return OfNumbers(layer=layer, numbers=tuple(int(n) for n in numbers))


def drawn(flow: Flow, values: list[Any]) -> list[Any]:
    """Return values, and those in lists among them, in which every `OfNumbers` is a tensor.

    It is made beside the first tensor of the model that stands in the same list.
    """
    values = [drawn(flow, list(v)) if isinstance(v, (list, tuple)) else v for v in values]
    beside = next((v for v in values if isinstance(v, Tensor)), None)
    if beside is None or not any(isinstance(v, OfNumbers) for v in values):
        return values
    return [_drawn(flow, v, beside) if isinstance(v, OfNumbers) else v for v in values]


def _drawn(flow: Flow, value: OfNumbers, beside: Tensor) -> Tensor:
    """Return a tensor (batch, numbers, sizes of the Embedding) for each row of the batch of another tensor."""
    assert value.layer is not None
    shape = flow.shape_of(beside)
    rank = 3 if shape is None else len(shape)
    first = flow.get_item(beside, (slice(None), slice(None, 1), *[0] * (rank - 2)))
    zeros = flow.operation("zeros_like", [first], {"dtype": "int32"})
    row = flow.operation("add", [zeros, list(value.numbers)], {})
    if flow.leaves_open:
        flow.note(
            value.layer,
            QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: the Embedding of {count} positions is drawn as a layer that is trained with the model; "
                "Keras keeps one that no tensor goes into as it began.",
            ),
            count=len(value.numbers),
        )
    found = flow.called(value.layer, {0: row})
    assert isinstance(found, Tensor)
    return found
