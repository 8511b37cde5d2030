"""Draws one functional model of a config: its calls in order, their wires, constants and arguments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from designer.engine.importers.arguments import index_text, plain_value
from designer.engine.importers.config_calls import (
    Call,
    Reference,
    Tensor,
    calls_of,
    in_input_order,
    in_tensor_order,
    is_nested,
    references,
    structure_of,
    tensors_in,
)
from designer.graph.interface import output_key
from designer.graph.model import INPUT, MODEL, Change, Node
from designer.graph.ordering import as_saved
from designer.graph.signature import Signature, model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

if TYPE_CHECKING:
    from designer.engine.importers.keras_config import Reader


class FunctionalDrawing:
    """One functional model of a config on its way into the drawing."""

    def __init__(self, reader: Reader, config: dict[str, Any], parent: str, depth: int) -> None:
        self._reader = reader
        self._parent = parent
        self._depth = depth
        self._config = config
        self._entries = {str(entry.get("name") or entry["config"]["name"]): entry for entry in config["layers"]}
        self._inputs = references(config["input_layers"])
        self._outputs = references(config["output_layers"])
        # Older formats write a single tensor as a list of one.
        is_new = any("module" in entry for entry in config["layers"])
        self._takes = structure_of(config["input_layers"], is_new)
        self._gives = structure_of(config["output_layers"], is_new)
        self._output_keys = list(config["output_layers"]) if isinstance(config["output_layers"], dict) else []
        self._calls = {name: calls_of(name, entry) for name, entry in self._entries.items()}
        self._offsets = self._index_offsets()
        self._owners: dict[str, Node] = {}
        self._nodes: dict[tuple[str, int], Node] = {}
        self._modes: dict[str, bool] = {}
        self._lost: dict[str, list[str]] = {}
        self._inner_outputs: dict[str, list[tuple[str, int]]] = {}

    def draw(self) -> list[tuple[str, int]]:
        for name, _, _ in self._inputs:
            self._draw_call(self._call(name, 0))
        for call in self._in_order():
            if (call.layer, call.index) not in self._nodes:
                self._draw_call(call)
        outputs = [self._resolve(reference) for reference in self._outputs]
        self._declare(outputs)
        self._keep_interface(outputs)
        return outputs

    def _index_offsets(self) -> dict[str, int]:
        """Old files number the calls of nested models from 1: return what to take off per layer."""
        highest: dict[str, int] = {}
        for calls in self._calls.values():
            for call in calls:
                for name, index, _ in tensors_in([call.args, call.kwargs]):
                    highest[name] = max(highest.get(name, 0), index)
        return {n: max(0, i - len(self._calls[n]) + 1) for n, i in highest.items() if n in self._calls}

    def _call(self, name: str, index: int) -> Call:
        calls = self._calls[name]
        index -= self._offsets.get(name, 0)
        return calls[max(0, min(index, len(calls) - 1))]

    def _arguments(self, call: Call) -> list[Reference]:
        kwargs = {k: v for k, v in call.kwargs.items() if k != "mask"}
        return list(tensors_in([call.args, kwargs]))

    def _in_order(self) -> list[Call]:
        """Return the calls behind the outputs, arguments first; what only masks need is left out."""
        found: list[Call] = []
        state: dict[tuple[str, int], int] = {}
        for output in self._outputs:
            stack = [(self._call(output[0], output[1]), False)]
            while stack:
                call, done = stack.pop()
                key = (call.layer, call.index)
                if done:
                    state[key] = 2
                    found.append(call)
                elif key not in state:
                    state[key] = 1
                    stack.append((call, True))
                    for name, index, _ in reversed(self._arguments(call)):
                        stack.append((self._call(name, index), False))
        return found

    def _draw_call(self, call: Call) -> None:
        owner = self._owners.get(call.layer)
        if owner is None:
            node, inner = self._reader.layer(self._entries[call.layer], self._parent, self._depth)
            self._owners[call.layer] = node
            self._inner_outputs[call.layer] = in_tensor_order(inner, self._entries[call.layer])
        else:
            node = self._reader.add(owner.type, owner.name, {}, self._parent, shares=owner.id)
        self._nodes[call.layer, call.index] = node
        if node.type != INPUT:
            self._connect(call, node)

    def _connect(self, call: Call, node: Node) -> None:
        owner = self._owners[call.layer]
        ports, constants, arguments = self._ports(call, owner)
        for port, tensor in ports.items():
            source, source_port = self._resolve(tensor.reference)
            self._reader.wire(source, source_port, node.id, port)
        new = node
        if owner.type == "ops.get_item":
            key = constants["key"]
            constants["key"] = index_text(key if isinstance(key, list) else [key])
        if constants:
            new = replace(new, params={**node.params, **constants})
        if arguments:
            new = replace(new, arguments=arguments)
        if new is not node:
            self._reader.graph.apply(Change("", removed=(node,), added=(new,)))
            self._nodes[call.layer, call.index] = new

    def _ports(self, call: Call, owner: Node) -> tuple[dict[int, Tensor], dict[str, Any], dict[str, Any]]:
        """Return the tensors by port, constant operands as params, and the other keyword arguments of the call."""
        signature = self._reader.signature(owner) if owner.type != MODEL else Signature()
        ports: dict[int, Tensor] = {}
        constants: dict[str, Any] = {}
        arguments: dict[str, Any] = {}
        args = list(call.args)
        if owner.type == MODEL or signature.mode == "list":
            flat = in_input_order(args[0], self._entries[call.layer]) if args else []
            args = args[1:]
            if owner.type != MODEL and self._reader.catalogue.spec(owner.type) is None:  # each tensor is one of its own
                flat = [*flat, *(value for value in args if isinstance(value, Tensor))]
            ports = {i: t for i, t in enumerate(flat) if isinstance(t, Tensor)}
            names: list[str] = []
        else:
            names = list(signature.names)
        is_operation = owner.type.startswith("ops.")
        for position, value in enumerate(args):
            name = names[position] if position < len(names) else ""
            if isinstance(value, Tensor):
                ports[position] = value
            elif is_operation:
                constants[name or self._param_name(owner, position - max(1, len(names)))] = plain_value(value)
        for key, value in call.kwargs.items():
            if key == "mask" or value is None or (key == "training" and value is False and not call.is_explicit):
                continue
            if isinstance(value, Tensor) and key in names:
                ports[names.index(key)] = value
            elif isinstance(value, list) and value and all(isinstance(v, Tensor) for v in value):
                ports.update({names.index(f"{key}.{i}"): v for i, v in enumerate(value) if f"{key}.{i}" in names})
            elif is_operation:
                constants[key] = plain_value(value)
            elif not list(tensors_in(value)) and self._takes_argument(owner, key):
                arguments[key] = plain_value(value)
                if key == "training" and isinstance(value, bool) and call.is_explicit and _differs(owner):
                    self._modes[owner.name] = value
            else:
                self._lost.setdefault(owner.name, []).append(key)
        return ports, constants, arguments

    def _takes_argument(self, owner: Node, key: str) -> bool:
        spec = self._reader.catalogue.spec(owner.type)
        return spec is None or key == "training" or any(a.name == key for a in spec.arguments)

    def _param_name(self, owner: Node, index: int) -> str:
        spec = self._reader.catalogue.spec(owner.type, "operation")
        names = [p.name for p in spec.params if p.name not in spec.inputs.names] if spec else []
        return names[index] if 0 <= index < len(names) else f"argument_{index}"

    def _resolve(self, reference: Reference) -> tuple[str, int]:
        """Return the node and port of a tensor; of a nested model its port in the order the drawing gives them."""
        name, index, port = reference
        call = self._call(name, index)
        node = self._nodes[call.layer, call.index]
        if node.type == MODEL:
            wanted = self._inner_outputs[name][port]
            port = model_outputs(self._reader.graph, self._owners[name].id).index(wanted)
        return node.id, port

    def _declare(self, outputs: list[tuple[str, int]]) -> None:
        graph = self._reader.graph
        for node_id in dict.fromkeys(i for i, _ in outputs):
            ports = tuple(sorted({p for i, p in outputs if i == node_id}))
            node = graph.nodes[node_id]
            if graph.outgoing(node_id) or ports != (0,):
                graph.apply(Change("", removed=(node,), added=(replace(node, outputs=ports),)))

    def _keep_interface(self, outputs: list[tuple[str, int]]) -> None:
        """Keep the order and structure of inputs and outputs, where they are not the drawing's own."""
        graph = self._reader.graph
        inputs = [self._nodes[name, 0].id for name, _, _ in self._inputs]
        keys = [output_key(*output) for output in outputs]
        structures = (self._takes, self._gives)
        graph.apply(as_saved(graph, self._parent, inputs, keys, structures, self._output_keys))
        self._note_what_is_lost(keys)

    def _note_what_is_lost(self, keys: list[str]) -> None:
        if self._modes:
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "Called with training={value} whatever the model does, which Keras 3 heeds only where the model is "
                "called without it: {names}.",
            )
            for value in dict.fromkeys(self._modes.values()):
                names = [name for name, mode in self._modes.items() if mode == value]
                self._reader.notes.append(Text(text, {"value": str(value), "names": listed(names, 6)}))
        for name, lost in self._lost.items():
            text = QT_TRANSLATE_NOOP("Errors", "{name} is called with {names}, which is left out.")
            self._reader.notes.append(Text(text, {"name": name, "names": listed(list(dict.fromkeys(lost)), 6)}))
        if len(set(keys)) < len(keys):
            text = QT_TRANSLATE_NOOP(
                "Errors", "{count} outputs of the model are there more than once; each is kept once."
            )
            self._reader.notes.append(Text(text, {"count": len(keys) - len(set(keys))}))
        told = self._config["input_layers"]
        if isinstance(told, dict) and self._takes == "dict":
            others = [k for k, (name, _, _) in zip(told, self._inputs, strict=True) if k != name]
            if others:
                text = QT_TRANSLATE_NOOP(
                    "Errors", "Inputs in the model's dict are called as their layers now, no longer {names}."
                )
                self._reader.notes.append(Text(text, {"names": listed(others, 6)}))
        if any(is_nested(self._config[part]) for part in ("input_layers", "output_layers")):
            text = QT_TRANSLATE_NOOP(
                "Errors", "Inputs or outputs of the model that are lists or dicts inside others are one plain list now."
            )
            self._reader.notes.append(Text(text))


def _differs(owner: Node) -> bool:
    """Tell whether a layer does another thing while the model trains; attention only drops what it was told to."""
    return (
        owner.type == MODEL
        or owner.type not in ("MultiHeadAttention", "Attention")
        or bool(owner.params.get("dropout"))
    )
