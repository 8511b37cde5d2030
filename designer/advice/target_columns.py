"""Which column of a source is to be predicted where nobody has said it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from designer.data.field import Field
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed

_NAMES = {
    *("target", "targets", "label", "labels", "class", "classes", "y", "output", "outcome", "answer", "survived"),
    *(
        "species",
        "diagnosis",
        "churn",
        "default",
        "타깃",
        "타겟",
        "목표",
        "정답",
        "레이블",
        "라벨",
        "클래스",
        "판정",
        "결과",
    ),
}
_TRAINING = re.compile(r"[_\-. ]?train(ing)?$|^train(ing)?[_\-. ]?", re.IGNORECASE)  # of an array's name: y_train


def target_of(fields: Sequence[Field], own: Sequence[str] = ()) -> tuple[str, Text]:
    """Return the column to be predicted and why it is that one; `own` are those that the source itself has as such.

    Raises DesignerError where it is not obvious.
    """
    if own:
        template = QT_TRANSLATE_NOOP("Data", "{name} is what the data have as their answer.")
        return own[0], Text(template, {"name": own[0]})
    usable = [field for field in fields if can_be_told(field)]
    named = [field.name for field in usable if _TRAINING.sub("", field.name).strip().casefold() in _NAMES]
    if len(named) == 1:
        template = QT_TRANSLATE_NOOP("Data", "{name} is what is to be predicted, by its name.")
        return named[0], Text(template, {"name": named[0]})
    if len(usable) == 1:
        template = QT_TRANSLATE_NOOP("Data", "{name} is what is to be predicted: nothing else can be.")
        return usable[0].name, Text(template, {"name": usable[0].name})
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "Which column is to be predicted? Name it with --target; there are {names}."),
        names=listed((field.name for field in usable), 20),
    )


def likely_target(fields: Sequence[Field], own: Sequence[str] = ()) -> str:
    """Return the column that is most likely to be predicted, as a first choice for a person: "" where none can be."""
    try:
        return target_of(fields, own)[0]
    except DesignerError:
        return next((field.name for field in reversed(fields) if can_be_told(field)), "")


def can_be_told(field: Field) -> bool:
    """Tell whether a field can be a target."""
    if field.role or field.kind not in {"number", "boolean", "category", "array"} or len(field.shape) > 1:
        return False
    if field.kind == "category" and not field.labels:
        return 1 < field.distinct <= 0.5 * (field.rows - field.missing)
    return bool(field.shape) or field.distinct > 1
