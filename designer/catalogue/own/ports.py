"""How many tensors a layer's `call` takes and gives, by what is written in it."""

from __future__ import annotations

import ast

from designer.catalogue.own.arguments import Arguments, param
from designer.catalogue.spec import Inputs, Param

_AUTOMATIC = ("training", "mask")  # Keras gives these itself
_TRAINING = Param("training", "bool", nullable=True)
_OF_LISTS = ("concatenate", "concat", "stack", "add", "multiply", "average", "maximum", "minimum", "len", "zip")


def inputs_of(arguments: Arguments, call: ast.FunctionDef, base: Inputs) -> tuple[Inputs, tuple[Param, ...]]:
    """Return what a `call` takes: its tensors, and the arguments that are values.

    Several arguments without a default are a tensor each, one that is taken apart is a list of tensors; those that are
    None without a wire may have one. `base` is what the class of Keras takes that it derives from.
    """
    required = [a.name for a in arguments if a.default is None and a.name not in _AUTOMATIC]
    optional = [a.name for a in arguments if _is_none(a.default) and a.name not in _AUTOMATIC]
    rest = [a for a in arguments if a.default is not None and a.name not in (*optional, "mask")]
    values = tuple(_TRAINING if a.name == "training" else param(a, {}) for a in rest)
    if len(required) + len(optional) > 1:
        names = (*required, *optional)
        return Inputs("named", max(1, len(required)), len(names), names), values
    if base.mode != "single":
        return base, values
    count = _taken_apart(call, (required or optional or [""])[0])
    if count is None:
        return Inputs(), values
    fixed, least = count
    return Inputs("list", least, least if fixed else None), values


def outputs_of(call: ast.FunctionDef) -> int:
    """Return how many tensors a `call` gives: as many as every return has in a tuple or list."""
    counts = set()
    for node in _own_nodes(call):
        if isinstance(node, ast.Return) and node.value is not None:
            counts.add(len(node.value.elts) if isinstance(node.value, ast.Tuple | ast.List) else 1)
    return max(1, counts.pop()) if len(counts) == 1 else 1


def _taken_apart(call: ast.FunctionDef, name: str) -> tuple[bool, int] | None:
    """Return whether the number of tensors in an argument is fixed and the least of it, None where it is one tensor."""
    least = 0
    for node in _own_nodes(call):
        if isinstance(node, ast.Assign) and _is_name(node.value, name):
            for target in node.targets:
                if isinstance(target, ast.Tuple | ast.List):
                    is_open = any(isinstance(one, ast.Starred) for one in target.elts)
                    return (not is_open, len(target.elts) - is_open)
        if isinstance(node, ast.Subscript) and _is_name(node.value, name):
            place = node.slice
            if isinstance(place, ast.Constant) and type(place.value) is int:
                least = max(least, place.value + 1)
        if isinstance(node, ast.For | ast.comprehension) and _is_name(node.iter, name):
            least = max(least, 1)
        if isinstance(node, ast.Call) and len(node.args) == 1 and _is_name(node.args[0], name):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called.lower() in _OF_LISTS:
                least = max(least, 1)
    annotation = call.args.args[1].annotation if len(call.args.args) > 1 else None
    if annotation is not None and ast.unparse(annotation).partition("[")[0] in ("list", "tuple", "List", "Sequence"):
        least = max(least, 1)
    return (False, least) if least else None


def _own_nodes(function: ast.FunctionDef) -> list[ast.AST]:
    """Return the nodes of a function that are not in a function within it."""
    found: list[ast.AST] = []
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop()
        found.append(node)
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            todo.extend(ast.iter_child_nodes(node))
    return found


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
