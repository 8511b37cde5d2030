"""Draws a model that a script was found to build: its calls as nodes, compile and fit as training settings."""

from __future__ import annotations

from designer.data.settings import DataSettings
from designer.engine.importers.script.keras_calls import KerasCalls
from designer.engine.importers.script.settings import data_settings, training_settings
from designer.engine.importers.script.values import Call, Layer, Model, Tensor, Unknown
from designer.graph.blocks import laid_out
from designer.graph.edits import new_node
from designer.graph.interface import output_key
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Change, Edge, Graph, Node, Setting
from designer.graph.ordering import as_saved
from designer.graph.signature import model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.wire import BaseWeights


def draw(model: Model, keras: KerasCalls) -> tuple[Graph, list[Text], tuple[BaseWeights, ...]]:
    """Return the drawing of a model, laid out, what could not be kept, and the bases in it that have weights."""
    drawer = Drawer(keras)
    drawer.level(model, "")
    graph = drawer.graph
    graph.apply(laid_out(graph))
    settings, notes = training_settings(model, graph, drawer.output_ids(model), keras)
    if settings != TrainingSettings():
        graph.apply(Change("", added=(Setting(TRAINING, settings),)))
    data = data_settings(model, graph, drawer.output_ids(model), keras, notes)
    if data != DataSettings():
        graph.apply(Change("", added=(Setting(DATA, data),)))
    return graph, [*model.notes, *drawer.notes, *notes], drawer.bases()


class Drawer:
    """Draws the calls of a model, level by level; `notes` is what the user should know of what is drawn."""

    def __init__(self, keras: KerasCalls) -> None:
        self.graph = Graph()
        self.notes: list[Text] = []
        self._keras = keras
        self._nodes: dict[tuple[str, int], str] = {}  # (level, id of the call) -> node
        self._owners: dict[tuple[str, int], str] = {}  # (level, id of the layer) -> node

    def node_of(self, call: Call) -> str:
        """Return the node of a call on the top level."""
        return self._nodes["", id(call)]

    def level(self, model: Model, parent: str) -> None:
        """Draw the calls of a model on one level."""
        inputs, outputs = self._keras.models.tensors_of(model)
        calls = _calls_behind(inputs, outputs)
        for call in calls:
            self._node(call, parent)
        for call in calls:
            if any(call is t.call for t in inputs):
                continue
            for port, tensor in sorted(call.args.items()):
                source = self._nodes[parent, id(tensor.call)]
                edge = Edge(source, tensor.port, self._nodes[parent, id(call)], port)
                self.graph.apply(Change("", added=(edge,)))
        self._declare_outputs(outputs, parent)
        starts = [self._nodes[parent, id(t.call)] for t in inputs]
        keys = [output_key(self._nodes[parent, id(t.call)], t.port) for t in outputs]
        structures = (model.takes, model.gives)
        self.graph.apply(as_saved(self.graph, parent, starts, keys, structures, model.output_names))

    def output_ids(self, model: Model) -> list[tuple[str, int]]:
        """Return the nodes and ports of a model's outputs."""
        return [(self._nodes["", id(t.call)], t.port) for t in model.outputs]

    def bases(self) -> tuple[BaseWeights, ...]:
        """Return the pretrained bases of which layers were drawn."""
        drawn = {layer: node for (_, layer), node in reversed(self._owners.items())}
        found = []
        for base in self._keras.pretrained:
            nodes = {name: drawn[id(layer)] for name, layer in base.layers.items() if id(layer) in drawn}
            if any(self.graph.nodes[i].type != INPUT for i in nodes.values()):
                found.append(BaseWeights(base.name, base.options, base.weights, nodes))
        return tuple(found)

    def _node(self, call: Call, parent: str) -> None:
        target = call.target
        owner = self._owners.get((parent, id(target)))
        if isinstance(target, Layer):
            node = new_node(self.graph, target.type, (0, 0), target.params, target.name, parent)
        else:
            params = {} if target.layers is None else {SEQUENTIAL: True}
            node = new_node(self.graph, MODEL, (0, 0), params, target.name or "model", parent)
        node = Node(
            id=node.id,
            type=node.type,
            name=self.graph.nodes[owner].name if owner else node.name,
            params={} if owner else node.params,
            parent=parent,
            shares=owner or "",
            trainable=True if owner else target.trainable,
            arguments=call.arguments,
        )
        self.graph.apply(Change("", added=(node,)))
        self._nodes[parent, id(call)] = node.id
        if owner is None:
            self._owners[parent, id(target)] = node.id
            self.notes.extend(note for note in target.notes if note not in self.notes)
            if isinstance(target, Model):
                self._give_input_shape(target, call)
                self.level(target, node.id)

    def _give_input_shape(self, model: Model, call: Call) -> None:
        """An Input of a block that has no shape of its own takes that of the tensor the block is called on."""
        inputs, _ = self._keras.models.tensors_of(model)
        for tensor, port in zip(inputs, sorted(call.args), strict=False):
            inner, outer = tensor.call.target, call.args[port]
            if not isinstance(inner, Layer) or inner.params:
                continue
            if isinstance(outer.call.target, Layer) and outer.call.target.type == INPUT:
                inner.params = dict(outer.call.target.params)
                continue
            shape = self._keras.models.shape_of(outer)
            if shape is not None and not any(isinstance(size, Unknown) for size in shape):
                inner.params = {"shape": list(shape[1:])}

    def _declare_outputs(self, outputs: list[Tensor], parent: str) -> None:
        wanted = {(self._nodes[parent, id(t.call)], t.port) for t in outputs}
        for node_id in {i for i, _ in wanted}:
            ports = tuple(sorted(p for i, p in wanted if i == node_id))
            node = self.graph.nodes[node_id]
            if self.graph.outgoing(node_id) or ports != (0,):
                new = Node(**{**{f: getattr(node, f) for f in node.__dataclass_fields__}, "outputs": ports})
                self.graph.apply(Change("", removed=(node,), added=(new,)))
        extra = set(model_outputs(self.graph, parent)) - wanted
        for node_id, _port in extra:
            if self.graph.nodes[node_id].type != INPUT:
                self.notes.append(
                    Text(
                        QT_TRANSLATE_NOOP("Errors", "{name} leads to no output of the model."),
                        {"name": self.graph.nodes[node_id].name},
                    )
                )


def _calls_behind(inputs: list[Tensor], outputs: list[Tensor]) -> list[Call]:
    """Return the calls between inputs and outputs and the inputs' own, in the order the script made them."""
    starts = {id(t.call) for t in inputs}
    found = {id(t.call): t.call for t in inputs}
    stack = [t.call for t in outputs]
    while stack:
        call = stack.pop()
        if id(call) in found and id(call) not in {id(t.call) for t in outputs}:
            continue
        is_new = id(call) not in found
        found[id(call)] = call
        if id(call) not in starts:
            stack.extend(t.call for t in call.args.values() if id(t.call) not in found)
        elif is_new:
            continue
    return sorted(found.values(), key=lambda c: c.number)
