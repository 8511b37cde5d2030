"""Calls functions of a script by reading their bodies; generators are read to their end."""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

from designer.engine.importers.script.comprehensions import Comprehensions
from designer.engine.importers.script.values import (
    Function,
    Items,
    Scope,
    ScriptError,
    Table,
    Unknown,
)
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_DEPTH = 40
MAX_YIELDS = 5_000


class ReturnedError(Exception):
    """`return`: ends a function."""

    def __init__(self, value: Any) -> None:
        self.value = value


class RaisedError(Exception):
    """An exception that the script itself raises, by the name of its class."""

    def __init__(self, name: str) -> None:
        self.name = name


class _Enough(Exception):  # noqa: N818
    """A generator has given more than is read of one."""


class Left(NamedTuple):
    """Why a round of a loop, or the function, may have been left already; what comes then may not be carried out."""

    round: Unknown | None = None
    function: Unknown | None = None


class Functions(Comprehensions):
    """Knows calls of functions."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._depth = 0
        self._names: list[str] = []
        self.pending: list[list[Any]] = []  # by function: what it may have returned before its end
        self._yielded: list[list[Any]] = []
        self.left = Left()

    def call_function(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Read the body of a function with these arguments and return what it returns."""
        if self._depth >= MAX_DEPTH:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: functions call one another too deeply to be read."),
                line=self.keras.place.line,
            )
        function.calls += 1
        scope = Scope(function.scope)
        if function.owner is not None:
            scope["__class__"] = function.owner
            scope["__first__"] = args[0] if args else None
        scope.update(self._bind(function, args, kwargs))
        self._depth += 1
        self._names.append(function.name)
        self.keras.models.function = function.name
        try:
            if isinstance(function.node, ast.Lambda):
                return self.evaluate(function.node.body, scope)
            if _yields(function.node):
                return self._generate(function, scope)
            return self._body(function.node, scope)
        finally:
            self._depth -= 1
            self._names.pop()
            self.keras.models.function = self._names[-1] if self._names else ""

    def _body(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Any:
        self.pending.append([])
        value: Any = None
        left, self.left = self.left, Left()
        try:
            self.block(node.body, scope)
        except ReturnedError as returned:
            value = returned.value
        finally:
            before = self.pending.pop()
            self.left = left
        for other, why in before:
            value = self.joined(other, value, why)
        return value

    def _generate(self, function: Function, scope: Scope) -> Any:
        assert not isinstance(function.node, ast.Lambda)
        if any(isinstance(n, (ast.Global, ast.Nonlocal)) for n in ast.walk(function.node)):
            return Unknown()  # when it writes to the outside depends on who asks it for the next value
        items = Items()
        self._yielded.append(items)
        try:
            self._body(function.node, scope)
        except _Enough:
            items.append(Unknown(function.name, is_rest=True))
        finally:
            self._yielded.pop()
        return items

    def _eval_yield(self, node: ast.Yield, scope: Scope) -> Any:
        if self._yielded:
            self.journal.touch(self._yielded[-1])
            self._yielded[-1].append(None if node.value is None else self.evaluate(node.value, scope))
            if len(self._yielded[-1]) >= MAX_YIELDS:
                raise _Enough
        return None

    def _eval_yieldfrom(self, node: ast.YieldFrom, scope: Scope) -> Any:
        items = self.iterate(self.evaluate(node.value, scope))
        if self._yielded:
            self.journal.touch(self._yielded[-1])
            self._yielded[-1].extend([Unknown(is_rest=True)] if items is None else items)
        return None

    def _bind(self, function: Function, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        spec = function.node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        bound: dict[str, Any] = dict(function.defaults)
        bound.update(zip(names, args, strict=False))
        known = {*names, *(a.arg for a in spec.kwonlyargs)}
        bound.update({k: v for k, v in kwargs.items() if k in known})
        if spec.vararg:
            bound[spec.vararg.arg] = tuple(args[len(names) :])
        if spec.kwarg:
            bound[spec.kwarg.arg] = Table({k: v for k, v in kwargs.items() if k not in known})
        rest = kwargs.get("**")
        for name in known:
            if name not in bound or (rest is not None and name not in kwargs and name not in names[: len(args)]):
                bound[name] = Unknown(name, rest.reason if isinstance(rest, Unknown) else None)
        return bound

    def block(self, body: list[ast.stmt], scope: Scope) -> None:
        """Read statements."""
        raise NotImplementedError


def _yields(node: ast.AST) -> bool:
    """Tell whether a function is a generator; functions inside of it do not count."""
    stack = list(ast.iter_child_nodes(node))
    while stack:
        child = stack.pop()
        if isinstance(child, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            stack.extend(ast.iter_child_nodes(child))
    return False
