"""What a target asks of a network: a number, yes or no, one of several classes; and how the network ends for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from designer.advice.targets import objective
from designer.advice.values import values_of
from designer.data.columns import told
from designer.data.field import Field
from designer.data.settings import Binding
from designer.data.steps import AnyStep
from designer.data.steps.categories import Index
from designer.data.steps.gaps import DropRow
from designer.data.steps.labels import Labels
from designer.data.steps.scale import Standardize
from designer.data.steps.stand_ins import gap_numbers
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import OutputTraining

Task = Literal["auto", "classification", "regression"]
TASKS: tuple[Task, ...] = ("auto", "classification", "regression")

MOST_CLASSES = 1_000
_MOST_CLASSES_OF_NUMBERS = 20
_SURE_CLASSES = 5  # so few different whole numbers are classes, however often each is there
_THIN = 0.2  # of the mean count: counts of things thin out towards the largest ones, classes do not


@dataclass(frozen=True)
class Aim:
    """A target as it is taken: its field in the kind it has as a target, how it is prepared, and how a network ends.

    `activation` "" is none. `reason` says why.
    """

    field: Field
    units: int
    activation: str
    binding: Binding
    training: OutputTraining
    reason: Text

    @property
    def is_number(self) -> bool:
        """Whether numbers are told and no classes."""
        return not self.activation


def aim_of(field: Field, task: Task = "auto") -> Aim:
    """Return what a field asks for as a target. Raises DesignerError where it can be none."""
    name = field.name
    if field.kind in {"image", "audio"} or len(field.shape) > 1:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The target {name} has the shape {shape} a row; one number was expected."),
            name=name,
            shape=field.shape,
        )
    if field.kind in {"datetime", "ignored"} or (not field.shape and field.distinct < 2):
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{name} cannot be learnt: {kind} with {count} different values; numbers or at least 2 classes were "
                "expected. Choose another target.",
            ),
            name=name,
            kind=field.kind,
            count=field.distinct,
        )
    if field.shape:
        return _of_array(field)
    if field.labels and task != "regression":
        return _of_labels(field)
    if task == "auto":
        task = "classification" if _is_classes(field) else "regression"
    if task == "regression":
        return _of_numbers(field)
    if field.distinct > MOST_CLASSES or (field.distinct > 0.5 * (field.rows - field.missing) and field.rows > 10):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The target {name} holds {count} different texts; 2 to {limit} were expected."),
            name=name,
            count=field.distinct,
            limit=min(MOST_CLASSES, (field.rows - field.missing) // 2),
        )
    return _of_classes(field)


def _is_classes(field: Field) -> bool:
    if field.kind != "number":
        return True
    if not field.whole or not field.categories or field.distinct > _MOST_CLASSES_OF_NUMBERS:
        return False
    return field.distinct <= _SURE_CLASSES or min(field.counts) >= _THIN * sum(field.counts) / len(field.counts)


def _of_classes(field: Field) -> Aim:
    steps: tuple[AnyStep, ...] = (Index(),)
    units, activation = (1, "sigmoid") if field.distinct == 2 else (field.distinct, "softmax")
    if field.distinct == 2:
        reason = Text(
            QT_TRANSLATE_NOOP("Data", "{name} is {first} or {second}. The network tells how likely {second} is."),
            {"name": field.name, **dict(zip(("first", "second"), _two(field), strict=False))},
        )
    else:
        reason = Text(
            QT_TRANSLATE_NOOP("Data", "{name} is one of {count} classes. The network tells how likely each is."),
            {"name": field.name, "count": field.distinct},
        )
    if field.kind == "number":
        template = QT_TRANSLATE_NOOP(
            "Data",
            "{name} holds {count} different whole numbers and is taken for classes. If they are amounts, choose "
            "regression.",
        )
        reason = Text(template, {"name": field.name, "count": field.distinct})
    return _made(field, units, activation, steps, reason)


def _two(field: Field) -> tuple[str, ...]:
    """Return the words of the two classes, in the order of their numbers."""
    if field.kind == "boolean":
        return told(field, ("0", "1"))
    return (*sorted(field.categories), "0", "1")


def _of_numbers(field: Field) -> Aim:
    if field.kind == "category" and _are_numbers(field):
        field = msgspec.structs.replace(field, kind="number", categories=(), counts=())
    if field.kind not in {"number", "boolean"}:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} holds {kind} and no numbers; choose classification or another target."),
            name=field.name,
            kind=field.kind,
        )
    template = QT_TRANSLATE_NOOP(
        "Data", "{name} is a number. It is scaled for the training, and predictions come back in its own units."
    )
    return _made(field, 1, "", (*gap_numbers(field), Standardize()), Text(template, {"name": field.name}))


def _of_array(field: Field) -> Aim:
    size = field.shape[0] or 1
    if field.categories:
        template = QT_TRANSLATE_NOOP("Data", "{name} has one 1 a row: it is one of {count} classes.")
        return _made(field, size, "softmax", (), Text(template, {"name": field.name, "count": size}))
    if field.whole and field.minimum == 0 and field.maximum == 1:
        template = QT_TRANSLATE_NOOP("Data", "{name} has {count} values of yes or no a row, each told by itself.")
        return _made(field, size, "sigmoid", (), Text(template, {"name": field.name, "count": size}))
    template = QT_TRANSLATE_NOOP("Data", "{name} has {count} numbers a row, which are told together.")
    return _made(field, size, "", (Standardize(),), Text(template, {"name": field.name, "count": size}))


def _of_labels(field: Field) -> Aim:
    count = len(field.labels)
    template = QT_TRANSLATE_NOOP(
        "Data",
        "{name} has several labels in a value, with {mark} between them. The network tells how likely each of {count} "
        "is. To take every value as a class of its own, prepare it as the number of the category.",
    )
    reason = Text(template, {"name": field.name, "mark": field.mark, "count": count})
    return _made(field, count, "sigmoid", (Labels(mark=field.mark),), reason)


def _made(field: Field, units: int, activation: str, steps: tuple[AnyStep, ...], reason: Text) -> Aim:
    if field.missing and not field.shape:
        steps = (DropRow(), *steps)
    binding = Binding((field.name,), {field.name: steps} if steps else {})
    values = values_of(binding, (field,), is_target=True)
    training = objective(activation or "linear", (units,), values)
    return Aim(field, units, activation, binding, training, reason)


def _are_numbers(field: Field) -> bool:
    return bool(field.categories) and all(name.lstrip("-").isdigit() for name in field.categories)
