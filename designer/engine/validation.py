"""Holds a validation source of its own against what is bound: the same columns, of the same kind, without gaps."""

from __future__ import annotations

from designer.advice.held_out import held_out
from designer.engine.binding import allowing
from designer.engine.protocol import Column, Fix, Problem
from designer.engine.subject import Subject
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.project.records import Binding, CsvSource, NpzSource

_LISTED = 8
_CODED = ("one_hot", "integer")


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
    """Return the offer to validate with arrays of the file that are there for it, unless something is chosen."""
    source, chosen = subject.data.source, subject.data.validation
    is_open = chosen is None or (isinstance(chosen, CsvSource | NpzSource) and not chosen.path)
    if not isinstance(source, NpzSource) or subject.described is None or not is_open:
        return []
    bound = [c for b in (*subject.data.inputs.values(), *subject.data.targets.values()) for c in b.columns]
    arrays = held_out(bound, subject.described.names, "validation")
    if not arrays:
        return []
    names = listed(list(dict.fromkeys(arrays.values())), _LISTED)
    rows = {c.name: c.rows or subject.described.rows for c in (*subject.described.columns, *subject.described.others)}
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{file} has {names} with {rows} rows to validate with, and nothing uses them."),
        {"file": subject.described.title, "names": names, "rows": rows[next(iter(arrays.values()))]},
    )
    fix = Fix(
        Text(QT_TRANSLATE_NOOP("Fixes", "Validate with {names}"), {"names": names}), "validate_with", {"arrays": arrays}
    )
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


def _column_problem(subject: Subject, binding: Binding, node: str, trained: Column, held: Column) -> Problem | None:
    names = {"column": trained.name, "name": subject.graph.nodes[node].name}
    if held.shape != trained.shape:
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has the shape {expected} a row in the training data, but {received} in the "
            "validation data.",
        )
        return _problem(text, node, expected=str(trained.shape), received=str(held.shape), **names)
    if binding.preparation not in _CODED and held.dtype == "str" and trained.dtype != "str":
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, holds numbers in the training data, but text in the validation data.",
        )
        return _problem(text, node, **names)
    source = subject.data.validation
    if held.missing and not (isinstance(source, CsvSource) and source.missing != "refuse"):
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has {count} missing value(s) in the validation data. Correct them, or have "
            "such rows dropped or filled.",
        )
        return _problem(text, node, count=held.missing, **names)
    strange = [c for c in held.categories if c not in trained.categories]
    if binding.preparation in _CODED and trained.categories and strange:
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "{column}, bound to {name}, has {values} in the validation data, which the training data never have.",
        )
        return _problem(text, node, values=", ".join(strange[:_LISTED]), **names)
    return None


def _problem(template: str, node: str, *fixes: Fix, **args: object) -> Problem:
    return Problem(Text(template, args), node=node, scope="data", fixes=fixes)
