"""Layers that learn from the training data before the training begins: which they are and what each is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from designer.graph.calls import Call, Program
from designer.graph.model import INPUT
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

# What such a layer would have to be given where it does not adapt.
STATES: Mapping[str, str] = {
    "Normalization": "mean",
    "Discretization": "bin_boundaries",
    "TextVectorization": "vocabulary",
    "StringLookup": "vocabulary",
    "IntegerLookup": "vocabulary",
}


def adapted(program: Program, chosen: Iterable[str]) -> list[tuple[Call, Call]]:
    """Return the layers that adapt, each with the Input whose data it is shown, in the order in which they run.

    `chosen` are node ids (DataSettings.adapt). Raises DesignerError for a layer that does not simply follow an Input.
    """
    wanted = set(chosen)
    found: list[tuple[Call, Call]] = []
    for call in program.calls:
        if call.layer in wanted and call.type in STATES and all(call.layer != other.layer for other, _ in found):
            source = source_of(program, call)
            if source is None:
                raise DesignerError(
                    QT_TRANSLATE_NOOP(
                        "Errors", "{name} cannot adapt to the data, since it does not follow an Input directly."
                    ),
                    name=call.name,
                )
            found.append((call, source))
    return found


def source_of(program: Program, call: Call) -> Call | None:
    """Return the Input that a call takes its one tensor from, None where it follows something else."""
    sources = [one for one in program.calls if call.tensors and one.node == call.tensors[0].node]
    return sources[0] if len(call.tensors) == 1 and sources and sources[0].type == INPUT else None
