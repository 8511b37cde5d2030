"""Calls of layers, models and operations on the tensors of a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.arguments import index_text
from designer.engine.importers.script import plain, positions
from designer.engine.importers.script.making import Maker
from designer.engine.importers.script.place import Place
from designer.engine.importers.script.values import (
    Builtin,
    Call,
    Items,
    KerasObject,
    Layer,
    Model,
    ScriptError,
    Table,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import in_words, unknown_part
from designer.graph.model import Node
from designer.graph.signature import Signature
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

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


_MASK_LOST = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: the {argument} that {name} is called with is not taken over; a Masking, or mask_zero of an "
    "Embedding, masks what comes behind it.",
)
_MASKS = ("mask", "attention_mask", "query_mask", "value_mask", "key_mask")
_TWO = (*_OPERATORS.values(), "divide", "maximum", "minimum", "greater", "less")
"""Operations on two tensors, of which one may be a number."""
_SHAPED = ("reshape", "broadcast_to")
"""Operations that are told a shape, which may be left to choose."""


_PORTS = {"last_hidden_state": 0, "logits": 0, "pooler_output": 1, "hidden_states": 2}
"""Outputs of the models of Hugging Face by name, which are asked for by number, too."""


class SeveralInputsError(Exception):
    """What a model is called on turns out to be several tensors: `count` of them, or one called `key`."""

    def __init__(self, count: int = 0, key: str = "") -> None:
        self.count = count
        self.key = key


class BatchSize(Unknown):
    """The size of a batch, as tf.shape(x)[0] gives it: where a tensor is reshaped to it, it is what is left."""


class Sizes(Unknown):
    """What tf.shape gives of a tensor of which not even the number of axes is known."""

    def at(self, place: Any) -> Unknown:
        """Return one of them; of the first it is known that it is the size of a batch."""
        return BatchSize(f"batch size {place}") if place == 0 else Unknown(f"size {place}")


class Asked(Table):
    """What a model is called on as far as it is known: a dict that tells when it is asked for another key."""

    def __missing__(self, key: Any) -> Any:
        raise SeveralInputsError(key=str(key))


class Flow:
    """Makes the calls, numbered in the order of the script.

    `call_function` calls a function of the script (what a Lambda holds); `probed` are Inputs that may be several.
    With `leaves_open` a number that is not known is left to choose; else what is computed with it is not known either.
    """

    def __init__(self, place: Place, catalogue: Catalogue, maker: Maker) -> None:
        self._place = place
        self._catalogue = catalogue
        self._maker = maker
        self._calls = 0
        self.call_function: Callable[[Any, list[Any], dict[str, Any]], Any] = lambda *_: Unknown()
        self.shape_of: Callable[[Tensor], tuple[Any, ...] | None] = lambda _: None
        self.probed: set[int] = set()
        self.leaves_open = True

    def apply(self, target: Layer | Model, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a layer or a model on tensors; on anything else it gives something unknown."""
        values = flat([*args, *kwargs.values()])
        if not any(isinstance(v, Tensor) for v in values):
            if (
                isinstance(target, Layer)
                and (standing := positions.called(target, [*args, *kwargs.values()])) is not None
            ):
                return standing
            reason = next((v.reason for v in values if isinstance(v, Unknown) and v.reason is not None), None)
            return Unknown(reason=reason)
        if any(isinstance(v, positions.OfNumbers) for v in values):
            args = positions.drawn(self, args)
        if isinstance(target, Model) and (broken := _broken(target)) is not None:
            return Unknown(broken.what, broken.reason)
        if isinstance(target, Layer) and target.type == "Lambda":
            return self._lambda(target, args, kwargs)
        if isinstance(target, Layer) and self._catalogue.spec(target.type) is None:
            return self.placeholder_call(target, args, kwargs)
        tensors, arguments = self._ports(target, args, kwargs)
        call = self._called_on(target, tensors, arguments)
        if isinstance(target, Model):
            count = len(target.outputs) if target.layers is None else 1
            if count > 1 and target.gives == "dict":
                names = target.output_names
                return {name: Tensor(call, port) for port, name in enumerate(names)}
            return Tensor(call) if count == 1 else Items(Tensor(call, port) for port in range(count))
        outputs = self.outputs(call)
        if isinstance(outputs, list):
            return outputs
        if target.inline is not None:
            return self._activated(target, Tensor(call))
        return Tensor(call)

    def outputs(self, call: Call) -> Tensor | list[Tensor]:
        """Return what a call of a layer gives: a tensor, or a list of several."""
        assert isinstance(call.target, Layer)
        node = Node("", call.target.type, "", call.target.params, arguments=call.arguments)
        is_known = self._catalogue.spec(call.target.type) is not None
        count = self._maker.signature(node).outputs if is_known else 1
        return Items(Tensor(call, port) for port in range(count)) if count > 1 else Tensor(call)

    def _activated(self, layer: Layer, tensor: Tensor) -> Any:
        """Call the function of the script that a layer was given as its activation."""
        result = self.call_function(layer.inline, [tensor], {})
        if isinstance(result, Tensor):
            return result
        return Unknown(
            reason=self._place.fail(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: {name} is given {what}, a function of the script that cannot be drawn."
                ),
                name=layer.type,
                what=in_words(layer.inline),
            ).text
        )

    def _lambda(self, layer: Layer, args: list[Any], kwargs: dict[str, Any]) -> Any:
        given = layer.given.get("arguments")
        extra = given if isinstance(given, dict) else {}
        faults = len(self._place.faults)
        try:
            result = (
                self.call_function(layer.inline, args, {**extra, **kwargs}) if layer.inline is not None else Unknown()
            )
        except ScriptError:
            result = Unknown()
        parts = result if isinstance(result, (list, tuple)) else [result]
        if parts and all(isinstance(p, Tensor) for p in parts) and not any(p is a for p in parts for a in flat(args)):
            return result
        del self._place.faults[faults:]
        return self.placeholder_call(layer, args, kwargs)

    def placeholder_call(self, layer: Layer, args: list[Any], kwargs: dict[str, Any]) -> Tensor:
        """Call what stands for a layer of a class that is not Keras's own."""
        tensors = [v for v in flat([*args, *kwargs.values()]) if isinstance(v, Tensor)]
        return Tensor(self._called_on(layer, dict(enumerate(tensors)), {}))

    def note(self, layer: Layer, template: str, **args: Any) -> None:
        """Remember something that the user should know of a drawing that a layer is in."""
        with self._place.noting(layer.notes):
            self._place.note(template, **args)

    def of_object(self, activation: KerasObject, tensor: Tensor) -> Any:
        """Call an activation object on a tensor."""
        layer = Layer("Activation", {"activation": activation.spec()}, "", line=self._place.line)
        return self.apply(layer, [tensor], {})

    def called(self, layer: Layer, args: dict[int, Tensor]) -> Tensor:
        """Call a layer on tensors by port."""
        return Tensor(self._called_on(layer, args, {}))

    def outputs_of(self, tensor: Tensor, count: int) -> list[Tensor]:
        """Return the outputs of the call behind `tensor`, when a script unpacks them."""
        if id(tensor.call.target) in self.probed:
            raise SeveralInputsError(count)
        target = tensor.call.target
        if isinstance(target, Layer) and self._catalogue.spec(target.type) is not None and not self._is_open(target):
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: one tensor cannot be taken apart into {count}."), count=count
            )
        return [Tensor(tensor.call, port) for port in range(count)]

    def _is_open(self, layer: Layer) -> bool:
        """Tell whether only running code would tell how many states a layer gives beside its output."""
        inner = layer.params.get("layer", layer.params)
        asked = inner.get("args") if inner is not layer.params and isinstance(inner, dict) else layer.params
        gives = isinstance(asked, dict) and asked.get("return_state") is True
        return gives and self._maker.states(layer.type, layer.params) is None

    def operator(self, op: str, left: Any, right: Any) -> Any:
        """Apply one of Python's operators to tensors."""
        name = _OPERATORS.get(op)
        if name is None:
            return Unknown(reason=self.not_known(op))
        return self.operation(name, [left, right], {})

    def not_known(self, name: str) -> Text:
        """Return why what something does to a tensor is not known."""
        template = QT_TRANSLATE_NOOP("Errors", "Line {line}: what {name} does to a tensor is not known.")
        return self._place.fail(template, name=name).text

    def operation(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a keras.ops function; on no tensor of the model it is unknown."""
        args, kwargs = [plain.number(a) for a in args], {k: plain.number(v) for k, v in kwargs.items()}
        values = flat([*args, *kwargs.values()])
        if not any(isinstance(v, Tensor) for v in values):
            return Unknown(reason=next((v.reason for v in values if isinstance(v, Unknown)), None))
        if any(isinstance(v, positions.OfNumbers) for v in values):
            args = positions.drawn(self, args)
            values = flat([*args, *kwargs.values()])
        spec = self._catalogue.spec(f"ops.{name}", "operation")
        if spec is None:
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the operation {name} on tensors cannot be drawn."), name=name
            )
        if name == "reshape":
            if (rest := _behind_batch([*args[1:2], *kwargs.values()])) is not None and isinstance(args[0], Tensor):
                return self.called(Layer("Reshape", {"target_shape": rest}, "", line=self._place.line), {0: args[0]})
            args = [_free_size(a) for a in args]
            kwargs = {k: _free_size(v) for k, v in kwargs.items()}
            values = flat([*args, *kwargs.values()])
        unknown = next((v for v in values if isinstance(v, Unknown) and not self._may_be_open(name, v)), None)
        if unknown is not None:
            return Unknown(unknown.what, unknown.reason or self._place.unreadable("an argument", name, unknown).text)
        if name == "einsum" and args and isinstance(args[0], str):
            args, kwargs = [args[1:]], {"subscripts": args[0]}
        layer = Layer(f"ops.{name}", {}, "", line=self._place.line)
        tensors: dict[int, Tensor] = {}
        if spec.inputs.mode == "list" and args and isinstance(args[0], (list, tuple)):
            if not all(isinstance(v, Tensor) for v in args[0]):
                raise self._place.fail(
                    QT_TRANSLATE_NOOP(
                        "Errors", "Line {line}: {name} is called on {what}, which is not a tensor of the model."
                    ),
                    name=name,
                    what=in_words(next(v for v in args[0] if not isinstance(v, Tensor))),
                )
            tensors = dict(enumerate(args[0]))
            names = [p.name for p in spec.params]
            given = {**dict(zip(names, args[1:], strict=False)), **kwargs}
        else:
            ports = list(spec.inputs.names) or ["x"]
            order = ports + [p.name for p in spec.params if p.name not in ports]
            given = {**dict(zip(order, args, strict=False)), **kwargs}
            if not spec.inputs.names and given and not isinstance(given.get("x"), Tensor):
                first = next((k for k, v in given.items() if isinstance(v, Tensor)), None)
                if first is not None and spec.param(first) is None:
                    given["x"] = given.pop(first)
            for port, port_name in enumerate(ports):
                if isinstance(given.get(port_name), Tensor):
                    tensors[port] = given.pop(port_name)
                elif not _is_number(given.get(port_name)):
                    raise self._not_a_tensor(name, given[port_name])
        with self._place.noting(layer.notes):
            for argument in [k for k, v in given.items() if unknown_part(v) is not None]:
                self._maker.leave_open(argument, spec.name, given.pop(argument))
        layer.params = {
            k: self._maker.plain(v, k, name)
            for k, v in given.items()
            if spec.param(k) is None or v is not None or spec.param(k).required  # type: ignore[union-attr]
        }
        call = self._called_on(layer, tensors, {})
        count = self._catalogue.signature(Node("", layer.type, "", layer.params)).outputs
        return Tensor(call) if count == 1 else Items(Tensor(call, port) for port in range(count))

    def is_placeholder(self, tensor: Tensor) -> bool:
        """Tell whether a tensor comes from what stands for a layer that is not read."""
        target = tensor.call.target
        return isinstance(target, Layer) and self._catalogue.spec(target.type) is None

    def output_called(self, tensor: Tensor, key: str) -> Tensor:
        """Return an output of what is not read that a script calls by a name: each name is a port of its own."""
        assert isinstance(tensor.call.target, Layer)
        keys = tensor.call.target.keys
        if key not in keys:
            keys[key] = _PORTS[key] if key in _PORTS else len(keys)
        return Tensor(tensor.call, keys[key])

    def _may_be_open(self, name: str, value: Unknown) -> bool:
        return self.leaves_open and ((name in _TWO and _is_datum(value)) or (name in _SHAPED and value.reason is None))

    def get_item(self, tensor: Tensor, key: Any) -> Any:
        """Slice a tensor."""
        if id(tensor.call.target) in self.probed and isinstance(key, (int, str)) and not isinstance(key, bool):
            raise SeveralInputsError(
                key + 1 if isinstance(key, int) and key >= 0 else 2, key if isinstance(key, str) else ""
            )
        if self.is_placeholder(tensor):
            if isinstance(key, str):
                return self.output_called(tensor, key)
            if isinstance(key, int) and key >= 0:
                return Tensor(tensor.call, key)
        parts = key if isinstance(key, tuple) else (key,)
        parts = tuple(
            slice(*(None if isinstance(p, BatchSize) else p for p in (v.start, v.stop, v.step)))
            if isinstance(v, slice)
            else v
            for v in parts
        )
        for part in parts:
            if not _is_index(part):
                raise self._place.fail(
                    QT_TRANSLATE_NOOP("Errors", "Line {line}: a slice of a tensor at {what} cannot be drawn."),
                    what=in_words(part),
                )
        plain_parts = [
            {"slice": [p.start, p.stop, p.step]} if isinstance(p, slice) else ("..." if p is ... else p) for p in parts
        ]
        layer = Layer("ops.get_item", {"key": index_text(plain_parts)}, "", line=self._place.line)
        return self.called(layer, {0: tensor})

    def _called_on(self, target: Layer | Model, args: dict[int, Tensor], arguments: dict[str, Any]) -> Call:
        self._calls += 1
        call = Call(target, args, arguments, self._calls)
        target.calls.append(call)
        if isinstance(target, Layer):
            target.is_built = True
        return call

    def _signature(self, target: Layer | Model) -> Signature:
        if isinstance(target, Model):
            count = 1 if target.layers is not None else len(target.inputs)
            return Signature("single" if count == 1 else "list", count, count)
        return self._maker.signature(Node("", target.type, target.name, target.params))

    def _ports(
        self, target: Layer | Model, args: list[Any], kwargs: dict[str, Any]
    ) -> tuple[dict[int, Tensor], dict[str, Any]]:
        signature = self._signature(target)
        name = target.type if isinstance(target, Layer) else in_words(target)
        found: dict[int, Tensor] = {}
        arguments: dict[str, Any] = {}
        kwargs = dict(kwargs)
        if not args and (
            single := next((k for k in ("inputs", "x", "input", "sequences", "sequence") if k in kwargs), None)
        ):
            args = [kwargs.pop(single)]
        values = list(args)
        if isinstance(target, Model):
            values = flat_model_args(target, values)
        elif signature.mode == "list" and values and isinstance(values[0], (list, tuple)):
            values = list(values[0])
        elif values and isinstance(values[0], (list, tuple)) and len(values[0]) == 1:
            values = [values[0][0], *values[1:]]
        elif values and isinstance(values[0], (list, tuple)) and signature.mode == "named":
            values = [*values[0], *values[1:]]
        for port, value in enumerate(values):
            if isinstance(value, Tensor):
                found[port] = value
                continue
            if value is None or (port and not isinstance(value, (list, tuple, Unknown))):
                continue
            if port and isinstance(value, (list, tuple)) and "initial_state.0" in signature.names:
                kwargs["initial_state"] = value
                continue
            raise self._not_a_tensor(name, value)
        kwargs = {**(target.given if isinstance(target, Layer) else {}), **kwargs}
        kwargs.pop("batch_size", None)
        for key, value in kwargs.items():
            if key in _MASKS and isinstance(value, (Tensor, Unknown)) and key not in signature.names:
                if not self.leaves_open:
                    raise self._place.fail(_MASK_LOST, argument=key, name=name)
                with self._place.noting(target.notes):
                    self._place.note(_MASK_LOST, argument=key, name=name)
                continue
            if isinstance(value, Tensor) and f"{key}.0" in signature.names:
                value = [value]
            if isinstance(value, Tensor) and key in signature.names:
                found[signature.names.index(key)] = value
            elif isinstance(value, (list, tuple)) and value and all(isinstance(v, Tensor) for v in value):
                for index, tensor in enumerate(value):
                    if f"{key}.{index}" not in signature.names:
                        raise self._place.fail(
                            QT_TRANSLATE_NOOP(
                                "Errors", "Line {line}: {name} has no {count} inputs for {argument} in a drawing."
                            ),
                            name=name,
                            count=len(value),
                            argument=key,
                        )
                    found[signature.names.index(f"{key}.{index}")] = tensor
            elif any(isinstance(v, (Unknown, Tensor)) for v in flat([value])) and key not in (
                "mask",
                "attention_mask",
                "training",
            ):
                raise self._not_a_tensor(name, value)
            elif (
                key != "mask"
                and isinstance(value, (bool, int, float, str))
                and not (key == "training" and value is False)
            ):
                arguments[key] = value
            elif isinstance(value, Builtin):
                continue
        return found, arguments

    def _not_a_tensor(self, name: Any, value: Any) -> ScriptError:
        unknown = next((v for v in flat([value]) if isinstance(v, Unknown) and v.reason is not None), None)
        if unknown is not None and unknown.reason is not None:
            return ScriptError(unknown.reason.template, **unknown.reason.args)
        return self._place.fail(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: {name} is called on {what}, which is not a tensor of the model."),
            name=name,
            what=in_words(value),
        )


def flat_model_args(model: Model, values: list[Any]) -> list[Any]:
    """Return what a model is called on, one value an input: lists and dicts taken apart."""
    if len(values) == 1 and isinstance(values[0], dict):
        order = [t.call.target.name for t in model.inputs]
        return (
            [values[0].get(k, Unknown(k)) for k in order]
            if all(k in values[0] for k in order)
            else list(values[0].values())
        )
    if values and isinstance(values[0], (list, tuple)):
        return flat(values[0])
    return values


def flat(values: Any) -> list[Any]:
    """Return the values in lists, tuples and dicts inside one another."""
    found: list[Any] = []
    for value in values:
        if isinstance(value, (list, tuple)):
            found.extend(flat(value))
        elif isinstance(value, dict):
            found.extend(flat(value.values()))
        else:
            found.append(value)
    return found


def _broken(model: Model) -> Unknown | None:
    """Return the part of a model that is not known."""
    return next((layer for layer in model.layers or () if isinstance(layer, Unknown)), None)


def _is_datum(value: Unknown) -> bool:
    """Tell whether a value that is not known is read off something, and so no result of a computation with tensors."""
    return value.reason is None and not value.either and bool(value.what) and "(" not in value.what


def _free_size(value: Any) -> Any:
    if isinstance(value, (list, tuple)) and sum(isinstance(v, BatchSize) for v in value) == 1 and -1 not in value:
        return [-1 if isinstance(v, BatchSize) else v for v in value]
    return value


def _behind_batch(values: list[Any]) -> list[int] | None:
    """Return the sizes behind that of the batch where a shape begins with it, None for any other shape."""
    shape = values[0] if len(values) == 1 else None
    if not isinstance(shape, (list, tuple)) or not shape or not isinstance(shape[0], BatchSize):
        return None
    if sum(isinstance(s, BatchSize) for s in shape[1:]) + list(shape).count(-1) > 1:
        return None
    rest = [-1 if isinstance(s, BatchSize) else s for s in shape[1:]]
    return rest if rest and all(isinstance(s, int) for s in rest) else None


def _is_number(value: Any) -> bool:
    """Tell whether a value may stand in the place of a tensor: a number, numbers in lists, or one that is not known."""
    if isinstance(value, (list, tuple)):
        return all(_is_number(v) for v in value)
    return value is None or isinstance(value, (bool, int, float, str, range, Unknown))


def _is_index(part: Any) -> bool:
    sizes = (part.start, part.stop, part.step) if isinstance(part, slice) else ()
    return all(size is None or isinstance(size, int) for size in sizes) if sizes else _is_place(part)


def _is_place(part: Any) -> bool:
    return part is None or part is ... or isinstance(part, int)
