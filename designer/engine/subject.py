"""What the checks of data and training look at: the drawing, what Keras said of it, and the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.judged import Judged, Verdict
from designer.engine.protocol import DataDescribed, NodeInfo
from designer.graph.calls import Output, Program
from designer.graph.model import MODEL, Graph, Node
from designer.graph.signature import model_outputs
from designer.project.records import DATA, TRAINING, DataSettings, ObjectSpec, OutputTraining, TrainingSettings

_PASS_ON = {"Dropout", "Flatten", "Reshape", "Identity", "GaussianNoise", "SpatialDropout1D", "SpatialDropout2D"}


@dataclass(frozen=True)
class Subject:
    """A drawing that can be put in order, the shapes found, and the data source as far as it was described."""

    graph: Graph
    catalogue: Catalogue
    program: Program
    nodes: Mapping[str, NodeInfo]
    described: DataDescribed | None = None
    judged: Judged = field(default_factory=Judged)
    validation: DataDescribed | None = None  # a source of its own to validate with, as far as it was described

    @property
    def outputs(self) -> list[Output]:
        """The outputs whose shape is known; what lies behind a fault is not spoken of."""
        return [o for o in self.program.outputs if self.row_shape(o.tensor.node, o.tensor.port) is not None]

    def verdict(self, spec: ObjectSpec, kind: str) -> Verdict:
        """Return whether Keras takes an optimizer, loss or metric, and what it is like."""
        return self.judged.verdict(spec, kind, self.catalogue)

    @property
    def data(self) -> DataSettings:
        """Where the data come from."""
        return self.graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]

    @property
    def training(self) -> TrainingSettings:
        """How the model is to be trained."""
        return self.graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]

    def output_training(self, output: Output) -> OutputTraining:
        """Return loss, metrics and weight of an output."""
        return self.training.outputs.get(output.key, OutputTraining())

    def row_shape(self, node_id: str, port: int = 0) -> tuple[int | None, ...] | None:
        """Return the shape of an output of a node without the batch, None where it is not known."""
        outputs = self.nodes[node_id].outputs
        shape = outputs[port].shape if port < len(outputs) else None
        return None if not shape else tuple(shape[1:])

    def training_rows(self) -> int | None:
        """Return how many rows are trained on, None where that is not known."""
        if self.described is None:
            return None
        rows = self.described.rows
        return rows if self.data.validation is not None else rows - round(rows * self.data.validation_split)

    def has_validation(self) -> bool:
        """Tell whether there are data to validate with."""
        return self.data.validation is not None or self.data.validation_split > 0


@dataclass(frozen=True)
class Ending:
    """The activation an output ends with ("linear" for none), and the node whose argument it is ("" if fixed)."""

    activation: str
    node: str = ""


def ending(graph: Graph, catalogue: Catalogue, node_id: str, port: int = 0) -> Ending | None:
    """Return the activation that an output of a node has gone through last, None where that cannot be told."""
    for _ in range(len(graph.nodes)):
        layer = graph.layer_of(node_id)
        if layer.type == MODEL:
            inner = model_outputs(graph, layer.id)
            if port >= len(inner):
                return None
            node_id, port = inner[port]
        elif layer.type in _PASS_ON and graph.incoming(node_id):
            edge = graph.incoming(node_id)[0]
            node_id, port = edge.source, edge.source_port
        else:
            return _ending_of(layer, catalogue)
    return None


def units_node(graph: Graph, node_id: str) -> Node | None:
    """Return the layer whose `units` are the size of a node's output, None if it has no such argument."""
    layer = graph.layer_of(node_id)
    if layer.type in {"Activation", "Softmax", "Dropout"} and graph.incoming(node_id):
        return units_node(graph, graph.incoming(node_id)[0].source)
    return layer if layer.type == "Dense" else None


def _ending_of(layer: Node, catalogue: Catalogue) -> Ending | None:
    if layer.type == "Softmax":
        return Ending("softmax")
    if layer.type in {"ReLU", "LeakyReLU", "PReLU", "ELU"}:
        return Ending(layer.type)
    spec = catalogue.spec(layer.type)
    param = spec.param("activation") if spec else None
    if param is None:
        return None
    return Ending(_name(layer.params.get("activation", param.default)), layer.id)


def _name(activation: Any) -> str:
    if isinstance(activation, Mapping):
        return str(activation.get("class", ""))
    return str(activation or "linear")
