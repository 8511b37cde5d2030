"""Builds the Keras model of a program: the same objects and calls that the exported code writes."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Iterator, Mapping
from typing import Any

import keras
from keras.src.backend.common import global_state

from designer.catalogue.load import Catalogue
from designer.engine.building import objects
from designer.engine.building.numbers import computing_in
from designer.engine.checking.keras_errors import essence, explain
from designer.engine.checking.ports import not_connected
from designer.engine.without_tensorflow import without_tensorflow
from designer.graph.calls import OPERATION, Call, Program, Tensor, call_arguments
from designer.graph.freezing import is_frozen_when_built
from designer.graph.interface import packed
from designer.graph.low_rank import low_rank, without_low_rank
from designer.graph.model import INPUT
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import OutputTraining, TrainingSettings
from designer.recipe.settings import told
from designer.wire import TensorInfo

EINSUM = "ops.einsum"
_REFUSALS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError),
)  # of what is drawn; others are of the machine
_COUNTERS = "object_name_uids"  # where Keras counts the names it has given, in every thread for itself


def build_model(program: Program, catalogue: Catalogue) -> keras.Model:
    """Return the functional model of a program.

    Inputs and outputs have the program's structure and order. A layer called twice is one object; a nested model is a
    keras.Model that is called like a layer.
    Raises DesignerError where the catalogue or Keras refuses a layer or a call.
    """
    with names_of_a_fresh_process(), computing_in(program.dtype_policy):
        return _model(program, catalogue, {}, trainable=True)


def node_layers(model: keras.Model, program: Program) -> dict[str, keras.layers.Layer]:
    """Return the layer of every node of a built model, those inside nested models included, by node id.

    Operations have none, and neither has the Input of a nested Sequential model.
    """
    found: dict[str, keras.layers.Layer] = {}
    for call in program.calls:
        if call.type.startswith(OPERATION) or (program.is_sequential and call.type == INPUT):
            continue
        layer = model.get_layer(call.name)
        found[call.node] = layer
        if call.body is not None:
            found.update(node_layers(layer, call.body))
    return found


def compile_arguments(program: Program, training: TrainingSettings, catalogue: Catalogue) -> dict[str, Any]:
    """Return what `model.compile` is told: optimizer, loss, loss_weights, metrics and the options that are set.

    With one output loss and metrics stand alone, with several they are a list in their order or a dict by their names,
    as the model gives them; weights only where one of them is not 1, metrics only where there are some. Names Keras
    knows stay strings, as in exported code.
    Raises DesignerError for an output without a loss and for objects Keras refuses.
    """
    settings = {o.name: training.outputs.get(o.key, OutputTraining()) for o in program.outputs}
    losses: dict[str, Any] = {}
    metrics: dict[str, dict[str, list[Any]]] = {"metrics": {}, "weighted_metrics": {}}
    for name, one in settings.items():
        if not one.loss:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "{name} has no loss. Choose one."), name=name)
        losses[name] = objects.argument(one.loss, "loss", catalogue)
        for told_as, of_outputs in metrics.items():
            of_outputs[name] = [objects.argument(m, "metric", catalogue) for m in getattr(one, told_as)]
    weights = {name: one.weight for name, one in settings.items()}
    how = program.gives if len(settings) > 1 else "single"
    arguments: dict[str, Any] = {"optimizer": objects.argument(training.optimizer, "optimizer", catalogue)}
    arguments["loss"] = packed(how, losses)
    if any(weight != 1 for weight in weights.values()):
        arguments["loss_weights"] = weights if how == "dict" else list(weights.values())
    for told_as, of_outputs in metrics.items():
        if any(of_outputs.values()):
            some = {name: made for name, made in of_outputs.items() if made}
            arguments[told_as] = packed(how, some if how == "dict" else of_outputs)
    return {**arguments, **told(training, "compile")}


def make_layer(call: Call, catalogue: Catalogue, name: str = "", is_tracked: bool = True) -> Any:
    """Return the layer of a call, not built yet; `name` replaces the call's own.

    A layer that is not tracked by TensorFlow cannot be saved, and takes less time to make.
    """
    if call.body is not None:
        with names_of_a_fresh_process():
            return _model(call.body, catalogue, {}, call.trainable)
    spec = objects.find(call.type, "layer", catalogue)
    class_ = objects.keras_object(spec)
    if spec.is_unnamed:  # a class of the user's
        layer = objects.construct(class_, spec, call.params, catalogue)
        layer.name = name or call.name
        return layer
    fixed: dict[str, Any] = {"name": name or call.name}
    if not call.trainable and not is_frozen_when_built(call, spec.is_foreign) and _takes(class_, "trainable"):
        fixed["trainable"] = False
    make = class_ if is_tracked or spec.is_foreign else functools.partial(_untracked, class_)
    # Bidirectional writes its layer out to make the one of the other direction, which is never of TensorFlow's objects.
    with without_tensorflow() if class_ is keras.layers.Bidirectional else contextlib.nullcontext():
        return objects.construct(make, spec, call.params, catalogue, **fixed)


def make_input(call: Call, catalogue: Catalogue, name: str = "") -> keras.KerasTensor:
    """Return the symbolic tensor of an Input."""
    spec = catalogue.spec(INPUT, "layer")
    if spec is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The catalogue has no Input."))
    return objects.construct(keras.Input, spec, call.params, catalogue, name=name or call.name)


def call_layer(layer: Any, call: Call, args: Mapping[int, Any], given: Mapping[str, Any] | None = None) -> list[Any]:
    """Return the outputs of calling `layer` on tensors by input port, passed as graph.calls.call_arguments says.

    `given` are the constructor arguments of an operation, which are passed to the function itself.
    """
    positional, keywords = call_arguments(call, args)
    if call.type == EINSUM:  # its tensors come one by one, behind the formula
        positional, given = [(given or {}).get("subscripts", ""), *positional[0]], None
    # What comes by wire goes before a number given in its place.
    result = layer(*positional, **{**(given or {}), **call.arguments, **keywords})
    if isinstance(result, Mapping):  # of a nested model that gives a dict
        assert call.body is not None
        return [result[o.name] for o in call.body.outputs]
    return list(keras.tree.flatten(result))


def _model(program: Program, catalogue: Catalogue, layers: dict[str, Any], trainable: bool) -> keras.Model:
    made = _sequential if program.is_sequential else _functional
    model = made(program, catalogue, layers)
    for call in program.calls:
        told_of = low_rank(call)
        if told_of and not layers[call.layer].lora_enabled:
            with _refusals_of(call.name):
                layers[call.layer].enable_lora(**told_of)
        spec = catalogue.spec(call.type, "layer")
        if call.layer in layers and is_frozen_when_built(call, spec is not None and spec.is_foreign):
            layers[call.layer].trainable = False  # only now it has all its parts
    if not trainable:
        model.trainable = False
    return model


def _sequential(program: Program, catalogue: Catalogue, layers: dict[str, Any]) -> keras.Model:
    parts = [make_input(c, catalogue) if c.type == INPUT else _layer(c, catalogue, layers) for c in program.calls]
    with _refusals_of(program.name):
        return keras.Sequential(parts, name=program.name)


def _functional(program: Program, catalogue: Catalogue, layers: dict[str, Any]) -> keras.Model:
    tensors: dict[Tensor, Any] = {}
    for call in program.calls:
        if call.type == INPUT:
            tensors[Tensor(call.node)] = make_input(call, catalogue)
            continue
        args = {port: tensors[source] for port, source in call.args.items()}
        with _refusals_of(call.name, args):
            outputs_of_call = _call(call, args, catalogue, layers)
        for port, tensor in enumerate(outputs_of_call):
            tensors[Tensor(call.node, port)] = tensor
    inputs = {call.name: tensors[Tensor(call.node)] for call in program.inputs}
    outputs = {output.name: tensors[output.tensor] for output in program.outputs}
    if not inputs:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no Input."), name=program.name)
    if not outputs:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no output."), name=program.name)
    with _refusals_of(program.name):
        model = keras.Model(packed(program.takes, inputs), packed(program.gives, outputs), name=program.name)
    if not program.keeps_output_names:
        model.output_names = list(outputs)
    return model


def tensor_info(tensor: Any) -> TensorInfo:
    """Return shape (axes of unknown size are None) and dtype of a tensor of Keras."""
    return TensorInfo(tuple(tensor.shape), keras.backend.standardize_dtype(tensor.dtype))


@contextlib.contextmanager
def names_of_a_fresh_process() -> Iterator[None]:
    """Let Keras number its operations from the start, as in an exported script; `keras_names` counts on it."""
    before = global_state.get_global_attribute(_COUNTERS)
    global_state.set_global_attribute(_COUNTERS, None)
    try:
        yield
    finally:
        global_state.set_global_attribute(_COUNTERS, before)


@contextlib.contextmanager
def _refusals_of(name: str, args: Mapping[int, Any] | None = None) -> Iterator[None]:
    """Let what Keras refuses of a layer called on tensors, or of a whole model, be one sentence that names it."""
    try:
        yield
    except _REFUSALS as error:
        if args is None:
            text = Text(QT_TRANSLATE_NOOP("Errors", "{name}: {reason}"), {"name": name, "reason": essence(error)})
        elif not args:
            text = not_connected(name)
        else:
            text = explain(essence(error), name, "", [tensor_info(args[port]) for port in sorted(args)]).text
        raise DesignerError(text.template, **text.args) from error


def _call(call: Call, args: Mapping[int, Any], catalogue: Catalogue, layers: dict[str, Any]) -> list[Any]:
    if call.type.startswith(OPERATION):
        spec = objects.find(call.type, "operation", catalogue)
        given = objects.arguments_of(spec, call.params, catalogue)
        return call_layer(objects.keras_object(spec), call, args, given)
    return call_layer(_layer(call, catalogue, layers), call, args)


def _layer(call: Call, catalogue: Catalogue, layers: dict[str, Any]) -> Any:
    """Return the layer of a call, made by its first one."""
    if call.layer not in layers:
        if call.body is not None:
            layers[call.layer] = _model(call.body, catalogue, layers, call.trainable)
        else:
            layers[call.layer] = make_layer(without_low_rank(call), catalogue)
    return layers[call.layer]


def _untracked(class_: Any, **arguments: Any) -> Any:
    layer = class_.__new__(class_, **arguments)
    object.__setattr__(layer, "_self_setattr_tracking", False)  # as tf.Module says it of an object
    layer.__init__(**arguments)
    return layer


def _takes(class_: Any, argument: str) -> bool:
    parameters = inspect.signature(class_).parameters.values()
    return any(p.name == argument or p.kind == p.VAR_KEYWORD for p in parameters)
