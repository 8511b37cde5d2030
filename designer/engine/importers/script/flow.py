"""Calls of layers, models and operations on the tensors of a script."""

from __future__ import annotations

from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.arguments import index_text
from designer.engine.importers.script.making import Maker
from designer.engine.importers.script.place import Place
from designer.engine.importers.script.values import Call, Layer, Model, Tensor, Unknown
from designer.engine.importers.script.words import in_words
from designer.graph.model import Node
from designer.graph.signature import Signature
from designer.graph.texts import QT_TRANSLATE_NOOP

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


class Flow:
    """Makes the calls, numbered in the order of the script."""

    def __init__(self, place: Place, catalogue: Catalogue, maker: Maker) -> None:
        self._place = place
        self._catalogue = catalogue
        self._maker = maker
        self._calls = 0

    def apply(self, target: Layer | Model, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a layer or a model on tensors."""
        tensors, arguments = self._ports(target, args, kwargs)
        call = self._called_on(target, tensors, arguments)
        if isinstance(target, Model):
            count = len(target.outputs) if target.layers is None else 1
            return Tensor(call) if count == 1 else [Tensor(call, port) for port in range(count)]
        return Tensor(call)

    def called(self, layer: Layer, args: dict[int, Tensor]) -> Tensor:
        """Call a layer on tensors by port."""
        return Tensor(self._called_on(layer, args, {}))

    def outputs_of(self, tensor: Tensor, count: int) -> list[Tensor]:
        """Return the outputs of the call behind `tensor`, when a script unpacks them."""
        return [Tensor(tensor.call, port) for port in range(count)]

    def operator(self, op: str, left: Any, right: Any) -> Any:
        """Apply one of Python's operators to tensors."""
        name = _OPERATORS.get(op)
        if name is None:
            return Unknown()
        return self.operation(name, [left, right], {})

    def operation(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a keras.ops function; on no tensor of the model it is unknown."""
        flat = [v for a in (*args, *kwargs.values()) for v in (a if isinstance(a, (list, tuple)) else [a])]
        if not any(isinstance(v, Tensor) for v in flat):
            return Unknown()
        spec = self._catalogue.spec(f"ops.{name}", "operation")
        if spec is None:
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the operation {name} on tensors cannot be drawn."), name=name
            )
        layer = Layer(f"ops.{name}", {}, "", line=self._place.line)
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
        layer.params = {k: self._maker.plain(v, k, name) for k, v in given.items()}
        return self.called(layer, tensors)

    def get_item(self, tensor: Tensor, key: Any) -> Any:
        """Slice a tensor."""
        parts = key if isinstance(key, tuple) else (key,)
        for part in parts:
            if not _is_index(part):
                raise self._place.fail(
                    QT_TRANSLATE_NOOP("Errors", "Line {line}: a slice of a tensor at {what} cannot be drawn."),
                    what=in_words(part),
                )
        plain = [
            {"slice": [p.start, p.stop, p.step]} if isinstance(p, slice) else ("..." if p is ... else p) for p in parts
        ]
        return self.called(Layer("ops.get_item", {"key": index_text(plain)}, "", line=self._place.line), {0: tensor})

    def _called_on(self, target: Layer | Model, args: dict[int, Tensor], arguments: dict[str, Any]) -> Call:
        self._calls += 1
        call = Call(target, args, arguments, self._calls)
        target.calls.append(call)
        return call

    def _signature(self, target: Layer | Model) -> Signature:
        if isinstance(target, Model):
            count = 1 if target.layers is not None else len(target.inputs)
            return Signature("single" if count == 1 else "list", count, count)
        return self._catalogue.signature(Node("", target.type, target.name, target.params))

    def _ports(
        self, target: Layer | Model, args: list[Any], kwargs: dict[str, Any]
    ) -> tuple[dict[int, Tensor], dict[str, Any]]:
        signature = self._signature(target)
        name = target.type if isinstance(target, Layer) else in_words(target)
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
                raise self._place.fail(
                    QT_TRANSLATE_NOOP(
                        "Errors", "Line {line}: {name} is called on {what}, which is not a tensor of the model."
                    ),
                    name=name,
                    what=in_words(value),
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


def _is_index(part: Any) -> bool:
    sizes = (part.start, part.stop, part.step) if isinstance(part, slice) else ()
    return all(size is None or isinstance(size, int) for size in sizes) if sizes else _is_place(part)


def _is_place(part: Any) -> bool:
    return part is None or part is ... or isinstance(part, int)
