"""Opens what somebody else made: model files and Python scripts become projects, without anything being executed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from designer.catalogue.load import Catalogue
from designer.engine.importers import script_file
from designer.engine.importers.architecture import SAVED_MODEL, Architecture, read_architecture
from designer.engine.importers.distributed import stepwise
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.legacy.modern import modernised
from designer.engine.importers.model_file_error import ModelFileError, damage_told
from designer.engine.importers.own_classes import given_classes, with_classes
from designer.engine.importers.script.read import FoundModel, read_all
from designer.engine.importers.script.values import NotPythonError, ScriptError
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed
from designer.project import storage
from designer.wire import BaseWeights, Imported, ImportedModel, ImportModel

CACHE = "cache"  # weights that Keras keeps on this machine
_MAX_NOTES = 50


def import_model(request: ImportModel, catalogue: Catalogue) -> Imported:
    """Return the models in a file or text as projects. Raises DesignerError with one sentence for what is refused."""
    path = Path(request.path) if request.path else None
    if path is not None and path.suffix.lower() not in script_file.SUFFIXES:
        try:
            return _from_model_file(path, catalogue, request.code)
        except MemoryError:
            raise ModelFileError(
                QT_TRANSLATE_NOOP("Errors", "{file} is refused: it takes more memory than opening a model may."),
                file=path.name,
            ) from None
    text = script_file.script_text(path) if path is not None else request.text
    try:
        folder = path.absolute().parent if path is not None else None
        reading = with_classes(
            read_all(text, catalogue, folder), text, path.name if path is not None else "", request.code
        )
    except ScriptError as error:
        return Imported(problem=error.text, may_run=not isinstance(error, NotPythonError))
    models = [_with_found_weights(model, path) for model in reading.models]
    return answer(models, request.choice, reading.passed)


def _with_found_weights(model: FoundModel, path: Path | None) -> FoundModel:
    """Return a model of a script with the files of weights that it names where they lie; what is not there is said."""
    found: list[BaseWeights] = []
    notes: list[Text] = []
    for base in model.bases:
        file = (path.parent if path is not None else Path()) / base.weights
        if base.weights == CACHE or (path is not None and file.is_file()):
            found.append(base if base.weights == CACHE else msgspec.structs.replace(base, weights=str(file.absolute())))
            continue
        template = QT_TRANSLATE_NOOP(
            "Errors",
            "The weights of {name} are not taken over: there is no {file} beside the script. Put it there, or add "
            "{name} from the Layers panel with it.",
        )
        notes.append(Text(template, {"name": base.name, "file": base.weights}))
    return replace(model, bases=tuple(found), notes=(*notes, *model.notes))


def draw_file(
    path: Path, catalogue: Catalogue, code: Mapping[str, str] | None = None
) -> tuple[Architecture, Graph, list[Text]]:
    """Return the architecture of a model file, its drawing and notes; the same file always gives the same node ids.

    Placeholders of classes that the file brings along, or that `code` defines, are live.
    """
    architecture = read_architecture(path)
    with damage_told():
        era, config = architecture.era, architecture.config
        architecture = replace(architecture, config=modernised(config, era) if era.is_old else stepwise(config))
    graph, notes = to_graph(architecture.config, catalogue, architecture.vocabularies)
    notes = given_classes(graph, notes, architecture.own, code or {})
    if path.name in SAVED_MODEL and not architecture.has_weights:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The SavedModel comes without weights: its folder has no variables/variables.index."
        )
        notes.append(Text(text))
    if architecture.has_weights and not architecture.era.backend and architecture.era.is_theano(True):
        first = [n.name for n in graph.nodes.values() if n.params.get("data_format") == "channels_first"]
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The file does not say whether Theano wrote it; the kernels of {names} are turned round as Theano's.",
        )
        notes += [Text(text, {"names": listed(first, 6)})] if first else []
    if architecture.beside is not None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The model and its weights are in two files; the weights are those of {file}."
        )
        notes.append(Text(text, {"file": architecture.beside.name}))
    return architecture, graph, notes


def answer(found: list[FoundModel], choice: str = "", passed: Sequence[Text] = ()) -> Imported:
    """Return models of a script as the answer to a request; with `choice` only the one it names (NAME or NAME:LINE).

    Of several models of one name it is the last; `passed` is what was passed over.

    Raises ScriptError when there is none of that name.
    """
    if choice:
        wanted = [model for model in found if choice in (model.name, f"{model.name}:{model.line}")]
        if not wanted:
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "The script makes no model called {name}; it makes {names}."),
                name=choice,
                names=", ".join(_choices(found)),
            )
        found = wanted[-1:]
    models = tuple(
        msgspec.structs.replace(
            _imported(model.name, model.graph, list(model.notes), model.line),
            is_part=model.is_part,
            choice=name,
            bases=model.bases,
        )
        for model, name in zip(found, _choices(found), strict=True)
    )
    return Imported(models=models, passed=tuple(_shortened(list(passed))))


def _choices(found: Sequence[FoundModel]) -> list[str]:
    """Return what models are chosen by: their names, with the line where several have one name."""
    names = [model.name for model in found]
    return [m.name if names.count(m.name) == 1 else f"{m.name}:{m.line}" for m in found]


def _from_model_file(path: Path, catalogue: Catalogue, code: Mapping[str, str]) -> Imported:
    architecture, graph, notes = draw_file(path, catalogue, code)
    return Imported(models=(_imported(path.stem, graph, notes),), has_weights=architecture.has_weights)


def _shortened(notes: list[Text]) -> list[Text]:
    if len(notes) <= _MAX_NOTES:
        return notes
    more = Text(QT_TRANSLATE_NOOP("Errors", "And {count} more."), {"count": len(notes) - _MAX_NOTES})
    return [*notes[:_MAX_NOTES], more]


def _imported(name: str, graph: Graph, notes: list[Text], line: int = 0) -> ImportedModel:
    project = storage.encode(graph)
    storage.decode(project)  # what cannot be opened again is refused here, in words
    return ImportedModel(name, project, len(graph.nodes), line, tuple(_shortened(notes)))
