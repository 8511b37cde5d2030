"""Holds what is bound against the data source and the shapes of the drawing: columns, gaps, text, sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from designer.engine.protocol import Column, Fix, Problem
from designer.engine.subject import Subject
from designer.graph.calls import Call, Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.project.records import Binding, CsvSource

_LISTED = 8


@dataclass(frozen=True)
class Values:
    """What a binding gives for one row: its shape and the range of its numbers (None where that is not known).

    `whole` tells whether they are whole numbers, None where that is not known.
    """

    shape: tuple[int, ...]
    minimum: float | None = None
    maximum: float | None = None
    whole: bool | None = None


def binding_problems(subject: Subject, error: DesignerError | Text | None) -> tuple[list[Problem], dict[str, Values]]:
    """Return what is wrong between the data source and the model, and the targets' values by output key."""
    if subject.data.source is None:
        text = Text(QT_TRANSLATE_NOOP("Problems", "There are no data to train on. Choose a source in the data panel."))
        return [Problem(text, scope="data")], {}
    if error is not None:
        reason = error.text if isinstance(error, DesignerError) else error
        return [Problem(reason, scope="data")], {}
    if subject.described is None:
        return [], {}
    problems: list[Problem] = []
    targets: dict[str, Values] = {}
    for call in subject.program.inputs:
        problems.extend(_input_problems(subject, call))
    for output in subject.outputs:
        found, values = _target_problems(subject, output)
        problems.extend(found)
        if values is not None:
            targets[output.key] = values
    return problems, targets


def values_of(binding: Binding, columns: Sequence[Column]) -> Values | None:
    """Return what one row of bound columns is after its preparation, None where they cannot stand side by side."""
    if len(columns) == 1 and columns[0].shape:
        shape = columns[0].shape
    elif any(len(c.shape) > 1 for c in columns):
        return None
    else:
        shape = (sum(c.shape[0] if c.shape else 1 for c in columns),)
    if binding.preparation == "text":
        return Values(shape)
    if binding.preparation == "one_hot":
        return Values((sum(c.distinct for c in columns),), 0, 1, True)
    if binding.preparation == "integer":
        return Values(shape, 0, max((c.distinct for c in columns), default=1) - 1, True)
    if binding.preparation == "min_max":
        return Values(shape, 0, 1, None)
    if binding.preparation == "standardize":
        return Values(shape, whole=False)
    low = [c.minimum for c in columns if c.minimum is not None]
    high = [c.maximum for c in columns if c.maximum is not None]
    wholes = {_is_whole(c) for c in columns}
    whole = True if wholes == {True} else False if False in wholes else None
    return Values(shape, min(low, default=None), max(high, default=None), whole)


def _is_whole(column: Column) -> bool | None:
    if not column.dtype.startswith("float"):
        return column.dtype != "str"
    if column.categories:
        return True
    # A short list of different numbers without categories: some of them are no whole numbers.
    return False if 0 < column.distinct <= 200 else None


def _input_problems(subject: Subject, call: Call) -> list[Problem]:
    binding = subject.data.inputs.get(call.node, Binding())
    if not binding.columns:
        return [_unbound_input(subject, call)]
    takes_text = call.params.get("dtype") == "string"
    if takes_text != (binding.preparation == "text"):
        return [_text_or_numbers(subject, call.node, takes_text)]
    problems, values = _column_problems(subject, binding, call.node, call.node, "inputs")
    expected = subject.row_shape(call.node)
    if values is None or expected is None:
        return problems
    if _fits(expected, values.shape):
        return [*problems, *_embedding_problems(subject, call.node, values)]
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "The Input {name} expects the shape {expected} a row; what is bound to it has {received}."
        ),
        {"name": subject.graph.nodes[call.node].name, "expected": str(expected), "received": str(values.shape)},
    )
    fix = Fix(
        Text(QT_TRANSLATE_NOOP("Fixes", "Set the shape of the Input to {shape}"), {"shape": str(values.shape)}),
        "set_param",
        {"node": call.node, "param": "shape", "value": list(values.shape)},
    )
    return [*problems, Problem(text, node=call.node, param="shape", fixes=(fix,), scope="data")]


def _text_or_numbers(subject: Subject, node: str, takes_text: bool) -> Problem:
    name = subject.graph.nodes[node].name
    if takes_text:
        text = Text(QT_TRANSLATE_NOOP("Problems", "{name} takes text. Prepare its column as text."), {"name": name})
        fix = _prepare_fix(QT_TRANSLATE_NOOP("Fixes", "Prepare it as text"), node, "inputs", "text")
    else:
        text = Text(
            QT_TRANSLATE_NOOP("Problems", "{name} takes numbers; what is bound to it is prepared as text."),
            {"name": name},
        )
        fix = Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Let {name} take text"), {"name": name}),
            "set_param",
            {"node": node, "param": "dtype", "value": "string"},
        )
    return Problem(text, node=node, scope="data", fixes=(fix,))


def _embedding_problems(subject: Subject, node: str, values: Values) -> list[Problem]:
    """Return the Embeddings right behind an Input whose rows are fewer than the numbers that are bound to it."""
    found = []
    for edge in subject.graph.outgoing(node):
        layer = subject.graph.layer_of(edge.target)
        rows = layer.params.get("input_dim")
        if layer.type != "Embedding" or not isinstance(rows, int) or values.maximum is None or values.maximum < rows:
            continue
        needed = int(values.maximum) + 1
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{name} has {rows} rows for the numbers 0 to {last}, but the data go up to {maximum}. "
                "It needs {needed}.",
            ),
            {"name": layer.name, "rows": rows, "last": rows - 1, "maximum": f"{values.maximum:g}", "needed": needed},
        )
        fix = Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Set input_dim to {size}"), {"size": needed}),
            "set_param",
            {"node": layer.id, "param": "input_dim", "value": needed},
        )
        found.append(Problem(text, node=edge.target, param="input_dim", fixes=(fix,), scope="data"))
    return found


def _target_problems(subject: Subject, output: Output) -> tuple[list[Problem], Values | None]:
    binding = subject.data.targets.get(output.key, Binding())
    if not binding.columns:
        return [_unbound_target(subject, output)], None
    return _column_problems(subject, binding, output.tensor.node, output.key, "targets")


def _column_problems(
    subject: Subject, binding: Binding, node: str, key: str, role: str
) -> tuple[list[Problem], Values | None]:
    """Return what is wrong with the columns of one binding, and what a row of it is if they can be used."""
    assert subject.described is not None
    name = subject.graph.nodes[node].name
    known = {c.name: c for c in subject.described.columns}
    for column in binding.columns:
        if column not in known:
            return [_missing_column(name, node, column, list(known))], None
    columns = [known[c] for c in binding.columns]
    problems = [p for p in (_gaps(subject, name, node, c) for c in columns) if p]
    is_text = next((c for c in columns if c.dtype == "str"), None)
    if is_text is not None and binding.preparation not in ("one_hot", "integer", "text"):
        return [*problems, _text_column(name, node, is_text, key, role)], None
    values = values_of(binding, columns)
    array = max(columns, key=lambda c: len(c.shape))
    if values is not None and (not array.shape or binding.preparation not in ("one_hot", "integer")):
        return problems, values
    template = (
        QT_TRANSLATE_NOOP(
            "Problems", "{column}, bound to {name}, is an array of shape {shape} a row and cannot be prepared as {how}."
        )
        if values is not None
        else QT_TRANSLATE_NOOP(
            "Problems", "{column}, bound to {name}, is an array of shape {shape} a row; bind it without other columns."
        )
    )
    args = {"column": array.name, "name": name, "shape": str(array.shape), "how": binding.preparation}
    return [*problems, Problem(Text(template, args), node=node, scope="data")], None


def _fits(expected: tuple[int | None, ...], received: tuple[int, ...]) -> bool:
    if not expected:
        return math.prod(received) == 1
    return len(expected) == len(received) and all(e in (None, r) for e, r in zip(expected, received, strict=True))


def _unbound_input(subject: Subject, call: Call) -> Problem:
    name = subject.graph.nodes[call.node].name
    text = Text(QT_TRANSLATE_NOOP("Problems", "The Input {name} has no data. Bind columns to it."), {"name": name})
    return Problem(text, node=call.node, scope="data", fixes=_bind_fix(subject, name, call.node, "inputs"))


def _unbound_target(subject: Subject, output: Output) -> Problem:
    text = Text(QT_TRANSLATE_NOOP("Problems", "{name} has no target. Bind a column."), {"name": output.name})
    fixes = _bind_fix(subject, output.name, output.key, "targets")
    return Problem(text, node=output.tensor.node, scope="data", fixes=fixes)


def _bind_fix(subject: Subject, name: str, key: str, role: str) -> tuple[Fix, ...]:
    """Return the offer to bind the column of the same name, if there is one."""
    assert subject.described is not None
    wanted = "target" if role == "targets" and len(subject.program.outputs) == 1 else name
    columns = {c.name for c in subject.described.columns}
    column = name if name in columns else wanted
    if column not in columns:
        return ()
    text = Text(QT_TRANSLATE_NOOP("Fixes", "Bind {column}"), {"column": column})
    return (Fix(text, "bind", {"role": role, "key": key, "columns": [column]}),)


def _missing_column(name: str, node: str, column: str, known: list[str]) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} is bound to {column}, which the data do not have. They have {known}. Bind another."
        ),
        {"name": name, "column": column, "known": listed(known, _LISTED)},
    )
    return Problem(text, node=node, scope="data")


def _gaps(subject: Subject, name: str, node: str, column: Column) -> Problem | None:
    source = subject.data.source
    is_table = isinstance(source, CsvSource)
    if not column.missing or (isinstance(source, CsvSource) and source.missing != "refuse"):
        return None
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{column}, bound to {name}, has {count} missing value(s); the loss would be NaN."
        ),
        {"column": column.name, "name": name, "count": column.missing},
    )
    if not is_table:
        hint = Text(QT_TRANSLATE_NOOP("Problems", "Correct the array and save it again."))
        return Problem(text, node=node, scope="data", hint=hint)
    fixes = (
        Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Drop such rows")), "set_missing", {"missing": "drop"}),
        Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Fill them with the median")), "set_missing", {"missing": "fill"}),
    )
    hint = Text(QT_TRANSLATE_NOOP("Problems", "Have such rows dropped or filled, or correct the table."))
    return Problem(text, node=node, scope="data", hint=hint, fixes=fixes)


def _text_column(name: str, node: str, column: Column, key: str, role: str) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, holds text; numbers were expected. Prepare it as one-hot or integer.",
        ),
        {"column": column.name, "name": name},
    )
    fixes = (
        _prepare_fix(QT_TRANSLATE_NOOP("Fixes", "Prepare it as one-hot"), key, role, "one_hot"),
        _prepare_fix(QT_TRANSLATE_NOOP("Fixes", "Prepare it as integers"), key, role, "integer"),
    )
    return Problem(text, node=node, scope="data", fixes=fixes)


def _prepare_fix(template: str, key: str, role: str, preparation: str) -> Fix:
    return Fix(Text(template), "set_preparation", {"role": role, "key": key, "preparation": preparation})
