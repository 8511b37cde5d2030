"""Functions of TensorFlow and of Keras's old backend as functions of a script, written with keras.ops."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

from designer.engine.importers.script.values import Function, Ref, Scope

_SOURCES = Path(__file__).with_name("tensorflow_functions")
_PREFIXES = {
    "keras.backend.": ("K_", ""),
    "tensorflow.nn.": ("nn_",),
    "tensorflow.image.": ("image_",),
    "tensorflow.math.": ("", "nn_"),
    "tensorflow.linalg.": ("",),
    "tensorflow.keras.backend.": ("K_", ""),
    "tensorflow.": ("",),
}


def function_of(path: str) -> Function | None:
    """Return the function that stands for one of TensorFlow's, None where there is none."""
    known = _functions()
    for prefix, starts in _PREFIXES.items():
        if path.startswith(prefix):
            name = path[len(prefix) :]
            return next((known[start + name] for start in starts if start + name in known), None)
    return None


@cache
def _functions() -> dict[str, Function]:
    scope = Scope()
    scope["ops"] = Ref("keras.ops")
    found: dict[str, Function] = {}
    nodes = [n for path in sorted(_SOURCES.glob("*.py")) for n in ast.parse(path.read_text(encoding="utf-8")).body]
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = _function(node, scope)
    for node in nodes:  # other names, for functions of another module, too
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = found[node.value.id]
    scope.update(found)
    return found


def _function(node: ast.FunctionDef, scope: Scope) -> Function:
    names = [a.arg for a in node.args.args]
    defaults: dict[str, Any] = {}
    for name, value in zip(reversed(names), reversed(node.args.defaults), strict=False):
        defaults[name] = ast.literal_eval(value)
    return Function(node, scope, defaults=defaults)
