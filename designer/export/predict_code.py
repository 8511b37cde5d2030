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
from designer.export.forecast_code import beyond_lines, told_lines
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
    program: Program,
    data: DataCode,
    uses: Uses,
    means: Mapping[str, Meaning],
    told: Mapping[str, str],
    batch_size: int = 32,
) -> list[str]:
    """Return the lines of `predict(model, path)`; a source without a file is predicted itself.

    `told` are the names of the outputs in its table, by key.
    """
    path = "path" if path_of(data.source) else ""
    shown = "shown" if data.windows else "rows"
    uses.add(imports=("import pandas as pd",))
    predicted = call("model.predict", data.inputs(shown), batch_size=repr(batch_size), verbose="0")
    lines = [
        f"def predict(model{', path' if path else ''}):",
        *_told(data),
        "    if not FITTED:",
        "        load_data()",
        f"    table = read_data({path})",
        *(_sorted(data) if data.windows else []),
        '    x, usable = prepare(FITTED["inputs"], table)',
        "    rows = np.flatnonzero(usable)",
        "    if len(rows) < len(usable):",
        '        print(f"{len(usable) - len(rows)} rows cannot be predicted")',
        *(told_lines(data.windows, uses) if data.windows else []),
        *data.reshaped(),
        *statement("predicted = ", predicted),
        *_widened(program),
        *([] if data.windows else ["    true = known_targets(table, rows)"]),
        "    found = {}",
    ]
    uses.add(_KNOWN_TARGETS)
    for place, output in enumerate(program.outputs):
        scores = "predicted"
        if program.gives == "dict":
            scores = f"predicted[{string(output.name)}]"
        elif program.gives == "list" and len(program.outputs) > 1:
            scores = f"predicted[{place}]"
        true = f"true=true.get({string(output.name)})"
        answers = _answers(output, told[output.key], scores, _target(data, output), means[output.key], uses, true, data)
        lines += statement("found |= ", answers)
    if data.windows:
        mark = "forecast_2" if "forecast" in told.values() else "forecast"
        lines += beyond_lines(data.windows, data.time, mark, uses, bool(data.keys))
    row = "row number" if "row" in told.values() else "row"
    if data.keys:
        uses.add(_KEYS_OF_SERIES if data.windows else _KEYS_OF)
        lines.append(f"    keys = keys_of(table, rows, found{', later' if data.windows else ''})")
    numbers = "numbers" if data.windows else "rows"
    table = f"pd.DataFrame({{{string(row)}: {numbers} + 1, {'**keys, ' if data.keys else ''}**found}})"
    if not data.windows:
        return [*lines, f"    return {table}"]
    lines += [
        '    numbers = np.where(rows < 0, 0, table["(row)"][rows])',
        "    numbers[rows < 0] = np.arange(len(steps)) + len(usable)",
        f"    found = {table}",
        f"    return found.sort_values({string(row)}, ignore_index=True)",
    ]
    return lines


def _target(data: DataCode, output: Output) -> PlannedBinding:
    return next(binding for binding in data.plan.targets if binding.key == output.key)


def _told(data: DataCode) -> list[str]:
    if not data.windows:
        return ['    """Return what the model says of the rows of a file, by their number from 1."""']
    return [
        '    """Return what the model says of the rows of a file, and of those beyond its end.',
        "",
        "    They are given by their number from 1.",
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


def _answers(
    output: Output,
    told: str,
    scores: str,
    binding: PlannedBinding,
    means: Meaning,
    uses: Uses,
    true: str,
    data: DataCode,
) -> Expression:
    name = string(told)
    if means in ("classes", "binary"):
        uses.add(_LIKELIEST, _AS_SHARES)
        if not binding.is_classes:
            return call("likeliest", name, scores, true)
        uses.add(*CLASS_NAMES)
        names = call("class_names", class_step(output.name), *told_words(binding))
        return call("likeliest", name, scores, names, true)
    uses.add(_BY_COLUMN)
    if binding.is_labels:
        step = class_step(output.name)
        if means == "numbers":
            return call("by_column", name, scores, f"{step}.labels_", true)
        uses.add(_WHICH_LABELS)
        return call("which_labels", name, scores, step, true)
    if means == "labels":
        return call("by_column", name, scores, strings([chain.field.name for chain in binding.chains]), true)
    uses.add(_UNITS, _LEADS_BACK, _AS_READ_OF_WINDOWS if data.windows else _AS_READ)
    columns = f'FITTED["targets"][{string(output.name)}]'
    read = call("as_read", "table", columns, "rows")
    return call("in_units", name, scores, columns, true, read=read)


_KEYS_OF = '''def keys_of(table, rows, found):
    """Return the columns that tell one row from another, as the file has them."""
    names = [name for name in KEYS if f"(key) {name}" in table]
    free = {name: f"{name}_2" if name in found else name for name in names}
    return {free[name]: table[f"(key) {name}"][rows] for name in names}'''

_KEYS_OF_SERIES = '''def keys_of(table, rows, found, later):
    """Return the columns that tell rows, as the file has them or as they go on."""
    keys = {}
    for name in KEYS:
        if f"(key) {name}" in table:
            values = np.append(table[f"(key) {name}"], [None])[rows]
            if name in later:
                values[rows < 0] = later[name]
            keys[f"{name}_2" if name in found else name] = values
    return keys'''

_KNOWN_TARGETS = '''def known_targets(table, rows):
    """Return the targets of rows by name, NaN for unknown ones; {} without any."""
    names = [name for columns in FITTED["targets"].values() for name, _ in columns]
    if not set(names) <= table.keys():
        return {}
    y, is_labelled = prepare(FITTED["targets"], table)
    found = {}
    for name, array in y.items():
        known = is_labelled.reshape(-1, *[1] * (array.ndim - 1))
        found[name] = np.where(known, array, np.nan)[rows]
    return found'''

_LIKELIEST = '''def likeliest(output, scores, names=(), true=None):
    """Return the words of the likeliest classes, and probabilities, by column."""
    shares = as_shares(scores)
    is_binary = scores.ndim == 1 or scores.shape[-1] == 1
    numbers = shares[..., 1] > 0.5 if is_binary else shares.argmax(axis=-1)
    numbers, count = numbers.astype(int), shares.shape[-1]
    names = names if len(names) == count else [str(place) for place in range(count)]
    words = np.array([*names, None], object)
    if numbers.ndim > 1:
        steps = words[numbers.reshape(len(numbers), -1)].T
        return {f"{output}_{place}": step for place, step in enumerate(steps)}
    found = {output: words[numbers]}
    chosen = np.take_along_axis(shares, numbers[:, None], axis=1)
    found[f"{output}_probability"] = chosen[:, 0]
    for place in range(count) if count > 2 else ():
        found[f"{output}_p_{words[place]}"] = shares[:, place]
    if true is not None and true.size in (len(numbers), len(numbers) * count):
        true = true.reshape(len(numbers), -1)
        known = ~np.isnan(true).any(axis=1)
        true = np.nan_to_num(true)
        place = true.argmax(axis=1) if true.shape[1] > 1 else np.rint(true[:, 0])
        within = known & (place >= 0) & (place < count)
        found[f"{output}_target"] = words[np.where(within, place, count).astype(int)]
    return found'''

_AS_SHARES = '''def as_shares(scores):
    """Return the probability of each class; scores that are none are made some."""
    scores = scores.astype("float64")
    if scores.ndim == 1 or scores.shape[-1] == 1:
        scores = scores if scores.ndim == 1 else scores[..., 0]
        if scores.min(initial=0) < 0 or scores.max(initial=1) > 1:
            scores = 1 / (1 + np.exp(-scores))
        return np.stack([1 - scores, scores], axis=-1)
    if np.allclose(scores.sum(axis=-1), 1, atol=1e-2) and (scores >= 0).all():
        return scores
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)'''

_BY_COLUMN = '''def by_column(output, values, names, true=None):
    """Return values by name; behind each what is true, and the difference."""
    values = values.reshape(len(values), -1)
    names = names if len(names) == values.shape[1] else range(values.shape[1])
    known = true is not None and true.size == values.size
    found = {}
    for place, name in enumerate(names):
        own = output if values.shape[1] == 1 else f"{output}_{name}"
        found[own] = values[:, place]
        if known:
            found[f"{own}_target"] = true.reshape(values.shape)[:, place]
            found[f"{own}_error"] = found[f"{own}_target"] - values[:, place]
    return found'''

_WHICH_LABELS = '''def which_labels(output, scores, step, true=None):
    """Return the labels that are likely, and the probability of each, by column."""
    labels = np.array([*step.labels_], object)
    likely = scores[:, : len(labels)] > 0.5
    words = [step.mark.join(labels[row]) for row in likely]
    return {output: words, **by_column(output, scores, step.labels_, true)}'''

_LEADS_BACK = '''def leads_back(step):
    """Return whether what a step makes can be turned into what it was made of."""
    has_inverse = getattr(step, "inverse_func", len) is not None
    return has_inverse and hasattr(step, "inverse_transform")'''

_AS_READ = '''def as_read(table, columns, rows):
    """Return numbers of targets as they stand in the file, None where it has none."""
    found = [table.get(name, np.empty(0, object)) for name, _ in columns]
    if any(values.dtype != "float64" or values.ndim > 1 for values in found):
        return None
    return np.stack([values[rows] for values in found], axis=1)'''
_AS_READ_OF_WINDOWS = _AS_READ.replace("values[rows]", "np.append(values, np.nan)[rows]")

_UNITS = '''def in_units(output, scores, columns, true=None, read=None):
    """Return scores by column, in the target's unit where the steps lead back to it."""
    is_unit = all(leads_back(step) for _, steps in columns for step in steps)

    def back(numbers):
        numbers = numbers.reshape(len(numbers), -1)
        if not is_unit:
            return numbers
        parts = np.split(numbers.astype("float64"), len(columns), axis=1)
        for place, (_, steps) in enumerate(columns):
            for step in reversed(steps):
                if type(step).__name__ != "SimpleImputer":
                    parts[place] = step.inverse_transform(parts[place])
        return np.concatenate(parts, axis=1)

    names = [name for name, _ in columns]
    known = true is not None and true.size == scores.size
    told = back(true) if known else None
    if known and is_unit and read is not None and read.shape == told.shape:
        told = np.where(np.isnan(told) | np.isnan(read), told, read)
    return by_column(output, back(scores), names, told)'''
