"""Outputs of a run's model beside their targets: rows, confusion of classes, points and errors of numbers."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np

from designer.catalogue.load import Catalogue
from designer.data.predictions import true_in_units
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import (
    Meaning,
    chances,
    class_names,
    decided,
    in_units,
    label_names,
    meaning,
    target_of,
)
from designer.engine.evaluating.apart import Other, Said
from designer.engine.evaluating.figures import class_figures, label_figures, number_figures
from designer.engine.evaluating.progress import Work
from designer.engine.evaluating.weights_apart import weights_apart
from designer.engine.evaluating.worst import Looking, worst_classes, worst_labels, worst_numbers
from designer.engine.feeding.paired_rows import forget, paired
from designer.engine.feeding.rows import Rows, left_out, rows
from designer.graph.calls import Output
from designer.graph.names import told_names
from designer.report.examples import Example
from designer.report.outputs import OutputCompared
from designer.wire import Compare, Predictions

MAX_CLASSES = 100  # of a confusion matrix that can still be read
MAX_POINTS = 2000
MAX_CELLS = 8  # numbers of a row that are told


def compare(
    request: Compare, trained: Trained, catalogue: Catalogue, work: Work, beside: Trained | None = None
) -> Predictions:
    """Return what `model.predict` says of a part of the run's own data, or of another file. Raises DesignerError.

    With another run it is of the rows that both have, the answer's `other` is what that one says, and both tell of the
    rows about which they say different things. Each model predicts once.
    """
    work.check()
    if beside is None:
        forget()
        found = rows(trained, request.input, request.part, needs_targets=False, progress=work.preparing)
        return _told(request, Said(trained, found, work), catalogue)
    both = []
    for one, other in ((trained, beside), (beside, trained)):
        found, _ = paired(one, other, request.input, request.part, False, work.preparing)
        both.append(Said(one, found, work))
    first, second = (
        _told(request, mine, catalogue, Other(its, mine.rows.numbers, catalogue)) for mine, its in (both, both[::-1])
    )
    return msgspec.structs.replace(first, weights=weights_apart(trained, beside), other=second)


def _told(request: Compare, said: Said, catalogue: Catalogue, other: Other | None = None) -> Predictions:
    """Return the answer of one run, with the rows about which another one says something else."""
    trained, found = said.trained, said.rows
    shown = np.argsort(found.numbers, kind="stable")[: request.rows]  # as they stand in the source
    compared, looking = [], Looking(found, trained.folder)
    told = told_names(trained.graph, ((one.key, one.tensor.node, one.name) for one in trained.program.outputs))
    for output in trained.program.outputs:
        target = found.y.get(output.name) if isinstance(found.y, dict) else found.y
        scores = np.asarray(said.by_output[output.name])
        what = meaning(output, scores, trained, catalogue)
        title = told[output.key] if told[output.key] != output.name else ""
        one, worst = _compared(output, scores, target, what, found, shown)
        apart = () if other is None else other.apart(output, scores, target, found, what)
        one = msgspec.structs.replace(one, worst=looking.into(worst), apart=looking.into(apart), title=title)
        compared.append(one)
    return Predictions(
        samples=len(found.numbers),
        rows=tuple(int(n) for n in found.numbers[shown]),
        outputs=tuple(compared),
        note=left_out(found.refused),
    )


def _compared(
    output: Output, scores: np.ndarray, target: Any, what: Meaning, found: Rows, shown: np.ndarray
) -> tuple[OutputCompared, tuple[Example, ...]]:
    """Return an output beside its target, and the rows that it is most wrong about."""
    name, fitted = output.name, found.fitted
    target = None if target is None else np.asarray(target)
    if what == "numbers":
        predicted = in_units(fitted, output, scores)
        true = None if target is None or target.size != scores.size else _true(found, output, target)
        one = _numbers(name, predicted, true, shown)
        names = label_names(fitted, output, math.prod(scores.shape[1:]))
        return one, () if true is None else worst_numbers(true, predicted, names, found.numbers)
    if what == "labels":
        names = label_names(fitted, output, scores.shape[-1])
        known = target is not None and target.shape == scores.shape
        worst = worst_labels(target, scores, names, found.numbers) if target is not None and known else ()
        return _labels(name, scores, target, names, shown), worst
    shares = chances(scores, what)
    size = shares.shape[-1]
    names = class_names(fitted, output, size)
    chosen = decided(shares, what)
    chance = np.take_along_axis(shares, chosen[..., None], axis=-1)[..., 0]
    true = None if target is None else _true_classes(target, scores.shape, chosen.shape)
    confusion, right, counted = _confusion(true, chosen, size)
    one = OutputCompared(
        name=name,
        kind="classes",
        size=math.prod(chosen.shape[1:]),
        classes=names,
        targets=() if true is None else _cells(true, shown),
        predictions=_cells(chosen, shown),
        probabilities=_cells(chance, shown),
        confusion=confusion,
        right=right,
        counted=counted,
        figures=None
        if true is None
        else class_figures(true.reshape(-1), shares.reshape(-1, size), names, chosen.reshape(-1)),
    )
    return one, () if true is None else worst_classes(true, chosen, chance, names, found.numbers)


def _true(found: Rows, output: Output, target: np.ndarray) -> np.ndarray:
    """Return true numbers in the unit of the target's column."""
    read = found.as_read.get(output.key)
    return true_in_units(target_of(found.fitted, output), target, None if read is None else np.asarray(read))


def _labels(
    name: str, scores: np.ndarray, target: np.ndarray | None, labels: tuple[str, ...], shown: np.ndarray
) -> OutputCompared:
    """Return several yes or no decisions: the numbers of the rows, and the figures of each label."""
    found = _numbers(name, scores, target, shown)
    known = target is not None and target.shape == scores.shape
    figures = label_figures(target, scores, labels) if target is not None and known else None
    return msgspec.structs.replace(found, figures=figures, points=())


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


def _numbers(name: str, scores: np.ndarray, target: np.ndarray | None, shown: np.ndarray) -> OutputCompared:
    size = math.prod(scores.shape[1:])
    if target is None or target.size != scores.size:
        return OutputCompared(name=name, size=size, predictions=_cells(scores, shown))
    target = target.reshape(scores.shape)
    true, found = target.reshape(-1).astype("float64"), scores.reshape(-1).astype("float64")
    known = np.isfinite(true) & np.isfinite(found)
    true, found = true[known], found[known]
    if not true.size:
        return OutputCompared(name=name, size=size, targets=_cells(target, shown), predictions=_cells(scores, shown))
    picked = np.unique(np.linspace(0, true.size - 1, min(true.size, MAX_POINTS)).astype(int))
    return OutputCompared(
        name=name,
        size=size,
        targets=_cells(target, shown),
        predictions=_cells(scores, shown),
        counted=int(true.size),
        points=tuple(zip(true[picked].tolist(), found[picked].tolist(), strict=True)),
        figures=number_figures(true, found),
    )


def _cells(values: np.ndarray, shown: np.ndarray) -> tuple[tuple[float | None, ...], ...]:
    flat = values[shown].reshape(len(shown), math.prod(values.shape[1:]))[:, :MAX_CELLS]  # also where no row is wanted
    return tuple(tuple(v if math.isfinite(v) else None for v in row) for row in flat.tolist())
