"""Says of what kind a constructor argument is, from its name, its default and its documentation."""

from __future__ import annotations

import inspect
import re
from typing import Any

from designer.catalogue.spec import Param
from designer.engine.introspect import docstrings, overrides

_BY_SUFFIX = {
    "_initializer": "initializer",
    "_regularizer": "regularizer",
    "_constraint": "constraint",
    "_dtype": "dtype",
}
_BY_NAME = {
    "activation": "activation",
    "recurrent_activation": "activation",
    "dtype": "dtype",
    "learning_rate": "schedule",
    "vocabulary": "vocabulary",
    "seed": "int",
}
_GROUPS = {"initializer": "Initialisation", "regularizer": "Regularisation", "constraint": "Constraints"}
_CHOICE_WORDS = re.compile(r"\b(one of|either|values can be|can be|string|available|`?\"\w+\"`? or)", re.IGNORECASE)
_NONE = re.compile(r"`None`|\bor None\b|\bIf None\b|\bNone}", re.IGNORECASE)
_COUNT = re.compile(r"(?:tuple|list)\S*(?: of|,)? (\d) |\(length (\d)\)|of size (\d)|tuple of (two)|of (two) floats")


def params_of(thing: Any, kind: str, name: str = "", skip: tuple[str, ...] = ()) -> tuple[Param, ...]:
    """Return the arguments of a class or function in the order of its signature, without those in `skip`."""
    name = name or thing.__name__
    docs = docstrings.arguments(thing)
    found = []
    for parameter in inspect.signature(thing).parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD) or parameter.name in skip:
            continue
        if parameter.name in overrides.LEFT_OUT.get(name, ()):
            continue
        default = None if parameter.default is parameter.empty else as_json(parameter.default)
        required = parameter.default is parameter.empty
        found.append(param(name, kind, parameter.name, default, required, docs.get(parameter.name, "")))
    return tuple(found)


def param(owner: str, owner_kind: str, name: str, default: Any, required: bool, doc: str) -> Param:
    """Return one argument: what is found out, then what the overrides say, the most special one last."""
    values: dict[str, Any] = {"kind": kind_of(name, default, doc)}
    kind = values["kind"]
    if kind == "enum":
        values["values"] = choices(doc)
    if kind in ("int_or_tuple", "float_or_tuple", "tuple"):
        values["length"] = _length(default, doc)
        values["items"] = _items(kind, default, doc)
    values["nullable"] = not required and (default is None or (kind != "bool" and bool(_NONE.search(doc))))
    values["group"] = _group(owner_kind, name, kind)
    values["doc"] = docstrings.shortened(doc or overrides.DOCS.get(name, ""))
    values |= {"required": required, "default": default}
    for key in (f"*.{name}", f"{owner_kind}.{name}"):
        values |= overrides.PARAMS.get(key, {})
    if not required:
        values.pop("initial", None)  # what is general about a name is for where a value must be given
    values |= overrides.PARAMS.get(f"{owner}.{name}", {})
    return Param(name=name, **_fitting(values, owner_kind))


def _fitting(values: dict[str, Any], owner_kind: str) -> dict[str, Any]:
    """Return the fields that go with the kind at which the overrides arrived."""
    kind = values["kind"]
    if kind == "dtype":
        values.setdefault("values", overrides.LAYER_DTYPES if owner_kind == "layer" else overrides.DTYPES)
    elif kind != "enum":
        values.pop("values", None)
    if not (kind == "tuple" or kind.endswith("_or_tuple")):
        values.pop("length", None)
        values.pop("items", None)
    if kind == "bool" and isinstance(values["default"], bool):
        values["nullable"] = False
    if kind == "activation" and not values["required"]:
        values["nullable"] = True
    return values


def as_json(value: Any) -> Any:
    """Return a default as JSON: tuples become lists."""
    if isinstance(value, tuple | list):
        return [as_json(v) for v in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"expected a default that JSON can hold, received {value!r}")


def kind_of(name: str, default: Any, doc: str) -> str:
    """Return the kind of an argument; "any" if nothing tells."""
    for suffix, kind in _BY_SUFFIX.items():
        if name.endswith(suffix):
            return kind
    if name in _BY_NAME:
        return _BY_NAME[name]
    if isinstance(default, bool):
        return "bool"
    head = re.sub(r"^\W*(optional\W*|a python |an |a |positive )*", "", doc.split(". ")[0].lower())
    words = choices(doc)
    if (default is None or isinstance(default, str)) and len(words) > 1 and _CHOICE_WORDS.search(doc[:200]):
        return "enum"
    many = re.search(r"\b(tuple|list)s?\b", head)
    if isinstance(default, list):
        return _either(default[0] if default else None, head) if re.match(r"(int|integer|float)\b", head) else "tuple"
    if re.match(r"(int|integer)s?\b", head):
        return "int_or_tuple" if many else "int"
    if re.match(r"(single )?floats?\b|tuple of two floats or a single float", head):
        return "float_or_tuple" if many else "float"
    if many and re.match(r"(tuple|list)\b", head):
        return "tuple"
    if re.match(r"(bool|boolean|whether|if `?true`?)\b", head):
        return "bool"
    if isinstance(default, int):
        return "int"
    if isinstance(default, float):
        return "float"
    if isinstance(default, str) or re.match(r"(string|path|filename)\b", head):
        return "str"
    return "any"


def choices(doc: str) -> tuple[str, ...]:
    """Return the words a doc puts in quotes as choices, in their order."""
    found: list[str] = []
    text = doc.split("Defaults to")[0] if doc.count('"') > 2 else doc
    for match in re.finditer(r"""`?"(\w+)[`"]+|`?'(\w+)'`?""", text):
        word = match.group(1) or match.group(2)
        if word not in found:
            found.append(word)
    return tuple(found)


def _either(first: Any, head: str) -> str:
    return "float_or_tuple" if isinstance(first, float) or head.startswith("float") else "int_or_tuple"


def _length(default: Any, doc: str) -> int | None:
    if isinstance(default, list):
        return len(default)
    match = _COUNT.search(doc + " ")
    if not match:
        return None
    count = next(g for g in match.groups() if g)
    return 2 if count == "two" else int(count)


def _items(kind: str, default: Any, doc: str) -> str:
    if isinstance(default, list) and default and isinstance(default[0], list):
        return "pair"
    if kind == "int_or_tuple":
        return "int"
    if kind == "float_or_tuple":
        return "float"
    head = doc.lower()[:90]
    return "int" if "int" in head and "float" not in head else "float" if "float" in head else ""


def _group(owner_kind: str, name: str, kind: str) -> str:
    if name in overrides.ADVANCED or name in overrides.ADVANCED_BY_KIND.get(owner_kind, ()):
        return "Advanced"
    return _GROUPS.get(kind, "")
