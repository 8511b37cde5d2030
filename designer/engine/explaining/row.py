"""Explains what a run's model says of one row, in the words of its fields."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from designer.catalogue.load import Catalogue
from designer.data.fitted import Fitted, FittedBinding
from designer.doctor.rows import LOOKING_UP
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import (
    chances,
    class_names,
    decided,
    in_units,
    label_names,
    meaning,
    outputs,
    target_of,
)
from designer.engine.evaluating.one_row import fitted_of, given_row
from designer.engine.evaluating.progress import Work
from designer.engine.explaining.attribution import grad_cam, integrated_gradients, occluded
from designer.engine.explaining.importance import largest_first
from designer.engine.explaining.overlay import coarse, overlay
from designer.engine.explaining.score import Score
from designer.engine.feeding.feed import rows_at, rows_of
from designer.engine.feeding.rows import rows
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.report.explanations import Effect, Method, OutputExplained, Overlay
from designer.wire import RowExplained

_MOST_USUAL = 2000  # rows whose mean is the usual row
_MOST_EFFECTS = 200
_MOST_WORDS = 200
_MOST_NUMBERS = 64  # of an array, that are told apart
_WORD = re.compile(r"\w+", re.UNICODE)
_usual: weakref.WeakKeyDictionary[Any, dict[str, np.ndarray]] = weakref.WeakKeyDictionary()


def explain_row(trained: Trained, values: Mapping[str, Any], catalogue: Catalogue, work: Work) -> RowExplained:
    """Return what a run's model says of a row (as PredictRow has it) and why. Raises DesignerError."""
    fitted = fitted_of(trained)
    found = given_row(trained, fitted, values)
    if not len(found.numbers):
        reason = found.refused.counts[0][0] if found.refused.counts else ""
        template = QT_TRANSLATE_NOOP("Errors", "This row has no prediction: {reason}")
        return RowExplained(note=Text(template, {"reason": reason}))
    row = {name: array[-1:] for name, array in _by_input(trained, found.x).items()}
    predicted = outputs(trained, found.x, work)
    explained = []
    for output in trained.program.outputs:
        work.check()
        scores = np.asarray(predicted[output.name])[-1:]
        explained.append(_explained(_Asked(trained, fitted, output, values, row, scores, catalogue)))
    return RowExplained(outputs=tuple(explained))


@dataclass(frozen=True)
class _Asked:
    """A row, prepared, and what an output says of it."""

    trained: Trained
    fitted: Fitted
    output: Output
    values: Mapping[str, Any]
    row: dict[str, np.ndarray]
    scores: np.ndarray
    catalogue: Catalogue

    def bindings(self) -> Iterator[tuple[str, FittedBinding]]:
        """Yield the names of the Inputs with what was fitted of each."""
        for call in self.trained.program.inputs:
            yield call.name, next(b for b in self.fitted.inputs if b.key == call.node)


def _explained(asked: _Asked) -> OutputExplained:
    what = meaning(asked.output, asked.scores, asked.trained, asked.catalogue)
    if asked.scores.ndim > 2:
        text = QT_TRANSLATE_NOOP("Errors", "{name} says something of every step; such outputs are not explained.")
        return OutputExplained(asked.output.name, note=Text(text, {"name": asked.output.name}))
    width = asked.scores.shape[-1] if asked.scores.ndim > 1 else 1
    place, is_no, label = 0, False, ""
    if what in ("classes", "binary"):
        shares = chances(asked.scores, what)
        place = int(np.ravel(decided(shares, what))[0])
        label = class_names(asked.fitted, asked.output, shares.shape[-1])[place]
        if width == 1:
            place, is_no = 0, place == 0
    elif what == "labels":
        place = int(np.argmax(asked.scores[0]))
        label = label_names(asked.fitted, asked.output, width)[place]
    elif width > 1:
        target = target_of(asked.fitted, asked.output)
        names = [column.field.name for column in target.columns] if target is not None else []
        label = names[0] if len(names) == width else "1"
    score = Score(asked.trained, asked.output, place, is_no)
    return _of_score(asked, score, label, what == "numbers")


def _of_score(asked: _Asked, score: Score, label: str, is_number: bool) -> OutputExplained:
    base = _base(asked)
    said, usual = float(score.values(asked.row)[0]), float(score.values(base)[0])
    scale = 1.0
    told = said, usual
    if is_number:
        both = np.repeat(asked.scores.reshape(1, -1), 2, axis=0).astype(np.float64)
        both[:, score.place] = said, usual
        units = np.asarray(in_units(asked.fitted, asked.output, both), np.float64).reshape(2, -1)[:, score.place]
        told = float(units[0]), float(units[1])
        scale = (told[0] - told[1]) / (said - usual) if said != usual else 1.0
    codes = _looked_up(asked.trained)
    floats = [name for name, array in asked.row.items() if array.dtype.kind == "f" and name not in codes]
    effects: list[Effect] = []
    overlays: list[Overlay] = []
    method: Method = "integrated_gradients" if len(floats) == len(asked.row) else "occlusion"
    found = integrated_gradients(score, asked.row, base, floats) if floats else {}
    for name, binding in asked.bindings():
        if name not in found:
            effects += _occluded(asked, score, binding, (name, base[name]), scale)
        elif asked.row[name].ndim == 4 and len(binding.columns) == 1:
            field = binding.columns[0].field.name
            overlays += _overlays(asked, score, name, field, found[name])
            effects.append(Effect(field, scale * float(found[name].sum())))
        else:
            effects += _fields(asked, binding, scale * found[name])
    order = largest_first([one.name for one in effects], [one.effect for one in effects])[:_MOST_EFFECTS]
    return OutputExplained(
        name=asked.output.name,
        decided=label,
        score=told[0],
        base=told[1],
        method=method,
        effects=tuple(effects[place] for place in order),
        words=_words(asked, score, said, scale),
        overlays=tuple(overlays),
    )


# ------------------------------------------------------------------------------------------ parts of a row


def _fields(asked: _Asked, binding: FittedBinding, effects: np.ndarray) -> list[Effect]:
    """Return the effects of an Input by field: of an array each number's, of windows and series step by step."""
    if len(binding.columns) == 1 and not asked.fitted.windows:
        field = binding.columns[0].field
        is_array = field.kind == "array"
        if is_array and effects.ndim == 1 and len(effects) <= _MOST_NUMBERS:
            value = asked.values.get(field.name)
            known = value if isinstance(value, list | tuple) and len(value) == len(effects) else [""] * len(effects)
            return [
                Effect(f"{field.name}[{place}]", float(one), str(known[place])[:80])
                for place, one in enumerate(effects)
            ]
        steps = tuple(effects.sum(axis=1).tolist()) if is_array and effects.ndim == 2 else ()
        return [Effect(field.name, float(effects.sum()), _said(asked, field.name), steps)]
    found, first = [], 0
    for column in binding.columns:
        width = int(np.prod([size or 1 for size in column.made.shape]))
        own = effects[..., first : first + width] if len(binding.columns) > 1 else effects
        first += width
        steps = tuple(own.reshape(len(own), -1).sum(axis=1).tolist()) if asked.fitted.windows else ()
        found.append(Effect(column.field.name, float(own.sum()), _said(asked, column.field.name), steps))
    return found


def _occluded(
    asked: _Asked, score: Score, binding: FittedBinding, usual: tuple[str, np.ndarray], scale: float
) -> list[Effect]:
    """Return by how much the score is lower with the usual in the place of an Input, or of each number of an array."""
    name, base = usual
    array = asked.row[name]
    is_array = len(binding.columns) == 1 and binding.columns[0].field.kind == "array" and not asked.fitted.windows
    if not (is_array and array.ndim == 2 and array.shape[1] <= _MOST_NUMBERS):
        lower = score.values(asked.row)[0] - score.values({**asked.row, name: base})[0]
        return [_effect(asked, binding, scale * float(lower))]
    width = array.shape[1]
    many = {other: np.repeat(one, width, axis=0) for other, one in asked.row.items()}
    places = np.arange(width)
    many[name][places, places] = base[0]
    lower = score.values(asked.row)[0] - score.values(many)
    return _fields(asked, binding, scale * np.asarray(lower, np.float64))


def _effect(asked: _Asked, binding: FittedBinding, effect: float) -> Effect:
    name = ", ".join(column.field.name for column in binding.columns)
    return Effect(name, effect, _said(asked, name) if len(binding.columns) == 1 else "")


def _said(asked: _Asked, name: str) -> str:
    value = asked.values.get(name)
    return "" if value is None or isinstance(value, list | tuple | dict) else str(value)[:80]


def _overlays(asked: _Asked, score: Score, name: str, field: str, gradients: np.ndarray) -> list[Overlay]:
    picture = asked.row[name][0]
    found: list[tuple[Method, np.ndarray | None]] = [
        ("grad_cam", grad_cam(score, asked.row)),
        ("integrated_gradients", gradients.sum(axis=-1)),
        ("occlusion", occluded(score, asked.row, name)),
    ]
    return [Overlay(field, how, overlay(picture, one), coarse(one)) for how, one in found if one is not None]


def _words(asked: _Asked, score: Score, said: float, scale: float) -> tuple[Effect, ...]:
    """Return what each word of the texts does: by how much the score is lower without it."""
    columns = [column for binding in asked.fitted.inputs for column in binding.columns]
    texts = [one.field.name for one in columns if any(step.reads_words for step in one.steps)]
    found: list[Effect] = []
    for name in texts:
        text = asked.values.get(name)
        if not isinstance(text, str):
            continue
        for match in list(_WORD.finditer(text))[: _MOST_WORDS - len(found)]:
            without = text[: match.start()] + text[match.end() :]
            given = given_row(asked.trained, asked.fitted, {**asked.values, name: without})
            if len(given.numbers):
                row = {n: array[-1:] for n, array in _by_input(asked.trained, given.x).items()}
                found.append(Effect(match.group(), scale * (said - float(score.values(row)[0])), name))
    return tuple(found)


# ------------------------------------------------------------------------------------------ arrays


def _by_input(trained: Trained, x: Any) -> dict[str, np.ndarray]:
    """Return the rows by the names of the Inputs, in memory."""
    names = [call.name for call in trained.program.inputs]
    given = x if isinstance(x, dict) else {names[0]: x}
    return {name: _array(given[name]) for name in names}


def _array(values: Any) -> np.ndarray:
    taken = rows_at(values, np.arange(rows_of(values)))
    return np.asarray(taken.numpy() if hasattr(taken, "numpy") else taken)


def _looked_up(trained: Trained) -> set[str]:
    """Return the names of Inputs whose numbers stand for something that layers look up: they have no gradient."""
    graph = trained.graph
    behind = {c.name: [graph.layer_of(e.target).type for e in graph.outgoing(c.node)] for c in trained.program.inputs}
    return {name for name, types in behind.items() if types and set(types) <= LOOKING_UP}


def _base(asked: _Asked) -> dict[str, np.ndarray]:
    """Return the usual row: the mean of training rows, of pictures and of numbers that are looked up zero."""
    means = _usual.get(asked.trained.model)
    if means is None:
        means = _usual[asked.trained.model] = _means(asked)
    return {name: means[name] if name in means else np.zeros_like(array) for name, array in asked.row.items()}


def _means(asked: _Asked) -> dict[str, np.ndarray]:
    codes = _looked_up(asked.trained)
    numbers = {name for name, array in asked.row.items() if array.dtype.kind == "f" and name not in codes}
    wanted = [name for name, array in asked.row.items() if name in numbers and array.ndim < 4]
    try:
        x = rows(asked.trained, "", "training", needs_targets=False).x if wanted else {}
    except (DesignerError, OSError):  # the data are gone: against zeros, then
        return {}
    names = [call.name for call in asked.trained.program.inputs]
    given = x if isinstance(x, dict) else {names[0]: x}
    found = {}
    for name in wanted:
        count = rows_of(given[name])
        places = np.unique(np.linspace(0, count - 1, min(count, _MOST_USUAL)).astype(int))
        some = np.asarray(rows_at(given[name], places))
        found[name] = some.mean(axis=0, keepdims=True, dtype=np.float64).astype(some.dtype)
    return found
