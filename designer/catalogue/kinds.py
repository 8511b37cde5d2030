"""Tells whether a JSON value is of the type that an argument holds at all, whatever its size and choices are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import NUMBERS, Param
from designer.catalogue.texts import OBJECT_KINDS
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

Fault = tuple[str, Text]
"""Where a fault lies below the value that was looked at (".args.units", "[0]", ""), and what it is."""

_WHOLE = QT_TRANSLATE_NOOP("Errors", "Expected a whole number, got {found}.")
_NUMBER = QT_TRANSLATE_NOOP("Errors", "Expected a number, got {found}.")
_TEXT = QT_TRANSLATE_NOOP("Errors", "Expected a text, got {found}.")
_FLAG = QT_TRANSLATE_NOOP("Errors", "Expected true or false, got {found}.")
_LIST = QT_TRANSLATE_NOOP("Errors", "Expected a list, got {found}.")
_OBJECT = QT_TRANSLATE_NOOP("Errors", "Expected a Keras object, got {found}.")
_NAME = QT_TRANSLATE_NOOP("Errors", "Expected the name of a class, got {found}.")
_ARGS = QT_TRANSLATE_NOOP("Errors", "Expected arguments by name, got {found}.")
_FOUND = {
    dict: QT_TRANSLATE_NOOP("Errors", "an object"),
    list: QT_TRANSLATE_NOOP("Errors", "a list"),
    tuple: QT_TRANSLATE_NOOP("Errors", "a list"),
    str: QT_TRANSLATE_NOOP("Errors", "a text"),
    bool: QT_TRANSLATE_NOOP("Errors", "true or false"),
    type(None): QT_TRANSLATE_NOOP("Errors", "nothing"),
}


def argument_faults(params: tuple[Param, ...], values: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Fault]:
    """Yield the values that no argument of its name can hold; unknown names and missing values are not looked at.

    Limits and choices are left to the check, so that a drawing that is not finished can be kept.
    """
    known = {p.name: p for p in params}
    for name, value in values.items():
        param = known.get(name)
        faults = _objects(value, catalogue) if param is None else value_faults(param, value, catalogue)
        for where, text in faults:
            yield f".{name}{where}", text


def value_faults(param: Param, value: Any, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what one argument cannot hold."""
    if value is None:
        return
    if isinstance(value, Mapping) and "class" in value and param.kind in (*OBJECT_KINDS, "float", "any", "vocabulary"):
        yield from object_faults(value, OBJECT_KINDS.get(param.kind, ()), catalogue)
    else:
        yield from _KINDS.get(param.kind, _object)(param, value, catalogue)


def object_faults(value: Any, kinds: tuple[str, ...], catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with a Keras object: ``"adam"`` or ``{"class": "Adam", "args": {...}}``."""
    if isinstance(value, str):
        return
    if not isinstance(value, Mapping):
        yield "", _fault(_OBJECT, value)
        return
    name, args = value.get("class"), value.get("args", {})
    if not isinstance(name, str):
        yield ".class", _fault(_NAME, name)
    elif not isinstance(args, Mapping):
        yield ".args", _fault(_ARGS, args)
    else:
        spec = next((s for kind in kinds if (s := catalogue.spec(name, kind))), None) or catalogue.find(name)
        for where, text in argument_faults(spec.params if spec else (), args, catalogue):
            yield f".args{where}", text


def _objects(value: Any, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with the objects inside a value of which nothing else is known."""
    if isinstance(value, Mapping):
        if "class" in value:
            yield from object_faults(value, (), catalogue)
        else:
            for name, item in value.items():
                for where, text in _objects(item, catalogue):
                    yield f".{name}{where}", text
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            for where, text in _objects(item, catalogue):
                yield f"[{place}]{where}", text


def _any(_: Param, value: Any, catalogue: Catalogue) -> Iterator[Fault]:
    yield from _objects(value, catalogue)


def _object(param: Param, value: Any, catalogue: Catalogue) -> Iterator[Fault]:
    if param.kind == "schedule" and not isinstance(value, Mapping):
        if not _is_number(value):
            yield "", _fault(_NUMBER, value)
        return
    if isinstance(value, Mapping) and "class" not in value:
        yield from _objects(value, catalogue)  # an object of a class that is not Keras's own, as a model brought it
    else:
        yield from object_faults(value, OBJECT_KINDS.get(param.kind, ()), catalogue)


def _layers(_: Param, value: Any, catalogue: Catalogue) -> Iterator[Fault]:
    if not isinstance(value, list | tuple):
        yield "", _fault(_LIST, value)
        return
    for place, item in enumerate(value):
        for where, text in object_faults(item, ("layer",), catalogue):
            yield f"[{place}]{where}", text


def _plain(is_right: Callable[[Any], bool], template: str) -> Callable[[Param, Any, Catalogue], Iterator[Fault]]:
    def faults(_: Param, value: Any, __: Catalogue) -> Iterator[Fault]:
        if not is_right(value):
            yield "", _fault(template, value)

    return faults


def _list(param: Param, value: Any, _: Catalogue) -> Iterator[Fault]:
    if not isinstance(value, list | tuple):
        yield "", _fault(_LIST, value)
        return
    is_right, template = _ITEMS.get(param.items, (_is_number, _NUMBER))
    if param.kind in ("shape", "int_or_tuple"):
        is_right, template = _is_whole, _WHOLE
    for place, item in enumerate(value):
        if isinstance(item, list | tuple) and param.items == NUMBERS:
            for where, fault in _list(param, item, _):
                yield f"[{place}]{where}", fault
        elif isinstance(item, list | tuple) and param.items == "pair":
            for inner, number in enumerate(item):
                if not _is_number(number):
                    yield f"[{place}][{inner}]", _fault(_NUMBER, number)
        elif item is not None and not is_right(item):
            yield f"[{place}]", _fault(template, item)


def _number_or_list(param: Param, value: Any, catalogue: Catalogue) -> Iterator[Fault]:
    if isinstance(value, list | tuple):
        yield from _list(param, value, catalogue)
    elif param.kind.startswith("int") and not _is_whole(value):
        yield "", _fault(_WHOLE, value)
    elif not _is_number(value):
        yield "", _fault(_NUMBER, value)


def _vocabulary(_: Param, value: Any, __: Catalogue) -> Iterator[Fault]:
    if isinstance(value, str):
        return
    if not isinstance(value, list | tuple):
        yield "", _fault(_LIST, value)
        return
    for place, item in enumerate(value):
        if not isinstance(item, str | int) or isinstance(item, bool):
            yield f"[{place}]", _fault(_TEXT, item)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


_ITEMS = {"int": (_is_whole, _WHOLE), "pair": (_is_whole, _WHOLE), "str": (_is_text, _TEXT)}
_KINDS: dict[str, Callable[[Param, Any, Catalogue], Iterator[Fault]]] = {
    "int": _plain(_is_whole, _WHOLE),
    "float": _plain(_is_number, _NUMBER),
    "bool": _plain(_is_flag, _FLAG),
    "str": _plain(_is_text, _TEXT),
    "enum": _plain(_is_text, _TEXT),
    "dtype": _plain(_is_text, _TEXT),
    "index": _plain(_is_text, _TEXT),
    "code": _plain(_is_text, _TEXT),
    "int_or_tuple": _number_or_list,
    "float_or_tuple": _number_or_list,
    "tuple": _list,
    "shape": _list,
    "vocabulary": _vocabulary,
    "layers": _layers,
    "any": _any,
}


def _fault(template: str, value: Any) -> Text:
    found = str(value)[:40] if _is_number(value) else Text(_FOUND[type(value)])
    return Text(template, {"found": found})
