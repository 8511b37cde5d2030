"""What a person types to add a layer, "dense 32 relu": the words that name it and the arguments behind them."""

from __future__ import annotations

import re
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param, Spec
from designer.catalogue.values import validate

_TIMES = re.compile(r"\d+(?:[x×]\d+)+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_NUMBERS = {"int", "float", "int_or_tuple", "float_or_tuple", "tuple", "shape", "any"}
_CHOICES = {"enum", "str", "dtype"}
_OBJECTS = {"activation", "initializer", "regularizer", "constraint"}


def split(query: str) -> tuple[str, list[str]]:
    """Return the words that name a layer, and those that may be its arguments: numbers, `name=value` and what follows.

    "conv 2d 32 same" names with "conv 2d"; a number alone, or the first word, is part of the name.
    """
    words = query.replace("(", " ").replace(")", " ").replace(",", " ").split()
    for place, word in enumerate(words):
        if place and (_NUMBER.fullmatch(word) or _TIMES.fullmatch(word) or "=" in word):
            return " ".join(words[:place]), words[place:]
    return " ".join(words), []


def arguments(spec: Spec, words: list[str], catalogue: Catalogue) -> dict[str, Any] | None:
    """Return the arguments of a class that words say, None where one of them says nothing to it.

    A number goes to the first argument that takes one and has none yet, a word to the first that knows it.
    """
    found: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        chosen = (
            [p for p in spec.params if p.name == name] if equals else [p for p in spec.params if p.name not in found]
        )
        value: Any = None
        for param in chosen:
            value = _value(param, text if equals else word, catalogue, bool(equals))
            if value is not None and validate(param, value, catalogue) is None:
                found[param.name] = value
                break
        else:
            return None
    return found


def _value(param: Param, text: str, catalogue: Catalogue, is_named: bool) -> Any:
    """Return the value that a word is for an argument, None if it is none."""
    if param.kind in _NUMBERS and (_TIMES.fullmatch(text) or _NUMBER.fullmatch(text)):
        if param.kind == "any" and not is_named:
            return None
        if _TIMES.fullmatch(text):
            return [int(part) for part in re.split("[x×]", text)]
        number = float(text) if re.search(r"[.e]", text) else int(text)
        if param.kind in ("tuple", "shape"):
            return [number]
        return float(number) if param.kind == "float" else number
    low = text.lower()
    if param.kind in _CHOICES and param.values:
        return next((v for v in param.values if v.lower() == low), None)
    if param.kind in _OBJECTS:
        known = catalogue.spec(low, param.kind)
        return (known.alias or known.name) if known is not None else None
    if param.kind == "bool" and ((is_named and low in ("true", "false")) or low == param.name):
        return low != "false"
    return text if is_named and param.kind in ("str", "dtype") else None
