"""Reads a Python script as data and returns the models it would build, as drawings with their training settings."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from designer.catalogue.load import Catalogue
from designer.engine.importers.script.drawing import draw
from designer.engine.importers.script.interpreter import Interpreter
from designer.engine.importers.script.values import Model, NotPythonError, ScriptError
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

MAX_TEXT = 2_000_000


@dataclass(frozen=True)
class FoundModel:
    """One model of a script: the variable that held it, where it was made, its drawing, and what to know about it."""

    name: str
    line: int
    graph: Graph
    notes: tuple[Text, ...] = ()


def read_script(text: str, catalogue: Catalogue) -> list[FoundModel]:
    """Return the models of a script, in the order they were made. Nothing is executed.

    Lines of a notebook that are no Python (``!pip``, ``%matplotlib``) are passed over. Raises ScriptError, naming the
    line, when the script cannot be read or defines no model.
    """
    if len(text) > MAX_TEXT:
        raise ScriptError(
            QT_TRANSLATE_NOOP("Errors", "The script has {size} characters; at most {limit} are read."),
            size=len(text),
            limit=MAX_TEXT,
        )
    interpreter = Interpreter(catalogue)
    try:
        interpreter.run(ast.parse(only_python(text)))
    except SyntaxError as error:
        raise NotPythonError(
            QT_TRANSLATE_NOOP("Errors", "Line {line} is not Python: {reason}."),
            line=error.lineno or 0,
            reason=error.msg,
        ) from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise ScriptError(QT_TRANSLATE_NOOP("Errors", "The script is too deeply nested to be read.")) from error
    models = [m for m in interpreter.keras.models.found if m.outputs or m.layers]
    if not models:
        raise ScriptError(_why_none(text), notes=" ".join(str(n) for n in interpreter.keras.place.notes))
    return [_found(model, interpreter) for model in models if not _is_part(model, models) or model.compile]


def _found(model: Model, interpreter: Interpreter) -> FoundModel:
    graph, notes = draw(model, interpreter.keras)
    name = next((n for n, v in reversed(interpreter.scope.items()) if v is model), model.name or "model")
    return FoundModel(name, model.line, graph, (*interpreter.keras.place.notes, *notes))


def _is_part(model: Model, models: list[Model]) -> bool:
    """Tell whether a model is only a block of another one."""
    return bool(model.calls) or any(model in (other.layers or []) for other in models)


def _why_none(text: str) -> str:
    if "Model)" in text and "class " in text:
        return QT_TRANSLATE_NOOP(
            "Errors",
            "The script defines its model as a class of its own, which is not read without running it. {notes}",
        )
    return QT_TRANSLATE_NOOP(
        "Errors", "The script defines no Keras model (Sequential, or Model with inputs and outputs). {notes}"
    )


def only_python(text: str) -> str:
    """Return the text of a notebook's cells without the lines that are no Python (``!pip``, ``%matplotlib``)."""
    return "\n".join("" if line.lstrip()[:1] in ("!", "%") else line for line in text.expandtabs(4).splitlines())
