"""Holds a validation source of its own against what is bound: the same columns, of the same kind, without gaps."""

from __future__ import annotations

from designer.data.field import Field
from designer.data.preparation import handles_gaps
from designer.data.settings import Binding
from designer.engine.checking.binding import allowing
from designer.engine.checking.context import Subject
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.wire import Fix, Problem

_LISTED = 8


def validation_problems(subject: Subject, error: DesignerError | Text | None) -> list[Problem]:
    """Return what keeps the validation source from being used; `error` says why it cannot be described."""
    offer = _offer(subject)
    if subject.data.validation is None:
        return offer
    if error is not None:
        reason = error.text if isinstance(error, DesignerError) else error
        return [
            *offer,
            _problem(
                QT_TRANSLATE_NOOP("Problems", "The validation data: {reason}"), "", *allowing(error), reason=reason
            ),
        ]
    if subject.validation is None or subject.described is None:
        return []
    found = []
    for call in subject.program.inputs:
        binding = subject.data.inputs.get(call.node, Binding())
        found.extend(_binding_problems(subject, binding, call.node))
    for output in subject.outputs:
        binding = subject.data.targets.get(output.key, Binding())
        found.extend(_binding_problems(subject, binding, output.tensor.node))
    return found


def _offer(subject: Subject) -> list[Problem]:
    """Return the offer to validate with rows of the file that are there for it, unless something is chosen."""
    chosen, split = subject.data.validation, subject.data.split
    is_open = split.by not in {"auto", "own"} if chosen is None else getattr(chosen, "path", None) == ""
    rows = subject.described.parts.get("validation") if subject.described is not None else None
    if subject.described is None or rows is None or not is_open:
        return []
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{file} has {rows} rows of its own to validate with, and nothing uses them."),
        {"file": subject.described.title, "rows": rows},
    )
    fix = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Validate with them")), "validate_with", {})
    return [Problem(text, severity="warning", scope="data", fixes=(fix,))]


def _binding_problems(subject: Subject, binding: Binding, node: str) -> list[Problem]:
    assert subject.described is not None
    assert subject.validation is not None
    trained = {c.name: c for c in subject.described.columns}
    held = {c.name: c for c in subject.validation.columns}
    name = subject.graph.nodes[node].name
    for column in binding.columns:
        if column not in trained:
            return []  # it is said of the training data already
        if column not in held:
            known = listed(held, _LISTED)
            text = QT_TRANSLATE_NOOP(
                "Problems",
                "{name} is bound to {column}, which the validation data do not have. They have {known}. Choose other "
                "validation data.",
            )
            return [_problem(text, node, name=name, column=column, known=known)]
    problems = (_column_problem(subject, binding, node, trained[c], held[c]) for c in binding.columns)
    return [p for p in problems if p is not None]


def _column_problem(subject: Subject, binding: Binding, node: str, trained: Field, held: Field) -> Problem | None:
    names = {"column": trained.name, "name": subject.graph.nodes[node].name}
    if held.shape != trained.shape:
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has the shape {expected} a row in the training data, but {received} in the "
            "validation data.",
        )
        return _problem(text, node, expected=str(trained.shape), received=str(held.shape), **names)
    steps = binding.steps.get(trained.name, ())
    if held.is_text and not trained.is_text:
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, holds numbers in the training data, but text in the validation data.",
        )
        return _problem(text, node, **names)
    if held.missing and not handles_gaps(steps):
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has {count} missing value(s) in the validation data. Correct them, or have "
            "such rows dropped or filled.",
        )
        return _problem(text, node, count=held.missing, **names)
    strange = [c for c in held.categories if c not in trained.categories]
    is_coded = bool(steps) and steps[-1].is_label and not getattr(steps[-1], "others", False)
    if is_coded and trained.categories and strange:
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has {values} in the validation data, which the training data never have.",
        )
        return _problem(text, node, values=", ".join(strange[:_LISTED]), **names)
    return None


def _problem(template: str, node: str, *fixes: Fix, **args: object) -> Problem:
    return Problem(Text(template, args), node=node, scope="data", fixes=fixes)
