"""Writes `predict()`: what a script's model says of another file, in the words and units of its targets."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from designer.advice.endings import ending
from designer.catalogue.load import Catalogue
from designer.data.plan import PlannedBinding
from designer.data.predictions import Meaning, meaning_of
from designer.export.class_code import CLASS_NAMES, class_step, told_words
from designer.export.data_code import DataCode
from designer.export.expressions import Expression, call, statement, string
from designer.export.grouping import strings
from designer.export.reading_code import path_of
from designer.export.uses import Uses
from designer.graph.calls import Output, Program
from designer.graph.model import Graph
from designer.project.records import OutputTraining, TrainingSettings, class_and_args


def meanings(
    graph: Graph, program: Program, catalogue: Catalogue, training: TrainingSettings, data: DataCode
) -> dict[str, Meaning]:
    """Return what the numbers of the outputs are, by the output's key, as the program decides it of predictions."""
    found = {}
    for output in program.outputs:
        loss, _ = class_and_args(training.outputs.get(output.key, OutputTraining()).loss)
        end = ending(graph, catalogue, output.tensor.node, output.tensor.port)
        # Other than by the number of the class, a model is compared with something of its own shape.
        shape = (2,) if "sparse" in loss.lower() else _target(data, output).outline().shape
        scores = np.empty((0, *(size or 2 for size in shape)))
        found[output.key] = meaning_of(loss, end.activation if end else "", scores)
    return found


def predict_lines(
    program: Program, data: DataCode, uses: Uses, means: Mapping[str, Meaning], batch_size: int = 32
) -> list[str]:
    """Return the lines of `predict(model, path)`; a source without a file is predicted itself."""
    path = "path" if path_of(data.source) else ""
    shown, numbers = ("shown", 'table["(row)"][rows]') if data.has_windows else ("rows", "rows")
    uses.add(imports=("import pandas as pd",))
    predicted = call("model.predict", data.inputs(shown), batch_size=repr(batch_size), verbose="0")
    lines = [
        f"def predict(model{', path' if path else ''}):",
        *_told(data),
        "    if not FITTED:",
        "        load_data()",
        f"    table = read_data({path})",
        *(_sorted(data) if data.has_windows else []),
        '    x, usable = prepare(FITTED["inputs"], table)',
        "    rows = np.flatnonzero(usable)",
        "    if len(rows) < len(usable):",
        '        print(f"{len(usable) - len(rows)} rows cannot be predicted")',
        *(data.windowed(with_targets=False) if data.has_windows else []),
        *data.reshaped(),
        *statement("predicted = ", predicted),
        *_widened(program),
        "    found = {}",
    ]
    for place, output in enumerate(program.outputs):
        scores = "predicted"
        if program.gives == "dict":
            scores = f"predicted[{string(output.name)}]"
        elif program.gives == "list" and len(program.outputs) > 1:
            scores = f"predicted[{place}]"
        answers = _answers(output, scores, _target(data, output), means[output.key], uses)
        lines += statement("found |= ", answers)
    row = "row number" if any(output.name == "row" for output in program.outputs) else "row"
    table = f"pd.DataFrame({{{string(row)}: {numbers} + 1, **found}})"
    if not data.has_windows:
        return [*lines, f"    return {table}"]
    return [*lines, f"    found = {table}", f"    return found.sort_values({string(row)}, ignore_index=True)"]


def _target(data: DataCode, output: Output) -> PlannedBinding:
    return next(binding for binding in data.plan.targets if binding.key == output.key)


def _told(data: DataCode) -> list[str]:
    if not data.horizon:
        return ['    """Return what the model says of the rows of a file, by their number from 1."""']
    behind = f"{data.horizon} row{'s' * (data.horizon > 1)} behind"
    return [
        f'    """Return what the model says of the rows that stand {behind} those of a file.',
        "",
        "    These are given by their number from 1.",
        '    """',
    ]


def _sorted(data: DataCode) -> list[str]:
    return [
        *data.ranked("table"),
        '    table["(row)"] = np.arange(len(table["(place)"]))',
        '    table = take(table, np.argsort(table["(place)"], kind="stable"))',
    ]


def _widened(program: Program) -> list[str]:
    if "16" not in program.dtype_policy:
        return []
    return [
        "    # Tables do not know numbers of 16 bits.",
        "    predicted = keras.tree.map_structure(",
        '        lambda scores: scores.astype("float32"), predicted',
        "    )",
    ]


def _answers(output: Output, scores: str, binding: PlannedBinding, means: Meaning, uses: Uses) -> Expression:
    name = string(output.name)
    if means in ("classes", "binary"):
        uses.add(_LIKELIEST)
        if not binding.is_classes:
            return call("likeliest", name, scores)
        uses.add(*CLASS_NAMES)
        return call("likeliest", name, scores, call("class_names", class_step(output.name), *told_words(binding)))
    uses.add(_BY_COLUMN)
    if means == "labels":
        return call("by_column", name, scores, strings([chain.field.name for chain in binding.chains]))
    uses.add(_UNITS, _LEADS_BACK)
    return call("in_units", name, scores, f'FITTED["targets"][{name}]')


_LIKELIEST = '''def likeliest(output, scores, names=()):
    """Return the words of the classes that scores speak for, by column."""
    if scores.ndim == 1 or scores.shape[-1] == 1:
        scores = scores.reshape(scores.shape[:-1] if scores.ndim > 1 else -1)
        is_chance = scores.min(initial=0) >= 0 and scores.max(initial=1) <= 1
        numbers, count = (scores > (0.5 if is_chance else 0)).astype(int), 2
    else:
        numbers, count = scores.argmax(axis=-1), scores.shape[-1]
    words = np.array(names if len(names) == count else range(count)).astype(str)
    if numbers.ndim == 1:
        return {output: words[numbers]}
    steps = words[numbers.reshape(len(numbers), -1)].T
    return {f"{output}_{place}": step for place, step in enumerate(steps)}'''

_BY_COLUMN = '''def by_column(output, values, names):
    """Return columns of values by name."""
    values = values.reshape(len(values), -1)
    if values.shape[1] == 1:
        return {output: values[:, 0]}
    names = names if len(names) == values.shape[1] else range(values.shape[1])
    columns = zip(names, values.T, strict=True)
    return {f"{output}_{name}": column for name, column in columns}'''

_LEADS_BACK = '''def leads_back(step):
    """Return whether what a step makes can be turned into what it was made of."""
    has_inverse = getattr(step, "inverse_func", len) is not None
    return has_inverse and hasattr(step, "inverse_transform")'''

_UNITS = '''def in_units(output, scores, columns):
    """Return scores by column, in the target's unit where the steps lead back to it."""
    scores = scores.reshape(len(scores), -1)
    if all(leads_back(step) for _, steps in columns for step in steps):
        parts = np.split(scores.astype("float64"), len(columns), axis=1)
        for place, (_, steps) in enumerate(columns):
            for step in reversed(steps):
                if type(step).__name__ != "SimpleImputer":
                    parts[place] = step.inverse_transform(parts[place])
        scores = np.concatenate(parts, axis=1)
    return by_column(output, scores, [name for name, _ in columns])'''
