"""Tells why a JSON value is not acceptable for an argument."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from designer.catalogue.formula import formula
from designer.catalogue.load import Catalogue
from designer.catalogue.spec import NUMBERS, Param
from designer.catalogue.texts import OBJECT_KINDS, index, parse, to_text
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text

__all__ = ["OBJECT_KINDS", "from_text", "index", "to_text", "validate", "validate_all"]


def validate(param: Param, value: Any, catalogue: Catalogue | None = None) -> Text | None:
    """Return in one sentence why a JSON value is not acceptable for an argument, or None if it is.

    With a catalogue the classes of objects, and their arguments in turn, are looked at too.
    """
    if value is None:
        if param.nullable or (not param.required and param.default is None):
            return None
        return Text(QT_TRANSLATE_NOOP("Problems", "{param} needs a value."), {"param": param.name})
    if param.kind in OBJECT_KINDS:
        return _object(param, value, catalogue)
    return _CHECKS.get(param.kind, _anything)(param, value)


def validate_all(
    params: tuple[Param, ...], values: Mapping[str, Any], catalogue: Catalogue | None = None
) -> Text | None:
    """Return the first fault of the arguments of one class: unknown names, missing and unacceptable values."""
    known = {p.name for p in params}
    for name in values:
        if name not in known:
            return Text(QT_TRANSLATE_NOOP("Problems", "There is no argument {param}."), {"param": name})
    for param in params:
        if param.name in values:
            fault = validate(param, values[param.name], catalogue)
        elif param.required:
            fault = Text(QT_TRANSLATE_NOOP("Problems", "{param} needs a value."), {"param": param.name})
        else:
            fault = None
        if fault:
            return fault
    return None


def from_text(param: Param, text: str) -> Any:
    """Return the JSON value of a field's text. Raises DesignerError if the text is not a value for this argument."""
    value = parse(param, text)
    fault = validate(param, value)
    if fault:
        raise DesignerError(fault.template, **fault.args)
    return value


# ---------------------------------------------------------------------------------------------- kinds of values


def _number(param: Param, value: Any, whole: bool) -> Text | None:
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        if whole:
            return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a whole number; it is {value}."), param, value)
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a number; it is {value}."), param, value)
    if isinstance(value, float) and not math.isfinite(value):
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a finite number; it is {value}."), param, value)
    return _limits(param, value)


def _limits(param: Param, value: float) -> Text | None:
    low, high = param.minimum, param.maximum
    if (low is None or value >= low) and (high is None or value <= high):
        return None
    limits = {"minimum": _plain(low), "maximum": _plain(high)}
    if low is not None and high is not None:
        template = QT_TRANSLATE_NOOP("Problems", "{param} must be between {minimum} and {maximum}; it is {value}.")
    elif low is not None:
        template = QT_TRANSLATE_NOOP("Problems", "{param} must be at least {minimum}; it is {value}.")
    else:
        template = QT_TRANSLATE_NOOP("Problems", "{param} must be at most {maximum}; it is {value}.")
    return _fault(template, param, value, **limits)


def _int(param: Param, value: Any) -> Text | None:
    return _number(param, value, whole=True)


def _float(param: Param, value: Any) -> Text | None:
    return _number(param, value, whole=False)


def _bool(param: Param, value: Any) -> Text | None:
    if isinstance(value, bool):
        return None
    return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be true or false; it is {value}."), param, value)


def _str(param: Param, value: Any) -> Text | None:
    if isinstance(value, str):
        return None
    return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a text; it is {value}."), param, value)


def _enum(param: Param, value: Any) -> Text | None:
    if not param.values or value in param.values:
        return None
    return _fault(
        QT_TRANSLATE_NOOP("Problems", "{param} must be one of {choices}; it is {value}."),
        param,
        value,
        choices=", ".join(param.values),
    )


def _tuple(param: Param, value: Any) -> Text | None:
    if not isinstance(value, list | tuple):
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a list; it is {value}."), param, value)
    if param.length is not None and len(value) != param.length:
        return _fault(
            QT_TRANSLATE_NOOP("Problems", "{param} must have {length} elements; it has {count}: {value}."),
            param,
            value,
            length=param.length,
            count=len(value),
        )
    for element in value:
        fault = _item(param, element)
        if fault:
            return fault
    return None


def _item(param: Param, element: Any) -> Text | None:
    if param.items == "str":
        return _str(param, element)
    if param.items == "pair":
        if isinstance(element, list | tuple) and len(element) == 2:
            return next((fault for fault in (_int(param, e) for e in element) if fault), None)
        return _int(param, element)
    if param.items == NUMBERS and isinstance(element, list | tuple):
        return next((fault for fault in (_item(param, e) for e in element) if fault), None)
    if param.items == "int" or param.kind.startswith("int"):
        return None if element is None and param.name == "output_shape" else _int(param, element)
    return _float(param, element)


def _number_or_tuple(param: Param, value: Any) -> Text | None:
    if isinstance(value, list | tuple):
        return _tuple(param, value)
    return _int(param, value) if param.kind.startswith("int") else _float(param, value)


def _shape(param: Param, value: Any) -> Text | None:
    if not isinstance(value, list | tuple):
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a list of sizes; it is {value}."), param, value)
    for size in value:
        free = size is None and param.minimum != -1
        bad = isinstance(size, bool) or not isinstance(size, int) or (size < 1 and size != param.minimum)
        if not free and bad:
            return _fault(
                QT_TRANSLATE_NOOP("Problems", "The sizes in {param} must be whole numbers from 1; one is {value}."),
                param,
                size,
            )
    if param.minimum == -1 and list(value).count(-1) > 1:
        return _fault(QT_TRANSLATE_NOOP("Problems", "Only one size in {param} can be -1; it is {value}."), param, value)
    return None


def _vocabulary(param: Param, value: Any) -> Text | None:
    if isinstance(value, str):
        return None
    if isinstance(value, list | tuple) and value and {type(v) for v in value} in ({str}, {int}):
        return None
    return _fault(
        QT_TRANSLATE_NOOP("Problems", "{param} must be a list of words or of whole numbers, or a file; it is {value}."),
        param,
        value,
    )


def _layers(param: Param, value: Any) -> Text | None:
    if not isinstance(value, list | tuple) or not value:
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a list of layers; it is {value}."), param, value)
    return next((fault for fault in (_object(param, v, None) for v in value) if fault), None)


def _index(param: Param, value: Any) -> Text | None:
    if not isinstance(value, str):
        return _str(param, value)
    try:
        index(value)
    except DesignerError as error:
        return error.text
    return None


def _formula(value: str) -> Text | None:
    try:
        formula(value)
    except DesignerError as error:
        return error.text
    return None


def _code(param: Param, value: Any) -> Text | None:
    file, colon, name = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    if colon and file.endswith(".py") and name.isidentifier():
        return None
    return _fault(
        QT_TRANSLATE_NOOP("Problems", "{param} must name something in a Python file, as file.py:name; it is {value}."),
        param,
        value,
    )


def _anything(param: Param, value: Any) -> Text | None:  # noqa: ARG001
    return None


def _object(param: Param, value: Any, catalogue: Catalogue | None) -> Text | None:
    if param.kind == "schedule" and isinstance(value, int | float):
        return _float(param, value)
    if param.kind == "formula" and isinstance(value, str):
        return _formula(value)
    name, args = value, {}
    if isinstance(value, Mapping):
        name, args = value.get("class"), value.get("args", {})
    strings = param.kind not in ("layer", "layers", "schedule")
    if (isinstance(value, str) and not strings) or not isinstance(name, str) or not isinstance(args, Mapping):
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} must be a Keras object; it is {value}."), param, value)
    if catalogue is None:
        return None
    kinds = OBJECT_KINDS[param.kind]
    spec = next((found for found in (catalogue.spec(name, kind) for kind in kinds) if found), None)
    if spec is None or spec.kind not in kinds:
        return _fault(QT_TRANSLATE_NOOP("Problems", "{param} is {value}, which Keras does not know."), param, name)
    fault = validate_all(spec.params, args, catalogue)
    return fault and Text(
        QT_TRANSLATE_NOOP("Problems", "{param} is {name}: {fault}"),
        {"param": param.name, "name": spec.name, "fault": fault},
    )


_CHECKS: dict[str, Callable[[Param, Any], Text | None]] = {
    "int": _int,
    "float": _float,
    "bool": _bool,
    "str": _str,
    "enum": _enum,
    "dtype": _enum,
    "int_or_tuple": _number_or_tuple,
    "float_or_tuple": _number_or_tuple,
    "tuple": _tuple,
    "shape": _shape,
    "vocabulary": _vocabulary,
    "layers": _layers,
    "index": _index,
    "code": _code,
}


def _fault(template: str, param: Param, value: Any, **args: Any) -> Text:
    shown = to_text(param, value) if isinstance(value, list | tuple) else json.dumps(value, ensure_ascii=False)
    if len(shown) > 60:
        shown = shown[:60] + "..."
    return Text(template, {"param": param.name, "value": shown, **args})


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.12g}"
