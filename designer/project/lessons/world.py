"""What the checks of a lesson look at: the drawing, the settings, the runs and what the window shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from designer.catalogue.load import Catalogue
from designer.data.settings import Binding, DataSettings
from designer.graph.calls import outputs_of
from designer.graph.model import INPUT, Graph, Node
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.run_record import Run


@dataclass(frozen=True)
class World:
    """One moment of the program, for checks that only read it.

    `panels` are the ids of the panels that have been shown since the step began, `can_train` whether the engine finds
    no error in the drawing as it stands, `is_evaluated` whether a run of the project has been evaluated.
    """

    graph: Graph
    catalogue: Catalogue
    runs: Sequence[Run] = ()
    panels: frozenset[str] = frozenset()
    can_train: bool = False
    is_evaluated: bool = False

    @property
    def data(self) -> DataSettings:
        """The data settings."""
        return self.graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]

    @property
    def training(self) -> TrainingSettings:
        """The training settings."""
        return self.graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]

    def named(self, name: str) -> Iterator[Node]:
        """Yield the nodes of a title, or of a class."""
        for node in self.graph.nodes.values():
            if name in (node.name, self.graph.layer_of(node.id).type):
                yield node

    def argument(self, node: Node, name: str) -> Any:
        """Return what an argument of a layer is, Keras's default where the drawing says nothing."""
        owner = self.graph.layer_of(node.id)
        if name in owner.params:
            return owner.params[name]
        spec = self.catalogue.spec(owner.type)
        param = spec.param(name) if spec else None
        return param.default if param else None

    def binding(self, name: str) -> Binding | None:
        """Return what feeds the Input, or is the target of the output, of that title."""
        for node in self.named(name):
            kept: Mapping[str, Binding] = self.data.inputs if node.type == INPUT else self.data.targets
            for key in self._keys(node):
                if key in kept and kept[key].columns:
                    return kept[key]
        return None

    def output(self, name: str) -> OutputTraining | None:
        """Return loss and metrics of the output of that title."""
        for node in self.named(name):
            for key in self._keys(node):
                if key in self.training.outputs:
                    return self.training.outputs[key]
        return None

    def reached(self, metric: str) -> Iterator[float]:
        """Yield every value that a metric has had at the end of an epoch of a run."""
        for run in self.runs:
            yield from (value for logs in run.logs if (value := logs.get(metric)) is not None)

    def ended(self) -> list[Run]:
        """Return the runs that came to their end or were stopped, newest first."""
        return [run for run in self.runs if run.status in ("done", "stopped") and run.logs]

    def _keys(self, node: Node) -> list[str]:
        return [node.id, *(o.key for o in outputs_of(self.graph) if o.key.partition(":")[0] == node.id)]
