"""Operations on plain values of a script (numbers, texts, lists, dicts): what a reader may compute, within limits."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from designer.engine.importers.script.values import Unknown

PLAIN = (int, float, str, bool, type(None), list, tuple, dict, range)
MAX_LENGTH = 1_000_000
_MAX_BITS = 4096

_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.MatMult: operator.matmul,
}
_COMPARE: dict[type, Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
    ast.Is: lambda a, b: a is b,
    ast.IsNot: lambda a, b: a is not b,
}
_BUILTINS: dict[str, Callable[..., Any]] = {
    "range": range,
    "len": len,
    "enumerate": lambda *a: list(enumerate(*a)),
    "zip": lambda *a: list(zip(*a, strict=False)),
    "list": list,
    "tuple": tuple,
    "dict": dict,
    "int": int,
    "float": float,
    "str": str,
    "bool": bool,
    "min": min,
    "max": max,
    "sum": sum,
    "reversed": lambda a: list(reversed(a)),
    "sorted": sorted,
    "round": round,
    "abs": abs,
}
_PLAIN_METHODS: dict[type, tuple[str, ...]] = {
    list: ("append", "extend", "insert", "pop"),
    dict: ("items", "keys", "values", "get", "update"),
    str: ("lower", "upper", "join", "split"),
}
_FAULTS = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)


def is_builtin(name: str) -> bool:
    """Tell whether a name is a builtin function that is followed."""
    return name in _BUILTINS


def binary(op: ast.operator, left: Any, right: Any) -> Any:
    """Return `left op right`; unknown where it cannot be computed or would grow without bounds."""
    are_numbers = all(isinstance(v, (int, float)) for v in (left, right))
    try:
        if isinstance(op, ast.Pow):
            return left**right if are_numbers and abs(right) <= 64 and abs(left) <= 1e6 else Unknown()
        if isinstance(op, ast.Mult) and not are_numbers:
            sequence, count = (right, left) if isinstance(left, int) else (left, right)
            if not isinstance(count, int) or len(sequence) * count > MAX_LENGTH:
                return Unknown()
        return bounded(_BINARY[type(op)](left, right))
    except _FAULTS:
        return Unknown()


def compare(op: ast.cmpop, left: Any, right: Any) -> Any:
    """Return whether `left op right` holds, unknown where the two cannot be compared."""
    try:
        return _COMPARE[type(op)](left, right)
    except _FAULTS:
        return Unknown()


def call_builtin(name: str, args: list[Any]) -> Any:
    """Call a builtin function on plain values."""
    if not all(isinstance(a, PLAIN) for a in args):
        return Unknown()
    if name == "range" and not all(isinstance(a, int) and abs(a) <= MAX_LENGTH for a in args):
        return Unknown()
    try:
        return _BUILTINS[name](*args)
    except _FAULTS:
        return Unknown()


def call_method(owner: list[Any] | dict[Any, Any] | str, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call a harmless method of a list, dict or text; unknown for any other."""
    if name not in _PLAIN_METHODS[type(owner)]:
        return Unknown()
    if name == "extend" and len(owner) + sum(len(a) for a in args if isinstance(a, (list, tuple))) > MAX_LENGTH:
        return Unknown()
    try:
        result = getattr(owner, name)(*args, **kwargs)
    except _FAULTS:
        return Unknown()
    return list(result) if name in ("items", "keys", "values") else result


def bounded(value: Any) -> Any:
    """Return `value`, unknown if it has grown beyond what any model needs."""
    if isinstance(value, (str, list, tuple)) and len(value) > MAX_LENGTH:
        return Unknown()
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        return Unknown()
    return value
