"""Says a value of a script in the user's words, or as it is written there; never as the reader holds it."""

from __future__ import annotations

import ast
from typing import Any

from designer.engine.importers.script.values import (
    Bound,
    Builtin,
    Class,
    Function,
    Instance,
    KerasObject,
    Layer,
    Method,
    Model,
    Partial,
    Ref,
    Tensor,
    Unknown,
)
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_LONGEST = 60
_OBJECT = QT_TRANSLATE_NOOP("Errors", "an object of the class {name}")
_OF_ANOTHER_KIND = QT_TRANSLATE_NOOP("Errors", "a value of another kind")
_PLAIN = (bool, int, float, complex, str, bytes, set, type(None), type(...), range)


def source(node: ast.AST) -> str:
    """Return a piece of a script as it is written, in one line."""
    return _shortened(ast.unparse(node))


def in_words(value: Any) -> Text | str:
    """Return what a value is; of one with a part that is not followed, what that part is."""
    unknown = unknown_part(value)
    if unknown is not None:
        return _shortened(unknown.what)
    if value is ...:
        return Text(QT_TRANSLATE_NOOP("Errors", "an ellipsis"))
    if _is_plain(value):
        return _shortened(repr(value))
    return _thing(value)


def unknown_part(value: Any) -> Unknown | None:
    """Return the first part of a value that only running the script would tell."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, slice):
        value = [value.start, value.stop, value.step]
    if isinstance(value, (list, tuple)):
        return next((found for part in value if (found := unknown_part(part)) is not None), None)
    return None


def _thing(value: Any) -> Text | str:
    if isinstance(value, (list, tuple, dict)):
        return Text(QT_TRANSLATE_NOOP("Errors", "a list")) if value else _shortened(repr(value))
    if isinstance(value, Ref):
        return value.path
    if isinstance(value, KerasObject):
        return value.name
    if isinstance(value, Tensor):
        return Text(QT_TRANSLATE_NOOP("Errors", "a tensor of the model"))
    if isinstance(value, (Class, Instance)):
        made_of = value if isinstance(value, Class) else value.made_of
        template = QT_TRANSLATE_NOOP("Errors", "the class {name}") if isinstance(value, Class) else _OBJECT
        return Text(template, {"name": made_of.name}) if made_of is not None else Text(_OF_ANOTHER_KIND)
    if isinstance(value, (Bound, Partial)):
        return _thing(value.function if isinstance(value, Bound) else value.target)
    if isinstance(value, Builtin):
        return value.name
    if isinstance(value, Method):
        return Text(QT_TRANSLATE_NOOP("Errors", "the method {name}"), {"name": value.name})
    if isinstance(value, Layer):
        return Text(QT_TRANSLATE_NOOP("Errors", "the layer {name}"), {"name": value.name or value.type})
    if isinstance(value, Model):
        if value.name:
            return Text(QT_TRANSLATE_NOOP("Errors", "the model {name}"), {"name": value.name})
        return Text(QT_TRANSLATE_NOOP("Errors", "a model"))
    if isinstance(value, Function) and isinstance(value.node, ast.FunctionDef):
        return Text(QT_TRANSLATE_NOOP("Errors", "the function {name}"), {"name": value.node.name})
    if isinstance(value, Function):
        return source(value.node)
    return Text(_OF_ANOTHER_KIND)


def _is_plain(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return all(_is_plain(part) for part in value)
    if isinstance(value, dict):
        return all(_is_plain(part) for part in value.values())
    return isinstance(value, _PLAIN)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
