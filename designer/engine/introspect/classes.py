"""Finds the classes of the installed Keras, kind by kind, and describes them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import keras

from designer.catalogue.spec import Inputs, Param, Spec
from designer.engine.introspect import docstrings, overrides, palette, params, summaries
from designer.graph.names import to_snake_case

_FIRST: dict[str, tuple[str, ...]] = {
    "optimizer": ("Adam", "RMSprop", "SGD", "AdamW", "Nadam", "Adagrad", "Adadelta", "Adamax"),
    "schedule": ("ExponentialDecay", "CosineDecay", "PiecewiseConstantDecay", "PolynomialDecay", "InverseTimeDecay"),
    "loss": (
        "CategoricalCrossentropy", "SparseCategoricalCrossentropy", "BinaryCrossentropy", "MeanSquaredError",
        "MeanAbsoluteError", "Huber", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "LogCosh",
    ),
    "metric": (
        "accuracy", "CategoricalAccuracy", "SparseCategoricalAccuracy", "BinaryAccuracy", "MeanAbsoluteError",
        "MeanSquaredError", "RootMeanSquaredError", "R2Score", "AUC", "Precision", "Recall", "F1Score",
    ),
    "initializer": ("GlorotUniform", "GlorotNormal", "HeNormal", "HeUniform", "Zeros", "Ones", "Constant"),
    "activation": ("linear", "relu", "sigmoid", "softmax", "tanh", "elu", "gelu", "leaky_relu", "selu", "silu"),
    "callback": (
        "EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau", "LearningRateScheduler", "TerminateOnNaN", "CSVLogger",
        "TensorBoard",
    ),
}  # fmt: skip
# What cannot be said in a project file: bases, wrappers of functions, and what Keras itself adds to every fit.
_LEFT_OUT = {
    "Optimizer", "MultiOptimizer", "OptimizerMap", "LearningRateSchedule", "Loss", "Metric", "MeanMetricWrapper",
    "Initializer", "Regularizer", "Constraint", "Callback", "CallbackList", "History",
}  # fmt: skip
_NOT_OFFERED = {"Mean", "Sum", "LossScaleOptimizer"}
_ACTIVATIONS_LEFT_OUT = {"get", "serialize", "deserialize", "threshold"}
_METRIC_GROUPS = {
    "accuracy": "Accuracy",
    "regression": "Regression",
    "probabilistic": "Probability",
    "confusion": "Confusion",
    "f_score": "Confusion",
    "iou": "Segmentation",
    "hinge": "Hinge",
    "correlation": "Regression",
    "reduction": "Reduction",
}


def layers() -> list[Spec]:
    """Return Input and every layer that a project can hold, in the order of the palette."""
    specs = [_input()]
    for name, thing in _classes(keras.layers, keras.layers.Layer):
        if name not in palette.NOT_LAYERS:
            specs.append(_layer(name, thing))
    specs += [_layer(thing.__name__, thing, thing.__module__) for thing in _application_layers()]
    return sorted(specs, key=lambda s: palette.order(s.name, s.group))


def kinds() -> dict[str, Callable[[], list[Spec]]]:
    """Return what makes the specs of every kind but layers and operations, by kind."""
    return {
        "optimizer": lambda: _all("optimizer", "keras.optimizers", keras.optimizers.Optimizer),
        "schedule": lambda: _all(
            "schedule", "keras.optimizers.schedules", keras.optimizers.schedules.LearningRateSchedule
        ),
        "loss": lambda: _all("loss", "keras.losses", keras.losses.Loss),
        "metric": lambda: _sorted("metric", [*_automatic_metrics(), *_all("metric", "keras.metrics", keras.Metric)]),
        "initializer": lambda: _all("initializer", "keras.initializers", keras.initializers.Initializer),
        "regularizer": lambda: _all("regularizer", "keras.regularizers", keras.Regularizer),
        "constraint": lambda: _all("constraint", "keras.constraints", keras.constraints.Constraint),
        "activation": _activations,
        "callback": lambda: _sorted(
            "callback", [*_all("callback", "keras.callbacks", keras.callbacks.Callback), _own_callback()]
        ),
    }


def _own_callback() -> Spec:
    """Return what stands for a class of the user's that is derived from Keras's base."""
    source = "The class, as `file.py:ClassName`; the file lies beside the project, and runs once you have allowed it."
    return Spec(
        name="Callback",
        kind="callback",
        module="",
        summary=summaries.OTHERS["callback"]["Callback"],
        doc=docstrings.opening(keras.callbacks.Callback),
        params=(
            Param(name="source", kind="code", required=True, initial="callbacks.py:MyCallback", doc=source),
            Param(name="arguments", kind="any", nullable=True, doc="What it is made with, by name, as JSON."),
        ),
    )


def _input() -> Spec:
    return Spec(
        name="Input",
        kind="layer",
        module="keras",
        group="Basics",
        family="input",
        summary=palette.summary_of("Input"),
        doc="Where data come into the model: a tensor of a known shape. The batch size is not part of the shape.",
        params=tuple(
            sorted(
                params.params_of(keras.Input, "layer", "Input"),
                key=lambda p: ("shape", "dtype", "batch_size", "sparse", "optional").index(p.name),
            )
        ),
        inputs=palette.INPUTS["Input"],
        fields=palette.FIELDS["Input"],
    )


def _application_layers() -> Iterator[type]:
    """Every layer that keras.applications defines for its own models; nobody places them, but models hold them."""
    for _, module in sorted(vars(keras.src.applications).items()):
        if inspect.ismodule(module):
            for _, thing in sorted(vars(module).items()):
                is_layer = inspect.isclass(thing) and issubclass(thing, keras.layers.Layer)
                if is_layer and thing.__module__ == module.__name__:
                    yield thing


def _layer(name: str, thing: type, module: str = "keras.layers") -> Spec:
    cell = name in palette.CELLS
    group = "Recurrent" if cell else palette.group_of(name, thing.__module__)
    found = params.params_of(thing, "layer", name, skip=("name", "trainable"))
    more: dict[str, Any] = dict(overrides.TAKEN_TOO.get(name, {}))
    if not any(p.name == "dtype" for p in found) and _takes_more(thing):
        more["dtype"] = None
    documented = docstrings.arguments(thing)
    found += tuple(
        params.param(name, "layer", key, value, False, documented.get(key, "")) for key, value in more.items()
    )
    return Spec(
        name=name,
        kind="layer",
        module=module,
        group=group,
        family=palette.family_of(name, group),
        summary=palette.summary_of(name),
        doc=docstrings.opening(thing) if thing.__doc__ else "",
        params=found,
        inputs=palette.INPUTS.get(name, Inputs()),
        placeable=not cell and module == "keras.layers",
        fields=palette.FIELDS[name] if name in palette.FIELDS else _fields(found),
        aliases=_other_names(keras.layers, name, thing),
        arguments=_call_arguments(thing, documented),
    )


def _call_arguments(thing: Any, docs: dict[str, str]) -> tuple[Param, ...]:
    """Return the switches of a layer's `call`; tensors come by wire and masks by themselves."""
    found = []
    for name, parameter in inspect.signature(thing.call).parameters.items():
        if name in palette.CALL_ARGUMENTS:
            doc = docstrings.shortened(docs.get(name, overrides.DOCS.get(name, "")))
            # What `training` is, if nobody says it, depends on who calls the model.
            default, nullable = (None, True) if name == "training" else (bool(parameter.default), False)
            found.append(Param(name, "bool", default=default, nullable=nullable, doc=doc))
    return tuple(found)


def _fields(found: tuple[Param, ...]) -> tuple[str, ...]:
    shown = [p.name for p in found if p.required]
    shown += [p.name for p in found if p.kind == "activation" and not p.required and p.name == "activation"]
    return tuple(shown[:2])


def _all(kind: str, module: str, base: type) -> list[Spec]:
    namespace = inspect.getmodule(base) and _namespace(module)
    skip = ("name", "dtype") if kind == "loss" else ("name",) if kind != "metric" else ()
    specs = []
    for name, thing in _classes(namespace, base):
        if name in _LEFT_OUT:
            continue
        alias, aliases = _strings(kind, name, thing)
        specs.append(
            Spec(
                name=name,
                kind=kind,
                module=module,
                group=_metric_group(thing) if kind == "metric" else "",
                alias=alias,
                aliases=aliases,
                summary=summaries.OTHERS[kind].get(name, ""),
                doc=docstrings.opening(thing),
                params=params.params_of(thing, kind, name, skip=skip),
                placeable=name not in _NOT_OFFERED,
            )
        )
    return _sorted(kind, specs)


def _sorted(kind: str, specs: list[Spec]) -> list[Spec]:
    first = _FIRST.get(kind, ())
    return sorted(specs, key=lambda s: (first.index(s.name) if s.name in first else len(first), s.name))


def _activations() -> list[Spec]:
    table = _table("activation")
    specs = []
    for name, thing in sorted(vars(keras.activations).items()):
        if not inspect.isfunction(thing) or name in _ACTIVATIONS_LEFT_OUT or thing.__name__ != name:
            continue
        specs.append(
            Spec(
                name=name,
                kind="activation",
                module="keras.activations",
                alias=name,
                aliases=tuple(sorted(k for k, v in table.items() if v is thing and k != name)),
                summary=summaries.OTHERS["activation"].get(name, ""),
                doc=docstrings.opening(thing),
            )
        )
    return _sorted("activation", specs)


def _automatic_metrics() -> list[Spec]:
    """The two strings for which `compile` itself picks the class that fits the loss and the shapes."""
    texts = {
        "accuracy": ("the accuracy that fits the loss", ("acc",)),
        "crossentropy": ("the cross-entropy that fits the loss", ("ce",)),
    }
    return [
        Spec(
            name=name,
            kind="metric",
            module="",
            group="Accuracy" if name == "accuracy" else "Probability",
            alias=name,
            aliases=aliases,
            summary=summary,
            doc=f"The string `{name!r}`: Keras picks {summary} and the shape of the target (binary, categorical or "
            "sparse categorical).",
        )
        for name, (summary, aliases) in texts.items()
    ]


def _strings(kind: str, name: str, thing: type) -> tuple[str, tuple[str, ...]]:
    """Return the snake_case string Keras accepts for a class, and the other ones."""
    if kind in ("schedule", "callback"):
        return "", ()
    accepted = []
    for word, target in _table(kind).items():
        if target is thing or (kind == "loss" and inspect.isfunction(target) and _same_loss(target, name)):
            accepted.append(word)
    accepted = [w for w in accepted if w != name and not w.isupper()]
    if kind == "metric":
        accepted = [w for w in accepted if w not in ("accuracy", "crossentropy")]
    accepted = [w for w in accepted if _resolves(kind, w)]
    if not accepted:
        return "", ()
    wanted = to_snake_case(name)
    alias = wanted if wanted in accepted else max(accepted, key=lambda w: (w.islower(), len(w), w))
    return alias, tuple(sorted(w for w in accepted if w != alias))


def _resolves(kind: str, word: str) -> bool:
    """Tell whether Keras makes something of a string; of classes with required arguments it does not."""
    modules = {"loss": keras.losses, "metric": keras.metrics, "optimizer": keras.optimizers}
    module = modules.get(kind) or getattr(keras, f"{kind}s")
    try:
        return module.get(word) is not None
    except Exception:
        return False


def _same_loss(function: Any, name: str) -> bool:
    return bool(function.__name__.replace("_", "") == name.lower())


def _table(kind: str) -> dict[str, Any]:
    """The strings Keras itself knows for a kind (the table behind its `get`)."""
    from keras.src import activations, constraints, initializers, losses, metrics, optimizers, regularizers

    module = {
        "activation": activations,
        "constraint": constraints,
        "initializer": initializers,
        "loss": losses,
        "metric": metrics,
        "optimizer": optimizers,
        "regularizer": regularizers,
    }[kind]
    return dict(module.ALL_OBJECTS_DICT)


def _metric_group(thing: type) -> str:
    for word, group in _METRIC_GROUPS.items():
        if word in thing.__module__:
            return group
    return "Other"


def _classes(namespace: Any, base: type) -> Iterator[tuple[str, type]]:
    """Every public class below `base`, once, under the name that is its own where it is public under that."""
    seen: dict[type, str] = {}
    for name, thing in sorted(vars(namespace).items()):
        if inspect.isclass(thing) and issubclass(thing, base) and (thing not in seen or name == thing.__name__):
            seen[thing] = name
    yield from sorted((name, thing) for thing, name in seen.items())


def _other_names(namespace: Any, name: str, thing: type) -> tuple[str, ...]:
    names = {n for n, t in vars(namespace).items() if t is thing} | {thing.__name__}
    return tuple(sorted(names - {name}))


def _takes_more(thing: type) -> bool:
    return any(p.kind is p.VAR_KEYWORD for p in inspect.signature(thing).parameters.values())


def _namespace(path: str) -> Any:
    found: Any = keras
    for part in path.split(".")[1:]:
        found = getattr(found, part)
    return found
