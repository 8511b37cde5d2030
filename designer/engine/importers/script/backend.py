"""What a script tells Keras to compute with, which it says in the environment before it imports Keras."""

from __future__ import annotations

import ast

from designer.engine.importers.script.place import Place
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.recipe.backends import BACKENDS, is_installed

_VARIABLE = "KERAS_BACKEND"


def take_over(statements: list[ast.stmt], place: Place) -> None:
    """Remember the backend of a script; one that is not known or not there is said, and the default stays."""
    for statement in statements:
        name = _told(statement)
        if name is None:
            continue
        if name in BACKENDS and is_installed(name):
            place.backend = name
            continue
        place.line = statement.lineno
        place.note(
            QT_TRANSLATE_NOOP(
                "Errors", "Line {line}: the backend {what} is not there; the project is trained with {backend}."
            ),
            what=name,
            backend=next(iter(BACKENDS.values())).title,
        )


def _told(statement: ast.stmt) -> str | None:
    """Return what ``os.environ["KERAS_BACKEND"] = ...`` or ``os.environ.setdefault(...)`` names, None for others."""
    match statement:
        case ast.Assign(
            targets=[ast.Subscript(value=ast.Attribute(attr="environ"), slice=ast.Constant(value=key))],
            value=ast.Constant(value=str(name)),
        ) if key == _VARIABLE:
            return name
        case ast.Expr(
            ast.Call(
                func=ast.Attribute(value=ast.Attribute(attr="environ"), attr="setdefault"),
                args=[ast.Constant(value=key), ast.Constant(value=str(name))],
            )
        ) if key == _VARIABLE:
            return name
        case _:
            return None
