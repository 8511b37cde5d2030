"""What the checks of data and training look at: the drawing, what Keras said of it, and the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from designer.advice import logged_names
from designer.advice.targets import suited_preparation
from designer.catalogue.load import Catalogue
from designer.data.field import Field
from designer.data.preparation import Preparation
from designer.data.settings import DataSettings
from designer.engine.checking.compiled import Judged
from designer.engine.checking.verdict import Verdict
from designer.graph.calls import Output, Program
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING, ObjectSpec, OutputTraining, TrainingSettings
from designer.wire import DataDescribed, NodeInfo


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

    folder: Path = field(default_factory=Path)  # where paths of the project start

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
        return outputs[port].row if port < len(outputs) else None

    def training_rows(self) -> int | None:
        """Return how many rows are trained on, None where that is not known."""
        if self.described is None:
            return None
        rows, split = self.described.rows, self.data.split
        own = {part for part in ("validation", "test") if self.has_own(part)}
        held = sum(round(rows * getattr(split, part)) for part in ("validation", "test") if part not in own)
        return rows if split.by in {"own", "column"} else rows - held

    def has_own(self, part: str) -> bool:
        """Tell whether a part ("validation" or "test") has rows of its own, which the others are not divided for."""
        if getattr(self.data, part) is not None:
            return True
        return self.described is not None and part in self.described.parts and self.data.split.by in {"auto", "own"}

    def has_validation(self) -> bool:
        """Tell whether there are data to validate with."""
        return logged_names.has_validation(self.data)

    def target_preparation(self, key: str, columns: Sequence[Field]) -> Preparation:
        """Return how columns are best prepared as the target of the output of that key."""
        output = next(o for o in self.program.outputs if o.key == key)
        return suited_preparation(self.graph, self.catalogue, output, self.output_training(output).loss, columns)
