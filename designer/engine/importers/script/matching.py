"""Tells whether a value matches a pattern of a match statement, and binds its names."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from designer.engine.importers.script.values import Builtin, Instance, Items, Scope, Table, Unknown

if TYPE_CHECKING:
    from designer.engine.importers.script.interpreter import Interpreter


def matches(reader: Interpreter, pattern: ast.pattern, value: Any, scope: Scope) -> bool | None:
    """Return whether a value matches, None where only running the script would tell."""
    if isinstance(pattern, ast.MatchAs):
        inner = True if pattern.pattern is None else matches(reader, pattern.pattern, value, scope)
        if pattern.name is not None and inner is not False:
            reader.store(ast.Name(pattern.name, ast.Store()), value, scope)
        return inner
    if isinstance(value, Unknown):
        return None
    if isinstance(pattern, ast.MatchValue):
        return reader.truth(reader.compare(ast.Eq(), value, reader.evaluate(pattern.value, scope)))
    if isinstance(pattern, ast.MatchSingleton):
        return value is pattern.value
    if isinstance(pattern, ast.MatchOr):
        found = [matches(reader, p, value, scope) for p in pattern.patterns]
        return True if True in found else (None if None in found else False)
    if isinstance(pattern, ast.MatchSequence):
        return _sequence(reader, pattern, value, scope)
    if isinstance(pattern, ast.MatchMapping):
        return _mapping(reader, pattern, value, scope)
    if isinstance(pattern, ast.MatchClass):
        return _class(reader, pattern, value, scope)
    return None


def _all(found: list[bool | None]) -> bool | None:
    return False if False in found else (None if None in found else True)


def _sequence(reader: Interpreter, pattern: ast.MatchSequence, value: Any, scope: Scope) -> bool | None:
    if not isinstance(value, (list, tuple)):
        return False
    star = next((i for i, p in enumerate(pattern.patterns) if isinstance(p, ast.MatchStar)), None)
    count = len(pattern.patterns)
    if len(value) != count if star is None else len(value) < count - 1:
        return False
    if star is None:
        return _all([matches(reader, p, v, scope) for p, v in zip(pattern.patterns, value, strict=True)])
    after = count - star - 1
    middle = pattern.patterns[star]
    found = [matches(reader, p, v, scope) for p, v in zip(pattern.patterns[:star], value, strict=False)]
    end = len(value) - after
    found += [matches(reader, p, v, scope) for p, v in zip(pattern.patterns[star + 1 :], value[end:], strict=True)]
    if isinstance(middle, ast.MatchStar) and middle.name:
        reader.store(ast.Name(middle.name, ast.Store()), Items(value[star:end]), scope)
    return _all(found)


def _mapping(reader: Interpreter, pattern: ast.MatchMapping, value: Any, scope: Scope) -> bool | None:
    if not isinstance(value, dict):
        return False
    keys = [reader.evaluate(k, scope) for k in pattern.keys]
    if any(isinstance(k, Unknown) for k in keys):
        return None
    if any(k not in value for k in keys):
        return False
    if pattern.rest:
        rest = Table({k: v for k, v in value.items() if k not in keys})
        reader.store(ast.Name(pattern.rest, ast.Store()), rest, scope)
    return _all([matches(reader, p, value[k], scope) for k, p in zip(keys, pattern.patterns, strict=True)])


def _class(reader: Interpreter, pattern: ast.MatchClass, value: Any, scope: Scope) -> bool | None:
    kind = reader.evaluate(pattern.cls, scope)
    is_one = reader.truth(reader.call(Builtin("isinstance"), [value, kind], {}))
    if not is_one:
        return is_one
    names = list(pattern.kwd_attrs)
    patterns = list(pattern.kwd_patterns)
    if isinstance(kind, Builtin) and len(pattern.patterns) == 1:
        return matches(reader, pattern.patterns[0], value, scope)
    if pattern.patterns and isinstance(value, Instance) and value.made_of is not None:
        order = value.made_of.find("__match_args__") or [name for name, _ in value.made_of.fields]
        names = [*order[: len(pattern.patterns)], *names]
        patterns = [*pattern.patterns, *patterns]
    elif pattern.patterns:
        return None
    return _all([matches(reader, p, reader.attribute(value, n), scope) for n, p in zip(names, patterns, strict=False)])
