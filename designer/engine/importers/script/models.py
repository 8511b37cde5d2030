"""The models of a script: Sequential ones by their layers, functional ones by their tensors."""

from __future__ import annotations

from typing import Any

from designer.engine.importers.script.flow import Flow
from designer.engine.importers.script.making import known_shape
from designer.engine.importers.script.place import Place
from designer.engine.importers.script.values import Call, Layer, Method, Model, Tensor, Unknown
from designer.engine.importers.script.words import in_words
from designer.graph.interface import Chosen
from designer.graph.texts import QT_TRANSLATE_NOOP


class Models:
    """Puts models together and remembers them in `found`, in the order they were made."""

    def __init__(self, place: Place, flow: Flow) -> None:
        self.found: list[Model] = []
        self._place = place
        self._flow = flow

    def sequential(self, args: list[Any], kwargs: dict[str, Any]) -> Model:
        """Return a Sequential model."""
        layers = kwargs.get("layers", args[0] if args else [])
        name = kwargs.get("name", args[2] if len(args) > 2 else "")
        model = Model(name if isinstance(name, str) else "", layers=[], line=self._place.line)
        if isinstance(layers, (list, tuple)):
            model.layers = [self._as_layer(item) for item in layers]
        self.found.append(model)
        return model

    def functional(self, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Return a functional model; unknown where its inputs or outputs are."""
        given = {**dict(zip(("inputs", "outputs"), args, strict=False)), **kwargs}
        inputs, _ = self._tensors(given.get("inputs"))
        outputs, names = self._tensors(given.get("outputs"))
        if not inputs or not outputs:
            return Unknown()
        name = given.get("name")
        model = Model(name if isinstance(name, str) else "", inputs, outputs, names, line=self._place.line)
        model.takes, model.gives = (_structure(given[part]) for part in ("inputs", "outputs"))
        self.found.append(model)
        return model

    def method(self, method: Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a method of a model."""
        model = method.owner
        if not isinstance(model, Model):
            return Unknown()
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
        return Unknown()

    def attribute(self, owner: Model | Layer | Tensor, name: str) -> Any:
        """Return what `owner.name` stands for."""
        if isinstance(owner, Tensor):
            return Unknown()
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

    def set_trainable(self, owner: Layer | Model, value: bool) -> None:
        """Freeze or unfreeze a layer, or every layer of a model."""
        owner.trainable = value
        if isinstance(owner, Model):
            for layer in self.layers_of(owner):
                self.set_trainable(layer, value)

    def tensors_of(self, model: Model) -> tuple[list[Tensor], list[Tensor]]:
        """Return the inputs and outputs of a model; a Sequential one is called through once for them."""
        if model.layers is not None and not model.outputs:
            start = self._sequential_input(model)
            current: Any = start
            for layer in model.layers:
                if not (isinstance(layer, Layer) and layer.type == "Input"):
                    current = self._flow.apply(layer, [current], {})
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
            return Tensor(layer.calls[0])
        if name == "input" and layer.calls:
            tensors = [layer.calls[0].args[p] for p in sorted(layer.calls[0].args)]
            return tensors[0] if len(tensors) == 1 else tensors
        return {"name": layer.name, "trainable": layer.trainable}.get(name, Unknown())

    @staticmethod
    def _fit_positions(model: Model, args: list[Any]) -> None:
        for name, value in zip(("x", "y", "batch_size", "epochs"), args, strict=False):
            model.fit.setdefault(name, value)

    def _build(self, model: Model, shape: Any) -> None:
        if model.layers is None or _starts_with_input(model):
            return
        sizes = known_shape(self._place, shape, "input_shape", "build", 1)
        if sizes is not None:
            model.layers.insert(0, Layer("Input", {"shape": sizes}, "", line=self._place.line))

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
        if isinstance(value, Tensor) and isinstance(value.call.target, Layer) and value.call.target.type == "Input":
            return value.call.target
        if isinstance(value, (Layer, Model)):
            return value
        raise self._place.fail(
            QT_TRANSLATE_NOOP(
                "Errors", "Line {line}: a Sequential model takes layers; {what} is none that can be drawn."
            ),
            what=in_words(value),
        )

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

    def _sequential_input(self, model: Model) -> Tensor:
        first = model.layers[0] if model.layers else None
        if isinstance(first, Layer) and first.type == "Input":
            return self._flow.called(first, {})
        shape = first.input_shape if isinstance(first, Layer) else None
        if isinstance(first, Model):
            inner = self.tensors_of(first)[0][0].call.target
            shape = inner.params.get("shape") if isinstance(inner, Layer) else None
        return self._flow.called(Layer("Input", {} if shape is None else {"shape": shape}, "", line=model.line), {})


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
