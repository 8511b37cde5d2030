"""The program's own sources, read once for all the tests that look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "designer"


@cache
def trees() -> dict[Path, ast.Module]:
    """Return each module of the program by its path."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def imports() -> dict[Path, list[str]]:
    """Return what each module imports, at its top or later: `from a import b` as a and a.b."""
    found: dict[Path, list[str]] = {}
    for path, tree in trees().items():
        names = found[path] = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names.extend(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = "." * node.level + (node.module or "")
                names.extend((base, *(f"{base}.{alias.name}" for alias in node.names)))
    return found


@cache
def calls() -> list[tuple[Path, str, ast.Call]]:
    """Return (path, name, call) of every call of a plain name that has arguments."""
    return [
        (path, node.func.id, node)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
    ]
