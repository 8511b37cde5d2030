"""How good the outputs of a model are, on rows trained on and on others, beside what simple models reach."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from designer.advice.endings import ending
from designer.advice.losses import BINARY, CATEGORICAL, SPARSE, loss_class, reach
from designer.catalogue.load import Catalogue
from designer.data.fitted import Fitted
from designer.doctor.case import OutputSigns
from designer.engine.examining.rebuilding import rebuilds, rebuilt, rebuilt_by_pca
from designer.engine.examining.references import (
    MOST_TARGETS,
    References,
    column_tells,
    goes_with,
    references,
    score,
)
from designer.engine.examining.samples import Sample
from designer.engine.feeding.structures import by_output
from designer.graph.calls import Output, Program
from designer.graph.model import Graph
from designer.project.records import TrainingSettings, class_and_args

_UNBALANCED = 0.75
_AT_ONCE = 128  # rows that are predicted
_LEAKS = 0.97
_BESIDE = 0.08
_NEARLY_LEAKS, _FAR_BESIDE = 0.93, 0.4  # a copy of classes some of which are others, where no column comes near
_CLEAR = 0.35  # of the way from a guess to perfect, where it is plain that the inputs tell something


@dataclass(frozen=True)
class Goal:
    """What an output is to tell: its class numbers (or its numbers) of rows trained on and of rows held back."""

    output: Output
    kind: str
    classes: int
    trained: np.ndarray
    held: np.ndarray
    threshold: float = 0.5
    is_balanced: bool = False
    labels_as_numbers: bool = False
    has_several: bool = False  # a row may have several labels at once; its numbers are 0 and 1
    is_raw: bool = False  # what is given for them is before the sigmoid
    rebuilds: bool = False  # it is to give what comes in
    narrowest: int = 0  # the fewest numbers that a row becomes on the way to it

    def score(self, predicted: np.ndarray, part: str) -> float:
        """Return the score of what a model gave for the rows of a part."""
        wanted = self.trained if part == "training" else self.held
        if self.rebuilds:
            return rebuilt(wanted, self.decided(predicted))
        return score(wanted, self.decided(predicted), self.kind == "classes", self.is_balanced)

    def decided(self, predicted: np.ndarray) -> np.ndarray:
        """Return the class numbers of what a model gave, or its numbers."""
        if self.is_raw:
            squashed: np.ndarray = 1 / (1 + np.exp(-np.clip(predicted, -50, 50)))
            return squashed
        if self.kind != "classes":
            return predicted
        if self.labels_as_numbers:
            return np.asarray(np.clip(np.rint(predicted.reshape(len(predicted))), 0, self.classes - 1), np.int64)
        if predicted.shape[-1] == 1:
            return np.asarray(predicted.reshape(len(predicted)) > self.threshold, np.int64)
        return np.asarray(predicted.argmax(axis=-1))


def goals(
    graph: Graph,
    catalogue: Catalogue,
    program: Program,
    training: TrainingSettings,
    fitted: Fitted,
    rows: Sample,
    held: Sample,
    narrowest: Mapping[str, int] | None = None,
) -> dict[str, Goal]:
    """Return the goals of the outputs that can be scored, by key: classes, few numbers a row, or what comes in.

    `narrowest` is how few numbers a row becomes on the way to an output, by its key.
    """
    found = {}
    inputs = rows.inputs(program).values()
    seen, kept = rows.targets(program), held.targets(program)
    for output in program.outputs:
        settings = training.outputs.get(output.key)
        if settings is None or not settings.loss:
            continue
        kind = loss_class(settings.loss, catalogue)
        _, args = class_and_args(settings.loss)
        end = ending(graph, catalogue, output.tensor.node, output.tensor.port)
        is_raw = bool(args.get("from_logits")) and (end is None or end.activation not in {"sigmoid", "softmax"})
        labels: tuple[str, ...] = ()
        with contextlib.suppress(KeyError):
            labels = fitted.binding(output.key).labels
        trained, others = seen[output.key], kept[output.key]
        if kind not in SPARSE | CATEGORICAL and not labels and rebuilds(inputs, trained):
            flat, wide = (one.reshape(len(one), -1) for one in (trained, others))
            fewest = (narrowest or {}).get(output.key, 0)
            found[output.key] = Goal(
                *(output, "numbers", 0, flat, wide), is_raw=is_raw and kind in BINARY, rebuilds=True, narrowest=fewest
            )
            continue
        one = _goal(output, kind, trained, others, is_raw, len(labels))
        if one is not None:
            found[output.key] = one
    return found


def _goal(output: Output, kind: str, trained: np.ndarray, held: np.ndarray, is_raw: bool, labels: int) -> Goal | None:
    flat = trained.reshape(len(trained), -1)
    if trained.ndim > 2 or flat.shape[1] > 1000:
        return None
    are_marks = flat.shape[1] > 1 and bool(((flat == 0) | (flat == 1)).all())
    one_hot = are_marks and bool((flat.sum(axis=1) == 1).all())
    if kind in SPARSE or (flat.shape[1] == 1 and (labels or kind in BINARY)) or one_hot:

        def codes(array: np.ndarray) -> np.ndarray:
            wide = array.reshape(len(array), -1)
            found: np.ndarray = wide.argmax(axis=1) if one_hot else np.rint(wide[:, 0]).astype(np.int64)
            return found

        classes, kept = codes(trained), codes(held)
        if kind in BINARY and flat.shape[1] == 1 and not set(np.unique(flat)) <= {0.0, 1.0}:
            return None
        share = np.unique(kept, return_counts=True)[1].max() / len(kept)
        return Goal(
            *(output, "classes", int(max(classes.max(), kept.max())) + 1, classes, kept, 0.0 if is_raw else 0.5),
            is_balanced=bool(share >= _UNBALANCED),
            labels_as_numbers=flat.shape[1] == 1 and kind not in SPARSE | BINARY | CATEGORICAL and labels > 2,
        )
    is_of_classes = kind in BINARY | CATEGORICAL
    if flat.shape[1] > MOST_TARGETS or (is_of_classes and not are_marks) or not np.isfinite(flat).all():
        return None
    wide = held.reshape(len(held), -1)
    return Goal(output, "numbers", 0, flat, wide, has_several=is_of_classes, is_raw=is_of_classes and is_raw)


def predicted_by(model: keras.Model, program: Program, x: Any) -> dict[str, np.ndarray]:
    """Return what a model gives for rows, by output key."""
    names = by_output(program, model.predict(x, batch_size=_AT_ONCE, verbose=0))
    return {output.key: names[output.name] for output in program.outputs}


@dataclass(frozen=True)
class Tables:
    """The inputs as one table of numbers, of rows trained on and held back, and where the columns' numbers stand."""

    trained: np.ndarray | None
    held: np.ndarray | None
    fields: Mapping[str, np.ndarray]  # of rows trained on, by column


def output_signs(
    goal: Goal,
    given: tuple[np.ndarray, np.ndarray] | None,
    tables: Tables,
    activation: str,
    first_losses: Mapping[str, float],
    has_windows: bool,
    go_on: Callable[[], None],
) -> OutputSigns:
    """Return the signs of one output; `given` is what the model gave for rows trained on and held back.

    `go_on` is called between what takes long, and may raise what ends it.
    """
    is_classes = goal.kind == "classes"
    wanted = goal.held
    baseline, majority = 0.0, 0.0
    if is_classes:
        counts = np.unique(wanted, return_counts=True)[1]
        majority = float(counts.max() / len(wanted))
        commonest = np.bincount(goal.trained).argmax()
        baseline = 1 / len(counts) if goal.is_balanced else float((wanted == commonest).mean())
    others = References()
    if goal.rebuilds:
        others = References(linear=rebuilt_by_pca(goal.trained, wanted, goal.narrowest))
    elif tables.trained is not None and tables.held is not None and not _is_constant(goal.trained):
        target = goal.trained if is_classes or goal.trained.shape[1] > 1 else goal.trained[:, 0]
        with contextlib.suppress(ValueError):  # too few rows of a class
            others = references(tables.trained, target, tables.held, wanted, is_classes, goal.is_balanced, go_on)
    best = max([one for one in others if one is not None], default=None)
    signal = None
    if best is not None and not goal.rebuilds and best < baseline + _CLEAR * (1 - baseline):
        assert tables.trained is not None
        assert tables.held is not None
        both = np.concatenate([goal.trained, wanted])
        every = np.concatenate([tables.trained, tables.held])
        with contextlib.suppress(ValueError):
            signal = goes_with(every, both if is_classes or both.shape[1] > 1 else both[:, 0], is_classes, go_on)
    training = held = accuracy = None
    predicted_share = 0.0
    if given is not None:
        training, held = goal.score(given[0], "training"), goal.score(given[1], "held")
        if is_classes:
            decided = goal.decided(given[1])
            predicted_share = float(np.unique(decided, return_counts=True)[1].max() / len(decided))
            accuracy = float((decided == wanted).mean())
    leak, told, beside = ("", 0.0, 0.0) if has_windows else _leak(goal, tables)
    low, high = reach(activation)
    numbers = goal.trained
    inside = float(((numbers >= low - 1e-6) & (numbers <= high + 1e-6)).mean()) if not is_classes else 1.0
    total = sum(value for value in first_losses.values() if value == value)
    own = first_losses.get(goal.output.key)
    return OutputSigns(
        key=goal.output.key,
        kind=goal.kind,
        classes=goal.classes,
        is_balanced=goal.is_balanced,
        training=training,
        held=held,
        baseline=baseline,
        linear=others.linear,
        forest=others.forest,
        rows=len(wanted),
        signal=signal,
        majority=majority,
        accuracy=accuracy,
        predicted_share=predicted_share,
        low=float(numbers.min()),
        high=float(numbers.max()),
        size=float(np.sqrt(np.mean(np.square(numbers, dtype=np.float64)))),
        constant=_is_constant(goal.trained),
        leak=leak,
        leak_share=told,
        leak_next=beside,
        loss_share=own / total if own is not None and total > 0 else 0.0,
        loss=own,
        class_shift=_class_shift(goal) if is_classes else 0.0,
        has_several=goal.has_several,
        in_range=inside,
        rebuilds=goal.rebuilds,
        components=goal.narrowest if goal.rebuilds and others.linear is not None else 0,
    )


def _is_constant(goal: np.ndarray) -> bool:
    return bool(np.ptp(goal) == 0)


def _leak(goal: Goal, tables: Tables) -> tuple[str, float, float]:
    """Return the column that tells the target by itself, how much, and what the next best one tells."""
    if len(tables.fields) < 2 or (goal.kind != "classes" and goal.trained.shape[1] > 1) or _is_constant(goal.trained):
        return "", 0.0, 0.0
    target = goal.trained if goal.kind == "classes" else goal.trained[:, 0]
    told = {}
    for name, columns in tables.fields.items():
        if columns.shape[1] <= MOST_TARGETS * 4:
            told[name] = column_tells(columns, target, goal.kind == "classes")
    if len(told) < 2:
        return "", 0.0, 0.0
    best, second = sorted(told, key=lambda n: -told[n])[:2]
    usual = float(np.bincount(target).max() / len(target)) if goal.kind == "classes" else 0.0
    apart = (told[best] - told[second]) / (1 - usual)
    is_told = told[best] >= max(_LEAKS, 1 - 0.2 * (1 - usual)) and apart >= _BESIDE
    is_nearly = goal.kind == "classes" and told[best] >= _NEARLY_LEAKS and apart >= _FAR_BESIDE
    return (best if is_told or is_nearly else ""), told[best], told[second]


def _class_shift(goal: Goal) -> float:
    """Return the share of rows held back that would need another class, beyond what drawing so few at random makes."""
    counts = [np.bincount(one, minlength=goal.classes)[: goal.classes] for one in (goal.trained, goal.held)]
    trained, held = (len(goal.trained), len(goal.held))
    apart = np.abs(counts[0] / trained - counts[1] / held).sum() / 2
    share = (counts[0] + counts[1]) / (trained + held)
    # The mean deviation of binomial shares; of classes with hardly a row it is what the rows at hand can make.
    by_chance = np.sqrt(2 / np.pi * share * (1 - share) * (1 / trained + 1 / held))
    return max(0.0, float(apart - np.minimum(by_chance, 2 * share).sum() / 2))
