"""What the names of a Python text are called in full, by its imports."""

from __future__ import annotations

import ast

_WITH_KERAS = ("keras", "tensorflow", "tf_keras", "keras_core")


class Imports:
    """The imports of a text, also those inside of `try` and `if`."""

    def __init__(self, tree: ast.Module) -> None:
        self._full: dict[str, str] = {}
        self._stars: list[str] = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    top = one.name.partition(".")[0]
                    self._full[one.asname or top] = one.name if one.asname else top
            elif isinstance(node, ast.ImportFrom):
                for one in node.names:
                    if one.name == "*":
                        self._stars.append(node.module or "")
                    else:
                        self._full[one.asname or one.name] = f"{node.module or ''}.{one.name}"

    def full_name(self, node: ast.expr) -> str:
        """Return a name with dots as it is called in full ("keras.layers.Layer"), "" for other expressions."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        return ".".join([self._full.get(node.id, node.id), *reversed(parts)])

    def of_keras(self, node: ast.expr) -> str:
        """Return the last part of a name that is Keras's ("Layer" of tf.keras.layers.Layer), "" for others."""
        name = self.full_name(node)
        top, _, rest = name.partition(".")
        if rest and top in _WITH_KERAS:
            return name.rpartition(".")[2]
        if name.isidentifier() and name not in self._full and any(_is_keras(star) for star in self._stars):
            return name
        return ""


def bound(node: ast.stmt) -> set[str]:
    """Return the names that a statement gives a value, in what it holds too but for functions and classes."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    found: set[str] = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Import | ast.ImportFrom):
            found |= {alias.asname or alias.name.partition(".")[0] for alias in one.names}
        elif isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            found.add(one.id)
        elif isinstance(one, ast.FunctionDef | ast.ClassDef):
            found.add(one.name)
    return found


def _is_keras(module: str) -> bool:
    return module.partition(".")[0] in _WITH_KERAS
