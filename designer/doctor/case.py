"""What the rules read: the drawing with its settings, and the signs that a run left, as plain numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from designer.advice.values import Values
from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.graph.calls import Output, Program
from designer.graph.model import Graph, Node
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings

Logs = Mapping[str, float | None]


@dataclass(frozen=True)
class InputSigns:
    """What the rows of an Input look like as the model is fed them, those trained on.

    `size` is the root mean square of the column (pixel, step) that has the largest, `offset` the largest mean in
    deviations, `spread` by how much deviations differ between columns. `worst` names the column that is furthest off.
    `shift` is by how many deviations the mean of a column differs in the rows that validate, at most (`shifted`).
    """

    node: str
    size: float = 1.0
    smallest: float = 1.0
    spread: float = 1.0
    worst: str = ""
    is_codes: bool = False  # whole numbers that an Embedding or the like looks up
    is_scaled_inside: bool = False  # a layer that scales comes first
    shift: float = 0.0
    shifted: str = ""
    padding: float = 0.0  # of codes: the share that is 0


@dataclass(frozen=True)
class OutputSigns:
    """How good the predictions of an output are: accuracies of classes (balanced ones where one is rare), else R2.

    `baseline` is what the commonest class (the mean) reaches on the rows held back, `linear` and `forest` what models
    of scikit-learn reach that were fitted on as many rows; None where they were not asked. `predicted_share` is the
    share of the class that is predicted most often, `majority` that of the commonest one.
    """

    key: str
    kind: str = "other"  # "classes", "numbers"
    classes: int = 0
    is_balanced: bool = False  # scores are means over the classes
    training: float | None = None
    held: float | None = None
    baseline: float = 0.0
    linear: float | None = None
    forest: float | None = None
    rows: int = 0  # held back, that the figures are of
    signal: float | None = (
        None  # deviations of chance by which the target goes with the inputs, where that is not plain
    )
    majority: float = 0.0
    accuracy: float | None = None  # where `held` is the balanced one
    predicted_share: float = 0.0
    low: float = 0.0
    high: float = 0.0
    size: float = 1.0  # root mean square of the target
    constant: bool = False
    leak: str = ""  # the column that tells the target by itself
    leak_share: float = 0.0
    leak_next: float = 0.0  # what the next best column tells
    loss_share: float = 0.0  # of the first epoch's loss
    loss: float | None = None
    class_shift: float = 0.0  # how far the classes of the rows held back are others, 0 to 1
    in_range: float = 1.0  # share of targets that the last activation can reach
    has_several: bool = False  # a row may have several labels at once: numbers that are 0 or 1
    rebuilds: bool = False  # the target is what comes in
    components: int = 0  # of PCA, which then stands in the place of a linear model

    @property
    def reference(self) -> float | None:
        """The better one of the other models."""
        known = [score for score in (self.linear, self.forest) if score is not None]
        return max(known) if known else None

    def skill(self, score: float | None) -> float:
        """Return a score as a share of the way from the baseline to perfect; -1 at worst."""
        if score is None or score != score:
            return -1.0
        return max(-1.0, (score - self.baseline) / max(1e-6, 1 - self.baseline))

    @property
    def possible(self) -> float:
        """The skill that another model has."""
        return 0.0 if self.reference is None else max(0.0, self.skill(self.reference))

    @property
    def margin(self) -> float:
        """By how much a skill may differ by chance alone."""
        rows = max(1, self.rows)
        if self.is_balanced:  # the rare ones decide
            rare = max(1.0, self.rows * (1 - self.majority))
            return min(0.6, 0.5 / math.sqrt(rare))
        if self.kind == "numbers":
            return min(0.4, 1.2 / math.sqrt(rows))
        known = [score for score in (self.held, self.reference) if score is not None]
        right = min(0.98, max([0.5, *known]))
        return min(0.6, 2.5 * math.sqrt(right * (1 - right) / rows) / max(0.2, 1 - self.baseline))

    @property
    def is_poor(self) -> bool:
        """Whether the model is clearly worse than a quick other one is."""
        if self.reference is None:
            return False
        gap = self.possible - self.skill(self.held)
        return self.possible >= 0.1 and gap > max(0.12, self.margin) and self.skill(self.held) < 0.85 * self.possible

    @property
    def is_lost(self) -> bool:
        """Whether it is no better than the baseline although another model is."""
        return self.is_poor and self.skill(self.held) < max(0.1, 0.2 * self.possible)


@dataclass(frozen=True)
class LayerSigns:
    """What a layer did on a sample, with its first weights and with those that were kept.

    `dead` is the share of units that are 0 for every row, `saturated` of values at the ends of the activation's range,
    `gradient` the norm of the gradient of its weights, `change` how far these moved relative to what they were.
    `gain` is the deviation of the first weights, relative to what keeps the size of what passes.
    """

    node: str
    type: str = ""
    activation: str = ""
    is_hidden: bool = True
    weights: int = 0
    dead: tuple[float, float] = (0.0, 0.0)
    saturated: tuple[float, float] = (0.0, 0.0)
    gradient: tuple[float | None, float | None] = (None, None)
    change: float | None = None
    gain: float = 1.0
    units: int = 0


@dataclass(frozen=True)
class Trial:
    """A few dozen steps with one thing changed, beside the same steps without: `skill` is the mean of the outputs'."""

    skill: float
    rate: float = 0.0


@dataclass(frozen=True)
class RunSigns:
    """All that a run left. `fault` tells that it ended with numbers that are not finite."""

    inputs: tuple[InputSigns, ...] = ()
    outputs: tuple[OutputSigns, ...] = ()
    layers: tuple[LayerSigns, ...] = ()
    trials: Mapping[str, Trial] = field(default_factory=dict)
    curve: tuple[Logs, ...] = ()
    fault: bool = False
    rows: int = 0
    validation_rows: int = 0
    steps: int = 0  # that were trained
    rate: float | None = None
    kept_best: bool = False
    overlap: float = 0.0  # of the rows that validate
    overlap_by_chance: float = 0.0
    telling_apart: str = ""  # the column of an Input that has the most different values, nearly as many as rows

    @property
    def skill(self) -> float:
        """The mean skill of the outputs on rows held back."""
        known = [o.skill(o.held) for o in self.outputs if o.reference is not None]
        return sum(known) / len(known) if known else 0.0

    @property
    def possible(self) -> float:
        """The mean skill that other models have."""
        known = [o.possible for o in self.outputs if o.reference is not None]
        return sum(known) / len(known) if known else 0.0

    @property
    def is_poor(self) -> bool:
        """Whether something did not work."""
        return self.fault or any(o.is_poor for o in self.outputs)

    def helps(self, name: str, by: float = 0.15) -> bool:
        """Tell whether a trial was clearly better than the run and than the same steps without the change."""
        trial = self.trials.get(name)
        if trial is None:
            return False
        beside = [t.skill for n, t in self.trials.items() if n == "same" and name != "longer"]
        before = max([-1.0 if self.fault else self.skill, *beside])
        least = by * max(0.3, self.possible)
        chance = max((o.margin for o in self.outputs if o.is_balanced), default=0.0)
        return trial.skill >= before + max(least, chance)


@dataclass(frozen=True)
class Case:
    """A drawing with its settings; `values` are those of bound targets by output key, `fed` of Inputs by node."""

    graph: Graph
    catalogue: Catalogue
    program: Program
    shapes: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)  # of a row of an output, by key
    values: Mapping[str, Values] = field(default_factory=dict)
    fed: Mapping[str, Values] = field(default_factory=dict)
    run: RunSigns | None = None

    @property
    def data(self) -> DataSettings:
        """Where the data come from."""
        return self.graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]

    @property
    def training(self) -> TrainingSettings:
        """How it is trained."""
        return self.graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]

    def objective(self, output: Output) -> OutputTraining:
        """Return loss, metrics and weight of an output."""
        return self.training.outputs.get(output.key, OutputTraining())

    def name(self, node: str) -> str:
        """Return the title of a node."""
        return self.graph.nodes[node].name if node in self.graph.nodes else node

    def layer(self, node: str) -> Node:
        """Return the node that holds a layer."""
        return self.graph.layer_of(node)

    def ends(self, node: str) -> bool:
        """Tell whether an output comes from a node, or from what only passes its numbers on."""
        for _ in range(len(self.graph.nodes)):
            if any(o.tensor.node == node for o in self.program.outputs):
                return True
            behind = self.graph.outgoing(node)
            if len(behind) != 1 or self.layer(behind[0].target).type not in {"Activation", "Softmax", "Reshape"}:
                return False
            node = behind[0].target
        return False

    def param(self, node: Node, name: str) -> Any:
        """Return an argument of a layer, Keras's default where it is not set."""
        if name in node.params:
            return node.params[name]
        spec = self.catalogue.spec(node.type)
        param = spec.param(name) if spec else None
        return param.default if param else None
