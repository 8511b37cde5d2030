"""Examines a run that has just ended: gathers its signs, and tries what may be better where it went badly."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import keras
import numpy as np

from designer.advice.endings import ending
from designer.advice.values import values_of
from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.doctor.case import Case, Logs, OutputSigns, RunSigns
from designer.doctor.finding import Beside, Examination
from designer.doctor.rules import findings
from designer.doctor.usual_rates import rate_of
from designer.engine.examining.input_signs import codes_of, fields_of, input_signs, overlap, telling_apart
from designer.engine.examining.layer_signs import ROWS, layer_signs
from designer.engine.examining.rebuilding import narrowest
from designer.engine.examining.references import table_of
from designer.engine.examining.samples import Sample, sample
from designer.engine.examining.scores import Goal, Tables, goals, output_signs, predicted_by
from designer.engine.examining.trials import STEPS, Trials
from designer.engine.feeding.data import Loaded
from designer.engine.telling import CancelledError
from designer.graph.calls import Program
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING, TrainingSettings

SAMPLE = 1200  # rows that are looked at, of those trained on and of those held back
_FEWEST = 32
_MOST_VALUES = 200_000_000  # that all layers together give for a sample
MOST_WEIGHTS = 20_000_000  # of which a copy is kept while it trains


@dataclass(frozen=True)
class Patient:
    """A run that has ended: its model with the weights it keeps, the first ones (None: not kept), what it was fed."""

    graph: Graph
    catalogue: Catalogue
    program: Program
    model: keras.Model
    start: list[np.ndarray] | None
    loaded: Loaded
    curve: Sequence[Logs]
    steps: int
    fault: bool = False
    kept_best: bool = False
    is_unwanted: Callable[[], bool] = lambda: False

    def go_on(self) -> None:
        """Raise CancelledError if nobody wants to know any more."""
        if self.is_unwanted():
            raise CancelledError


def first_weights(model: keras.Model) -> list[np.ndarray] | None:
    """Return a copy of a model's weights, None of a very large one."""
    return model.get_weights() if model.count_params() <= MOST_WEIGHTS else None


def examine(patient: Patient) -> Examination:
    """Return what is to be said of a run. Its model has the same weights afterwards, and an optimizer that forgot.

    Raises CancelledError.
    """
    case = case_of(patient)
    assert case.run is not None
    names = {output.key: output.name for output in case.program.outputs}
    scores = tuple(
        Beside(
            output=names[one.key],
            key=one.key,
            measure="R2" if one.kind == "numbers" else "balanced accuracy" if one.is_balanced else "accuracy",
            held=one.held,
            training=one.training,
            baseline=one.baseline,
            linear=one.linear,
            forest=one.forest,
            rows=one.rows,
            components=one.components,
        )
        for one in case.run.outputs
    )
    return Examination(findings(case), scores)


def case_of(patient: Patient) -> Case:
    """Return all that is known of a run."""
    graph, program, loaded = patient.graph, patient.program, patient.loaded
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    data: DataSettings = graph.settings.get(DATA, DataSettings())
    shapes = {}
    for output, tensor in zip(program.outputs, patient.model.outputs, strict=False):
        shapes[output.key] = tuple(tensor.shape[1:])
    case = Case(graph, patient.catalogue, program, shapes)
    known = [c.field for b in (*loaded.fitted.inputs, *loaded.fitted.targets) for c in b.columns]
    targets = {key: values_of(binding, known, True) for key, binding in data.targets.items()}
    case = replace(case, values={key: one for key, one in targets.items() if one is not None})
    most = max(_FEWEST, min(SAMPLE, _MOST_VALUES // max(1, _values_a_row(patient.model))))
    rows, held = _samples(loaded, most)
    seen, kept = rows.inputs(program), held.inputs(program)
    codes = codes_of(case, seen)
    tables = Tables(
        table_of(seen, codes, rows.texts(program)),
        table_of(kept, codes, held.texts(program)),
        fields_of(loaded.fitted, seen),
    )
    if tables.trained is not None and tables.held is not None and tables.trained.shape[1] != tables.held.shape[1]:
        width = min(tables.trained.shape[1], tables.held.shape[1])
        tables = Tables(tables.trained[:, :width], tables.held[:, :width], tables.fields)
    tensors = zip(program.outputs, patient.model.outputs, strict=False)
    fewest = {output.key: narrowest(patient.model, tensor) for output, tensor in tensors}
    aims = goals(graph, patient.catalogue, program, training, loaded.fitted, rows, held, fewest)
    start = patient.start
    is_broken = patient.fault or not all(np.isfinite(w).all() for w in patient.model.get_weights())
    given: tuple[dict[str, np.ndarray], dict[str, np.ndarray]] | None = None
    if not is_broken:
        trained = predicted_by(patient.model, program, rows.x)
        patient.go_on()
        given = trained, predicted_by(patient.model, program, held.x)
    losses = _first_losses(case, patient.curve)
    outputs = []
    for key, goal in aims.items():
        end = ending(graph, patient.catalogue, goal.output.tensor.node, goal.output.tensor.port)
        both = None if given is None else (given[0][key], given[1][key])
        activation = end.activation if end else ""
        outputs.append(output_signs(goal, both, tables, activation, losses, data.windows is not None, patient.go_on))
    if is_broken and start is not None:
        patient.model.set_weights(start)
    patient.go_on()
    few = sample(rows.x, rows.y, ROWS, range(min(ROWS, max(_FEWEST, most // 4), rows.rows)))
    columns = [column.field.name for one in loaded.fitted.inputs for column in one.columns]
    same, chance = (0.0, 0.0) if loaded.validation is None or data.windows else _overlap(program, loaded, held)
    run = RunSigns(
        inputs=input_signs(case, loaded.fitted, seen, kept if loaded.validation is not None else None, codes),
        outputs=tuple(outputs),
        layers=layer_signs(patient.model, program, few, start),
        curve=tuple(patient.curve),
        fault=is_broken,
        rows=loaded.samples,
        validation_rows=loaded.validation_samples,
        steps=patient.steps,
        kept_best=patient.kept_best,
        overlap=same,
        overlap_by_chance=chance,
        telling_apart=telling_apart({c: tables.fields[c] for c in columns if c in tables.fields}),
    )
    case = replace(case, run=run)
    if run.is_poor and start is not None and not patient.is_unwanted():
        case = replace(case, run=replace(run, trials=_trials(case, patient, rows, held, aims, run.outputs)))
    return case


def _values_a_row(model: keras.Model) -> int:
    """Return how many numbers the layers of a model give for one row, as far as their shapes are known."""
    total = 0
    for layer in model.layers:
        with contextlib.suppress(AttributeError, ValueError):  # of a layer that is called more than once
            for tensor in keras.tree.flatten(layer.output):
                total += int(np.prod([size or 1 for size in tensor.shape[1:]]))
    return total


def _samples(loaded: Loaded, most: int) -> tuple[Sample, Sample]:
    """Return rows trained on and rows held back; without a validation a third of the former stands for the latter."""
    rows = sample(loaded.x, loaded.y, most)
    if loaded.validation is not None:
        return rows, sample(*loaded.validation, most)
    cut = max(1, rows.rows * 2 // 3)
    if rows.rows < 3:
        return rows, rows
    return sample(rows.x, rows.y, cut, range(cut)), sample(rows.x, rows.y, SAMPLE, range(cut, rows.rows))


def _first_losses(case: Case, curve: Sequence[Logs]) -> dict[str, float]:
    """Return the weighted losses of several outputs in the first epoch, by output key."""
    found = {}
    if len(case.program.outputs) > 1 and curve:
        for output in case.program.outputs:
            value = curve[0].get(f"{output.name}_loss")
            if value is not None:
                found[output.key] = float(value) * case.objective(output).weight
    return found


def _overlap(program: Program, loaded: Loaded, held: Sample) -> tuple[float, float]:
    size = sum(int(np.prod(a.shape)) for a in keras.tree.flatten(loaded.x) if hasattr(a, "shape"))
    if size > 5_000_000 or any(not isinstance(a, np.ndarray) for a in keras.tree.flatten(loaded.x)):
        return 0.0, 0.0
    every = sample(loaded.x, loaded.y, loaded.samples, range(loaded.samples))
    return overlap(every.inputs(program), held.inputs(program))


def _trials(
    case: Case, patient: Patient, rows: Sample, held: Sample, aims: Mapping[str, Goal], signs: Sequence[OutputSigns]
) -> dict[str, Any]:
    run = case.run
    assert run is not None
    assert patient.start is not None
    by_key = {one.key: one for one in signs}

    def skill(scale: Callable[[Any], Any] | None) -> float:
        given = predicted_by(patient.model, patient.program, held.x if scale is None else scale(held.x))
        known = [
            by_key[key].skill(goal.score(given[key], "held"))
            for key, goal in aims.items()
            if np.isfinite(given[key]).all() and by_key[key].reference is not None
        ]
        return float(np.mean(known)) if known else -1.0

    trials = Trials(patient.model, patient.start, rows, case.training.batch_size, skill, patient.is_unwanted)
    rate, usual = rate_of(case)
    unscaled = any(
        not i.is_codes and not i.is_scaled_inside and (i.size > 5 or i.size < 0.02 or i.spread > 200)
        for i in run.inputs
    )
    with contextlib.suppress(Exception):  # what cannot be tried is not
        trials.run("same")
        is_odd = rate is not None and not 0.2 <= rate / usual <= 10
        if unscaled:
            trials.run("scaled", scaled=True)
        if is_odd:
            trials.run("usual_rate", rate=usual)
            trials.run("higher_than_usual", rate=usual * 10)
            if unscaled:
                trials.run("scaled_and_usual_rate", rate=usual, scaled=True)
        elif rate is not None and not unscaled:
            trials.run("lower_rate", rate=rate / 10)
            trials.run("higher_rate", rate=rate * 10)
        if not run.fault and not is_odd:
            trials.go_on("longer", max(STEPS, min(3000, 4 * run.steps)))
    return dict(trials.end())
