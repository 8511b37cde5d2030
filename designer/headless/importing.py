"""The command that opens what somebody else made: a model file or a script becomes a project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from designer.engine.importers.script_file import script_text
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.headless import opener, own_layers
from designer.headless.paths import runs_of
from designer.project import run_folder, storage
from designer.project.own_code import code_of
from designer.project.records import TRAINING, TrainingSettings
from designer.wire import (
    ImportBases,
    Imported,
    ImportedModel,
    ImportModel,
    ImportWeights,
    RunScript,
    WeightsImported,
)


def import_model(args: argparse.Namespace) -> int:
    """Draw a model somebody else made as a project; its weights become a run."""
    source = args.model.absolute()
    if not source.is_file():
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is no file {file}."), file=args.model)
    imported = _imported(source, args)
    model = _chosen(imported, args.name)
    for note in (*model.notes, *imported.passed, *_others(imported, model)):
        sys.stderr.write(f"note: {note}\n")
    graph = storage.decode(model.project)
    storage.save(graph, args.output)
    named = {Path(file).stem for file in args.layers}
    own_layers.allow(module for module in code_of(graph).modules if module.name in named)  # whose file was named here
    if (imported.has_weights or model.bases) and _write_weights(source, args, model):
        storage.save(_starting_from(graph, run_folder.IMPORTED), args.output)
    print(args.output)
    return 0


def _imported(source: Path, args: argparse.Namespace) -> Imported:
    if args.run:
        answer = opener.ask(RunScript(path=str(source), choice=args.name or ""), opener.KERAS_SECONDS)
    else:
        request = ImportModel(path=str(source), choice=args.name or "", code=_code(args))
        answer = opener.ask(request, opener.DRAWING_SECONDS)
    assert isinstance(answer, Imported)
    if answer.problem is not None:
        if not answer.may_run:
            raise DesignerError(answer.problem.template, **answer.problem.args)
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{problem} If you trust the script, --run runs it and takes its models."),
            problem=answer.problem,
        )
    return answer


def _chosen(imported: Imported, name: str | None) -> ImportedModel:
    whole = [model for model in imported.models if not model.is_part] or list(imported.models)
    if len(whole) > 1 and name is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The script makes several models: {names}. Choose one with --model NAME."),
            names=", ".join(m.choice for m in imported.models),
        )
    return whole[-1]


def _others(imported: Imported, chosen: ImportedModel) -> list[Text]:
    """Say which models of a script were not taken."""
    names = [model.choice for model in imported.models if model is not chosen]
    if not names:
        return []
    template = QT_TRANSLATE_NOOP("Errors", "The script also makes {names}; --model NAME takes one of these.")
    return [Text(template, {"names": ", ".join(names)})]


def _code(args: argparse.Namespace) -> dict[str, str]:
    """Return the Python files that define classes of the model, by name."""
    return {file.name: script_text(file) for file in args.layers}


def _write_weights(source: Path, args: argparse.Namespace, model: ImportedModel) -> bool:
    """Write the run with the weights; why there is none is said, the project is there all the same."""
    folder = runs_of(args.output) / run_folder.IMPORTED
    if run_folder.is_run(folder):
        run_folder.remove(folder)
    try:
        run = str(folder.absolute())
        request: ImportBases | ImportWeights = ImportWeights(path=str(source), run_dir=run, code=_code(args))
        if model.bases:
            request = ImportBases(project=model.project, bases=model.bases, run_dir=run)
        answer = opener.ask(request, opener.KERAS_SECONDS)
    except DesignerError as error:
        sys.stderr.write(f"note: {error}\n")
        return False
    assert isinstance(answer, WeightsImported)
    if answer.missing:
        sys.stderr.write(f"note: these layers got no weights: {', '.join(answer.missing)}\n")
    for note in answer.notes:
        sys.stderr.write(f"note: {note}\n")
    sys.stderr.write(f"run: {folder}\n")
    return True


def _starting_from(graph: Graph, run: str) -> Graph:
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    return graph.with_setting(TRAINING, msgspec.structs.replace(settings, start_from=run))
