"""Losses and metrics that fit an output, and the names under which Keras will log them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from designer.engine.protocol import Column
from designer.graph.calls import Output, outputs_of
from designer.graph.model import Graph
from designer.graph.names import to_snake_case
from designer.project.records import Binding, ObjectSpec, OutputTraining, TrainingSettings

_ACTIVATION_LAYERS = {"Softmax": "softmax"}


def suggested(graph: Graph, output: Output, binding: Binding | None, columns: Iterable[Column]) -> OutputTraining:
    """Return the loss and metrics people start with, by the last activation and by what the target holds."""
    activation = activation_of(graph, output.tensor.node)
    target = _target(binding, columns)
    if activation == "softmax":
        is_one_hot = binding is not None and (binding.preparation == "one_hot" or _width(binding, target) > 1)
        loss = "categorical_crossentropy" if is_one_hot else "sparse_categorical_crossentropy"
        return OutputTraining(loss=loss, metrics=("accuracy",))
    if activation == "sigmoid" and not _is_continuous(target):
        return OutputTraining(loss="binary_crossentropy", metrics=("accuracy",))
    return OutputTraining(loss="mean_squared_error", metrics=("mean_absolute_error",))


def activation_of(graph: Graph, node_id: str) -> str:
    """Return the last activation of a node as a lower-case word, "linear" without one."""
    node = graph.layer_of(node_id)
    if node.type in _ACTIVATION_LAYERS:
        return _ACTIVATION_LAYERS[node.type]
    value = node.params.get("activation")
    return class_and_args(value)[0].lower() if value else "linear"


def metric_name(spec: ObjectSpec) -> str:
    """Return the name Keras gives a metric in its logs: the string itself, or the object's name."""
    if isinstance(spec, str):
        return spec
    args = spec.get("args") or {}
    return str(args.get("name") or to_snake_case(str(spec.get("class", ""))))


def logged_names(graph: Graph, training: TrainingSettings) -> list[str]:
    """Return what a run of these settings will log, validation first: what callbacks can watch."""
    outputs = outputs_of(graph)
    several = len(outputs) > 1
    names = ["loss"]
    for output in outputs:
        prefix = f"{output.name}_" if several else ""
        names += [f"{prefix}loss"] if several else []
        settings = training.outputs.get(output.key)
        names += [prefix + metric_name(metric) for metric in (settings.metrics if settings else ())]
    names = list(dict.fromkeys(names))
    return [*(f"val_{name}" for name in names), *names]


def class_and_args(spec: ObjectSpec | None) -> tuple[str, dict[str, Any]]:
    """Return the class (or short name) and the arguments of a Keras object in a project."""
    if isinstance(spec, Mapping):
        return str(spec.get("class", "")), dict(spec.get("args") or {})
    return spec or "", {}


def _target(binding: Binding | None, columns: Iterable[Column]) -> list[Column]:
    wanted = binding.columns if binding else ()
    return [c for c in columns if c.name in wanted]


def _width(binding: Binding, target: Sequence[Column]) -> int:
    if len(binding.columns) > 1:
        return len(binding.columns)
    return target[0].shape[-1] if target and target[0].shape else 1


def _is_continuous(target: Sequence[Column]) -> bool:
    """Tell whether targets are shares rather than yes or no."""
    return any(c.dtype.startswith("float") and c.distinct > 2 for c in target)
