"""Reads a Python script as data and returns the models it would build, as drawings with their training settings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from designer.catalogue.load import Catalogue
from designer.engine.importers.script import backend
from designer.engine.importers.script.beside import LINES
from designer.engine.importers.script.choice import Offered, add_objects, offered
from designer.engine.importers.script.drawing import draw
from designer.engine.importers.script.expressions import TooLongError
from designer.engine.importers.script.interpreter import Interpreter
from designer.engine.importers.script.names import KERAS_2_SIGNS, OLD_SIGNS
from designer.engine.importers.script.text import only_python, parse
from designer.engine.importers.script.uncalled import call_the_rest
from designer.engine.importers.script.values import NotPythonError, ScriptError
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.wire import BaseWeights

MAX_TEXT = 2_000_000
_SHOWN = 4
__all__ = ["FoundModel", "Reading", "only_python", "read_all", "read_script"]


@dataclass(frozen=True)
class FoundModel:
    """One model of a script: the variable that held it, where it was made, its drawing, and what to know about it.

    `is_part` tells that another model of the script holds it as a block; `bases` are those with pretrained weights.
    """

    name: str
    line: int
    graph: Graph
    notes: tuple[Text, ...] = ()
    is_part: bool = False
    bases: tuple[BaseWeights, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The models of a script, in the order they were made, and what was passed over, each with its line.

    `modules` are the texts that were read beside it, by the names of their files.
    """

    models: list[FoundModel]
    passed: list[Text]
    modules: dict[str, str] = field(default_factory=dict)


def read_script(text: str, catalogue: Catalogue, folder: Path | None = None) -> list[FoundModel]:
    """Return the models of a script, in the order they were made. Nothing is executed.

    Raises ScriptError, naming the line, when the script defines no model that can be read.
    """
    return read_all(text, catalogue, folder).models


def read_all(text: str, catalogue: Catalogue, folder: Path | None = None) -> Reading:
    """Return the models of a script and what was passed over. Nothing is executed.

    Modules that it imports and that stand in its `folder` are read, too.

    Lines of a notebook that are no Python (``!pip``, ``%matplotlib``) are passed over. Raises ScriptError, naming the
    line, when the script cannot be read or defines no model.
    """
    if len(text) > MAX_TEXT:
        raise ScriptError(
            QT_TRANSLATE_NOOP("Errors", "The script has {size} characters; at most {limit} are read."),
            size=len(text),
            limit=MAX_TEXT,
        )
    try:
        source = parse(text)
        if not source.statements and source.error is not None:
            raise NotPythonError(
                QT_TRANSLATE_NOOP("Errors", "Line {line} is not Python: {reason}."),
                line=source.error.lineno or 0,
                reason=source.error.msg,
            )
        interpreter = Interpreter(catalogue, OLD_SIGNS.search(text) is not None, folder=folder)
        interpreter.keras.place.is_keras_2 = KERAS_2_SIGNS.search(text) is not None
        backend.take_over(source.statements, interpreter.keras.place)
        interpreter.run(source)
        add_objects(interpreter)
        call_the_rest(interpreter)
        add_objects(interpreter)
        models = _drawn(offered(interpreter), interpreter)
    except (RecursionError, MemoryError, ValueError) as error:
        raise ScriptError(QT_TRANSLATE_NOOP("Errors", "The script is too deeply nested to be read.")) from error
    place, told = interpreter.keras.place, interpreter.beside.told
    passed = [told(one) for one in _once([*source.passed, *place.left_out, *place.faults])]
    if not models:
        raise _none(text, passed, [told(note) for note in place.notes], interpreter.absent)
    models = [replace(m, line=m.line % LINES, notes=tuple(told(note) for note in m.notes)) for m in models]
    return Reading(models, passed, interpreter.beside.texts)


def _drawn(chosen: list[Offered], interpreter: Interpreter) -> list[FoundModel]:
    place = interpreter.keras.place
    found: list[FoundModel] = []
    for entry in chosen:
        place.line = entry.model.line
        try:
            graph, notes, bases = draw(entry.model, interpreter.keras)
        except (DesignerError, LookupError, TypeError, AttributeError, TooLongError) as error:
            reason = (
                error.text if isinstance(error, DesignerError) else Text("{reason}", {"reason": type(error).__name__})
            )
            place.leave_out(QT_TRANSLATE_NOOP("Errors", "Line {line}: a model is passed over. {reason}"), reason=reason)
            continue
        model = FoundModel(entry.name, entry.model.line, graph, (*place.notes, *notes), entry.is_part, bases)
        if not any(_are_alike(model, other) for other in found):
            found.append(model)
    return found


def _once(texts: list[Text]) -> list[Text]:
    """Return texts in the order of their lines, each once."""
    found: list[Text] = []
    for text in texts:
        if text not in found:
            found.append(text)
    return sorted(found, key=lambda text: text.args.get("line", 0))


def _are_alike(one: FoundModel, other: FoundModel) -> bool:
    """Tell whether two models of one line are the same: a loop or several calls of a function made them."""
    return (one.name, one.line) == (other.name, other.line) and (one.graph.nodes, one.graph.settings) == (
        other.graph.nodes,
        other.graph.settings,
    )


def _joined(said: list[Text]) -> Text:
    """Return the first sentences as one text; each keeps its own translation."""
    shown = {f"text_{i}": text for i, text in enumerate(said[:_SHOWN])}
    return Text(" ".join(f"{{{name}}}" for name in shown), shown)


def _none(text: str, passed: list[Text], notes: list[Text], absent: list[str]) -> ScriptError:
    said = [*passed, *notes]
    if absent and not said:
        return ScriptError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The script defines no Keras model itself, and these modules that it imports are not beside it: "
                "{names}.",
            ),
            names=listed(absent, 6),
        )
    if said:
        return ScriptError(
            QT_TRANSLATE_NOOP("Errors", "The script defines no Keras model that can be read. {reasons}"),
            reasons=_joined(said),
        )
    if "Model)" in text and "class " in text:
        return ScriptError(
            QT_TRANSLATE_NOOP(
                "Errors", "The script defines its model as a class of its own, which is not read without running it."
            )
        )
    return ScriptError(
        QT_TRANSLATE_NOOP("Errors", "The script defines no Keras model (Sequential, or Model with inputs and outputs).")
    )
