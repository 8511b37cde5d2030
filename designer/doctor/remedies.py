"""The edits that cure what the doctor finds, each one step of the undo stack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from designer.doctor.finding import Remedy
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import ObjectSpec


def advice(template: str, **args: Any) -> Remedy:
    """Return what to do where no edit of the project does it."""
    return Remedy(Text(template, args))


def scale_inputs(nodes: Iterable[str], names: str) -> Remedy:
    """Standardise what the columns of Inputs become."""
    text = Text(QT_TRANSLATE_NOOP("Doctor", "Standardise the numbers of {names}"), {"names": names})
    return Remedy(text, "scale", {"role": "inputs", "keys": list(nodes)})


def scale_target(key: str, name: str) -> Remedy:
    """Standardise the target of an output."""
    text = Text(QT_TRANSLATE_NOOP("Doctor", "Standardise the target of {name}"), {"name": name})
    return Remedy(text, "scale", {"role": "targets", "keys": [key]})


def leave_out(node: str, column: str) -> Remedy:
    """Take a column from an Input."""
    text = Text(QT_TRANSLATE_NOOP("Doctor", "Leave {column} out of the inputs"), {"column": column})
    return Remedy(text, "leave_out", {"role": "inputs", "key": node, "columns": [column]})


def set_rate(rate: float) -> Remedy:
    """Train with another learning rate."""
    text = Text(QT_TRANSLATE_NOOP("Doctor", "Set the learning rate to {rate}"), {"rate": f"{rate:g}"})
    return Remedy(text, "set_optimizer", {"args": {"learning_rate": rate}})


def set_option(text: Text, **options: Any) -> Remedy:
    """Give the training other options."""
    return Remedy(text, "set_options", options)


def set_loss(output: str, loss: ObjectSpec) -> Remedy:
    """Judge an output by another loss."""
    shown = loss if isinstance(loss, str) else str(loss["class"])
    text = Text(QT_TRANSLATE_NOOP("Fixes", "Use {loss}"), {"loss": shown})
    return Remedy(text, "set_loss", {"output": output, "loss": loss})


def set_activation(node: str, activation: str) -> Remedy:
    """Let a layer end with another activation."""
    text = Text(QT_TRANSLATE_NOOP("Fixes", "Set the activation to {activation}"), {"activation": activation})
    return Remedy(text, "set_param", {"node": node, "param": "activation", "value": activation})


def set_params(text: Text, params: Mapping[str, Mapping[str, Any]]) -> Remedy:
    """Give layers other arguments, by node; None goes back to Keras's own."""
    return Remedy(text, "set_arguments", {"nodes": {node: dict(values) for node, values in params.items()}})


def together(text: Text, *remedies: Remedy) -> Remedy:
    """Do several edits as one."""
    edits = [{"kind": one.kind, "args": one.args} for one in remedies]
    return Remedy(text, "several", {"fixes": edits})
