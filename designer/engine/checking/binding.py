"""Holds what is bound against the data source and the shapes of the drawing: columns, gaps, text, sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from designer.advice.targets import MAX_CATEGORIES, input_preparation
from designer.advice.values import Values, of_yield
from designer.data.chain import settled
from designer.data.errors import DataError, LeaveError
from designer.data.field import Field
from designer.data.plan import planned
from designer.data.preparation import handles_gaps, preparation_of
from designer.data.settings import Binding
from designer.engine.checking.context import Subject
from designer.files.allowed import Leave
from designer.graph.calls import Call, Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.wire import Fix, Problem

_LISTED = 8
_LEAVES: dict[Leave, str] = {
    "read": QT_TRANSLATE_NOOP("Fixes", "Allow reading {file}"),
    "write": QT_TRANSLATE_NOOP("Fixes", "Allow writing to {file}"),
    "run": QT_TRANSLATE_NOOP("Fixes", "Allow {file} to run as it stands"),
}


def binding_problems(subject: Subject, error: DesignerError | Text | None) -> tuple[list[Problem], dict[str, Values]]:
    """Return what is wrong between the data source and the model, and the targets' values by output key."""
    if subject.data.source is None:
        text = Text(QT_TRANSLATE_NOOP("Problems", "There are no data to train on. Choose a source in the data panel."))
        return [Problem(text, scope="data")], {}
    if error is not None:
        reason = error.text if isinstance(error, DesignerError) else error
        return [Problem(reason, scope="data", fixes=allowing(error))], {}
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


def allowing(error: DesignerError | Text) -> tuple[Fix, ...]:
    """Return the offer to allow the file that a project may not read, or run, yet."""
    if not isinstance(error, LeaveError):
        return ()
    text = Text(_LEAVES[error.leave], {"file": error.file})
    return (Fix(text, "allow_file", {"file": error.file, "leave": error.leave}),)


def _input_problems(subject: Subject, call: Call) -> list[Problem]:
    binding = subject.data.inputs.get(call.node, Binding())
    if not binding.columns:
        return [_unbound_input(subject, call)]
    takes_text = call.params.get("dtype") == "string"
    if takes_text != (preparation_of(binding) == "text"):
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
        fix = Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Prepare it as text")),
            "set_preparation",
            {"role": "inputs", "key": node, "preparation": "text"},
        )
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
    lengths = {c.name: c.rows for c in subject.described.others}
    for column in binding.columns:
        if column in lengths:
            return [_other_length(subject, name, node, column, lengths[column])], None
        if column not in known:
            return [_missing_column(name, node, column, list(known))], None
    columns = [known[c] for c in binding.columns]
    problems = [p for c in columns for p in _lost_values(name, node, c, binding, role, key)]
    uncoded = [c for c in columns if c.is_text and not _is_coded(c, binding, role)]
    if uncoded:
        return [*problems, _text_columns(subject, name, node, columns, uncoded, key, role)], None
    try:
        values = of_yield(planned(key, binding, columns, role == "targets").outline())
        windows = subject.data.windows if role == "inputs" else None
        problems += [p for c in columns if role == "inputs" for p in _few_places(name, node, c, binding)]
        return problems, replace(values, shape=(windows.length, *values.shape)) if windows else values
    except DataError as error:
        return [*problems, Problem(error.text, node=node, scope="data")], None


def _is_coded(column: Field, binding: Binding, role: str) -> bool:
    """Tell whether the steps of a column of words make something of it that a model can be fed."""
    alone = Binding((column.name,), {column.name: binding.steps.get(column.name, ())})
    try:
        planned("", alone, (column,), role == "targets")
    except DataError:
        return False
    return True


def _lost_values(name: str, node: str, column: Field, binding: Binding, role: str, key: str) -> list[Problem]:
    """Return what keeps some of a column's values from being used."""
    steps = binding.steps.get(column.name, ())
    if handles_gaps(steps):
        return []
    found = [_gaps(name, node, column, role, key)] if column.missing else []
    if column.infinite and not any(step.is_label for step in steps):
        found.append(_infinite(name, node, column))
    return found


def _few_places(name: str, node: str, column: Field, binding: Binding) -> list[Problem]:
    """Return that a column has more categories than places were given to it, as when the file has got new ones."""
    steps = binding.steps.get(column.name, ())
    free = tuple(msgspec.structs.replace(step, places=0) if hasattr(step, "places") else step for step in steps)
    places = [getattr(step, "places", 0) for step in steps]
    wanted = [getattr(step, "places", 0) for step in settled(column, free)]
    found = []
    for given, needed in zip(places, wanted, strict=True):
        if 0 < given < needed:
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "{column}, bound to {name}, would take {needed} places for its categories and has {places}: rare "
                    "ones share one.",
                ),
                {"column": column.name, "name": name, "needed": needed, "places": given},
            )
            hint = Text(QT_TRANSLATE_NOOP("Problems", "Set its places to 0 to have as many as there are categories."))
            found.append(Problem(text, node=node, severity="warning", hint=hint, scope="data"))
    return found


def _fits(expected: tuple[int | None, ...], received: tuple[int | None, ...]) -> bool:
    if not expected:
        return math.prod(size or 0 for size in received) == 1
    return len(expected) == len(received) and all(
        None in (e, r) or e == r for e, r in zip(expected, received, strict=True)
    )


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


def _other_length(subject: Subject, name: str, node: str, column: str, rows: int) -> Problem:
    assert subject.described is not None
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has {rows} rows, but there are {count} to train on. Bind another array.",
        ),
        {"column": column, "name": name, "rows": rows, "count": subject.described.rows},
    )
    return Problem(text, node=node, scope="data")


def _gaps(name: str, node: str, column: Field, role: str, key: str) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{column}, bound to {name}, has {count} missing value(s); the loss would be NaN."
        ),
        {"column": column.name, "name": name, "count": column.missing},
    )
    where = {"role": role, "key": key, "columns": [column.name]}
    drop = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Drop such rows")), "set_missing", {**where, "missing": "drop"})
    template = (
        QT_TRANSLATE_NOOP("Fixes", "Take them for a category of their own")
        if column.is_text
        else QT_TRANSLATE_NOOP("Fixes", "Fill them with the median")
    )
    fill = Fix(Text(template), "set_missing", {**where, "missing": "fill"})
    hint = Text(QT_TRANSLATE_NOOP("Problems", "Have such rows dropped or filled, or correct the data."))
    return Problem(text, node=node, scope="data", hint=hint, fixes=(drop, fill) if role == "inputs" else (drop,))


def _infinite(name: str, node: str, column: Field) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has {count} value(s) that are infinite or too large for float32. Correct the "
            "data, or bind another column.",
        ),
        {"column": column.name, "name": name, "count": column.infinite},
    )
    return Problem(text, node=node, scope="data")


def _text_columns(
    subject: Subject, name: str, node: str, columns: Sequence[Field], texts: Sequence[Field], key: str, role: str
) -> Problem:
    listing = _names(texts)
    if len(texts) == len(columns):
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{column}, bound to {name}, holds text; numbers were expected. Prepare it as one-hot or integer.",
            ),
            {"column": listing, "name": name},
        )
        return Problem(text, node=node, scope="data", fixes=_coding_fixes(subject, columns, listing, key, role))
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name} beside numbers, holds text and needs a preparation of its own. Give it an "
            "Input of its own, or leave it out.",
        )
        if role == "inputs"
        else QT_TRANSLATE_NOOP(
            "Problems", "{column}, bound to {name} beside numbers, holds text; numbers were expected. Leave it out."
        ),
        {"column": listing, "name": name},
    )
    return Problem(text, node=node, scope="data", fixes=_apart_fixes(subject, texts, len(columns), key, role))


def _coding_fixes(subject: Subject, columns: Sequence[Field], listing: str, key: str, role: str) -> tuple[Fix, ...]:
    """Return the offers to code columns that are all text; what suits a target best stands first."""
    fixes = [
        Fix(
            Text(template, {"columns": listing}),
            "set_preparation",
            {"role": role, "key": key, "preparation": preparation},
        )
        for template, preparation in (
            (QT_TRANSLATE_NOOP("Fixes", "Prepare {columns} as one-hot"), "one_hot"),
            (QT_TRANSLATE_NOOP("Fixes", "Prepare {columns} as integers"), "integer"),
        )
    ]
    best = subject.target_preparation(key, columns) if role == "targets" else input_preparation(columns)
    return tuple(sorted(fixes, key=lambda fix: fix.args["preparation"] != best))


def _apart_fixes(subject: Subject, texts: Sequence[Field], together: int, key: str, role: str) -> tuple[Fix, ...]:
    """Return the offers that take text columns out from among numbers and leave those as they are."""
    fixes = []
    categories = [c for c in texts if 1 < c.distinct <= MAX_CATEGORIES]
    others = [c for c in texts if c not in categories]
    is_drawn_so = role == "inputs" and subject.graph.layer_of(key).params.get("shape") == [together]
    if is_drawn_so and categories and subject.graph.outgoing(key):
        text = Text(
            QT_TRANSLATE_NOOP("Fixes", "Give {columns} an Input each, as one-hot"), {"columns": _names(categories)}
        )
        sizes = {c.name: c.distinct for c in categories}
        fixes.append(Fix(text, "give_inputs", {"node": key, "sizes": sizes, "preparation": "one_hot"}))
    for left in (others if categories else [], texts):
        if left:
            text = Text(QT_TRANSLATE_NOOP("Fixes", "Leave {columns} out"), {"columns": _names(left)})
            fixes.append(Fix(text, "leave_out", {"role": role, "key": key, "columns": [c.name for c in left]}))
    return tuple(fixes)


def _names(columns: Sequence[Field]) -> str:
    return listed([c.name for c in columns], _LISTED)
