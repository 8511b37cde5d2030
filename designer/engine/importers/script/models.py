"""The models of a script: Sequential ones by their layers, functional ones by their tensors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script.flow import BatchSize, Flow, Sizes, flat
from designer.engine.importers.script.making import Maker, known_shape
from designer.engine.importers.script.place import Place
from designer.engine.importers.script.special import Foreign
from designer.engine.importers.script.values import (
    Call,
    Instance,
    Items,
    Layer,
    Method,
    Model,
    ScriptError,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import in_words, unknown_part
from designer.graph.interface import Chosen
from designer.graph.low_rank import ARGUMENTS
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_FIT = {
    "fit": ("x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data", "shuffle"),
    "fit_generator": ("x", "steps_per_epoch", "epochs", "verbose", "callbacks", "validation_data"),
}
_COMPILE = ("optimizer", "loss", "loss_weights", "metrics")
_AFTER_BUILT = ("activation", "rate", "trainable", "name", *ARGUMENTS)
_OF_TENSORS = ("get_shape", "numpy", "dtype", "name", "set_shape", "eval", "op")
_WEIGHTS = ("load_weights", "set_weights")


class Models:
    """Puts models together and remembers them in `found`, in the order they were made.

    `touch` is told of every model and layer before it is changed; `function` is the function that is being read;
    `shape_of` gives the shape of a tensor as Keras infers it; `layer_of` the layer that an object of a class of the
    script is.
    """

    def __init__(self, place: Place, flow: Flow, maker: Maker, catalogue: Catalogue) -> None:
        self.found: list[Model] = []
        self.touch: Callable[[Any], None] = lambda _: None
        self.shape_of: Callable[[Tensor], tuple[Any, ...] | None] = lambda _: None
        self.layer_of: Callable[[Any], Any] = lambda _: None
        self.function = ""
        self.saved: dict[str, Model] = {}  # by the file
        self._place = place
        self._flow = flow
        self._maker = maker
        self._catalogue = catalogue

    def sequential(self, args: list[Any], kwargs: dict[str, Any]) -> Model:
        """Return a Sequential model."""
        layers = kwargs.get("layers", args[0] if args else [])
        name = kwargs.get("name", args[-1] if len(args) > 1 else "")
        model = Model(
            name if isinstance(name, str) else "", layers=Items(), line=self._place.line, made_in=self.function
        )
        if isinstance(layers, (list, tuple)):
            for item in layers:
                self._add(model, item)
        elif layers is not None:
            self._add(model, Unknown(in_text(layers), getattr(layers, "reason", None), is_rest=True))
        self.found.append(model)
        return model

    def functional(self, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Return a functional model; unknown where its inputs or outputs are."""
        given = {**dict(zip(("inputs", "outputs"), args, strict=False)), **kwargs}
        for part in ("inputs", "outputs"):
            if part not in given and part[:-1] in given:
                given[part] = given[part[:-1]]
        if "outputs" not in given:
            return Unknown()
        inputs, _ = self._tensors(given.get("inputs"))
        outputs, names = self._tensors(given.get("outputs"))
        unknown = inputs is None or outputs is None
        if unknown or not inputs or not outputs:
            wrong = given.get("inputs") if not inputs else given.get("outputs")
            return Unknown(reason=self.leave_out(wrong, self._place.line))
        name = given.get("name", args[2] if len(args) > 2 else "")
        model = Model(name if isinstance(name, str) else "", inputs, outputs, names, line=self._place.line)
        model.made_in = self.function
        model.takes, model.gives = (_structure(given[part]) for part in ("inputs", "outputs"))
        self.found.append(model)
        return model

    def leave_out(self, wrong: Any, line: int) -> Text:
        """Say that a model is not offered because of a value that is not known; return it as a reason."""
        unknown = wrong if isinstance(wrong, Unknown) else unknown_part(wrong)
        before, self._place.line = self._place.line, line
        if unknown is not None and unknown.reason is not None:
            self._place.leave_out(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: a model is passed over. {reason}"), reason=unknown.reason
            )
        else:
            template = QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: a model is passed over: it depends on {what}, which only running the script would tell.",
            )
            self._place.leave_out(template, what=in_words(unknown if unknown is not None else wrong))
        self._place.line = before
        return self._place.left_out[-1]

    def method(self, method: Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a method of a model, a layer or a tensor."""
        model, name = method.owner, method.name
        if isinstance(model, Tensor):
            return self._of_tensor(model, name)
        if name in _WEIGHTS:
            self._place.note_once(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: {method} is passed over: a script is read without weights. Open their file, or "
                    "import them from it.",
                ),
                method=name,
            )
        if isinstance(model, Layer) and name in ("get_initial_state", "initial_state"):
            return None  # zeros, as a layer begins with by itself
        if name == "quantize":
            self._place.note(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: quantize is passed over: layers are drawn with the numbers they were made of.",
                )
            )
        if isinstance(model, Layer) and name in ("get_output_at", "get_input_at"):
            return self.attribute(model, "output" if "output" in name else "input")
        if isinstance(model, Layer) and name == "enable_lora":
            given = {**dict(zip(ARGUMENTS, args, strict=False)), **kwargs}
            for argument, value in {ARGUMENTS[0]: given.pop("rank", None), **given}.items():
                if argument in ARGUMENTS and value is not None:
                    self._set_param(model, argument, value)
            return None
        if not isinstance(model, Model):
            return Unknown()
        if name == "add" and model.layers is not None and args:
            self._add(model, args[0])
        elif name == "add" and model.outputs and args:
            self.touch(model)
            model.outputs = [self._flow.apply(self._as_layer(args[0]), [model.outputs[0]], {})]
        elif name == "pop" and model.layers:
            self.touch(model.layers)
            self.touch(model)
            if not any(isinstance(layer, Unknown) for layer in model.layers):
                model.layers.pop()
            model.inputs, model.outputs = [], []
        elif name == "build":
            self._build(model, kwargs.get("input_shape", args[0] if args else None))
        elif name == "compile":
            model.compile = {**dict(zip(_COMPILE, args, strict=False)), **kwargs}
        elif name in _FIT:
            given = {**dict(zip(_FIT[name], args, strict=False)), **kwargs}
            model.fit = given if not model.fit or "epochs" in given or "nb_epoch" in given else {**model.fit, **given}
            return Unknown()
        elif name == "get_layer":
            return self._get_layer(model, args, kwargs)
        elif name == "call":
            return self._flow.apply(model, args, kwargs)
        elif name == "save":
            self.saved[str(kwargs.get("filepath", args[0] if args else ""))] = model
        elif name in ("add", "summary", "pop"):
            return None
        else:
            return Unknown()
        return None

    def attribute(self, owner: Model | Layer | Tensor, name: str) -> Any:
        """Return what `owner.name` stands for."""
        if isinstance(owner, Tensor):
            return self._tensor_attribute(owner, name)
        if isinstance(owner, Layer):
            return self._layer_attribute(owner, name)
        if name == "layers":
            return Items(self.layers_of(owner))
        if name in ("input", "inputs", "output", "outputs", "output_shape", "input_shape"):
            if any(isinstance(layer, Unknown) for layer in owner.layers or ()) or (
                owner.layers == [] and not owner.outputs
            ):
                return Unknown()
            tensors = self.tensors_of(owner)[0 if name.startswith("input") else 1]
            if name.endswith("shape"):
                return self._shape(tensors[0]) if len(tensors) == 1 else Items(self._shape(t) for t in tensors)
            return tensors[0] if name in ("input", "output") and len(tensors) == 1 else Items(tensors)
        if name == "name":
            return owner.name or Unknown("name")
        if name == "trainable":
            return owner.trainable
        return Method(owner, name)

    def set_attribute(self, owner: Layer | Model, name: str, value: Any) -> None:
        """Set an attribute of a layer or model after it was made."""
        self.touch(owner)
        if name == "trainable":
            if isinstance(value, bool):
                self.set_trainable(owner, value)
            else:
                with self._place.noting(owner.notes):
                    self._place.note(
                        QT_TRANSLATE_NOOP("Errors", "Line {line}: whether {what} is trained is not known."),
                        what=in_words(owner),
                    )
        elif name in ("name", "_name") and isinstance(value, str):
            owner.name = value
        elif isinstance(owner, Layer):
            self._set_param(owner, name, value)

    def _set_param(self, layer: Layer, name: str, value: Any) -> None:
        spec = self._catalogue.spec(layer.type)
        param = spec.param(name) if spec is not None else None
        if param is None:
            return
        with self._place.noting(layer.notes):
            if layer.is_built and name not in _AFTER_BUILT:
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} is set when the layer was built already; it is drawn "
                        "as it was built.",
                    ),
                    argument=name,
                    owner=layer.name or layer.type,
                )
            elif unknown_part(value) is not None:
                layer.params = {k: v for k, v in layer.params.items() if k != name}
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} is set to {what}, "
                        "which only running the script would tell; choose it.",
                    ),
                    argument=name,
                    owner=layer.name or layer.type,
                    what=in_words(value),
                )
            else:
                layer.params = {**layer.params, name: self._maker.plain(value, name, layer.type)}

    def _add(self, model: Model, value: Any) -> None:
        assert model.layers is not None
        self.touch(model.layers)
        self.touch(model)
        if isinstance(value, Tensor) and not model.layers and not _is_input(value):
            model.layers, model.inputs, model.outputs = None, inputs_behind(value.call), [value]
            return
        try:
            layer: Any = self._as_layer(value)
        except ScriptError as error:
            layer = Unknown(in_text(value), error.text, is_rest=isinstance(value, Unknown) and value.is_rest)
        model.layers.append(layer)
        model.inputs, model.outputs = [], []
        if isinstance(layer, Layer) and _starts_with_input(model):
            layer.is_built = True

    def set_trainable(self, owner: Layer | Model, value: bool) -> None:
        """Freeze or unfreeze a layer, or every layer of a model."""
        if isinstance(owner, Layer) and owner.type == "Input":
            return
        self.touch(owner)
        owner.trainable = value
        if isinstance(owner, Model):
            for layer in self.layers_of(owner):
                if isinstance(layer, (Layer, Model)):
                    self.set_trainable(layer, value)

    def tensors_of(self, model: Model) -> tuple[list[Tensor], list[Tensor]]:
        """Return the inputs and outputs of a model; a Sequential one is called through once for them."""
        if model.layers is not None and not model.outputs:
            start = self._sequential_input(model)
            current: Any = start
            for layer in model.layers:
                if not (isinstance(layer, Layer) and layer.type == "Input"):
                    current = self._flow.apply(layer, [current], {})
                    current = current[0] if isinstance(current, list) and current else current
            if not isinstance(current, Tensor):
                reason = current.reason if isinstance(current, Unknown) else None
                raise (
                    self._place.fail("{reason}", reason=reason)
                    if reason
                    else self._place.unreadable("layers", "Sequential", current)
                )
            model.inputs, model.outputs = [start], [current]
        return model.inputs, model.outputs

    def layers_of(self, model: Model) -> list[Layer | Model]:
        """Return `model.layers` in Keras's own order: by depth, then in the order Keras walks the graph."""
        if model.layers is not None:
            return [layer for layer in model.layers if not (isinstance(layer, Layer) and layer.type == "Input")]
        calls: list[Call] = []
        for output in model.outputs:
            _walk(output.call, calls)
        depth: dict[int, int] = {}
        for call in reversed(calls):
            own = max(depth.get(id(c), 0) for c in call.target.calls)
            depth[id(call)] = own
            for tensor in call.args.values():
                depth[id(tensor.call)] = max(own + 1, depth.get(id(tensor.call), 0))
        order = {id(call): index for index, call in enumerate(calls)}
        targets = {id(c.target): c.target for c in calls}
        first = {k: min(order[id(c)] for c in t.calls if id(c) in order) for k, t in targets.items()}
        deepest = {k: max(depth[id(c)] for c in t.calls if id(c) in order) for k, t in targets.items()}
        return [targets[k] for k in sorted(targets, key=lambda k: (-deepest[k], first[k]))]

    def _layer_attribute(self, layer: Layer, name: str) -> Any:
        if name == "output" and layer.calls:
            return self._flow.outputs(layer.calls[0])
        if name == "input" and layer.calls:
            tensors = [layer.calls[0].args[p] for p in sorted(layer.calls[0].args)]
            return tensors[0] if len(tensors) == 1 else Items(tensors)
        if name in ("output_shape", "input_shape"):
            tensor = self._layer_attribute(layer, name.partition("_")[0])
            return self._shape(tensor) if isinstance(tensor, Tensor) else Unknown()
        if name in ("name", "trainable"):
            return (layer.name or Unknown("name")) if name == "name" else layer.trainable
        spec = self._catalogue.spec(layer.type)
        param = spec.param(name) if spec is not None else None
        if param is not None and param.kind in ("int", "float", "bool", "enum", "int_or_tuple", "str"):
            value = layer.params.get(name, param.default)
            return tuple(value) if isinstance(value, list) else value
        return Method(layer, name)

    def _shape(self, tensor: Tensor) -> Any:
        shape = self.shape_of(tensor)
        return Unknown() if shape is None else shape

    def _tensor_attribute(self, tensor: Tensor, name: str) -> Any:
        if name in ("shape", "_keras_shape"):
            return self._shape(tensor)
        if name in ("ndim", "_rank"):
            shape = self.shape_of(tensor)
            return Unknown() if shape is None else len(shape)
        if self._flow.is_placeholder(tensor) and name not in _OF_TENSORS:
            return self._flow.output_called(tensor, name)
        return Method(tensor, name)

    def _of_tensor(self, tensor: Tensor, name: str) -> Any:
        return self._shape(tensor) if name == "get_shape" else Unknown(reason=self._flow.not_known(name))

    def sizes_of(self, tensor: Tensor) -> Any:
        """Return what tf.shape gives: the sizes, that of the batch as what is known of it."""
        shape = self.shape_of(tensor)
        if shape is None:
            return Sizes()
        return Items(BatchSize(f"batch size {i}") if s is None else s for i, s in enumerate(shape))

    def _build(self, model: Model, shape: Any) -> None:
        if model.layers is None or _starts_with_input(model):
            return
        sizes = known_shape(self._place, shape, "input_shape", "build", 1)
        if sizes is not None:
            self.touch(model.layers)
            self.touch(model)
            model.layers.insert(0, Layer("Input", {"shape": sizes}, "", line=self._place.line))
            model.inputs, model.outputs = [], []

    def _get_layer(self, model: Model, args: list[Any], kwargs: dict[str, Any]) -> Any:
        layers = self.layers_of(model)
        name = kwargs.get("name", args[0] if args else None)
        index = kwargs.get("index", args[1] if len(args) > 1 else None)
        for argument, value in (("name", name), ("index", index)):
            if not isinstance(value, (str, int, type(None))):
                raise self._place.unreadable(argument, "get_layer", value)
        if isinstance(index, int):
            if -len(layers) <= index < len(layers):
                return layers[index]
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the model has {count} layers, and none at index {index}."),
                count=len(layers),
                index=index,
            )
        found = next((layer for layer in layers if layer.name == name), None)
        if found is None:
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the model has no layer named {name}."),
                name=name if isinstance(name, str) else in_words(name),
            )
        return found

    def _as_layer(self, value: Any) -> Layer | Model:
        if isinstance(value, Tensor) and _is_input(value) and isinstance(value.call.target, Layer):
            return value.call.target
        if isinstance(value, (Layer, Model)):
            return value
        if isinstance(value, Foreign) and value.made is not None:
            return value.made
        if isinstance(value, Instance):
            value.traced = value.traced or self.layer_of(value)
            if isinstance(value.traced, (Layer, Model)):
                return value.traced
        if isinstance(value, Unknown) and value.reason is not None:
            raise ScriptError(value.reason.template, **value.reason.args)
        raise self._place.fail(
            QT_TRANSLATE_NOOP(
                "Errors", "Line {line}: a Sequential model takes layers; {what} is none that can be drawn."
            ),
            what=in_words(value),
        )

    def _tensors(self, value: Any) -> tuple[list[Tensor] | None, list[str]]:
        if isinstance(value, Tensor):
            return [value], []
        if any(not isinstance(v, Tensor) for v in flat([value])):
            return None, []
        names = list(value) if isinstance(value, dict) else []
        values = list(value.values()) if isinstance(value, dict) else value
        if not isinstance(values, (list, tuple)):
            return [], []
        return flat(values), names

    def _sequential_input(self, model: Model) -> Tensor:
        first = model.layers[0] if model.layers else None
        if isinstance(first, Layer) and first.type == "Input":
            return self._flow.called(first, {})
        shape = first.input_shape if isinstance(first, Layer) else None
        if isinstance(first, Model):
            inner = self.tensors_of(first)[0][0].call.target
            shape = inner.params.get("shape") if isinstance(inner, Layer) else None
        fitted = model.fit.get("x")
        if shape is None and isinstance(fitted, Unknown) and fitted.shape:
            sizes = fitted.shape[1:]
            shape = list(sizes) if sizes and all(isinstance(s, int) for s in sizes) else None
        params: dict[str, Any] = {} if shape is None else {"shape": shape}
        if isinstance(first, Layer) and "batch_size" in first.given:
            params["batch_size"] = first.given["batch_size"]
        return self._flow.called(Layer("Input", params, "", line=model.line), {})


def _walk(call: Call, found: list[Call]) -> None:
    """Append the calls behind `call` in the order Keras collects them: arguments first, depth first."""
    stack: list[tuple[Call, bool]] = [(call, False)]
    seen = {id(c) for c in found}
    while stack:
        current, done = stack.pop()
        if done:
            found.append(current)
        elif id(current) not in seen:
            seen.add(id(current))
            stack.append((current, True))
            stack.extend((current.args[p].call, False) for p in sorted(current.args, reverse=True))


def _structure(value: Any) -> Chosen:
    """Return the structure that a script passes tensors in, "" where it is the usual one."""
    if isinstance(value, dict):
        return "dict" if all(isinstance(v, Tensor) for v in value.values()) else ""
    return "list" if isinstance(value, (list, tuple)) and len(value) == 1 else ""


def _starts_with_input(model: Model) -> bool:
    first = model.layers[0] if model.layers else None
    return isinstance(first, Layer) and (first.type == "Input" or first.input_shape is not None)


def _is_input(tensor: Tensor) -> bool:
    return isinstance(tensor.call.target, Layer) and tensor.call.target.type == "Input"


def inputs_behind(call: Call) -> list[Tensor]:
    """Return the Inputs that a call depends on, in the order in which the script made them."""
    calls: list[Call] = []
    _walk(call, calls)
    return [Tensor(c) for c in sorted(calls, key=lambda c: c.number) if _is_input(Tensor(c))]


def in_text(value: Any) -> str:
    """Return what a value is called where it stands for something unknown."""
    return value.what if isinstance(value, Unknown) else str(in_words(value))
