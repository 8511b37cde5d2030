"""Formulas of `epoch` and `lr` that a learning rate follows: read as arithmetic and nothing else, never run as code."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

Formula = Callable[[float, float], float]
"""The learning rate of an epoch, from 0, given the one before."""

_LONGEST = 500
_NAMES = ("epoch", "lr")
_CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e}
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(math, name) for name in ("exp", "log", "sqrt", "sin", "cos", "tanh", "floor", "ceil")},
    **{"min": min, "max": max, "abs": abs},
}
_BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_COMPARED: Mapping[type, Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def formula(text: str) -> Formula:
    """Return what a formula says, computed in numbers with a point. Raises DesignerError for anything else in it.

    What it returns raises DesignerError for an epoch to which it gives no finite number.
    """
    tree = _read(text)

    def rate(epoch: float, lr: float) -> float:
        try:
            value = float(_value(tree, {"epoch": float(epoch), "lr": float(lr), **_CONSTANTS}))
        except (ArithmeticError, ValueError, TypeError) as error:
            raise _no_number(text, epoch, str(error)) from None
        if not math.isfinite(value):
            raise _no_number(text, epoch, str(value))
        return value

    return rate


def python(text: str) -> str:
    """Return a formula as Python that needs `math` alone. Raises DesignerError."""
    return ast.unparse(_Qualified().visit(_read(text)))


def _no_number(text: str, epoch: float, reason: str) -> DesignerError:
    return DesignerError(
        QT_TRANSLATE_NOOP("Errors", "{text} gives no learning rate for epoch {epoch}: {reason}"),
        text=text,
        epoch=int(epoch),
        reason=reason,
    )


def _read(text: str) -> ast.expr:
    try:
        if len(text) <= _LONGEST:
            tree = ast.parse(text.strip(), mode="eval").body
            _check(tree)
            return tree
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        pass
    raise DesignerError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "{text} is no formula of epoch and lr. There are numbers, + - * / // % **, < > ==, x if a else y, {known}.",
        ),
        text=repr(text[:60]),
        known=", ".join([*_FUNCTIONS, *_CONSTANTS]),
    )


def _check(node: ast.AST) -> None:
    """Raise ValueError for what is no arithmetic."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise ValueError(node)
        float(node.value)
        return
    if isinstance(node, ast.Name):
        if node.id not in _NAMES and node.id not in _CONSTANTS:
            raise ValueError(node)
        return
    if isinstance(node, ast.Call):
        if not isinstance(node.func, ast.Name) or node.func.id not in _FUNCTIONS or node.keywords or not node.args:
            raise ValueError(node)
        parts: list[ast.expr] = node.args
    elif isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        parts = [node.left, node.right]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd | ast.Not):
        parts = [node.operand]
    elif isinstance(node, ast.Compare) and all(type(op) in _COMPARED for op in node.ops):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.BoolOp):
        parts = node.values
    elif isinstance(node, ast.IfExp):
        parts = [node.test, node.body, node.orelse]
    else:
        raise ValueError(node)
    for part in parts:
        _check(part)


def _value(node: ast.expr, names: Mapping[str, float]) -> Any:
    match node:
        case ast.Constant():
            return float(node.value)  # type: ignore[arg-type]
        case ast.Name():
            return names[node.id]
        case ast.Call(func=ast.Name(id=name)):
            return _FUNCTIONS[name](*(_value(part, names) for part in node.args))
        case ast.BinOp():
            return _BINARY[type(node.op)](_value(node.left, names), _value(node.right, names))
        case ast.UnaryOp(op=ast.Not()):
            return not _value(node.operand, names)
        case ast.UnaryOp(op=ast.USub()):
            return -_value(node.operand, names)
        case ast.UnaryOp():
            return _value(node.operand, names)
        case ast.BoolOp(op=ast.And()):
            return all(_value(part, names) for part in node.values)
        case ast.BoolOp():
            return any(_value(part, names) for part in node.values)
        case ast.IfExp():
            return _value(node.body if _value(node.test, names) else node.orelse, names)
        case ast.Compare():
            values = [_value(part, names) for part in (node.left, *node.comparators)]
            pairs = zip(node.ops, values, values[1:], strict=False)
            return all(_COMPARED[type(op)](one, other) for op, one, other in pairs)
    raise ValueError(node)


class _Qualified(ast.NodeTransformer):
    """Names the functions and constants of `math` as a script does that imports it."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in _CONSTANTS or (node.id in _FUNCTIONS and hasattr(math, node.id)):
            return ast.Attribute(ast.Name("math"), node.id)
        return node
