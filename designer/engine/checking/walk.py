"""Walks a drawing in the order in which it runs and asks Keras about every node; faults stay where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from designer.catalogue.load import Catalogue, classes_in
from designer.catalogue.spec import Spec
from designer.catalogue.values import validate
from designer.engine.building import objects
from designer.engine.building.numbers import computing_in
from designer.engine.building.own_code import allowing_problems
from designer.engine.checking.keras_errors import explain
from designer.engine.checking.ports import no_such_output, port_problem, text_problem, unused_outputs
from designer.engine.checking.shapes import Inferred, Shapes
from designer.engine.checking.structure import giving_class, structure_problems, unknown_class
from designer.engine.checking.traced import Tensors
from designer.graph.calls import OPERATION, Call, Program, program, topological
from designer.graph.model import INPUT, MODEL, Graph, Node
from designer.graph.names import keras_names
from designer.graph.signature import signature_of
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.recipe.drawn import dtype_policy
from designer.wire import NodeInfo, Problem, TensorInfo


@dataclass
class Walked:
    """What was found out about a drawing: per node, per layer (params, trainable), and what is wrong.

    `programs` are the levels that can be put in order, by the node they lie in ("" is the top). With `awaits_code` a
    layer of the user's own is being run elsewhere: what it gives is not known yet.
    """

    nodes: dict[str, NodeInfo] = field(default_factory=dict)
    layers: dict[str, tuple[int, int]] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    awaits_code: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of building the model."""
        return not self.awaits_code and not any(p.severity == "error" for p in self.problems)


def walk(graph: Graph, catalogue: Catalogue, shapes: Shapes) -> Walked:
    """Return shapes, parameters and problems of every node, those inside nested models included."""
    walker = _Walker(graph, catalogue, shapes)
    policy = dtype_policy(graph)
    shapes.compute_in(policy)
    with computing_in(policy):
        walker.level("", trainable=True, above=())
    walker.count_parameters()
    return walker.found


class _Walker:
    def __init__(self, graph: Graph, catalogue: Catalogue, shapes: Shapes) -> None:
        self.found = Walked()
        self._graph = graph
        self._catalogue = catalogue
        self._shapes = shapes
        self._calls: dict[str, list[tuple[Call, Tensors]]] = defaultdict(list)  # by layer, in the order of running
        self._sizes: dict[str, Inferred] = {}  # by layer
        self._frozen: set[str] = set()  # layers in frozen models
        self._faulty: set[str] = set()  # layers that cannot be made

    def level(self, parent: str, trainable: bool, above: tuple[str, ...]) -> None:
        """Visit the nodes of one level ("" is the top)."""
        names = keras_names(self._graph, parent)
        children = self._graph.children(parent)
        order, stuck = topological(self._graph, parent)
        self.found.problems.extend(structure_problems(self._graph, self._catalogue, parent, names, stuck))
        for node in children:
            self.found.nodes[node.id] = NodeInfo(name=names[node.id])
            if not node.shares:
                self._check_params(node)
                if not trainable:
                    self._frozen.add(node.id)
        for node in children:
            if node.type == MODEL and not node.shares:
                self._inside(node, trainable and node.trainable, (*above, parent))
        lacks_input = not any(n.type == INPUT for n in children)
        for node_id in order:
            self._visit(self._graph.nodes[node_id], names[node_id], lacks_input)
        for node in children:
            problem = unused_outputs(self._graph, node.id, len(self.found.nodes[node.id].outputs))
            if problem is not None:
                self._report(problem)
        self._put_in_order(parent)

    def count_parameters(self) -> None:
        """Write every layer's parameters to the one call that shows them: the owner's, or the first that runs."""
        for layer, inferred in self._sizes.items():
            trainable = 0 if layer in self._frozen else inferred.trainable
            shown = layer if layer in {c.node for c, _ in self._calls[layer]} else self._calls[layer][0][0].node
            info = self.found.nodes[shown]
            self.found.nodes[shown] = msgspec.structs.replace(info, params=inferred.params, trainable=trainable)
            if self._graph.nodes[layer].type != MODEL:
                self.found.layers[layer] = (inferred.params, trainable)

    def _inside(self, node: Node, trainable: bool, above: tuple[str, ...]) -> None:
        before = len(self.found.problems)
        self.level(node.id, trainable, above)
        if any(p.severity == "error" for p in self.found.problems[before:]):
            self._faulty.add(node.id)
            text = Text(
                QT_TRANSLATE_NOOP("Problems", "There are problems inside {name}. Open it with a double click."),
                {"name": node.name},
            )
            if not any(p.node == node.id for p in self.found.problems[before:]):
                self.found.problems.append(Problem(text, node=node.id, severity="warning"))

    def _check_params(self, node: Node) -> None:
        if node.type == MODEL:
            return
        spec = _spec(node.type, self._catalogue)
        if spec is None:
            near = objects.nearest(node.type, "layer", self._catalogue)
            self._report(unknown_class(node.id, node.type, self._catalogue, near))
            self._faulty.add(node.id)
            return
        not_allowed = allowing_problems(self._catalogue.own_in(node.type, node.params), node.id)
        if not_allowed:
            self.found.problems.extend(not_allowed)
            self._faulty.add(node.id)
        for param in spec.params:
            if param.name in node.params:
                fault = validate(param, node.params[param.name], self._catalogue)
            elif param.required:
                fault = Text(QT_TRANSLATE_NOOP("Problems", "{param} needs a value."), {"param": param.name})
            else:
                fault = None
            if fault is not None:
                self._refuse(node, fault, param.name)
        for name in node.params.keys() - {p.name for p in spec.params}:
            text = Text(QT_TRANSLATE_NOOP("Problems", "There is no argument {param}."), {"param": name})
            self._refuse(node, text, name)

    def _refuse(self, node: Node, reason: Text, param: str) -> None:
        text = Text(QT_TRANSLATE_NOOP("Problems", "{name}: {reason}"), {"name": node.name, "reason": reason})
        inside = dict.fromkeys(classes_in(node.params.get(param)))
        fixes = [fix for one in inside if self._catalogue.find(one) is None for fix in giving_class(one)]
        self._report(Problem(text, node=node.id, param=param, fixes=tuple(fixes)))
        self._faulty.add(node.id)

    def _visit(self, node: Node, name: str, lacks_input: bool) -> None:
        signature = signature_of(self._graph, node.id, self._catalogue.signature)
        layer = self._graph.layer_of(node.id)
        if node.bypassed and self._graph.incoming(node.id):
            self._hand_on(node)
            return
        if layer.id in self._faulty and _spec(layer.type, self._catalogue) is None and layer.type != MODEL:
            return
        problem = port_problem(self._graph, node.id, signature)
        if problem is not None:
            # Without any Input it is that which is said, not that the first layer is not connected.
            if not lacks_input or self._graph.incoming(node.id):
                self._report(problem)
            return
        tensors = self._tensors(node)
        if tensors is None or layer.id in self._faulty:
            return
        problem = text_problem(self._graph, node.id, tensors.values())
        if problem is not None:
            self._report(problem)
            return
        self._infer(node, layer, name, tensors)

    def _hand_on(self, node: Node) -> None:
        """A bypassed node gives what comes in."""
        tensors = self._tensors(node)
        if tensors:
            inputs = (tensors[min(tensors)],)
            info = self.found.nodes[node.id]
            self.found.nodes[node.id] = msgspec.structs.replace(info, inputs=inputs, outputs=inputs)

    def _tensors(self, node: Node) -> Tensors | None:
        """Return what comes in at each port, None where something before is at fault."""
        tensors: dict[int, TensorInfo] = {}
        for edge in self._graph.incoming(node.id):
            outputs = self.found.nodes[edge.source].outputs
            if not outputs:
                return None
            if edge.source_port >= len(outputs):
                source = self._graph.nodes[edge.source].name
                self._report(no_such_output(node.id, node.name, source, edge.source_port, len(outputs)))
                return None
            tensors[edge.target_port] = outputs[edge.source_port]
        return tensors

    def _infer(self, node: Node, layer: Node, name: str, tensors: Tensors) -> None:
        inputs = tuple(tensors[port] for port in sorted(tensors))
        try:
            call = self._call(node, layer, name)
        except DesignerError as error:
            self._report(Problem(error.text, node=node.id))
            return
        if layer.type == INPUT:
            inferred = self._shapes.of_input(call, self._catalogue)
        else:
            made = [*self._calls[layer.id], (call, tensors)]
            inferred = self._shapes.of_call(made, self._catalogue)
        if inferred.is_awaited:
            self.found.awaits_code = True
        elif inferred.error is not None:
            self._report(Problem(inferred.error, node=layer.id, param=inferred.param))
            self._faulty.add(layer.id)
        elif inferred.refusal:
            refusal = explain(inferred.refusal, node.name, node.id, inputs)
            self._report(Problem(refusal.text, node=node.id, param=refusal.param, fixes=refusal.fixes))
        else:
            self._calls[layer.id].append((call, tensors))
            self._sizes[layer.id] = inferred
            if (other := self._other_outputs(call, len(inferred.outputs))) is not None:
                self._report(other)
        info = self.found.nodes[node.id]
        self.found.nodes[node.id] = msgspec.structs.replace(info, inputs=inputs, outputs=inferred.outputs)

    def _other_outputs(self, call: Call, count: int) -> Problem | None:
        """Return the problem of code of the user's that gives another number of outputs than is read in it."""
        own = self._catalogue.own_in(call.type, call.params) if call.body is None else []
        if not own or count == call.signature.outputs:
            return None
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{name} gives {count} outputs and is drawn with {drawn}: how many they are is read in the code of "
                "{classes}, which is not run for it. Let its call return them one by one, and a cell say its "
                "state_size as a number or a list.",
            ),
            {
                "name": self._graph.nodes[call.node].name,
                "count": count,
                "drawn": call.signature.outputs,
                "classes": ", ".join(dict.fromkeys(spec.name for spec in own)),
            },
        )
        return Problem(text, node=call.node)

    def _call(self, node: Node, layer: Node, name: str) -> Call:
        body: Program | None = None
        if layer.type == MODEL:
            body = self.found.programs.get(layer.id) or program(self._graph, self._catalogue.signature, layer.id, name)
        return Call(
            node=node.id,
            layer=layer.id,
            type=layer.type,
            name=name,
            params=layer.params,
            signature=signature_of(self._graph, node.id, self._catalogue.signature),
            args={},
            trainable=layer.trainable,
            arguments=node.arguments,
            body=body,
        )

    def _put_in_order(self, parent: str) -> None:
        """Write down the level's program, which may be a nested model's, and the names of its outputs."""
        name = self.found.nodes[parent].name if parent else "model"
        try:
            found = program(self._graph, self._catalogue.signature, parent, name)
        except DesignerError:
            return  # a cycle, which has been said, or a model in itself
        self.found.programs[parent] = found
        names: Mapping[str, list[str]] = defaultdict(list)
        for output in found.outputs:
            names[output.key.partition(":")[0]].append(output.name)
        for node_id, its_names in names.items():
            info = self.found.nodes[node_id]
            self.found.nodes[node_id] = msgspec.structs.replace(info, model_outputs=tuple(its_names))

    def _report(self, problem: Problem) -> None:
        self.found.problems.append(problem)


def _spec(type_: str, catalogue: Catalogue) -> Spec | None:
    return catalogue.spec(type_, "operation" if type_.startswith(OPERATION) else "layer")
