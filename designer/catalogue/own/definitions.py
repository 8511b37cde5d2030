"""What of a Python text its classes and functions need: imports, definitions and constants, not what it carries out."""

from __future__ import annotations

import ast
import re
import symtable
from collections.abc import Collection, Iterable, Iterator

from designer.catalogue.own.imports import bound


def needed(text: str, tree: ast.Module, wanted: Collection[str]) -> tuple[str, int]:
    """Return the part of a text that some of its names need, as it is written, and how many statements are left out.

    Only what binds a name stays that is wanted or that something wanted uses, and imports of names that are not told.
    """
    used = _closure(tree.body, set(wanted))
    kept = [node for node in tree.body if bound(node) & used or _binds_unknown(node)]
    lines = text.split("\n")
    parts: list[str] = []
    last, was_large = 0, False
    for node in kept:
        start, end = _first_line(node, lines), node.end_lineno or node.lineno
        start = max(start, last)
        if start >= end:
            continue  # on the line of the one before
        is_large = isinstance(node, ast.FunctionDef | ast.ClassDef)
        if parts:
            is_import = isinstance(node, ast.Import | ast.ImportFrom)
            parts += [""] * (2 if is_large or was_large else int(start > last and not is_import))
        parts += [line.rstrip() for line in lines[start:end]]
        last, was_large = end, is_large
    left_out = [node for node in tree.body if node not in kept and not isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(parts) + "\n", len(left_out) - _has_docstring(tree)


def split(text: str) -> tuple[list[str], list[str]]:
    """Return the import statements of a text, a line each, and the lines of the rest without empty ones at the ends."""
    tree = ast.parse(text)
    lines = text.split("\n")
    imports: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom) and _stands_alone(node, tree.body):
            imports.append(ast.unparse(node))
            for line in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[line] = ""
    start = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    rest = lines[start:]
    while rest and not rest[-1].strip():
        rest.pop()
    return imports, rest


def _stands_alone(node: ast.stmt, body: Iterable[ast.stmt]) -> bool:
    span = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return not any(other is not node and (other.lineno in span or other.end_lineno in span) for other in body)


def _closure(body: list[ast.stmt], wanted: set[str]) -> set[str]:
    binding = [(bound(node), _names(node)) for node in body]
    used = set(wanted)
    while True:
        more = {name for names, uses in binding if names & used for name in uses} - used
        if not more:
            return used
        used |= more


def _names(node: ast.stmt) -> set[str]:
    """Return the names of a text that a statement needs; its own variables and arguments are called as they like."""
    try:
        found = set(_global_names(symtable.symtable(ast.unparse(node), "", "exec")))
    except (SyntaxError, RecursionError):  # what Python itself would refuse, as a name that is global and an argument
        found = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    for one in ast.walk(node):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            found |= _in_texts(one.returns)
        elif isinstance(one, ast.arg | ast.AnnAssign):
            found |= _in_texts(one.annotation)
    return found


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    is_module = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_global() or (is_module and symbol.is_referenced()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _global_names(inner)


def _in_texts(annotation: ast.expr | None) -> set[str]:
    """Return the names in an annotation that is a text, or has texts in it."""
    texts = [] if annotation is None else [one.value for one in ast.walk(annotation) if isinstance(one, ast.Constant)]
    return {name for text in texts if isinstance(text, str) for name in re.findall(r"[^\W\d]\w*", text)}


def _binds_unknown(node: ast.stmt) -> bool:
    is_star = isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names)
    return is_star or (isinstance(node, ast.ImportFrom) and node.module == "__future__")


def _first_line(node: ast.stmt, lines: list[str]) -> int:
    """Return the index of a statement's first line, with its decorators and the comments right above it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    line = min([node.lineno, *(one.lineno for one in decorators)]) - 1
    while line > 0 and lines[line - 1].startswith("#") and not lines[line - 1].startswith(("#!", "# %%", "#%%")):
        line -= 1
    return line


def _has_docstring(tree: ast.Module) -> int:
    first = tree.body[0] if tree.body else None
    return int(isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant))
