"""The import lines of a script: each once, names of a module together, in the order of isort."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable

from designer.export.expressions import WIDTH


def merged(lines: Iterable[str]) -> list[str]:
    """Return import lines in two blocks, the standard library's first, with an empty line between them."""
    plain: set[tuple[str, str]] = set()
    named: dict[str, set[str]] = {}
    for line in lines:
        statement = ast.parse(line).body[0]
        if isinstance(statement, ast.Import):
            plain |= {(one.name, one.asname or "") for one in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            names = (f"{one.name} as {one.asname}" if one.asname else one.name for one in statement.names)
            named.setdefault(statement.module or "", set()).update(names)
    future = named.pop("__future__", set())
    blocks = [[f"from __future__ import {', '.join(sorted(future))}"]] if future else []
    for standard in (True, False):
        block = [
            f"import {name} as {alias}" if alias else f"import {name}"
            for name, alias in sorted(plain)
            if _is_standard(name) is standard
        ]
        for module in sorted(named):
            if _is_standard(module) is standard:
                block += _from(module, sorted(named[module], key=_order))
        if block:
            blocks.append(block)
    return [line for place, block in enumerate(blocks) for line in ([""] if place else []) + block]


def _is_standard(module: str) -> bool:
    return module.split(".")[0] in sys.stdlib_module_names


def _order(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


def _from(module: str, names: list[str]) -> list[str]:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= WIDTH:
        return [line]
    return [f"from {module} import (", *(f"    {name}," for name in names), ")"]
