"""The arguments of a function as it is written, as rows of a form: names, defaults, and kinds from annotations."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from designer.catalogue.spec import Param

_ANNOTATED = {
    "int": "int", "float": "float", "bool": "bool", "str": "str", "tuple": "tuple", "list": "tuple",
    "Tuple": "tuple", "List": "tuple", "Sequence": "tuple", "Iterable": "tuple",
}  # fmt: skip
_ITEMS = {"int": "int", "float": "float", "str": "str"}
_OBJECTS = ("initializer", "regularizer", "constraint", "activation")
_REAL = re.compile(
    r"rate|alpha|beta|gamma|delta|eps|scale|temperature|factor|weight|strength|momentum|decay|sigma|std|tau"
)  # what a number is called that need not be whole, though its default is
_MOST_DOC = 300


@dataclass(frozen=True)
class Argument:
    """One argument: what it is called and the expression of its default, None where it has none."""

    name: str
    default: ast.expr | None = None
    annotation: ast.expr | None = None


@dataclass(frozen=True)
class Arguments:
    """The arguments of a function without its first one where that is `self`; whether it takes any others by name."""

    named: tuple[Argument, ...] = ()
    takes_others: bool = False
    takes_more: bool = False  # by position

    def __contains__(self, name: str) -> bool:
        return any(one.name == name for one in self.named)

    def __iter__(self) -> Iterator[Argument]:
        return iter(self.named)


def arguments_of(function: ast.FunctionDef, is_method: bool = True) -> Arguments:
    """Return the arguments of a function or method."""
    args = function.args
    places = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [*[None] * (len(places) - len(args.defaults)), *args.defaults]
    found = [Argument(one.arg, default, one.annotation) for one, default in zip(places, defaults, strict=True)]
    if is_method and not any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list):
        found = found[1:]
    keywords = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    found += [Argument(one.arg, default, one.annotation) for one, default in keywords]
    return Arguments(tuple(found), args.kwarg is not None, args.vararg is not None)


def param(argument: Argument, docs: dict[str, str]) -> Param:
    """Return the row of a form for an argument."""
    known = _annotated(argument.annotation)
    doc = docs.get(argument.name, "")
    required, default, has_value = argument.default is None, None, True
    if argument.default is not None:
        try:
            default = _plain(ast.literal_eval(argument.default))
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            has_value = False
            doc = f"{doc} ({ast.unparse(argument.default)})".strip()
    kind = known.kind
    for one in _OBJECTS:
        if argument.name == one or argument.name.endswith(f"_{one}"):
            kind = one if kind in ("any", "str") else kind
    if kind == "any" and default is not None:
        kind = _of_default(argument.name, default)
    nullable = known.nullable or (not required and default is None)
    if kind not in ("tuple",):
        known = replace(known, items="")
    return Param(
        argument.name,
        kind,
        required=required,
        default=default if has_value else None,
        nullable=nullable,
        values=known.values,
        items=known.items,
        doc=doc[:_MOST_DOC],
    )


def documented(doc: str) -> dict[str, str]:
    """Return what a docstring says of arguments: lines such as "units: how many"."""
    found = re.findall(r"^[ \t]+[*`]*(\w+)[*`]*[ \t]*(?:\([^)\n]*\))?[ \t]*:[ \t]+(.+)$", doc, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


@dataclass(frozen=True)
class _Kind:
    kind: str = "any"
    nullable: bool = False
    values: tuple[str, ...] = ()
    items: str = ""


def _annotated(node: ast.expr | None) -> _Kind:
    """Return what an annotation says; one that says nothing that a form knows is of any kind."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            return _annotated(ast.parse(node.value, mode="eval").body)
        except (SyntaxError, ValueError):
            return _Kind()
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _either([node.left, node.right])
    if isinstance(node, ast.Subscript):
        name = _last(node.value)
        inner = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name in ("Optional", "Union"):
            return _either([*inner, *([ast.Constant(None)] if name == "Optional" else [])])
        if name == "Literal":
            values = [one.value for one in inner if isinstance(one, ast.Constant)]
            if values and all(isinstance(value, str) for value in values):
                return _Kind("enum", values=tuple(str(value) for value in values))
            return _Kind()
        if _ANNOTATED.get(name) == "tuple":
            items = {_last(one) for one in inner if not (isinstance(one, ast.Constant) and one.value is Ellipsis)}
            return _Kind("tuple", items=_ITEMS.get(items.pop(), "") if len(items) == 1 else "")
        return _Kind()
    return _Kind(_ANNOTATED.get(_last(node), "any"))


def _either(parts: list[ast.expr]) -> _Kind:
    some = [one for one in parts if not (isinstance(one, ast.Constant) and one.value is None)]
    kinds = [_annotated(one) for one in some]
    nullable = len(some) < len(parts) or any(one.nullable for one in kinds)
    names = {one.kind for one in kinds}
    if len(kinds) == 1:
        return replace(kinds[0], nullable=nullable)
    if names == {"int", "float"}:
        return _Kind("float", nullable)
    if names == {"int", "tuple"}:
        return _Kind("int_or_tuple", nullable)
    return _Kind("any", nullable)


def _last(node: ast.expr | None) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _of_default(name: str, default: Any) -> str:
    if isinstance(default, bool):
        return "bool"
    if isinstance(default, int):
        return "float" if _REAL.search(name) else "int"
    if isinstance(default, float):
        return "float"
    if isinstance(default, str):
        return "str"
    return "tuple" if isinstance(default, list) else "any"


def _plain(value: Any) -> Any:
    """Return a literal as JSON has it. Raises ValueError for what JSON cannot hold."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise ValueError(f"{value!r} is no value of JSON")
