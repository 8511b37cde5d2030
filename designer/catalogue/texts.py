"""Turns JSON values of arguments into the text of a form's field, and back."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

from designer.catalogue.spec import Param
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

OBJECT_KINDS: dict[str, tuple[str, ...]] = {
    "activation": ("activation", "layer"),
    "initializer": ("initializer",),
    "regularizer": ("regularizer",),
    "constraint": ("constraint",),
    "optimizer": ("optimizer",),
    "schedule": ("schedule",),
    "formula": ("schedule",),
    "loss": ("loss",),
    "metric": ("metric",),
    "layer": ("layer",),
}
"""Kinds of arguments whose value is a Keras object, and the kinds of the catalogue it may be of."""


_MAX_TEXT = 100_000


def to_text(param: Param, value: Any) -> str:
    """Return a value as the text of a form's field: "3, 3" for [3, 3], "None" for None, JSON for objects."""
    if value is None:
        return "None"
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return repr(value)
    if isinstance(value, list | tuple) and param.kind != "layers":
        inner = ", ".join(_element(v) for v in value)
        return inner + "," if len(value) == 1 and param.kind.endswith("_or_tuple") else inner
    return json.dumps(value, ensure_ascii=False)


def parse(param: Param, text: str) -> Any:
    """Return the JSON value a field's text writes, or the text itself where it writes none; it is not checked."""
    text = text.strip()
    if text in ("", "None", "none", "null") and (param.nullable or not text):
        return None
    if len(text) > _MAX_TEXT:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The text for {param} is too long."), param=param.name)
    kind = param.kind
    if kind in ("str", "enum", "dtype", "index", "code"):
        return text
    if kind == "vocabulary" or (kind == "tuple" and param.items == "str"):
        return _words(text)
    if kind in OBJECT_KINDS or kind == "layers":
        return _json(text) if text[:1] in "{[" else _literal(text) if kind == "schedule" else text
    if kind in ("shape", "tuple") or kind.endswith("_or_tuple"):
        value = _literal(text)
        return [value] if kind in ("shape", "tuple") and isinstance(value, int | float) else value
    return _json(text) if kind == "any" and text[:1] in '{["' else _literal(text)


def index(text: str) -> tuple[Any, ...]:
    """Return what stands between the brackets of ``x[...]`` as a tuple of ints, slices, None and Ellipsis.

    Raises DesignerError for anything else; names and calls are not read.
    """
    if len(text) <= _MAX_TEXT:
        try:
            tree = ast.parse(f"x[{text}]", mode="eval").body
            if isinstance(tree, ast.Subscript) and isinstance(tree.value, ast.Name):
                parts = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
                return tuple(_index_part(part) for part in parts)
        except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
            pass
    raise DesignerError(
        QT_TRANSLATE_NOOP(
            "Errors", "{text} is not an index. Write whole numbers, slices such as 1:3, None or ..., with commas."
        ),
        text=repr(text[:60]),
    )


def _literal(text: str) -> Any:
    """Return the number, list or constant a text writes, or the text itself if it writes none."""
    fraction = re.fullmatch(r"(-?\d+\.?\d*)\s*/\s*(\d+\.?\d*)", text)
    if fraction and float(fraction.group(2)):
        return float(fraction.group(1)) / float(fraction.group(2))
    words = re.sub(r"\b(none|true|false)\b", lambda m: m.group().capitalize(), text, flags=re.IGNORECASE)
    try:
        return _lists(ast.literal_eval(words))
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return text


def _lists(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_lists(v) for v in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ValueError(value)


def _words(text: str) -> Any:
    words = [w.strip() for w in re.split(r"[,\n]", text)]
    words = [w for w in words if w]
    numbers = [int(w) for w in words if re.fullmatch(r"-?\d+", w)]
    return numbers if len(numbers) == len(words) else words


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _index_part(part: ast.expr) -> Any:
    if isinstance(part, ast.Slice):
        ends = [None if end is None else _index_part(end) for end in (part.lower, part.upper, part.step)]
        if any(end is not None and not isinstance(end, int) for end in ends):
            raise ValueError(part)
        return slice(*ends)
    value = ast.literal_eval(part)
    if value is None or value is Ellipsis or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(part)


def _element(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "(" + ", ".join(_element(v) for v in value) + ")"
    return "None" if value is None else value if isinstance(value, str) else repr(value)
