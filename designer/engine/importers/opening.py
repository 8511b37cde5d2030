"""Opens what somebody else made: model files and Python scripts become projects, without anything being executed."""

from __future__ import annotations

from pathlib import Path

from designer.catalogue.load import Catalogue
from designer.engine.importers import script_file
from designer.engine.importers.architecture import Architecture, ModelFileError, read_architecture
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.script.read import FoundModel, read_script
from designer.engine.importers.script.values import NotPythonError, ScriptError
from designer.engine.protocol import Imported, ImportedModel, ImportModel
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import storage

_MAX_NOTES = 50


def import_model(request: ImportModel, catalogue: Catalogue) -> Imported:
    """Return the models in a file or text as projects. Raises DesignerError with one sentence for what is refused."""
    path = Path(request.path) if request.path else None
    if path is not None and path.suffix.lower() not in script_file.SUFFIXES:
        try:
            return _from_model_file(path, catalogue)
        except MemoryError:
            raise ModelFileError(
                QT_TRANSLATE_NOOP("Errors", "{file} is refused: it takes more memory than opening a model may."),
                file=path.name,
            ) from None
    text = script_file.script_text(path) if path is not None else request.text
    try:
        found = read_script(text, catalogue)
    except ScriptError as error:
        return Imported(problem=error.text, may_run=not isinstance(error, NotPythonError))
    return answer(found, request.choice)


def draw_file(path: Path, catalogue: Catalogue) -> tuple[Architecture, Graph, list[Text]]:
    """Return the architecture of a model file, its drawing and notes; the same file always gives the same node ids."""
    architecture = read_architecture(path)
    graph, notes = to_graph(architecture.config, catalogue, architecture.vocabularies)
    return architecture, graph, notes


def answer(found: list[FoundModel], choice: str = "") -> Imported:
    """Return models of a script as the answer to a request; with `choice` only the one of that name.

    Raises ScriptError when there is none of that name.
    """
    if choice:
        wanted = [model for model in found if model.name == choice]
        if not wanted:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "The script makes no model called {name}; it makes {names}."),
                name=choice,
                names=", ".join(model.name for model in found),
            )
        found = wanted[-1:]
    return Imported(models=tuple(_imported(m.name, m.graph, list(m.notes), m.line) for m in found))


def _from_model_file(path: Path, catalogue: Catalogue) -> Imported:
    architecture, graph, notes = draw_file(path, catalogue)
    return Imported(models=(_imported(path.stem, graph, notes),), has_weights=architecture.has_weights)


def _imported(name: str, graph: Graph, notes: list[Text], line: int = 0) -> ImportedModel:
    project = storage.encode(graph)
    storage.decode(project)  # what cannot be opened again is refused here, in words
    if len(notes) > _MAX_NOTES:
        more = Text(QT_TRANSLATE_NOOP("Errors", "And {count} more."), {"count": len(notes) - _MAX_NOTES})
        notes = [*notes[:_MAX_NOTES], more]
    return ImportedModel(name, project, len(graph.nodes), line, tuple(notes))
