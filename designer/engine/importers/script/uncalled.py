"""Reads functions and classes of a script that it defines and does not use: their arguments are left to choose."""

from __future__ import annotations

import ast
from typing import Any

from designer.engine.importers.script import handed, special, subclass
from designer.engine.importers.script.beside import is_beside
from designer.engine.importers.script.expressions import TooLongError
from designer.engine.importers.script.functions import RaisedError, ReturnedError
from designer.engine.importers.script.interpreter import Interpreter
from designer.engine.importers.script.values import Bound, Class, Function, Instance, Model, ScriptError, Unknown
from designer.graph.texts import QT_TRANSLATE_NOOP

_STEPS = 40_000  # for one function
_ALL = 400_000
_MAKERS = {"Sequential", "Model", "Functional"}


def call_the_rest(reader: Interpreter) -> None:
    """Call what was never called and makes models, with arguments that are not known."""
    reader.limit = reader.steps + _ALL
    known = [f for f in reader.keras.functions if not is_beside(f.node.lineno)]
    makers = _makers(known)
    named = {n for f in makers for n in _called(f.node) if n != f.name}
    first = [f for f in makers if f.name not in named]
    for function in [*first, *(f for f in makers if f not in first)]:
        if function.calls == 0 and function.owner is None:
            _try(reader, function)
    for class_ in [c for c in reader.keras.classes if not is_beside(c.line)]:
        if class_.made == 0 and class_.library_bases() and subclass.is_model_class(class_):
            if isinstance(class_.find("call"), Function) or subclass.is_sequential(class_) or _has_super(class_):
                _instance(reader, class_)
        elif not class_.library_bases() or _is_plain(class_):
            _methods(reader, class_, makers)


def _methods(reader: Interpreter, class_: Class, makers: list[Function]) -> None:
    mine = [f for f in class_.names.values() if isinstance(f, Function) and f in makers and f.calls == 0]
    if not mine:
        return
    made: object = None
    for function in mine:
        if function.calls:
            continue
        if function.kind in ("static", "class"):
            _try(reader, Bound(function, class_) if function.kind == "class" else function)
            continue
        made = made or _instance(reader, class_)
        if isinstance(made, Instance) and function.calls == 0:
            _try(reader, Bound(function, made))


def _instance(reader: Interpreter, class_: Class) -> object:
    init = class_.find("__init__")
    count = len(_arguments(init)) if isinstance(init, Function) else 0
    given = [Unknown(name) for name in _arguments(init)[1:]] if count else []
    return _guarded(reader, class_, given, class_.name, class_.line)


def _try(reader: Interpreter, target: Function | Bound) -> None:
    function = target.function if isinstance(target, Bound) else target
    names = _arguments(function)[1 if isinstance(target, Bound) else 0 :]
    given = [special.hyperparameters(reader) if n in ("hp", "trial") else handed.argument(reader, n) for n in names]
    _guarded(reader, target, given, function.name, function.node.lineno)


def _guarded(reader: Interpreter, target: object, given: list[Any], name: str, line: int) -> object:
    models = reader.keras.models.found
    before = len(models)
    limit, reader.limit = reader.limit, min(reader.limit, reader.steps + _STEPS)
    reader.keras.place.line = line
    value: object = None
    try:
        value = reader.call(target, given, {})
    except (RaisedError, ReturnedError, TooLongError):
        pass
    except ScriptError as error:
        reader.keras.place.faults.append(error.text)
    finally:
        reader.limit = limit
    made = [*models[before:], *([value.names.get("__told__")] if isinstance(value, Instance) else [])]
    for model in made:
        if isinstance(model, Model):
            reader.keras.place.line = line
            model.made_in = model.made_in or name
            with reader.keras.place.noting(model.notes):
                reader.keras.place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {name} is not called in the script; what it would be given is left to choose.",
                    ),
                    name=name,
                )
    return value


def _arguments(function: Function) -> list[str]:
    """Return the arguments that a call has to give."""
    spec = function.node.args
    names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
    return names[: len(names) - len(spec.defaults)]


def _makers(known: list[Function]) -> list[Function]:
    """Return the functions that make models, or call others that do."""
    called = [(f, _called(f.node)) for f in known]
    names = set(_MAKERS)
    while True:
        found = [f for f, calls in called if calls & names]
        more = {f.name if f.owner is None else f.owner.name for f in found} - {"__init__"}
        if more <= names:
            return found
        names |= more


def _called(node: ast.AST) -> set[str]:
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            function = part.func
            found.add(function.id if isinstance(function, ast.Name) else getattr(function, "attr", ""))
    return found


def _has_super(class_: Class) -> bool:
    init = class_.find("__init__")
    return isinstance(init, Function) and any(
        isinstance(n, ast.keyword) and n.arg == "outputs" for n in ast.walk(init.node)
    )


def _is_plain(class_: Class) -> bool:
    return not subclass.is_model_class(class_)
