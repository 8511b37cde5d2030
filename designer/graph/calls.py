"""The intermediate form: a drawing as calls in topological order, for the builder and for every style of code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from designer.graph.interface import Structure, interface_of, model_inputs, output_key, packed, structure
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Graph, id_order
from designer.graph.names import keras_names
from designer.graph.signature import Signature, Signatures, model_outputs, signature_of
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

OPERATION = "ops."  # what the type of a node that calls a function of keras.ops begins with


@dataclass(frozen=True)
class Tensor:
    """One tensor of a program: output `port` of the call of node `node`."""

    node: str
    port: int = 0


@dataclass(frozen=True)
class Call:
    """One layer called on tensors.

    `layer` is the id of the node that holds the layer; a later call with the same `layer` calls the same object.
    `args` are the connected tensors by input port (ports may be missing in mode "named"). `body` is set when the
    layer is a nested model.
    """

    node: str
    layer: str
    type: str
    name: str
    params: Mapping[str, Any]
    signature: Signature
    args: Mapping[int, Tensor]
    trainable: bool = True
    arguments: Mapping[str, Any] = field(default_factory=dict)
    body: Program | None = None

    @property
    def tensors(self) -> list[Tensor]:
        """The arguments in port order."""
        return [self.args[port] for port in sorted(self.args)]


@dataclass(frozen=True)
class Output:
    """One output of a program: its tensor, its name (unique among the outputs) and its key in the settings."""

    tensor: Tensor
    name: str
    key: str


@dataclass(frozen=True)
class Program:
    """A model: Inputs and calls in an order in which they can run, and what comes out.

    `takes` and `gives` say how its tensors are passed: one alone, a list in the order of `inputs` (`outputs`), or a
    dict by name. `dtype_policy` is what layers compute in that do not say it themselves.
    `is_sequential` tells that it is a keras.Sequential: a nested model that is to be one, and is a chain.
    """

    name: str
    calls: tuple[Call, ...]
    inputs: tuple[Call, ...]
    outputs: tuple[Output, ...]
    is_sequential: bool = False
    takes: Structure = "single"
    gives: Structure = "single"
    dtype_policy: str = "float32"

    @property
    def keeps_output_names(self) -> bool:
        """Whether Keras calls every output as this does, not knowing other names than those of layers."""
        names = {call.node: call.name for call in self.calls if not call.type.startswith(OPERATION)}
        return (
            self.gives != "list"
            or len(self.outputs) == 1
            or all(names.get(o.tensor.node) == o.name for o in self.outputs)
        )

    @property
    def is_chain(self) -> bool:
        """Whether the program is one Input and layers one after another, each with one tensor in and out."""
        return self.why_not_chain() is None

    def why_not_chain(self) -> DesignerError | None:
        """Return why this is not a Sequential model, or None if it is."""
        if len(self.inputs) != 1:
            return DesignerError(
                QT_TRANSLATE_NOOP("Errors", "A Sequential model has one Input; this one has {count}."),
                count=len(self.inputs),
            )
        if len(self.outputs) != 1:
            return DesignerError(
                QT_TRANSLATE_NOOP("Errors", "A Sequential model has one output; this one has {count}."),
                count=len(self.outputs),
            )
        if (self.takes, self.gives) != ("single", "single"):
            return DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors", "A Sequential model passes one tensor; this one takes or gives it in a list or a dict."
                )
            )
        layers: set[str] = set()
        last = Tensor(self.inputs[0].node)
        for call in self.calls:
            if call.type == INPUT:
                continue
            if call.layer in layers:
                return DesignerError(
                    QT_TRANSLATE_NOOP(
                        "Errors", "{name} is called more than once; a Sequential model calls each layer once."
                    ),
                    name=call.name,
                )
            layers.add(call.layer)
            if call.type.startswith(OPERATION):
                return DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "{name} is an operation; a Sequential model is made of layers."),
                    name=call.name,
                )
            if call.tensors != [last]:
                return DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "{name} does not simply follow the layer before it."),
                    name=call.name,
                )
            if call.signature.mode == "list":
                return DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "{name} takes a list of tensors; a Sequential model passes one."),
                    name=call.name,
                )
            if call.arguments:
                return DesignerError(
                    QT_TRANSLATE_NOOP(
                        "Errors", "{name} is called with arguments of its own; a Sequential model cannot."
                    ),
                    name=call.name,
                )
            last = Tensor(call.node)
        if self.outputs[0].tensor != last:
            return DesignerError(QT_TRANSLATE_NOOP("Errors", "The output is not the end of the chain."))
        return None


def call_arguments(call: Call, values: Mapping[int, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return what a call is passed by position and by keyword, from one value (tensor, variable name) a port.

    A list layer takes one list; a nested model takes what `takes` of its program says; of named ports the required ones
    go by position and the others by keyword. Ports named "state.0", "state.1" become one list. Raises DesignerError for
    a wire at a port that the call does not have.
    """
    most = {"none": 0, "single": 1, "named": len(call.signature.names)}.get(call.signature.mode, call.signature.maximum)
    if call.body is not None:
        most = len(call.body.inputs)
    if most is not None and any(port >= most for port in values):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} takes at most {most} input(s) and has a wire at another one. Cut it."),
            name=call.name,
            most=most,
        )
    ordered = [values[port] for port in sorted(values)]
    if call.body is not None and call.body.takes != "single":
        return [packed(call.body.takes, {call.body.inputs[port].name: values[port] for port in sorted(values)})], {}
    if call.signature.mode == "list":
        return [ordered], {}
    if call.signature.mode != "named":
        return ordered, {}
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for port in sorted(values):
        name, dot, _ = call.signature.port_name(port).partition(".")
        if dot:
            keywords.setdefault(name, []).append(values[port])
        elif port == len(positional) < call.signature.minimum:
            positional.append(values[port])
        else:
            keywords[name] = values[port]
    return positional, keywords


def outputs_of(graph: Graph, parent: str = "") -> tuple[Output, ...]:
    """Return the outputs of one level with the names the program gives them, also where it has a cycle."""
    return _outputs(graph, parent, keras_names(graph, parent))


def passed_on(graph: Graph, tensor: Tensor) -> Tensor | None:
    """Return where a tensor really comes from: what feeds a bypassed node stands for what it gives, None if nothing."""
    seen: set[str] = set()
    while graph.nodes[tensor.node].bypassed:
        incoming = graph.incoming(tensor.node)
        if not incoming or tensor.node in seen:
            return None
        seen.add(tensor.node)
        tensor = Tensor(incoming[0].source, incoming[0].source_port)
    return tensor


def topological(graph: Graph, parent: str = "") -> tuple[list[str], list[str]]:
    """Return one level's node ids in an order in which they can run, and those in or behind a cycle.

    Among nodes that are ready the oldest runs first, so the order does not depend on edit history or positions.
    """
    import heapq

    ids = {n.id for n in graph.children(parent)}
    waiting = {i: len([e for e in graph.incoming(i) if e.source in ids]) for i in ids}
    ready = [(id_order(i), i) for i, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        _, current = heapq.heappop(ready)
        order.append(current)
        for edge in graph.outgoing(current):
            if edge.target in waiting:
                waiting[edge.target] -= 1
                if waiting[edge.target] == 0:
                    heapq.heappush(ready, (id_order(edge.target), edge.target))
    stuck = sorted(ids - set(order), key=id_order)
    return order, stuck


def program(graph: Graph, signatures: Signatures, parent: str = "", name: str = "model") -> Program:
    """Return one level of the graph as calls in topological order, nested models inside their calls.

    Raises DesignerError when the level has a cycle or a nested model contains itself.
    """
    return _program(graph, signatures, parent, name, ())


def _program(graph: Graph, signatures: Signatures, parent: str, name: str, above: tuple[str, ...]) -> Program:
    if parent in above:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The nested model {name} contains itself. Take that call out."),
            name=name,
        )
    order, stuck = topological(graph, parent)
    names = keras_names(graph, parent)
    if stuck:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{names} form a cycle. Cut one of the wires between them."),
            names=", ".join(names[i] for i in stuck),
        )
    calls = []
    for node_id in order:
        node = graph.nodes[node_id]
        if node.bypassed:
            continue
        layer = graph.layer_of(node_id)
        body = None
        if layer.type == MODEL:
            body = _program(graph, signatures, layer.id, names[node_id], (*above, parent))
        calls.append(
            Call(
                node=node_id,
                layer=layer.id,
                type=layer.type,
                name=names[node_id],
                params=layer.params,
                signature=signature_of(graph, node_id, signatures),
                args=_args(graph, node_id),
                trainable=layer.trainable,
                arguments=node.arguments,
                body=body,
            )
        )
    by_node = {call.node: call for call in calls}
    interface = interface_of(graph, parent)
    inputs = tuple(by_node[node.id] for node in model_inputs(graph, parent) if not node.bypassed)
    outputs = _outputs(graph, parent, names)
    found = Program(
        name=name,
        calls=tuple(calls),
        inputs=inputs,
        outputs=outputs,
        takes=structure(interface.takes, len(inputs)),
        gives=structure(interface.gives, len(outputs)),
    )
    wants_chain = bool(parent) and graph.nodes[parent].params.get(SEQUENTIAL) is True
    return replace(found, is_sequential=True) if wants_chain and found.is_chain else found


def _outputs(graph: Graph, parent: str, names: Mapping[str, str]) -> tuple[Output, ...]:
    interface = interface_of(graph, parent)
    keys = interface.keys if interface.gives == "dict" else {}
    taken: set[str] = set()
    outputs = []
    for node_id, port in model_outputs(graph, parent):
        if graph.nodes[node_id].type == INPUT and not graph.nodes[node_id].outputs:
            continue  # an Input nothing uses yet is not an output
        tensor = passed_on(graph, Tensor(node_id, port))
        if tensor is None:
            continue  # of a bypassed node that nothing feeds
        key = output_key(node_id, port)
        base = keys.get(key, names[tensor.node])
        name = base
        number = 1
        while name in taken:
            name = f"{base}_{number}"
            number += 1
        taken.add(name)
        outputs.append(Output(tensor, name, key))
    return tuple(outputs)


def _args(graph: Graph, node_id: str) -> dict[int, Tensor]:
    found = {e.target_port: passed_on(graph, Tensor(e.source, e.source_port)) for e in graph.incoming(node_id)}
    return {port: tensor for port, tensor in found.items() if tensor is not None}
