"""Writes `predict()`: what a script's model says of another file, in the words and units of its targets."""

from __future__ import annotations

from designer.data.plan import PlannedBinding
from designer.export.class_code import CLASS_NAMES, class_step, told_words
from designer.export.data_code import DataCode
from designer.export.expressions import call, statement, string
from designer.export.reading_code import path_of
from designer.export.uses import Uses
from designer.graph.calls import Program


def predict_lines(program: Program, data: DataCode, uses: Uses) -> list[str]:
    """Return the lines of `predict(model, path)`; a source without a file is predicted itself."""
    path = "path" if path_of(data.source) else ""
    shown, numbers = ("shown", 'table["(row)"][rows]') if data.has_windows else ("rows", "rows")
    uses.add(imports=("import pandas as pd",))
    lines = [
        f"def predict(model{', path' if path else ''}):",
        '    """Return what the model says of the rows of a file, by their number from 1."""',
        "    if not FITTED:",
        "        load_data()",
        f"    table = read_data({path})",
        *(_sorted(data) if data.has_windows else []),
        '    x, usable = prepare(FITTED["inputs"], table)',
        "    rows = np.flatnonzero(usable)",
        *(data.windowed(with_targets=False) if data.has_windows else []),
        *data.reshaped(),
        *statement("predicted = ", call("model.predict", data.inputs(shown), verbose="0")),
        f'    found = {{"row": {numbers} + 1}}',
    ]
    for place, output in enumerate(program.outputs):
        scores = "predicted"
        if program.gives == "dict":
            scores = f"predicted[{string(output.name)}]"
        elif program.gives == "list" and len(program.outputs) > 1:
            scores = f"predicted[{place}]"
        binding = next(b for b in data.plan.targets if b.key == output.key)
        lines += _answers(output.name, scores, binding, uses)
    return [*lines, "    return pd.DataFrame(found)"]


def _sorted(data: DataCode) -> list[str]:
    return [
        *data.ranked("table"),
        '    table["(row)"] = np.arange(len(table["(place)"]))',
        '    table = take(table, np.argsort(table["(place)"], kind="stable"))',
    ]


def _answers(name: str, scores: str, binding: PlannedBinding, uses: Uses) -> list[str]:
    steps = f'FITTED["targets"][{string(name)}]'
    if binding.is_classes:
        uses.add(_LIKELIEST, *CLASS_NAMES)
        arguments = (scores, class_step(name), *told_words(binding))
        return statement(f"found[{string(name)}] = ", call("likeliest", *arguments))
    uses.add(_UNITS, imports=("import pandas as pd",))
    return statement("found |= ", call("in_units", string(name), scores, steps))


_LIKELIEST = '''def likeliest(scores, step, words=None):
    """Return the words of the classes that scores speak for."""
    names = class_names(step, words)
    scores = scores.reshape(len(scores), -1)
    if scores.shape[1] == 1:
        is_probability = scores.min(initial=0) >= 0 and scores.max(initial=1) <= 1
        numbers = (scores[:, 0] > (0.5 if is_probability else 0)).astype(int)
    else:
        numbers = scores[:, : len(names)].argmax(axis=1)
    return [names[number] for number in numbers]'''

_UNITS = '''def in_units(output, scores, columns):
    """Return scores by column in the unit of the target's columns."""
    scores = scores.reshape(len(scores), -1)
    width = max(1, scores.shape[1] // len(columns))
    found = {}
    for place, (name, steps) in enumerate(columns):
        values = scores[:, place * width : (place + 1) * width].astype("float64")
        for step in reversed(steps):
            is_filling = type(step).__name__ == "SimpleImputer"
            if hasattr(step, "inverse_transform") and not is_filling:
                values = step.inverse_transform(values)
        key = output if len(columns) == 1 else f"{output}_{name}"
        for number, column in enumerate(values.T):
            found[key if width == 1 else f"{key}_{number}"] = column
    return found'''
