"""The bindings of a program: those of its Inputs and outputs alone."""

from __future__ import annotations

import msgspec

from designer.data.errors import DataError
from designer.data.settings import Binding, DataSettings
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP


def bound(program: Program, settings: DataSettings, with_targets: bool = True) -> DataSettings:
    """Return settings with the bindings of a program alone. Raises DataError when one is not bound."""
    inputs, targets = {}, {}
    for call in program.inputs:
        inputs[call.node] = settings.inputs.get(call.node, Binding())
        if not inputs[call.node].columns:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "The Input {name} has no data. Bind columns or an array to it."),
                name=call.name,
            )
    for output in program.outputs if with_targets else ():
        targets[output.key] = settings.targets.get(output.key, Binding())
        if not targets[output.key].columns:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "The output {name} has no target. Bind columns or an array to it."),
                name=output.name,
            )
    return msgspec.structs.replace(settings, inputs=inputs, targets=targets)
