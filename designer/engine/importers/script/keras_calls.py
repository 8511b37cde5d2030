"""What a script's Keras calls mean: layers are made and called, models put together, compile and fit remembered."""

from __future__ import annotations

import difflib
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.engine.importers.arguments import index_text
from designer.engine.importers.script.values import (
    Call,
    KerasObject,
    Layer,
    Method,
    Model,
    Ref,
    ScriptError,
    Tensor,
    Unknown,
)
from designer.graph.names import to_snake_case
from designer.graph.signature import Signature
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_OBJECT_KINDS = {
    "optimizers": "optimizer",
    "schedules": "schedule",
    "losses": "loss",
    "metrics": "metric",
    "callbacks": "callback",
    "initializers": "initializer",
    "regularizers": "regularizer",
    "constraints": "constraint",
    "activations": "activation",
}
_OPERATORS = {
    "Add": "add",
    "Sub": "subtract",
    "Mult": "multiply",
    "Div": "true_divide",
    "FloorDiv": "floor_divide",
    "Mod": "mod",
    "Pow": "power",
    "MatMult": "matmul",
}


class KerasCalls:
    """Turns calls into values and remembers the models. `line` is where the reader stands, for messages."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.line = 0
        self.models: list[Model] = []
        self.notes: list[Text] = []
        self._calls = 0

    def note(self, template: str, **args: Any) -> None:
        """Remember something the user should know."""
        self.notes.append(Text(template, {"line": self.line, **args}))

    def fail(self, template: str, **args: Any) -> ScriptError:
        """Return the error for the current line."""
        return ScriptError(template, line=self.line, **args)

    # ------------------------------------------------------------------------------------------ calling

    def call(self, target: Ref | Layer | Model | Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call something of Keras."""
        if isinstance(target, Method):
            return self._method(target, args, kwargs)
        if isinstance(target, (Layer, Model)):
            return self.apply(target, args, kwargs)
        return self._call_ref(target, args, kwargs)

    def _call_ref(self, ref: Ref, args: list[Any], kwargs: dict[str, Any]) -> Any:
        module, _, name = ref.path.rpartition(".")
        if name in ("Input", "InputLayer") and module in ("keras", "keras.layers"):
            layer = self._input(args, kwargs)
            return self._called(layer, {}) if name == "Input" else layer
        if name == "Sequential" and module in ("keras", "keras.models"):
            return self._sequential(args, kwargs)
        if name == "Model" and module in ("keras", "keras.models"):
            return self._functional(args, kwargs)
        if module == "keras.layers":
            return self._layer_or_function(name, args, kwargs)
        if module in ("keras.ops", "tensorflow", "tensorflow.math", "keras.backend"):
            return self.operation(name, args, kwargs)
        kind = _OBJECT_KINDS.get(module.rpartition(".")[2])
        if module.startswith("keras.optimizers.schedules"):
            kind = "schedule"
        if kind:
            return self._object(kind, name, args, kwargs)
        if name == "load_model":
            self.note(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: load_model is not followed; open the model's file itself.")
            )
        if module.startswith("keras.applications"):
            self.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: {name} is built by Keras's own code; save it as .keras and open that."
                ),
                name=name,
            )
        return Unknown(ref.path)

    def _method(self, method: Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        model = method.owner
        if not isinstance(model, Model):
            return Unknown(method.name)
        if method.name == "add" and model.layers is not None and args:
            model.layers.append(self._as_layer(args[0]))
        elif method.name == "pop" and model.layers:
            model.layers.pop()
        elif method.name == "build":
            shape = kwargs.get("input_shape", args[0] if args else None)
            self._build(model, shape)
        elif method.name == "compile":
            names = ("optimizer", "loss", "loss_weights", "metrics")
            model.compile = {**dict(zip(names, args, strict=False)), **kwargs}
        elif method.name == "fit":
            model.fit = dict(kwargs)
            self._fit_positions(model, args)
        elif method.name == "get_layer":
            return self._get_layer(model, args, kwargs)
        return Unknown(method.name)

    @staticmethod
    def _fit_positions(model: Model, args: list[Any]) -> None:
        for name, value in zip(("x", "y", "batch_size", "epochs"), args, strict=False):
            model.fit.setdefault(name, value)

    def _build(self, model: Model, shape: Any) -> None:
        if model.layers is not None and isinstance(shape, (list, tuple)) and not _starts_with_input(model):
            model.layers.insert(0, Layer("Input", {"shape": [*_plain_shape(shape[1:])]}, "", line=self.line))

    def _get_layer(self, model: Model, args: list[Any], kwargs: dict[str, Any]) -> Any:
        layers = self.layers_of(model)
        name = kwargs.get("name", args[0] if args and isinstance(args[0], str) else None)
        index = kwargs.get("index", args[1] if len(args) > 1 else None)
        if isinstance(index, int) and -len(layers) <= index < len(layers):
            return layers[index]
        found = next((layer for layer in layers if layer.name == name), None)
        if found is None:
            raise self.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the model has no layer named {name}."), name=str(name)
            )
        return found

    # ------------------------------------------------------------------------------------------ attributes

    def attribute(self, owner: Model | Layer | Tensor, name: str) -> Any:
        """Return what `owner.name` stands for."""
        if isinstance(owner, Tensor):
            return Unknown(f"tensor.{name}")
        if isinstance(owner, Layer):
            return self._layer_attribute(owner, name)
        if name == "layers":
            return self.layers_of(owner)
        if name in ("input", "inputs"):
            tensors = self.tensors_of(owner)[0]
            return tensors[0] if name == "input" and len(tensors) == 1 else list(tensors)
        if name in ("output", "outputs"):
            tensors = self.tensors_of(owner)[1]
            return tensors[0] if name == "output" and len(tensors) == 1 else list(tensors)
        return Method(owner, name)

    def _layer_attribute(self, layer: Layer, name: str) -> Any:
        if name == "output" and layer.calls:
            return Tensor(layer.calls[0])
        if name == "input" and layer.calls:
            tensors = [layer.calls[0].args[p] for p in sorted(layer.calls[0].args)]
            return tensors[0] if len(tensors) == 1 else tensors
        return {"name": layer.name, "trainable": layer.trainable}.get(name, Unknown(name))

    def set_trainable(self, owner: Layer | Model, value: bool) -> None:
        """Freeze or unfreeze a layer, or every layer of a model."""
        owner.trainable = value
        if isinstance(owner, Model):
            for layer in self.layers_of(owner):
                self.set_trainable(layer, value)

    # ------------------------------------------------------------------------------------------ layers

    def _input(self, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        given = {**dict(zip(("shape", "batch_size", "dtype"), args, strict=False)), **kwargs}
        shape = given.get("shape")
        batch_shape = given.pop("batch_shape", None)
        if isinstance(batch_shape, (list, tuple)):
            shape = batch_shape[1:]
        if isinstance(shape, int):
            shape = (shape,)
        params: dict[str, Any] = {}
        if isinstance(shape, (list, tuple)):
            if any(isinstance(size, Unknown) for size in shape):
                raise self._unreadable("shape", "Input", shape)
            params["shape"] = _plain_shape(shape)
        elif shape is not None:
            raise self._unreadable("shape", "Input", shape)
        if isinstance(given.get("dtype"), str) and given["dtype"] != "float32":
            params["dtype"] = given["dtype"]
        name = given.get("name")
        return Layer("Input", params, name if isinstance(name, str) else "", line=self.line)

    def _layer_or_function(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        spec = self.catalogue.spec(name)
        if spec is not None:
            return self._layer(spec, args, kwargs)
        if name.islower():  # the functional interfaces: layers.add([...]), layers.concatenate([...])
            class_name = "".join(part.capitalize() for part in name.split("_"))
            spec = self.catalogue.spec(class_name)
            if spec is not None and args:
                return self.apply(self._layer(spec, [], kwargs), args[:1], {})
        raise self.fail(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: Keras has no layer {name} that can be drawn.{nearest}"),
            name=name,
            nearest=self._nearest(name, self.catalogue.specs.get("layer", {})),
        )

    def _layer(self, spec: Spec, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        kwargs = dict(kwargs)
        name = kwargs.pop("name", None)
        trainable = kwargs.pop("trainable", True)
        shape = kwargs.pop("input_shape", None)
        batch_shape = kwargs.pop("batch_input_shape", None)
        if isinstance(batch_shape, (list, tuple)):
            shape = batch_shape[1:]
        if "input_dim" in kwargs and spec.param("input_dim") is None:
            shape = (kwargs.pop("input_dim"),)
        return Layer(
            type=spec.name,
            params=self._arguments(spec, args, kwargs),
            name=name if isinstance(name, str) else "",
            trainable=trainable is not False,
            input_shape=_plain_shape(shape) if isinstance(shape, (list, tuple)) else None,
            line=self.line,
        )

    def _arguments(self, spec: Spec, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        names = [p.name for p in spec.params]
        given = {**dict(zip(names, args, strict=False)), **kwargs}
        params: dict[str, Any] = {}
        for name, value in given.items():
            param = spec.param(name)
            if param is None:
                if name in ("name", "dtype"):
                    continue
                raise self.fail(
                    QT_TRANSLATE_NOOP("Errors", "Line {line}: {class_name} has no argument {name}.{nearest}"),
                    class_name=spec.name,
                    name=name,
                    nearest=self._nearest(name, names),
                )
            plain = self.plain(value, name, spec.name)
            if plain != param.default or param.required:
                params[name] = plain
        return params

    def plain(self, value: Any, argument: str, owner: str) -> Any:
        """Return an argument as a JSON value."""
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if isinstance(value, (list, tuple)):
            return [self.plain(v, argument, owner) for v in value]
        if isinstance(value, dict):
            return {str(k): self.plain(v, argument, owner) for k, v in value.items()}
        if isinstance(value, KerasObject):
            return value.spec()
        if isinstance(value, Layer):
            return {"class": value.type, "args": value.params}
        if isinstance(value, Ref):
            return to_snake_case(value.name) if value.name[:1].isupper() else value.name
        raise self._unreadable(argument, owner, value)

    def _unreadable(self, argument: str, owner: str, value: Any) -> ScriptError:
        what = value.what if isinstance(value, Unknown) else str(value)[:40]
        return self.fail(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell.",
            ),
            argument=argument,
            owner=owner,
            what=what,
        )

    def _object(self, kind: str, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if kind == "activation" and args and isinstance(args[0], Tensor):
            return self.apply(Layer("Activation", {"activation": name}, "", line=self.line), args[:1], {})
        spec = self.catalogue.spec(name, kind) or (
            self.catalogue.spec(name, "schedule") if kind == "optimizer" else None
        )
        if spec is None:
            return Unknown(name)
        kwargs = {k: v for k, v in kwargs.items() if k not in ("name", "dtype") and not isinstance(v, Unknown)}
        args = [a for a in args if not isinstance(a, Unknown)]
        return KerasObject(spec.kind, spec.name, self._arguments(spec, args, kwargs))

    # ------------------------------------------------------------------------------------------ tensors

    def apply(self, target: Layer | Model, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a layer or a model on tensors."""
        tensors, arguments = self._ports(target, args, kwargs)
        call = self._called_on(target, tensors, arguments)
        if isinstance(target, Model):
            count = len(self.tensors_of(target)[1]) if target.layers is None else 1
            return Tensor(call) if count == 1 else [Tensor(call, port) for port in range(count)]
        return Tensor(call)

    def outputs_of(self, tensor: Tensor, count: int) -> list[Tensor]:
        """Return the outputs of the call behind `tensor`, when a script unpacks them."""
        return [Tensor(tensor.call, port) for port in range(count)]

    def _called(self, layer: Layer, args: dict[int, Tensor]) -> Tensor:
        return Tensor(self._called_on(layer, args, {}))

    def _called_on(self, target: Layer | Model, args: dict[int, Tensor], arguments: dict[str, Any]) -> Call:
        self._calls += 1
        call = Call(target, args, arguments, self._calls)
        target.calls.append(call)
        return call

    def _signature(self, target: Layer | Model) -> Signature:
        if isinstance(target, Model):
            count = 1 if target.layers is not None else len(target.inputs)
            return Signature("single" if count == 1 else "list", count, count)
        from designer.graph.model import Node

        return self.catalogue.signature(Node("", target.type, target.name, target.params))

    def _ports(
        self, target: Layer | Model, args: list[Any], kwargs: dict[str, Any]
    ) -> tuple[dict[int, Tensor], dict[str, Any]]:
        signature = self._signature(target)
        name = target.type if isinstance(target, Layer) else "the model"
        found: dict[int, Tensor] = {}
        arguments: dict[str, Any] = {}
        values = list(args)
        if signature.mode == "list" and len(values) == 1 and isinstance(values[0], (list, tuple)):
            values = list(values[0])
        if isinstance(target, Model) and len(values) == 1 and isinstance(values[0], dict):
            order = [t.call.target.name for t in target.inputs]
            values = [values[0].get(k, Unknown(k)) for k in order]
        if (
            signature.mode == "single"
            and len(values) == 1
            and isinstance(values[0], (list, tuple))
            and len(values[0]) == 1
        ):
            values = list(values[0])
        for port, value in enumerate(values):
            if not isinstance(value, Tensor):
                raise self.fail(
                    QT_TRANSLATE_NOOP(
                        "Errors", "Line {line}: {name} is called on something that is not a tensor of the model."
                    ),
                    name=name,
                )
            found[port] = value
        for key, value in kwargs.items():
            if isinstance(value, Tensor) and key in signature.names:
                found[signature.names.index(key)] = value
            elif isinstance(value, (list, tuple)) and value and all(isinstance(v, Tensor) for v in value):
                for index, tensor in enumerate(value):
                    if f"{key}.{index}" in signature.names:
                        found[signature.names.index(f"{key}.{index}")] = tensor
            elif key != "mask" and isinstance(value, (bool, int, float, str)):
                arguments[key] = value
        return found, arguments

    def operator(self, op: str, left: Any, right: Any) -> Any:
        """Apply one of Python's operators to tensors."""
        name = _OPERATORS.get(op)
        if name is None:
            return Unknown(op)
        return self.operation(name, [left, right], {})

    def operation(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a keras.ops function; on no tensor of the model it is unknown."""
        flat = [v for a in (*args, *kwargs.values()) for v in (a if isinstance(a, (list, tuple)) else [a])]
        if not any(isinstance(v, Tensor) for v in flat):
            return Unknown(name)
        spec = self.catalogue.spec(f"ops.{name}", "operation")
        if spec is None:
            raise self.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the operation {name} on tensors cannot be drawn."), name=name
            )
        layer = Layer(f"ops.{name}", {}, "", line=self.line)
        tensors: dict[int, Tensor] = {}
        if spec.inputs.mode == "list" and args and isinstance(args[0], (list, tuple)):
            tensors = dict(enumerate(args[0]))
            names = [p.name for p in spec.params]
            given = {**dict(zip(names, args[1:], strict=False)), **kwargs}
        else:
            ports = list(spec.inputs.names) or ["x"]
            order = ports + [p.name for p in spec.params if p.name not in ports]
            given = {**dict(zip(order, args, strict=False)), **kwargs}
            for port, port_name in enumerate(ports):
                if isinstance(given.get(port_name), Tensor):
                    tensors[port] = given.pop(port_name)
        layer.params = {k: self.plain(v, k, name) for k, v in given.items()}
        return self._called(layer, tensors)

    def get_item(self, tensor: Tensor, key: Any) -> Any:
        """Slice a tensor."""
        parts = key if isinstance(key, tuple) else (key,)
        if any(isinstance(p, (Unknown, Tensor)) for p in parts):
            raise self.fail(QT_TRANSLATE_NOOP("Errors", "Line {line}: this slice of a tensor cannot be drawn."))
        plain = [
            {"slice": [p.start, p.stop, p.step]} if isinstance(p, slice) else ("..." if p is ... else p) for p in parts
        ]
        return self._called(Layer("ops.get_item", {"key": index_text(plain)}, "", line=self.line), {0: tensor})

    # ------------------------------------------------------------------------------------------ models

    def _sequential(self, args: list[Any], kwargs: dict[str, Any]) -> Model:
        layers = kwargs.get("layers", args[0] if args else [])
        name = kwargs.get("name", args[2] if len(args) > 2 else "")
        model = Model(name if isinstance(name, str) else "", layers=[], line=self.line)
        if isinstance(layers, (list, tuple)):
            model.layers = [self._as_layer(item) for item in layers]
        self.models.append(model)
        return model

    def _as_layer(self, value: Any) -> Layer | Model:
        if isinstance(value, Tensor) and isinstance(value.call.target, Layer) and value.call.target.type == "Input":
            return value.call.target
        if isinstance(value, (Layer, Model)):
            return value
        what = value.what if isinstance(value, Unknown) else type(value).__name__
        raise self.fail(
            QT_TRANSLATE_NOOP(
                "Errors", "Line {line}: a Sequential model takes layers; {what} is none that can be drawn."
            ),
            what=what,
        )

    def _functional(self, args: list[Any], kwargs: dict[str, Any]) -> Any:
        given = {**dict(zip(("inputs", "outputs"), args, strict=False)), **kwargs}
        inputs, _ = self._tensors(given.get("inputs"))
        outputs, names = self._tensors(given.get("outputs"))
        if not inputs or not outputs:
            return Unknown("Model")
        name = given.get("name")
        model = Model(name if isinstance(name, str) else "", inputs, outputs, names, line=self.line)
        self.models.append(model)
        return model

    def _tensors(self, value: Any) -> tuple[list[Tensor], list[str]]:
        if isinstance(value, Tensor):
            return [value], []
        names = list(value) if isinstance(value, dict) else []
        values = list(value.values()) if isinstance(value, dict) else value
        if not isinstance(values, (list, tuple)):
            return [], []
        flat: list[Tensor] = []
        for item in values:
            if isinstance(item, Tensor):
                flat.append(item)
            elif isinstance(item, (list, tuple)):
                flat.extend(t for t in item if isinstance(t, Tensor))
        return flat, names

    def tensors_of(self, model: Model) -> tuple[list[Tensor], list[Tensor]]:
        """Return the inputs and outputs of a model; a Sequential one is called through once for them."""
        if model.layers is not None and not model.outputs:
            start = self._sequential_input(model)
            current: Any = start
            for layer in model.layers:
                if not (isinstance(layer, Layer) and layer.type == "Input"):
                    current = self.apply(layer, [current], {})
            model.inputs, model.outputs = [start], [current]
        return model.inputs, model.outputs

    def _sequential_input(self, model: Model) -> Tensor:
        first = model.layers[0] if model.layers else None
        if isinstance(first, Layer) and first.type == "Input":
            return self._called(first, {})
        shape = first.input_shape if isinstance(first, Layer) else None
        if isinstance(first, Model):
            inner = self.tensors_of(first)[0][0].call.target
            shape = inner.params.get("shape") if isinstance(inner, Layer) else None
        return self._called(Layer("Input", {} if shape is None else {"shape": shape}, "", line=model.line), {})

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

    def _nearest(self, name: str, names: Any) -> str:
        found = difflib.get_close_matches(name, list(names), 1, 0.6)
        return f" Did you mean {found[0]}?" if found else ""


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


def _starts_with_input(model: Model) -> bool:
    first = model.layers[0] if model.layers else None
    return isinstance(first, Layer) and (first.type == "Input" or first.input_shape is not None)


def _plain_shape(shape: Any) -> list[int | None]:
    return [s if isinstance(s, int) else None for s in shape]
