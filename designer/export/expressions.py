"""Python expressions as small trees, and their text laid out as ruff would: in 88 columns, or an argument a line."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WIDTH = 88
_SIGNS: dict[type[ast.operator], str] = {ast.Div: "/", ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}


@dataclass(frozen=True)
class Group:
    """Something in brackets behind a head: ``head(item, key=item)``, ``[item]``, ``{"key": item}``.

    Each item is what stands before it (``key=``) and its expression.
    """

    head: str | Group
    brackets: str
    items: tuple[tuple[str, Expression], ...]


Expression = str | Group


def call(function: str | Group, *args: Expression, **keywords: Expression) -> Group:
    """Return a call."""
    return Group(function, "()", (*(("", a) for a in args), *((f"{k}=", v) for k, v in keywords.items())))


def sequence(items: Iterable[Expression]) -> Group:
    """Return a list."""
    return Group("", "[]", tuple(("", item) for item in items))


def mapping(items: Mapping[str, Expression]) -> Group:
    """Return a dict with text keys."""
    return Group("", "{}", tuple((f"{string(key)}: ", value) for key, value in items.items()))


def literal(value: Any, tuples: bool = False) -> Expression:
    """Return a JSON value as a Python literal, lists as tuples if so wished."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list | tuple):
        items = tuple(("", literal(v, tuples)) for v in value)
        return Group("", "()" if tuples or isinstance(value, tuple) else "[]", items)
    if isinstance(value, Mapping):
        return mapping({str(k): literal(v, tuples) for k, v in value.items()})
    return repr(value)


def parsed(text: str) -> Expression:
    """Return a Python expression that is given as text."""
    return _of_node(ast.parse(text, mode="eval").body)


def _of_node(node: ast.expr) -> Expression:
    if isinstance(node, ast.Call):
        keywords = [(f"{k.arg}=" if k.arg else "**", _of_node(k.value)) for k in node.keywords]
        return Group(_of_node(node.func), "()", (*(("", _of_node(a)) for a in node.args), *keywords))
    if isinstance(node, ast.List | ast.Tuple):
        brackets = "[]" if isinstance(node, ast.List) else "()"
        return Group("", brackets, tuple(("", _of_node(item)) for item in node.elts))
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return Group("", "{}", tuple((f"{flat(_of_node(k))}: " if k else "**", _of_node(v)) for k, v in pairs))
    if isinstance(node, ast.Attribute):
        return f"{flat(_of_node(node.value))}.{node.attr}"
    if isinstance(node, ast.Subscript):
        return f"{flat(_of_node(node.value))}[{flat(_of_node(node.slice))}]"
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return string(node.value)
    if isinstance(node, ast.BinOp):
        return f"{flat(_of_node(node.left))} {_SIGNS[type(node.op)]} {flat(_of_node(node.right))}"
    return ast.unparse(node)


def string(text: str) -> str:
    """Return a string literal in the quotes ruff prefers."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join("\\" + c if c == quote else c if c in "'\"" else repr(c)[1:-1] for c in text) + quote


def comment(text: str) -> str:
    """Return one comment line."""
    return "# " + " ".join("".join(c if c.isprintable() else " " for c in text).split())


def statement(before: str, expression: Expression, indent: int = 4, after: str = "") -> list[str]:
    """Return the lines of ``before expression after``, for instance ``x = call(...)``."""
    pad = " " * indent
    laid_out = _laid_out(expression, indent, indent + width(before), width(after))
    return (pad + before + laid_out + after).split("\n")


def width(text: str) -> int:
    """Return how many columns a text takes: signs of East Asian writing take two."""
    if text.isascii():
        return len(text)
    taken = (0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return sum(taken)


def flat(expression: Expression) -> str:
    """Return an expression on one line."""
    if isinstance(expression, str):
        return expression
    inner = ", ".join(before + flat(item) for before, item in expression.items)
    if expression.brackets == "()" and not expression.head and len(expression.items) == 1:
        inner += ","  # a tuple of one
    return flat(expression.head) + expression.brackets[0] + inner + expression.brackets[1]


def _laid_out(expression: Expression, indent: int, column: int, after: int) -> str:
    """Return the text of an expression that starts at `column`; `after` characters must still follow its last line."""
    text = flat(expression)
    if isinstance(expression, str) or column + width(text) + after <= WIDTH:
        return text
    head = flat(expression.head)
    tail = text[len(head) :]
    if isinstance(expression.head, Group) and expression.head.items and not _splits_late(head, tail, column):
        head = _exploded(flat(expression.head.head), expression.head, indent)
        if indent + 1 + width(tail) + after <= WIDTH or not expression.items:
            return head + tail
    return _exploded(head, expression, indent) if expression.items else head + tail


def _splits_late(head: str, tail: str, column: int) -> bool:
    return width(tail) > width(head) / 2 and column + width(head) + 1 <= WIDTH


def _exploded(head: str, group: Group, indent: int) -> str:
    inside = indent + 4
    lines = [head + group.brackets[0]]
    for before, item in group.items:
        lines.append(" " * inside + before + _laid_out(item, inside, inside + width(before), 1) + ",")
    lines.append(" " * indent + group.brackets[1])
    return "\n".join(lines)
