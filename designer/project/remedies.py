"""Cures of what a training suffers from: its options, scaled numbers, weights of losses and classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from designer.data.settings import Binding, DataSettings
from designer.data.steps import AnyStep
from designer.data.steps.gaps import DropRow, Fill
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Standardize
from designer.graph import edits
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings, class_and_args


def scale(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Standardise numbers that are taken as they stand: role ("inputs" or "targets"), keys."""
    data = _data(graph)
    bindings: dict[str, Binding] = dict(getattr(data, args["role"]))
    for key in args["keys"]:
        old = bindings[key]
        steps = {name: _scaled(old.steps.get(name, ())) for name in old.columns}
        bindings[key] = msgspec.structs.replace(old, steps=steps)
    new = msgspec.structs.replace(data, **{args["role"]: bindings})
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Scale numbers"))


def set_optimizer(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Give the optimizer other arguments: args (those that change)."""
    training = _training(graph)
    name, old = class_and_args(training.optimizer)
    new = msgspec.structs.replace(training, optimizer={"class": _class_name(name), "args": {**old, **args["args"]}})
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change optimizer"))


def set_options(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Set options of the training by their names."""
    new = msgspec.structs.replace(_training(graph), **args)
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change training"))


def set_weights(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Weight the losses of outputs: weights, by output key."""
    training = _training(graph)
    outputs = dict(training.outputs)
    for key, weight in args["weights"].items():
        outputs[key] = msgspec.structs.replace(outputs.get(key, OutputTraining()), weight=float(weight))
    new = msgspec.structs.replace(training, outputs=outputs)
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change loss weights"))


def add_callback(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Add a callback, instead of one of its class that is there: class, args."""
    training = _training(graph)
    others = tuple(c for c in training.callbacks if class_and_args(c)[0] != args["class"])
    new = msgspec.structs.replace(training, callbacks=(*others, dict(args)))
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Add callback"))


def set_class_weights(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose how much rows of each class count: weights ("balanced", or by label)."""
    new = msgspec.structs.replace(_data(graph), class_weights=args["weights"])
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change class weights"))


def set_split(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Divide the rows otherwise: fields of the split by their names."""
    data = _data(graph)
    new = msgspec.structs.replace(data, split=msgspec.structs.replace(data.split, **args))
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change split"))


def set_arguments(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Give layers other arguments: nodes, arguments by node id; None goes back to Keras's own."""
    total, after = Change(QT_TRANSLATE_NOOP("Edits", "Change arguments")), graph.copy()
    for node, values in args["nodes"].items():
        for name, value in values.items():
            change = edits.set_param(after, node, name, value, None)
            total = total.then(change)
            after.apply(change)
    return replace(total, text=QT_TRANSLATE_NOOP("Edits", "Change arguments"), merge_key="")


def unfreeze(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Let layers learn: nodes."""
    return edits.set_trainable(graph, args["nodes"], True)


REMEDIES: Mapping[str, Callable[[Graph, Mapping[str, Any]], Change]] = {
    "scale": scale,
    "set_optimizer": set_optimizer,
    "set_options": set_options,
    "set_weights": set_weights,
    "add_callback": add_callback,
    "set_class_weights": set_class_weights,
    "set_split": set_split,
    "set_arguments": set_arguments,
    "unfreeze": unfreeze,
}


def _scaled(steps: tuple[AnyStep, ...]) -> tuple[AnyStep, ...]:
    """Return the steps of a column with a scaling one; those that make no numbers of amounts stay as they are."""
    if any(isinstance(step, Picture) for step in steps):
        return tuple(msgspec.structs.replace(s, scale="unit") if isinstance(s, Picture) else s for s in steps)
    if all(isinstance(step, Fill | DropRow) for step in steps):
        return (*steps, Standardize())
    return steps


def _class_name(name: str) -> str:
    """Return the class of an optimizer that is named in short, as Keras spells it."""
    from designer.catalogue.load import load

    spec = load().spec(name, "optimizer")
    return spec.name if spec is not None else name


def _change(graph: Graph, name: str, value: Any, text: str) -> Change:
    old = graph.settings.get(name)
    if old == value:
        return Change(text)
    removed = (Setting(name, old),) if name in graph.settings else ()
    return Change(text, removed, (Setting(name, value),))


def _data(graph: Graph) -> DataSettings:
    return graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]


def _training(graph: Graph) -> TrainingSettings:
    return graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]
