"""The models of keras.applications in a script: built by Keras without weights, and read as layers and calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from designer.catalogue.pixels import CHAINS
from designer.engine.importers.script import plain, shapes
from designer.engine.importers.script.values import Call, Items, Layer, Model, Pretrained, Ref, Tensor, Unknown
from designer.engine.importers.script.words import in_words
from designer.graph.bases import PREPROCESS
from designer.graph.calls import topological
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Graph
from designer.graph.signature import model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from designer.engine.importers.script.keras_calls import KerasCalls

_ARGUMENTS = ("include_top", "weights", "input_tensor", "input_shape", "pooling", "classes", "classifier_activation")
_SAME_MODULE = {"keras.applications.resnet50": "keras.applications.resnet"}
_MOBILE = ("MobileNet", "MobileNetV2")
_configs: dict[str, str] = {}


def base(name: str, args: list[Any], kwargs: dict[str, Any], keras: KerasCalls) -> Any:
    """Return a model of keras.applications; raises ScriptError where there is none of that name."""
    place = keras.place
    names = ("input_shape", *_ARGUMENTS) if name in _MOBILE else _ARGUMENTS
    given = {**dict(zip(names, args, strict=False)), **{k: v for k, v in kwargs.items() if k != "**"}}
    notes: list[Text] = []
    weights = given.pop("weights", "imagenet")
    with place.noting(notes):
        start = given.pop("input_tensor", None)
        if isinstance(start, Tensor) and (shape := keras.models.shape_of(start)) is not None:
            given["input_shape"] = tuple(shape[1:])
        shape = given.get("input_shape")
        sizes = shape if isinstance(shape, (list, tuple)) else ()
        if isinstance(shape, Unknown) or any(isinstance(s, Unknown) for s in sizes):
            place.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: the input_shape of {name} is not known; its usual one is taken."
                ),
                name=name,
            )
            del given["input_shape"]
    options = {k: plain.number(v) for k, v in given.items()}
    activation = options.get("classifier_activation")
    if isinstance(activation, Ref):
        options["classifier_activation"] = activation.name
    unknown = next((v for v in options.values() if not plain.is_plain(v)), None)
    if unknown is not None:
        raise place.unreadable("an argument", name, unknown)
    config = _config(name, options, place.data_format)
    if isinstance(config, Text):
        raise place.fail(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: {name} cannot be built: {reason}."), name=name, reason=config
        )
    from designer.engine.importers.keras_config import to_graph

    graph, _ = to_graph(json.loads(config), keras.catalogue)
    model, layers = _model(graph, place.line, keras)
    model.is_base = True
    if isinstance(weights, str):
        file = "cache" if weights == "imagenet" else weights
        keras.pretrained.append(Pretrained(name, options, file, layers))
    elif weights is not None:
        with place.noting(notes):
            template = QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: the weights of {name} ({what}) are not taken over; add it from the Layers panel, which "
                "reads a file of weights.",
            )
            place.note(template, name=name, what=in_words(weights))
    keras.bases.append(model)
    first = start if isinstance(start, Tensor) else model.inputs[0]
    first.call.target.notes.extend(notes)
    model.name = json.loads(config)["config"]["name"]
    if isinstance(start, Tensor) and isinstance(start.call.target, Layer):
        _begin_at(model, start)
    return model


def prepared(module: str, args: list[Any], kwargs: dict[str, Any], keras: KerasCalls) -> Any:
    """Return what `preprocess_input` of a module of keras.applications makes of a tensor, drawn as layers."""
    tensor = args[0]
    known = {s.module: s.preprocessing for s in keras.catalogue.of_kind("application") if s.name != PREPROCESS}
    mode = known.get(_SAME_MODULE.get(module, module))
    if module.endswith("imagenet_utils"):
        mode = kwargs.get("mode", args[2] if len(args) > 2 else "caffe")
    if not isinstance(tensor, Tensor) or not isinstance(mode, str) or (mode and mode not in CHAINS):
        return keras.flow.placeholder_call(keras.maker.placeholder(PREPROCESS, [], {}), args[:1], {})
    for type_, name, params in CHAINS.get(mode, ()):
        layer = Layer(type_, dict(params), name, line=keras.place.line)
        tensor = Tensor(keras.flow._called_on(layer, {0: tensor}, {}))
    return tensor


def _config(name: str, options: dict[str, Any], data_format: str) -> str | Text:
    key = f"{name} {data_format} {sorted(options.items(), key=str)!r}"
    if key not in _configs:
        thread, _ = shapes.with_keras()
        import keras

        function: Callable[..., Any] | None = getattr(keras.applications, name, None)
        if function is None:
            return Text(QT_TRANSLATE_NOOP("Errors", "Keras has no application of that name"))

        def build() -> str:
            assert function is not None
            before = keras.config.image_data_format()
            keras.config.set_image_data_format(data_format)
            try:
                return str(function(weights=None, **options).to_json())
            finally:
                keras.config.set_image_data_format(before)

        try:
            _configs[key] = thread.run(build)
        except (TypeError, ValueError) as error:
            return Text("{reason}", {"reason": str(error).split("\n")[0].rstrip(".")[:200]})
    return _configs[key]


def _model(graph: Graph, line: int, keras: KerasCalls, parent: str = "") -> tuple[Model, dict[str, Layer]]:
    """Return a level of a drawing as a model of the reader, and its layers by name, those within models behind a /."""
    order, _ = topological(graph, parent)
    calls: dict[str, Call] = {}
    targets: dict[str, Layer | Model] = {}
    named: dict[str, Layer] = {}
    inputs: list[Tensor] = []
    for node_id in order:
        node = graph.nodes[node_id]
        owner = graph.layer_of(node_id)
        target = targets.get(owner.id)
        if target is None and owner.type == MODEL:
            target, inner = _model(graph, line, keras, owner.id)
            target.name, target.trainable = owner.name, owner.trainable
            if owner.params.get(SEQUENTIAL):
                target.layers = Items(keras.models.layers_of(target))
            named |= {f"{owner.name}/{name}": layer for name, layer in inner.items()}
        elif target is None:
            target = named[owner.name] = Layer(owner.type, dict(owner.params), owner.name, owner.trainable, line=line)
        targets[owner.id] = target
        args = {e.target_port: Tensor(calls[e.source], e.source_port) for e in graph.incoming(node_id)}
        calls[node_id] = keras.flow._called_on(target, args, dict(node.arguments))
        if node.type == INPUT:
            inputs.append(Tensor(calls[node_id]))
    outputs = [Tensor(calls[i], port) for i, port in model_outputs(graph, parent)]
    return Model("", inputs, outputs, line=line), named


def _begin_at(model: Model, start: Tensor) -> None:
    """Let a model begin at a tensor of the script instead of an Input of its own."""
    old = model.inputs[0].call
    stack, seen = [t.call for t in model.outputs], set()
    while stack:
        call = stack.pop()
        if id(call) in seen:
            continue
        seen.add(id(call))
        for port, tensor in call.args.items():
            if tensor.call is old:
                call.args[port] = start
            else:
                stack.append(tensor.call)
    model.inputs = [start]
