"""Outputs of a run's model beside their targets: rows, confusion of classes, points and errors of numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np

from designer.advice.endings import ending
from designer.catalogue.load import Catalogue
from designer.engine import data
from designer.engine.figures import class_figures, label_figures, number_figures
from designer.engine.predict import outputs
from designer.engine.protocol import Compare, OutputCompared, Predictions
from designer.engine.rows import rows
from designer.engine.trained import Trained
from designer.engine.working import Work
from designer.graph.calls import Output
from designer.graph.texts import DesignerError
from designer.project.records import Binding, ObjectSpec, OutputTraining

MAX_CLASSES = 100  # of a confusion matrix that can still be read
MAX_POINTS = 2000
MAX_CELLS = 8  # numbers of a row that are told


def compare(request: Compare, trained: Trained, catalogue: Catalogue, work: Work) -> Predictions:
    """Return what `model.predict` says of a part of the run's own data, or of another file. Raises DesignerError."""
    work.check()
    found = rows(trained, request.input, request.part, needs_targets=False)
    predicted = outputs(trained, found.x, work)
    work.check()
    names = _categories(trained)
    compared = []
    for output in trained.program.outputs:
        target = found.y.get(output.name) if isinstance(found.y, dict) else found.y
        scores = np.asarray(predicted[output.name])
        meaning = _meaning(output, scores, trained, catalogue)
        known = names.get(output.name, ()) if meaning != "labels" else _columns(trained, output)
        compared.append(_compared(output.name, scores, target, meaning, known, request.rows))
    return Predictions(
        samples=len(found.numbers),
        rows=tuple(int(n) for n in found.numbers[: request.rows]),
        outputs=tuple(compared),
    )


def _categories(trained: Trained) -> Mapping[str, tuple[str, ...]]:
    try:
        return data.categories(trained.program, trained.data, trained.folder)
    except DesignerError:
        return {}  # the numbers of the classes will do


def _columns(trained: Trained, output: Output) -> tuple[str, ...]:
    return trained.data.targets.get(output.key, Binding()).columns


def _meaning(output: Output, scores: np.ndarray, trained: Trained, catalogue: Catalogue) -> str:
    """Return what the numbers of an output are: "classes", "binary" decisions, several "labels", or "numbers"."""
    loss = _class_name(trained.training.outputs.get(output.key, OutputTraining()).loss)
    last = scores.shape[-1] if scores.ndim > 1 else 1
    found = ending(trained.graph, catalogue, output.tensor.node, output.tensor.port)
    activation = found.activation if found is not None else ""
    if last > 1:
        if "categorical" in loss or activation == "softmax":
            return "classes"
        return "labels" if "binary" in loss and activation == "sigmoid" and scores.ndim == 2 else "numbers"
    return "binary" if "binary" in loss or (not loss and activation == "sigmoid") else "numbers"


def _class_name(loss: ObjectSpec) -> str:
    name = loss.get("class", "") if isinstance(loss, Mapping) else loss
    return str(name).replace("_", "").lower()


def _compared(
    name: str, scores: np.ndarray, target: Any, meaning: str, categories: tuple[str, ...], count: int
) -> OutputCompared:
    if meaning == "numbers":
        return _numbers(name, scores, None if target is None else np.asarray(target), count)
    if meaning == "labels":
        return _labels(name, scores, None if target is None else np.asarray(target), categories, count)
    chances = _chances(scores, meaning)
    size = chances.shape[-1]
    names = categories if len(categories) == size else tuple(str(i) for i in range(size))
    chosen = chances.argmax(axis=-1)
    if meaning == "binary":
        chosen = (chances[..., 1] > 0.5).astype(int)  # as Keras's own metrics decide
    chance = np.take_along_axis(chances, chosen[..., None], axis=-1)[..., 0]
    true = None if target is None else _true_classes(np.asarray(target), scores.shape, chosen.shape)
    confusion, right, counted = _confusion(true, chosen, size)
    return OutputCompared(
        name=name,
        kind="classes",
        size=math.prod(chosen.shape[1:]),
        classes=names,
        targets=() if true is None else _cells(true, count),
        predictions=_cells(chosen, count),
        probabilities=_cells(chance, count),
        confusion=confusion,
        right=right,
        counted=counted,
        figures=None
        if true is None
        else class_figures(true.reshape(-1), chances.reshape(-1, size), names, chosen.reshape(-1)),
    )


def _labels(
    name: str, scores: np.ndarray, target: np.ndarray | None, labels: tuple[str, ...], count: int
) -> OutputCompared:
    """Return several yes or no decisions: the numbers of the rows, and the figures of each label."""
    found = _numbers(name, scores, target, count)
    size = scores.shape[-1]
    names = labels if len(labels) == size else tuple(str(i) for i in range(size))
    known = target is not None and target.shape == scores.shape
    figures = label_figures(target, scores, names) if target is not None and known else None
    return msgspec.structs.replace(found, figures=figures, points=())


def _chances(scores: np.ndarray, meaning: str) -> np.ndarray:
    """Return probabilities of the classes along the last axis; scores that are none yet (logits) are made some."""
    scores = scores.astype("float64")
    if meaning == "binary":
        scores = scores if scores.ndim == 1 else scores[..., 0]
        if scores.size and (np.nanmin(scores) < 0 or np.nanmax(scores) > 1):
            scores = 1 / (1 + np.exp(-scores))
        return np.stack([1 - scores, scores], axis=-1)
    if np.allclose(scores.sum(axis=-1), 1, atol=1e-2) and np.all(scores >= 0):
        return scores
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: np.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def _true_classes(target: np.ndarray, scored: tuple[int, ...], shape: tuple[int, ...]) -> np.ndarray | None:
    """Return the numbers of the true classes from numbers or one-hot rows, None if they do not fit the outputs."""
    true: np.ndarray
    if target.shape == scored and scored[-1] > 1:
        true = target.argmax(axis=-1)
    elif target.size == math.prod(shape):
        true = np.rint(target.reshape(shape)).astype(int)
    else:
        return None
    return true


def _confusion(true: np.ndarray | None, chosen: np.ndarray, size: int) -> tuple[tuple[tuple[int, ...], ...], int, int]:
    if true is None:
        return (), 0, 0
    rows_, columns = true.reshape(-1), chosen.reshape(-1)
    known = (rows_ >= 0) & (rows_ < size)
    right, counted = int((rows_ == columns)[known].sum()), int(known.sum())
    if size > MAX_CLASSES:
        return (), right, counted
    counts = np.bincount(rows_[known] * size + columns[known], minlength=size * size).reshape(size, size)
    return tuple(tuple(row) for row in counts.tolist()), right, counted


def _numbers(name: str, scores: np.ndarray, target: np.ndarray | None, count: int) -> OutputCompared:
    size = math.prod(scores.shape[1:])
    if target is None or target.size != scores.size:
        return OutputCompared(name=name, size=size, predictions=_cells(scores, count))
    target = target.reshape(scores.shape)
    true, found = target.reshape(-1).astype("float64"), scores.reshape(-1).astype("float64")
    known = np.isfinite(true) & np.isfinite(found)
    true, found = true[known], found[known]
    if not true.size:
        return OutputCompared(name=name, size=size, targets=_cells(target, count), predictions=_cells(scores, count))
    picked = np.unique(np.linspace(0, true.size - 1, min(true.size, MAX_POINTS)).astype(int))
    return OutputCompared(
        name=name,
        size=size,
        targets=_cells(target, count),
        predictions=_cells(scores, count),
        counted=int(true.size),
        points=tuple(zip(true[picked].tolist(), found[picked].tolist(), strict=True)),
        figures=number_figures(true, found),
    )


def _cells(values: np.ndarray, count: int) -> tuple[tuple[float | None, ...], ...]:
    rows = min(count, len(values))
    flat = values[:rows].reshape(rows, math.prod(values.shape[1:]))[:, :MAX_CELLS]  # also where no row is wanted
    return tuple(tuple(v if math.isfinite(v) else None for v in row) for row in flat.tolist())
