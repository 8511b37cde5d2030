"""Operations on plain values of a script (numbers, texts, lists, dicts, small arrays): what a reader may compute."""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from designer.engine.importers.script.values import Items, Table, Unknown

PLAIN = (int, float, complex, str, bytes, bool, type(None), list, tuple, dict, set, frozenset, range, slice, type(...))
ARRAYS = (np.ndarray, np.generic)
SEQUENCES = (list, tuple, range, str, dict, set, frozenset, np.ndarray)
_HOLDING = (list, tuple, set, frozenset, dict)
MAX_LENGTH = 1_000_000
MAX_ARRAY = 100_000
_MAX_BITS = 4096

_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.MatMult: operator.matmul,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.RShift: operator.rshift,
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
_UNARY: dict[type, Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Invert: operator.invert,
}
_BUILTINS: dict[str, Callable[..., Any]] = {
    "range": range,
    "xrange": range,
    "len": len,
    "enumerate": lambda *a, **k: Items(enumerate(*a, **k)),
    "zip": lambda *a, **k: Items(zip(*a, strict=bool(k.get("strict")))),
    "list": lambda *a: Items(*a),
    "tuple": tuple,
    "dict": lambda *a, **k: Table(*a, **k),
    "set": set,
    "frozenset": frozenset,
    "int": int,
    "long": int,
    "float": float,
    "str": str,
    "unicode": str,
    "repr": repr,
    "bool": bool,
    "bytes": lambda a="", *_: a.encode() if isinstance(a, str) else bytes(a) if len(a) < 1000 else b"",
    "min": min,
    "max": max,
    "sum": sum,
    "any": any,
    "all": all,
    "divmod": divmod,
    "pow": lambda a, b: binary(ast.Pow(), a, b),
    "reversed": lambda a: Items(reversed(a)),
    "sorted": lambda a, **k: Items(sorted(a, **k)),
    "round": round,
    "abs": abs,
    "chr": chr,
    "ord": ord,
    "slice": slice,
    "iter": lambda a: Items(a),
}
_OF_WHOLE_LISTS = {"min", "max", "sum", "len", "sorted", "zip", "enumerate", "reversed", "any", "all"}
_PLAIN_METHODS: dict[type, tuple[str, ...]] = {
    list: ("append", "extend", "insert", "pop", "remove", "reverse", "sort", "index", "count", "copy", "clear"),
    dict: ("items", "keys", "values", "get", "update", "pop", "setdefault", "copy", "clear", "popitem"),
    str: (
        "lower", "upper", "join", "split", "strip", "lstrip", "rstrip", "startswith", "endswith", "replace", "title",
        "capitalize", "format", "splitlines", "isdigit", "find", "count", "encode", "partition", "rpartition", "rsplit",
        "zfill", "isupper", "islower", "index", "isalpha",
    ),
    tuple: ("index", "count"),
    set: ("add", "update", "discard", "remove", "union", "intersection", "difference", "copy", "pop"),
    np.ndarray: (
        "tolist", "item", "astype", "reshape", "sum", "prod", "max", "min", "mean", "copy", "flatten", "ravel",
        "cumsum",
        "round", "argmax", "argmin", "std", "transpose",
    ),
}  # fmt: skip
CHANGING = {"append", "extend", "insert", "pop", "remove", "reverse", "sort", "clear", "update", "setdefault",
    "popitem",
            "add", "discard"}  # fmt: skip
"""Methods that change what they are called on."""
_FAULTS = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError, LookupError, MemoryError)


def is_builtin(name: str) -> bool:
    """Tell whether a name is a builtin function that is followed."""
    return name in _BUILTINS


def is_plain(value: Any) -> bool:
    """Tell whether a value is one that Python itself computes with."""
    return isinstance(value, (*PLAIN, *ARRAYS))


def binary(op: ast.operator, left: Any, right: Any) -> Any:
    """Return `left op right`; unknown where it cannot be computed or would grow without bounds."""
    are_numbers = all(isinstance(v, (int, float, complex)) for v in (left, right))
    arrays = any(isinstance(v, ARRAYS) for v in (left, right))
    if _is_open(right) or (_is_open(left) and not isinstance(op, ast.BitOr)):
        return Unknown()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if isinstance(op, ast.Pow):
                if arrays:
                    return bounded(left**right)
                return left**right if are_numbers and abs(right) <= 64 and abs(left) <= 1e6 else Unknown()
            if isinstance(op, ast.LShift):
                return left << right if are_numbers and 0 <= right <= 64 else Unknown()
            if isinstance(op, ast.Mult) and not are_numbers and not arrays:
                sequence, count = (right, left) if isinstance(left, int) else (left, right)
                if not isinstance(count, int) or len(sequence) * count > MAX_LENGTH:
                    return Unknown()
            if isinstance(op, ast.Mod) and isinstance(left, (str, bytes)) and _is_wide(str(left)):
                return Unknown()
            result = _BINARY[type(op)](left, right)
    except _FAULTS:
        return Unknown()
    return bounded(Items(result) if type(result) is list else result)


def unary(op: ast.unaryop, value: Any) -> Any:
    """Return `op value`, unknown where it cannot be computed."""
    try:
        return bounded(_UNARY[type(op)](value))
    except _FAULTS:
        return Unknown()


def compare(op: ast.cmpop, left: Any, right: Any) -> Any:
    """Return whether `left op right` holds, unknown where the two cannot be compared."""
    try:
        return _COMPARE[type(op)](left, right)
    except _FAULTS:
        return Unknown()


def call_builtin(name: str, args: list[Any], kwargs: dict[str, Any] | None = None) -> Any:
    """Call a builtin function on plain values."""
    kwargs = kwargs or {}
    if name not in _BUILTINS or not all(is_plain(a) for a in args):
        return Unknown()
    if name in ("range", "xrange") and not all(isinstance(a, (int, np.integer)) for a in args):
        return Unknown()
    if any(isinstance(a, range) and len(a) > MAX_LENGTH for a in args) and name != "len":
        return Unknown()
    if name in _OF_WHOLE_LISTS and any(has_rest(a) for a in args):
        return Unknown()
    if name in ("list", "tuple", "set", "frozenset", "iter", "dict") and any(_is_open(a) for a in args):
        return Unknown()
    try:
        return bounded(_BUILTINS[name](*args, **kwargs))
    except _FAULTS:
        return Unknown()


def call_method(owner: Any, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call a harmless method of a list, dict, text, set or array; unknown for any other."""
    if name == "as_list" and isinstance(owner, tuple):  # of a shape
        return Items(owner)
    kind = next((k for k in _PLAIN_METHODS if isinstance(owner, k)), None)
    if kind is None or name not in _PLAIN_METHODS[kind]:
        return Unknown()
    if name == "extend" and len(owner) + sum(len(a) for a in args if isinstance(a, (list, tuple))) > MAX_LENGTH:
        return Unknown()
    if name == "extend" and args and not isinstance(args[0], SEQUENCES):
        owner.append(Unknown(is_rest=True))
        return None
    if name in ("pop", "remove", "sort", "index", "count", "reverse", "insert") and has_rest(owner):
        return Unknown()
    if isinstance(owner, (set, dict)) and (found := _of_open(owner, name, args)) is not ...:
        return found
    if name == "format" and _is_wide(owner):
        return Unknown()
    if isinstance(owner, str) and any(isinstance(v, Unknown) for v in (*args, *kwargs.values())):
        return Unknown()
    if isinstance(owner, str) and name == "join" and args and any(isinstance(v, Unknown) for v in args[0]):
        return Unknown()
    if name == "update" and isinstance(owner, dict) and any(not isinstance(a, (dict, list, tuple)) for a in args):
        return Unknown()
    try:
        result = getattr(owner, name)(*args, **kwargs)
    except _FAULTS:
        return Unknown()
    if name in ("items", "keys", "values") or type(result) is list:
        return Items(result)
    if type(result) is dict:
        return Table(result)
    return bounded(result)


def _is_open(value: Any) -> bool:
    return isinstance(value, (set, frozenset, dict)) and has_rest(value)


def _of_open(owner: Any, name: str, args: list[Any]) -> Any:
    """Return what a method of a set or dict gives where what that holds is not all known; `...` where it is."""
    if isinstance(owner, set) and name in ("add", "update"):
        items = args if name == "add" else [v for a in args for v in (a if isinstance(a, _HOLDING) else [Unknown()])]
        known = [v for v in items if not isinstance(v, Unknown)]
        try:
            owner.update(known)
        except TypeError:
            known = []
        if len(known) < len(items) and not has_rest(owner):
            owner.add(Unknown(is_rest=True))
        return None
    if any(_is_open(a) for a in args):
        return Unknown()
    if not has_rest(owner):
        return ...
    if isinstance(owner, dict) and name in ("items", "keys", "values"):
        pairs = [(k, v) for k, v in owner.items() if not isinstance(k, Unknown)]
        place = {"keys": 0, "values": 1}.get(name)
        return Items([*(pairs if place is None else [p[place] for p in pairs]), Unknown(is_rest=True)])
    if isinstance(owner, dict) and name == "get" and args and args[0] in owner:
        return owner[args[0]]
    return ... if name in ("copy", "union", "discard", "clear") else Unknown()


def item(owner: Any, key: Any) -> Any:
    """Return `owner[key]`, unknown where there is none or it is not known."""
    if isinstance(owner, (list, tuple)) and has_rest(owner):
        known = len(owner) - 1
        if not isinstance(key, int) or key < 0 or key >= known:
            return Unknown()
    try:
        found = owner[key]
    except _FAULTS:
        return Unknown()
    return Items(found) if type(found) is list and isinstance(key, slice) else found


def has_rest(value: Any) -> bool:
    """Tell whether only a part of a list, set or dict is known (of a list the beginning)."""
    return isinstance(value, _HOLDING) and any(isinstance(v, Unknown) and v.is_rest for v in value)


def truth(value: Any) -> bool | None:
    """Return whether a plain value counts as true, None where that is not known."""
    try:
        if has_rest(value):
            return True if len(value) > 1 else None
        return bool(value)
    except _FAULTS:
        return None


def number(value: Any) -> Any:
    """Return a number or array of numpy as Python's own; any other value as it is."""
    if isinstance(value, np.generic):
        return value.item()
    return value.tolist() if isinstance(value, np.ndarray) else value


def bounded(value: Any) -> Any:
    """Return `value`, unknown if it has grown beyond what any model needs."""
    if isinstance(value, (str, bytes, list, tuple, set, dict)) and len(value) > MAX_LENGTH:
        return Unknown()
    if isinstance(value, np.ndarray) and (value.size > MAX_ARRAY or value.dtype == object):
        return Unknown(shape=value.shape)
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        return Unknown()
    return value


def _is_wide(template: str) -> bool:
    """Tell whether a template asks for a width or precision of many digits."""
    digits = 0
    for char in template:
        digits = digits + 1 if char.isdigit() else 0
        if digits > 3 or char == "*":
            return True
    return False
