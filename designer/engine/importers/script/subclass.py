"""Classes of a script that derive from keras.Model or keras.layers.Layer: their `call` is read and drawn as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from designer.engine.importers.script.flow import Asked, SeveralInputsError, flat
from designer.engine.importers.script.masks import sees_masks
from designer.engine.importers.script.values import (
    MODELS,
    Bound,
    Builtin,
    Class,
    Function,
    Instance,
    Layer,
    Method,
    Model,
    Native,
    Ref,
    Table,
    Tensor,
    Unknown,
)
from designer.graph.names import to_snake_case
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from designer.engine.importers.script.callables import Callables

_MOST_INPUTS = 8
TRAINING = Builtin("training")
"""Stands for `training` while a call is read: layers that only act in training (Dropout) are drawn."""


def is_model_class(class_: Class) -> bool:
    """Tell whether a class derives from keras.Model."""
    return any(isinstance(b, Ref) and b.path in MODELS for b in class_.library_bases())


def is_sequential(class_: Class) -> bool:
    """Tell whether a class derives from keras.Sequential."""
    return any(isinstance(b, Ref) and b.name == "Sequential" for b in class_.library_bases())


def is_keras(instance: Instance) -> bool:
    """Tell whether an object is a layer or model of a class of its own."""
    return instance.made_of is not None and instance.made_of.is_layer()


def sequential_of(reader: Callables, made: Instance) -> Any:
    """Return the Sequential model that an object of a class derived from it is."""
    if not isinstance(made.traced, Model):
        made.traced = reader.keras.models.sequential([], {})
    return made.traced


def functional_of(made: Instance) -> Any:
    """Return the functional model that a constructor handed to super().__init__, None without one."""
    return made.traced if isinstance(made.traced, Model) and made.made_of is not None else None


def initialised(reader: Callables, first: Instance, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Do what super().__init__() of a class of Keras's does."""
    if isinstance(kwargs.get("name"), str):
        first.names["name"] = kwargs["name"]
    if first.made_of is None or not is_model_class(first.made_of):
        return
    if is_sequential(first.made_of):
        first.traced = reader.keras.models.sequential(args, kwargs)
    elif "outputs" in kwargs or len(args) > 1:
        first.traced = reader.keras.models.functional(args, kwargs)


def attribute(reader: Callables, instance: Instance, name: str) -> Any:
    """Return what an object of a class of Keras's has of it: compile, fit, build, add_weight."""
    if name in ("compile", "fit", "fit_generator", "quantize"):
        model = Model() if not isinstance(instance.traced, Model) else instance.traced
        kept = instance.names.setdefault("__told__", model)
        return Method(kept, name)
    if name == "build":
        return Native(name, lambda shape=None, **kwargs: _built(instance, kwargs.get("input_shape", shape)))
    if name == "add" and instance.made_of is not None and is_sequential(instance.made_of):
        return Method(sequential_of(reader, instance), name)
    if name in ("add_weight", "add_variable"):
        reason = reader.keras.place.fail(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: weights that a class makes itself (add_weight) cannot be drawn.")
        ).text
        return Native(name, lambda *_args, **_kwargs: Unknown("add_weight", reason))
    if name in ("call", "__call__"):
        return Native(name, lambda *args, **kwargs: apply(reader, instance, list(args), kwargs))
    if name == "name":
        return instance.names.get("name", Unknown("name"))
    if name == "trainable":
        return True
    if name in ("add_loss", "add_metric"):
        return Native(name, lambda *_args, **_kwargs: reader.keras.place.pass_over(name))
    if name == "summary":
        return Native(name, lambda *_args, **_kwargs: None)
    return Unknown()


def _built(instance: Instance, shape: Any) -> None:
    if isinstance(shape, (list, tuple)):
        instance.names["__shape__"] = tuple(shape[1:])


def apply(reader: Callables, instance: Instance, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call an object of a class of the script on tensors: as the model that its `call` draws, else as a placeholder."""
    if not any(isinstance(v, Tensor) for v in flat([*args, *kwargs.values()])):
        first = args[0] if args else None
        if isinstance(first, Unknown) and first.shape:
            instance.names.setdefault("__shape__", tuple(first.shape[1:]))
        return Unknown()
    flow = reader.keras.flow
    unknown = next((v for v in flat(args) if isinstance(v, Unknown)), None)
    if unknown is not None:
        return Unknown(unknown.what, unknown.reason)
    tensors = [v for v in flat([*args, *kwargs.values()]) if isinstance(v, Tensor)]
    if instance.traced is None and sees_masks(instance.made_of, tensors):  # type: ignore[arg-type]
        instance.traced = _placeholder(reader, instance)
    if instance.traced is None:
        shapes = lambda: reader.keras.models.shape_of(tensors[0])  # noqa: E731
        instance.traced = _trace(reader, instance, args, kwargs, shapes) or _placeholder(reader, instance)
    if isinstance(instance.traced, Layer):
        return flow.placeholder_call(instance.traced, args, kwargs)
    if len(instance.traced.inputs) != len(tensors) or not _fits(reader, instance.traced, tensors):
        again = _trace(reader, instance, args, kwargs, lambda: None)
        return (
            flow.placeholder_call(_placeholder(reader, instance), args, kwargs)
            if again is None
            else flow.apply(again, tensors, {})
        )
    result = flow.apply(instance.traced, tensors, {})
    if isinstance(result, list) and instance.names.get("__gives__") is not None:
        return dict(zip(instance.names["__gives__"], result, strict=True))
    return result


def _fits(reader: Callables, model: Model, tensors: list[Tensor]) -> bool:
    """Tell whether what was read of `call` for one shape, where that mattered, holds for these tensors, too."""
    for start, tensor in zip(model.inputs, tensors, strict=True):
        target = start.call.target
        shape = target.params.get("shape") if isinstance(target, Layer) and target.like is not tensor else None
        if shape is not None and reader.keras.models.shape_of(tensor) not in (None, (None, *shape)):
            return False
    return True


def layer_of(reader: Callables, instance: Instance) -> Any:
    """Return the layer or model that an object is within a Sequential model."""
    if not is_keras(instance):
        return None
    return _trace(reader, instance, [_fresh(reader)], {}, lambda: None) or _placeholder(reader, instance)


def model_of(reader: Callables, instance: Instance) -> Model | Unknown | None:
    """Return the model that an object of a class of models is on its own: its Inputs are left to choose.

    None where it has no `call`.
    """
    if isinstance(instance.traced, Model):
        return instance.traced
    assert instance.made_of is not None
    call = instance.made_of.find("call")
    if not isinstance(call, Function):
        return None
    count, keys = 1, list[str]()
    reason: Unknown | None = None
    for _ in range(_MOST_INPUTS):
        inputs = [_fresh(reader, key) for key in keys or [""] * count]
        shape = instance.names.get("__shape__")
        if (
            count == 1
            and not keys
            and isinstance(shape, tuple)
            and all(isinstance(s, (int, type(None))) for s in shape)
        ):
            inputs[0].call.target.params["shape"] = list(shape)  # type: ignore[union-attr]
        single = count == 1 and not keys
        given: Any = inputs[0] if single else (Asked(zip(keys, inputs, strict=True)) if keys else inputs)
        if single:
            reader.keras.flow.probed = {id(inputs[0].call.target)}
        try:
            more = [_fresh(reader, name) for name in _further_inputs(call)]
            inputs += more
            outputs = _outputs(reader, instance, [given, *more], {}, lambda: None)
        except SeveralInputsError as error:
            if error.key:
                keys.append(error.key)
            else:
                count = max(count + 1, error.count)
            continue
        finally:
            reader.keras.flow.probed = set()
        found = flat([outputs])
        if any(v is given for v in found for given in inputs):
            break
        if found and all(isinstance(v, Tensor) for v in found):
            model = _as_told(instance, Model(_name(instance), inputs, found, line=instance.line))
            instance.traced = model
            return model
        reason = next((v for v in found if isinstance(v, Unknown)), None)
        break
    reader.keras.place.line = instance.line
    template = QT_TRANSLATE_NOOP("Errors", "Line {line}: {name} is a class of its own whose call cannot be drawn.")
    why = reader.keras.place.fail(template, name=instance.made_of.name).text
    if not keys:
        said = why if reason is None or reason.reason is None else reason.reason
        return _as_one_layer(reader, instance, [i for i in inputs if i is not None], said)
    return reason if reason is not None and reason.reason is not None else Unknown(instance.made_of.name, why)


def _as_told(instance: Instance, model: Model) -> Model:
    """Return a model with what compile and fit of the object that it is were told."""
    told = instance.names.get("__told__")
    if isinstance(told, Model):
        model.compile, model.fit, model.quantized = told.compile, told.fit, told.quantized
    return model


def _as_one_layer(reader: Callables, instance: Instance, inputs: list[Tensor], reason: Text) -> Model:
    """Return the model in which one layer, the class with its own code, stands for a `call` that cannot be drawn."""
    layer = _placeholder(reader, instance)
    reader.keras.place.line = instance.line
    reader.keras.flow.note(
        layer,
        QT_TRANSLATE_NOOP(
            "Errors", "Line {line}: {name} is drawn as one layer, for its call cannot be drawn. {reason}"
        ),
        name=layer.type,
        reason=reason,
    )
    output = reader.keras.flow.placeholder_call(layer, inputs, {})
    return _as_told(instance, Model(_name(instance), inputs, [output], line=instance.line))


def _further_inputs(call: Function) -> list[str]:
    """Return the arguments that a call needs beside the first: states, a second sequence."""
    spec = call.node.args
    names = [a.arg for a in spec.args][: len(spec.args) - len(spec.defaults)]
    return [name for name in names[2:] if name not in ("training", "mask")]


def _trace(reader: Callables, instance: Instance, args: list[Any], kwargs: dict[str, Any], shapes: Any) -> Model | None:
    """Return the model that `call` draws of tensors in the place of those in `args` and `kwargs`."""
    fresh: dict[int, Tensor] = {}

    def inner(value: Any) -> Any:
        if isinstance(value, Tensor):
            if id(value) not in fresh:
                fresh[id(value)] = _fresh(reader)
                fresh[id(value)].call.target.like = value  # type: ignore[union-attr]
            return fresh[id(value)]
        if isinstance(value, (list, tuple)):
            return [inner(v) for v in value]
        return Table({k: inner(v) for k, v in value.items()}) if isinstance(value, dict) else value

    given, named = inner(args), inner(kwargs)
    place = reader.keras.place
    faults = len(place.faults)
    before, reader.keras.flow.leaves_open = reader.keras.flow.leaves_open, False  # better a layer with its own code
    try:
        outputs = _outputs(reader, instance, given, named, shapes)
    finally:
        reader.keras.flow.leaves_open = before
    found = flat([outputs])
    if not found or not all(isinstance(v, Tensor) for v in found) or any(v is t for v in found for t in fresh.values()):
        return None
    del place.faults[faults:]
    order = [v for v in flat([*given, *named.values()]) if isinstance(v, Tensor)]
    if isinstance(outputs, dict):
        instance.names["__gives__"] = list(outputs)
    return Model(_name(instance), list(dict.fromkeys(order)), found, line=instance.line)


def _outputs(reader: Callables, instance: Instance, args: list[Any], kwargs: dict[str, Any], shapes: Any) -> Any:
    assert instance.made_of is not None
    build, call = instance.made_of.find("build"), instance.made_of.find("call")
    if not isinstance(call, Function):
        return Unknown(instance.made_of.name)
    if isinstance(build, Function) and "__built__" not in instance.names:
        instance.names["__built__"] = True
        shape = shapes()
        reader.call(Bound(build, instance), [Unknown("input_shape") if shape is None else shape], {})
    spec = call.node.args
    names = [a.arg for a in (*spec.args, *spec.kwonlyargs)]
    kwargs = {k: v for k, v in kwargs.items() if k not in ("training", "mask") or isinstance(v, Tensor)}
    if "training" in names and names.index("training") > len(args):
        kwargs["training"] = TRAINING
    return reader.call(Bound(call, instance), args, kwargs)


def _fresh(reader: Callables, name: str = "") -> Tensor:
    return reader.keras.flow.called(Layer("Input", {}, name, line=reader.keras.place.line), {})


def _placeholder(reader: Callables, instance: Instance) -> Layer:
    assert instance.made_of is not None
    layer = reader.keras.maker.placeholder(instance.made_of.name, instance.args, instance.kwargs)
    layer.line = instance.line
    layer.holds = tuple(value for value in instance.names.values() if isinstance(value, Model))
    layer.makes_masks = isinstance(instance.made_of.find("compute_mask"), Function)
    return layer


def _name(instance: Instance) -> str:
    name = instance.names.get("name")
    return (
        name
        if isinstance(name, str)
        else to_snake_case(instance.made_of.name if instance.made_of is not None else "model")
    )
