"""Draws a model that a script was found to build: its calls as nodes, compile and fit as training settings."""

from __future__ import annotations

import difflib
from typing import Any

from designer.engine.importers.script.keras_calls import KerasCalls
from designer.engine.importers.script.values import Call, KerasObject, Layer, Model, Ref, Tensor
from designer.engine.importers.script.words import in_words
from designer.graph.edits import new_node
from designer.graph.interface import output_key
from designer.graph.layout import tidy
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Change, Edge, Graph, Node, Setting
from designer.graph.ordering import as_saved
from designer.graph.signature import model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import TRAINING, OutputTraining, TrainingSettings

_NODE_SIZE = (190.0, 76.0)


def draw(model: Model, keras: KerasCalls) -> tuple[Graph, list[Text]]:
    """Return the drawing of a model, laid out, and what could not be kept."""
    drawer = _Drawer(keras)
    drawer.level(model, "")
    graph = drawer.graph
    for parent in {n.parent for n in graph.nodes.values()}:
        ids = [n.id for n in graph.children(parent)]
        _move(graph, tidy(graph, ids, lambda _i: _NODE_SIZE))
    settings = _Settings(keras, graph, drawer.output_ids(model)).training(model)
    if settings != TrainingSettings():
        graph.apply(Change("", added=(Setting(TRAINING, settings),)))
    return graph, drawer.notes


def _move(graph: Graph, positions: dict[str, tuple[int, int]]) -> None:
    from designer.graph.edits import move

    graph.apply(move(graph, {i: (float(x), float(y)) for i, (x, y) in positions.items()}))


class _Drawer:
    def __init__(self, keras: KerasCalls) -> None:
        self.graph = Graph()
        self.notes: list[Text] = []
        self._keras = keras
        self._nodes: dict[tuple[str, int], str] = {}  # (level, id of the call) -> node
        self._owners: dict[tuple[str, int], str] = {}  # (level, id of the layer) -> node

    def level(self, model: Model, parent: str) -> None:
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
        return [(self._nodes["", id(t.call)], t.port) for t in model.outputs]

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
            trainable=True if owner or isinstance(target, Model) else target.trainable,
            arguments=call.arguments,
        )
        self.graph.apply(Change("", added=(node,)))
        self._nodes[parent, id(call)] = node.id
        if owner is None:
            self._owners[parent, id(target)] = node.id
            if isinstance(target, Model):
                self._give_input_shape(target, call)
                self.level(target, node.id)

    def _give_input_shape(self, model: Model, call: Call) -> None:
        """A Sequential block without an Input takes the shape of the Input it is called on."""
        inputs, _ = self._keras.models.tensors_of(model)
        for tensor, port in zip(inputs, sorted(call.args), strict=False):
            inner, outer = tensor.call.target, call.args[port].call.target
            if isinstance(inner, Layer) and isinstance(outer, Layer) and outer.type == INPUT and not inner.params:
                inner.params = dict(outer.params)

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


class _Settings:
    """Turns what compile and fit were told into TrainingSettings; wrong names get the nearest right one."""

    def __init__(self, keras: KerasCalls, graph: Graph, outputs: list[tuple[str, int]]) -> None:
        self._keras = keras
        self._keys = [output_key(i, p) for i, p in outputs]
        self._names = [graph.nodes[i].name for i, _ in outputs]

    def training(self, model: Model) -> TrainingSettings:
        told, fit = model.compile, model.fit
        losses = self._spread(told.get("loss"), "loss")
        metrics = self._spread(told.get("metrics"), "metric", several=True)
        weights = self._spread(told.get("loss_weights"), "weight")
        outputs = {}
        for key, loss, metric, weight in zip(self._keys, losses, metrics, weights, strict=True):
            record = OutputTraining(
                loss=self._object(loss, "loss") or "",
                metrics=tuple(m for m in (self._object(v, "metric") for v in metric) if m),
                weight=float(weight) if isinstance(weight, (int, float)) else 1.0,
            )
            if record != OutputTraining():
                outputs[key] = record
        numbers = {k: fit[k] for k in ("epochs", "batch_size") if isinstance(fit.get(k), int) and fit[k] > 0}
        callbacks = fit.get("callbacks")
        specs = tuple(c.spec() for c in callbacks if isinstance(c, KerasObject)) if isinstance(callbacks, list) else ()
        optimizer = self._object(told.get("optimizer"), "optimizer")
        defaults = TrainingSettings()
        return TrainingSettings(optimizer=optimizer or defaults.optimizer, outputs=outputs, callbacks=specs, **numbers)

    def _spread(self, value: Any, what: str, several: bool = False) -> list[Any]:
        """Return one value (with `several` one list of values) an output."""
        count = len(self._keys)
        if isinstance(value, dict):
            values = [value.get(name) for name in self._names]
        elif isinstance(value, (list, tuple)):
            values = list(value)
            if len(values) == 1 and isinstance(values[0], str) and "," in values[0]:
                values = [part.strip() for part in values[0].split(",")]
                self._keras.place.note(
                    QT_TRANSLATE_NOOP("Errors", "{text} is one text; it was read as {count} names."),
                    text=in_words(value[0]),
                    count=len(values),
                )
            if several and count == 1 and not any(isinstance(v, (list, tuple)) for v in values):
                values = [values]
        else:
            values = [value] * (count if what == "metric" else 1)
        values = (values + [None] * count)[:count]
        if not several:
            return values
        return [list(v) if isinstance(v, (list, tuple)) else ([] if v is None else [v]) for v in values]

    def _object(self, value: Any, kind: str) -> Any:
        if isinstance(value, KerasObject):
            return value.spec()
        if isinstance(value, Ref) and self._keras.catalogue.spec(value.name, kind) is not None:
            value = value.name
        if not isinstance(value, str):
            if value is not None:
                self._keras.place.note(
                    QT_TRANSLATE_NOOP("Errors", "The {kind} {what} is not followed; choose one in the training panel."),
                    kind=kind,
                    what=in_words(value),
                )
            return None
        if kind == "metric" and value in ("accuracy", "acc", "crossentropy", "ce"):
            return "accuracy" if value in ("accuracy", "acc") else value
        if self._keras.catalogue.spec(value, kind) is not None:
            return value
        known = [
            name
            for spec in self._keras.catalogue.specs.get(kind, {}).values()
            for name in (spec.alias, *spec.aliases, spec.name)
            if name
        ]
        nearest = difflib.get_close_matches(value, known, 1, 0.5)
        self._keras.place.note(
            QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} {name}; {nearest} is used instead.")
            if nearest
            else QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} {name}; choose one in the training panel.{nearest}"),
            kind=kind,
            name=value,
            nearest=nearest[0] if nearest else "",
        )
        return nearest[0] if nearest else None
