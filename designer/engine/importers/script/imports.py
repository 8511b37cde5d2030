"""Tells whether an import that a script itself is prepared to see fail would fail on this machine."""

from __future__ import annotations

import ast
from collections.abc import Callable
from importlib.util import find_spec

from designer.engine.importers.script import library
from designer.engine.importers.script.words import source

_KEPT = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")


def missing_import(node: ast.Try, is_beside: Callable[[str], bool]) -> tuple[int, str]:
    """Return which statement of a `try` imports a module that is not there, and its name; (-1, "") for none.

    Only where a handler is for that: the others go on as if nothing were missing. No module is imported to find out;
    `is_beside` tells of one whether it stands beside the script.
    """
    if not any(h.type is None or any(name in source(h.type) for name in _KEPT) for h in node.handlers):
        return -1, ""
    for place, statement in enumerate(node.body):
        for name in _modules(statement):
            if name and name not in library.KNOWN and not is_there(name) and not is_beside(name):
                return place, name
    return -1, ""


def caught_as(node: ast.Try) -> str:
    """Return by which name the first handler that is for a missing module catches it."""
    named = [source(h.type) for h in node.handlers if h.type is not None]
    return next((n for text in named for n in _KEPT[:2] if n in text), _KEPT[0])


def _modules(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.Import):
        return [alias.name.split(".")[0] for alias in statement.names]
    if isinstance(statement, ast.ImportFrom) and statement.level == 0:
        return [(statement.module or "").split(".")[0]]
    return []


def is_there(name: str) -> bool:
    """Tell whether a module could be imported on this machine; it is not."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
