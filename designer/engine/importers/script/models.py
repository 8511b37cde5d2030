"""The models of a script: Sequential ones by their layers, functional ones by their tensors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script.flow import Flow, flat
from designer.engine.importers.script.making import Maker
from designer.engine.importers.script.place import Place
from designer.engine.importers.script.special import Foreign
from designer.engine.importers.script.values import (
    Call,
    Instance,
    Items,
    Layer,
    Model,
    ScriptError,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import in_words, unknown_part
from designer.graph.interface import Chosen
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


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
        if isinstance(layer, Layer) and starts_with_input(model):
            layer.is_built = True

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


def starts_with_input(model: Model) -> bool:
    """Tell whether a Sequential model says itself what it takes."""
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
