"""The names under which Keras logs what it measures: what callbacks can watch and curves are called."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.graph.calls import Output
from designer.graph.names import to_snake_case
from designer.project.records import ObjectSpec, OutputTraining, TrainingSettings, class_and_args

_CHANGES_RATE = {"LearningRateScheduler", "ReduceLROnPlateau"}


def logged_names(
    outputs: Sequence[Output], training: TrainingSettings, data: DataSettings, catalogue: Catalogue
) -> list[str]:
    """Return the names that `fit` logs after every epoch, in Keras's order; those of validation begin with val_."""
    several = len(outputs) > 1
    names = ["loss"]
    if several:
        names.extend(f"{output.name}_loss" for output in outputs)
    seen: dict[str, int] = {}
    for is_weighted, output in itertools.product((False, True), outputs):
        prefix = f"{output.name}_" if several else ""
        settings = training.outputs.get(output.key, OutputTraining())
        for metric in settings.weighted_metrics if is_weighted else settings.metrics:
            name = prefix + metric_name(metric, catalogue)
            if is_weighted and name in seen:
                name = f"{prefix}weighted_{metric_name(metric, catalogue)}"
            count = seen[name] = seen.get(name, -1) + 1
            names.append(f"{name}_{count}" if count else name)
    if has_validation(data):
        names.extend([f"val_{name}" for name in names])
    if any(class_and_args(callback)[0] in _CHANGES_RATE for callback in training.callbacks):
        names.append("learning_rate")
    return names


def has_validation(data: DataSettings) -> bool:
    """Tell whether there are data to validate with."""
    return data.validation is not None or data.split.validation > 0 or data.split.by == "own" or data.split.folds > 1


def metric_name(metric: ObjectSpec, catalogue: Catalogue) -> str:
    """Return the name Keras gives a metric in its logs: the string itself, or the object's name."""
    if isinstance(metric, str):
        return metric
    class_name, args = class_and_args(metric)
    spec = catalogue.spec(class_name, "metric")
    param = spec.param("name") if spec is not None else None
    default = param.default if param is not None else None
    return str(args.get("name") or default or to_snake_case(spec.name if spec is not None else class_name))
