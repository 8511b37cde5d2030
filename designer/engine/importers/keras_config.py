"""Turns a model's config, read as data, into a drawing: catalogue classes only, every argument as a JSON value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.engine.importers.architecture import ModelFileError, shortened
from designer.engine.importers.arguments import config_params, index_text, plain_value
from designer.engine.importers.compiled import training_settings
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
from designer.engine.importers.paths import layer_paths
from designer.graph.edits import move
from designer.graph.interface import interface_of, output_key
from designer.graph.layout import tidy
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Change, Edge, Graph, Node, Setting
from designer.graph.names import to_snake_case
from designer.graph.ordering import as_saved
from designer.graph.signature import Signature, model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed
from designer.project.records import TRAINING

_NODE_SIZE = (190.0, 76.0)
_FUNCTIONAL = ("Functional", "Model")
_CODE = ("Lambda", "__lambda__", "TFSMLayer", "JaxLayer", "FlaxLayer", "TorchModuleWrapper")
MAX_DEPTH = 20


def to_graph(
    config: dict[str, Any], catalogue: Catalogue, vocabularies: Mapping[str, list[str]] | None = None
) -> tuple[Graph, list[Text]]:
    """Return the drawing of a model config, laid out, and notes on what could not be kept.

    `vocabularies` are those of lookup layers, by the path of the layer in the file (importers.paths).

    Raises ModelFileError when the config describes no model that can be drawn, or holds code (Lambda).
    """
    reader = _Reader(catalogue)
    try:
        _refuse_code(config)
        if vocabularies:
            _give_vocabularies(config, vocabularies)
        outputs = reader.model(config, "", 0)
    except (KeyError, TypeError, IndexError, AttributeError, ValueError, OverflowError, RecursionError) as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "The model's config is damaged: {reason}."),
            reason=shortened(f"{type(error).__name__} {error}"),
        ) from error
    graph = reader.graph
    keys = interface_of(graph).keys
    named = [(output_key(i, port), keys.get(output_key(i, port), graph.nodes[i].name)) for i, port in outputs]
    settings = training_settings(config.get("compile_config"), named, catalogue)
    if settings is not None:
        graph.apply(Change("", added=(Setting(TRAINING, settings),)))
    for parent in dict.fromkeys(n.parent for n in graph.nodes.values()):
        ids = [n.id for n in graph.children(parent)]
        positions = tidy(graph, ids, lambda _i: _NODE_SIZE)
        graph.apply(move(graph, {i: (float(x), float(y)) for i, (x, y) in positions.items()}))
    return graph, reader.notes


def _refuse_code(config: dict[str, Any]) -> None:
    """Raise ModelFileError if there is a layer that holds code anywhere, inside wrappers too."""
    stack: list[Any] = [config]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(value)
        elif isinstance(value, dict):
            if value.get("class_name") in _CODE:
                inner = value.get("config")
                name = value.get("name") or (inner.get("name") if isinstance(inner, dict) else "")
                raise ModelFileError(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "{name} is a {class_name}, which holds code. It is not run and the model is not opened.",
                    ),
                    name=shortened(str(name or "A layer")),
                    class_name=value["class_name"],
                )
            stack.extend(value.values())


def _give_vocabularies(config: dict[str, Any], vocabularies: Mapping[str, list[str]]) -> None:
    """Write the vocabularies that lie beside the config into it."""
    for path, entry in layer_paths(config):
        words = vocabularies.get(path)
        if words and not entry["config"].get("vocabulary"):
            is_integer = entry["class_name"] == "IntegerLookup"
            entry["config"]["vocabulary"] = [int(w) for w in words] if is_integer else list(words)


class _Reader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.graph = Graph()
        self.notes: list[Text] = []
        self._catalogue = catalogue

    def model(self, model: dict[str, Any], parent: str, depth: int) -> list[tuple[str, int]]:
        """Draw a model on one level; returns its outputs as (node, port) in the model's own order."""
        if depth > MAX_DEPTH:
            raise ModelFileError(QT_TRANSLATE_NOOP("Errors", "The model's config nests models too deeply."))
        if model["class_name"] == "Sequential":
            return self._sequential(model["config"], parent, depth)
        config = model["config"]
        if model["class_name"] not in _FUNCTIONAL and not ("layers" in config and "output_layers" in config):
            raise ModelFileError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The model is of a class of its own ({name}); only Sequential and functional models can be drawn.",
                ),
                name=str(model["class_name"])[:80],
            )
        return _Functional(self, config, parent, depth).draw()

    def _sequential(self, config: Any, parent: str, depth: int) -> list[tuple[str, int]]:
        layers = config if isinstance(config, list) else config["layers"]
        last: tuple[str, int] | None = None
        for entry in layers:
            shape = entry["config"].get("batch_input_shape") or entry["config"].get("batch_shape")
            if last is None and entry["class_name"] != "InputLayer":
                if shape is None and not isinstance(config, list):
                    shape = config.get("build_input_shape")
                params = {"shape": list(shape[1:])} if shape else {}
                last = (self.add(INPUT, "input", params, parent).id, 0)
            node, inner = self.layer(entry, parent, depth)
            if last is not None and node.type != INPUT:
                self.wire(last[0], last[1], node.id, 0)
            last = (node.id, model_outputs(self.graph, node.id).index(inner[0]) if inner else 0)
        if last is None:
            raise ModelFileError(QT_TRANSLATE_NOOP("Errors", "The Sequential model has no layers."))
        return [last]

    def layer(self, entry: dict[str, Any], parent: str, depth: int) -> tuple[Node, list[tuple[str, int]]]:
        """Draw the first call of a layer, its wires come later; with it the outputs inside of a nested model."""
        config, class_name = entry["config"], str(entry["class_name"])
        name = str(entry.get("name") or (config.get("name") if isinstance(config, dict) else "") or class_name)
        trainable = not (isinstance(config, dict) and config.get("trainable") is False)
        if class_name == "InputLayer":
            return self.add(INPUT, name, _input_params(config), parent), []
        if class_name in ("Functional", "Model", "Sequential") or (
            isinstance(config, dict) and "output_layers" in config
        ):
            params = {SEQUENTIAL: True} if class_name == "Sequential" else {}
            node = self.add(MODEL, name, params, parent, trainable)
            return node, self.model(entry, node.id, depth + 1)
        spec = self.spec_of(entry)
        if spec is None:
            self.notes.append(
                Text(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "{name} is of a class that is not Keras's own ({class_name}); it is kept as a placeholder.",
                    ),
                    {"name": name, "class_name": class_name},
                )
            )
            return self.add(class_name, name, {"config": config}, parent), []
        params = config_params(spec, config, self._catalogue)
        return self.add(spec.name, name, params, parent, trainable), []

    def spec_of(self, entry: dict[str, Any]) -> Spec | None:
        """Return the catalogue's class of a config entry; operations are keras.ops by snake_case."""
        module, class_name = str(entry.get("module") or "keras.layers"), str(entry["class_name"])
        if ".ops" in module:
            return self._catalogue.spec(f"ops.{to_snake_case(class_name)}", "operation")
        if not module.startswith("keras"):
            return None
        spec = self._catalogue.spec(class_name)
        if spec is not None and spec.module.startswith("keras.src.applications"):
            # Keras registers what it does not make public under the package of its module.
            return spec if spec.module == module else None
        return spec if entry.get("registered_name") in (None, class_name) else None

    def add(
        self, type_: str, name: str, params: dict[str, Any], parent: str, trainable: bool = True, shares: str = ""
    ) -> Node:
        """Add a node."""
        node = Node(self.graph.fresh_ids(1)[0], type_, name, params, parent=parent, trainable=trainable, shares=shares)
        self.graph.apply(Change("", added=(node,)))
        return node

    def wire(self, source: str, source_port: int, target: str, target_port: int) -> None:
        """Add a wire."""
        self.graph.apply(Change("", added=(Edge(source, source_port, target, target_port),)))

    def signature(self, node: Node) -> Signature:
        """Return the ports of a layer node."""
        return self._catalogue.signature(node)


class _Functional:
    """One functional model of a config on its way into the drawing."""

    def __init__(self, reader: _Reader, config: dict[str, Any], parent: str, depth: int) -> None:
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
            ports = {i: t for i, t in enumerate(flat) if isinstance(t, Tensor)}
            args = args[1:]
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
            if key == "mask" or value is None or (key == "training" and value is False):
                continue
            if isinstance(value, Tensor) and key in names:
                ports[names.index(key)] = value
            elif isinstance(value, list) and value and all(isinstance(v, Tensor) for v in value):
                ports.update({names.index(f"{key}.{i}"): v for i, v in enumerate(value) if f"{key}.{i}" in names})
            elif is_operation:
                constants[key] = plain_value(value)
            elif not list(tensors_in(value)):
                arguments[key] = plain_value(value)
        return ports, constants, arguments

    def _param_name(self, owner: Node, index: int) -> str:
        spec = self._reader._catalogue.spec(owner.type, "operation")
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


def _input_params(config: dict[str, Any]) -> dict[str, Any]:
    shape = config.get("batch_shape") or config.get("batch_input_shape") or config.get("shape") or [None]
    params: dict[str, Any] = {"shape": [None if s is None else int(s) for s in shape[1:]]}
    if shape[0] is not None:
        params["batch_size"] = int(shape[0])
    dtype = plain_value(config.get("dtype"))
    if isinstance(dtype, str) and dtype != "float32":
        params["dtype"] = dtype
    if config.get("sparse"):
        params["sparse"] = True
    return params
