"""How what a model says changes with one or two fields, all others as they are: partial dependence.

Every row is given the field's prepared numbers of a row that has the value in question, so that also a category, which
is several numbers, is one value. What is said is averaged over the rows, as `sklearn.inspection.partial_dependence`
does; a model of one field alone gives its curve, one of two fields its surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from designer.catalogue.load import Catalogue
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import (
    chances,
    class_names,
    in_units,
    label_names,
    meaning,
)
from designer.engine.evaluating.progress import Work
from designer.engine.explaining.fields import Part, arrays_of, parts_of
from designer.engine.feeding.rows import Rows
from designer.engine.feeding.structures import by_output, fed_inputs
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.report.explanations import Dependence, DependenceCurve

MOST_ROWS = (200, 60)  # with one field, with two
GRIDS = (24, 12)  # values of one field, of each of two
_AT_ONCE = 1024  # rows that go through the model together, of large ones fewer
_NUMBERS_AT_ONCE = 4_000_000
_MOST_WORDS = 12
_MOST_CURVES = 10


def dependence(
    trained: Trained, found: Rows, names: Sequence[str], catalogue: Catalogue, work: Work
) -> tuple[Dependence, ...]:
    """Return how every output depends on one or two fields. Raises DesignerError."""
    parts = {part.field: part for part in parts_of(trained, found.fitted)}
    unknown = [name for name in names if name not in parts]
    if unknown or not 1 <= len(names) <= 2 or len(set(names)) < len(names):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Name one or two different fields of {fields}; received {names}."),
            fields=", ".join(parts),
            names=", ".join(names),
        )
    total = len(found.numbers)
    rows = np.unique(np.linspace(0, total - 1, min(total, MOST_ROWS[len(names) - 1])).round().astype(int))
    chosen = [parts[name] for name in names]
    grids = [_grid(trained, found, name, GRIDS[len(names) - 1]) for name in names]
    donors = np.unique(np.concatenate([[place for _, place in grid] for grid in grids]))
    places = np.concatenate([rows, donors])
    base = arrays_of(trained, found.x, places)
    combinations = _combinations([[place for _, place in grid] for grid in grids])
    size = sum(int(np.prod(array.shape[1:])) for array in base.values())
    at_once = max(1, min(_AT_ONCE, _NUMBERS_AT_ONCE // max(1, size)) // len(rows))
    said: list[dict[str, np.ndarray]] = []
    for first in range(0, len(combinations), at_once):
        work.check()
        made = []
        for combination in combinations[first : first + at_once]:
            arrays = dict(base)
            for part, donor in zip(chosen, combination, strict=True):
                arrays = _given(part, arrays, base, len(rows) + int(np.searchsorted(donors, donor)))
            made.append({name: array[: len(rows)] for name, array in arrays.items()})
        many = {name: np.concatenate([one[name] for one in made]) for name in base}
        found_all = _said(trained, many)
        said += [
            {name: array[place * len(rows) : (place + 1) * len(rows)] for name, array in found_all.items()}
            for place in range(len(made))
        ]
    values = tuple(tuple(value for value, _ in grid) for grid in grids)
    return tuple(
        Dependence(output.name, tuple(names), values, _curves(output, said, trained, found, catalogue), len(rows))
        for output in trained.program.outputs
    )


def _said(trained: Trained, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    given = fed_inputs(trained.program, arrays if len(arrays) > 1 else next(iter(arrays.values())))
    told = by_output(trained.program, trained.model.predict_on_batch(given))
    return {name: np.asarray(array) for name, array in told.items()}


def _given(part: Part, arrays: dict[str, np.ndarray], base: dict[str, np.ndarray], donor: int) -> dict[str, np.ndarray]:
    """Return arrays whose every row has a field as one row of `base` has it."""
    count = len(arrays[part.input])
    if part.where is None:
        return {**arrays, part.input: np.repeat(base[part.input][donor : donor + 1], count, axis=0)}
    moved = arrays[part.input].copy()
    moved[..., part.where] = base[part.input][donor][..., part.where]
    return {**arrays, part.input: moved}


def _grid(trained: Trained, found: Rows, name: str, most: int) -> list[tuple[float | str, int]]:
    """Return values of a field and a row that has each: numbers evenly by rank, the commonest of words."""
    _, origin = found.opened(trained.folder)
    if not origin.has(name):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{field} has no single value a row that could be varied."), field=name
        )
    raw = origin.values(name, found.numbers)
    first: dict[Any, int] = {}
    count: dict[Any, int] = {}
    for place, value in enumerate(raw):
        if value is not None and value == value:
            first.setdefault(value, place)
            count[value] = count.get(value, 0) + 1
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in first):
        known = sorted(first)
        if len(known) > most:
            # By rank of the rows, as quantiles are; the ends are those of the data.
            ranked = sorted(value for value in raw if value is not None and value == value)
            at = np.linspace(0, len(ranked) - 1, most).round().astype(int)
            known = sorted({ranked[place] for place in at})
        return [(float(value), first[value]) for value in known]
    words = sorted(first, key=lambda value: -count[value])[: min(most, _MOST_WORDS)]
    return [(str(value), first[value]) for value in words]


def _combinations(grids: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    if len(grids) == 1:
        return [(place,) for place in grids[0]]
    return [(first, second) for first in grids[0] for second in grids[1]]


def _curves(
    output: Output, said: Sequence[dict[str, np.ndarray]], trained: Trained, found: Rows, catalogue: Catalogue
) -> tuple[DependenceCurve, ...]:
    scores = np.stack([np.asarray(one[output.name]) for one in said])  # (values, rows, ...)
    what = meaning(output, scores.reshape(-1, *scores.shape[2:]), trained, catalogue)
    flat = scores.reshape(-1, *scores.shape[2:])
    if what in ("classes", "binary"):
        shares = chances(flat, what)
        labels = class_names(found.fitted, output, shares.shape[-1])
        numbers = shares.reshape(*scores.shape[:2], -1, shares.shape[-1]).mean(axis=2)
        if what == "binary":
            numbers, labels = numbers[..., 1:], labels[1:]
    elif what == "labels":
        labels = label_names(found.fitted, output, flat.shape[-1])
        numbers = scores.reshape(*scores.shape[:2], -1)
    else:
        numbers = np.asarray(in_units(found.fitted, output, flat), np.float64).reshape(*scores.shape[:2], -1)
        labels = ("",) if numbers.shape[-1] == 1 else tuple(str(place) for place in range(numbers.shape[-1]))
    return tuple(
        DependenceCurve(
            label=label,
            means=tuple(numbers[:, :, place].mean(axis=1).tolist()),
            low=tuple(np.quantile(numbers[:, :, place], 0.1, axis=1).tolist()),
            high=tuple(np.quantile(numbers[:, :, place], 0.9, axis=1).tolist()),
        )
        for place, label in list(enumerate(labels))[:_MOST_CURVES]
    )
