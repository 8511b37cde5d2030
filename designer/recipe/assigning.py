"""Options set by name with a text, as the command line gives them: ``epochs=3``, ``optimizer.learning_rate=0.01``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.catalogue.texts import parse
from designer.catalogue.values import validate
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.recipe.settings import OPTIONS, TrainingSettings, class_and_args

_OPTIMIZER = Param(name="optimizer", kind="optimizer", required=True)
MEASURED = "auto"
"""What is written for the value of an option that a run measures."""
_OF_OPTIMIZER = "optimizer."


def assigned(settings: TrainingSettings, assignments: Iterable[str], catalogue: Catalogue) -> TrainingSettings:
    """Return the settings with ``NAME=VALUE`` carried out, one after the other.

    A name is an option, `optimizer`, or ``optimizer.`` with one of its arguments. Raises DesignerError for other names
    and for values that an option cannot have.
    """
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "Expected NAME=VALUE, received {text}."), text=repr(assignment)
            )
        settings = msgspec.structs.replace(settings, **_assigned(settings, name.strip(), text, catalogue))
    return settings


def _assigned(settings: TrainingSettings, name: str, text: str, catalogue: Catalogue) -> dict[str, Any]:
    if name in OPTIONS:
        is_measured = OPTIONS[name].option.is_measured and text.strip() == MEASURED
        return {name: None if is_measured else _read(OPTIONS[name].param, text, catalogue)}
    if name == "optimizer":
        return {name: _read(_OPTIMIZER, text, catalogue)}
    class_, args = class_and_args(settings.optimizer)
    spec = catalogue.spec(class_, "optimizer")
    param = (
        spec.param(name.removeprefix(_OF_OPTIMIZER)) if spec is not None and name.startswith(_OF_OPTIMIZER) else None
    )
    if spec is None or param is None:
        known = [*OPTIONS, "optimizer", *(_OF_OPTIMIZER + one.name for one in (spec.params if spec else ()))]
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no option {name}. There are {known}."),
            name=name,
            known=", ".join(known),
        )
    return {"optimizer": {"class": spec.name, "args": {**args, param.name: _read(param, text, catalogue)}}}


def _read(param: Param, text: str, catalogue: Catalogue) -> Any:
    value = parse(param, text)
    if param.kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    fault = validate(param, value, catalogue)
    if fault is not None:
        raise DesignerError(fault.template, **fault.args)
    return value
