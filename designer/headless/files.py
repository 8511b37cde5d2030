"""Commands that make files: examples, new, export, screenshot."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from designer.catalogue.load import load as load_catalogue
from designer.export.formats import CodeOptions, Exporter, exporter, exporter_for
from designer.files import atomic
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.headless.engine import ask, checked
from designer.headless.paths import LATEST, run_folder_of, runs_of
from designer.headless.sizes import filled
from designer.headless.sources import named_source
from designer.machine.interpreter import program_name
from designer.project import examples as bundled
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.recipe import backends


def examples(args: argparse.Namespace) -> int:
    """List the examples, or copy one."""
    if args.name is None:
        if args.output is not None:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "Name the example to copy: {program} examples NAME -o PROJECT."),
                program=program_name(),
            )
        for one in bundled.examples():
            print(f"{one.name:16} {one.title['en']}: {one.description['en']}")
        return 0
    chosen = bundled.example(args.name)
    graph = storage.load(chosen.path)
    output = args.output or Path(f"{args.name}{storage.SUFFIX}")
    if args.output is None and output.exists():
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "{file} is there already. Name another with -o."), file=output)
    try:
        bundled.place_data(chosen, output.absolute().parent)
    except OSError as error:
        raise not_written(output.absolute().parent / chosen.data, error) from error
    storage.save(graph, output)
    if chosen.runs is not None:
        try:
            run_folder.copy_all(chosen.runs, runs_of(output))
        except OSError as error:
            raise not_written(runs_of(output), error) from error
    print(output)
    return 0


def new(args: argparse.Namespace) -> int:
    """Make a project from data, and say what was decided and why."""
    from designer.advice.drawing import drawn
    from designer.advice.start import Wishes, start
    from designer.engine.checking.dividing import describe_split
    from designer.engine.feeding.describing import describe

    folder = args.output.absolute().parent
    source = named_source(args, folder)
    wishes = Wishes(
        _names(args.target),
        _names(args.inputs),
        args.task,
        args.time or "",
        args.horizon or 0,
        gap_numbers=args.gap_numbers,
    )
    described = describe(source, folder)
    begun = start(described, source, wishes)
    graph = drawn(begun)
    storage.save(graph, args.output)
    split = describe_split(graph.settings[DATA], folder)
    for text in (*described.notes, *begun.reasons, *(leak.text for leak in split.leaks), *split.notes):
        print(text, file=sys.stderr)
    print(args.output)
    return 0


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def export(args: argparse.Namespace) -> int:
    """Write code, a picture or a model; 1 where the code is of a model that cannot be built, which is said."""
    graph = storage.load(args.project)
    chosen = exporter(args.form) if args.form else exporter_for(args.output)
    if args.run is not None and chosen.kind != "model":
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "--run gives weights to a model; an export as {form} has none."),
            form=chosen.name,
        )
    if args.raw and not chosen.may_be_raw:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "--raw puts the preparation into a model; an export as {form} is none."),
            form=chosen.name,
        )
    if args.run is None:
        graph = filled(graph, args.project)
    if chosen.write is not None:
        _write_code(chosen, graph, args)
        code = 0 if args.anyway else _said_to_be_unbuildable(graph, args.project)
    else:
        _ask_engine(chosen, graph, args)
        code = 0
    print(args.output)
    return code


def _said_to_be_unbuildable(graph: Graph, project: Path) -> int:
    """Say why the code of a project would not run and return 1, 0 where its model can be built."""
    report = checked(graph, project)
    if report.ok:
        return 0
    print(
        "warning: the code is written, but the model cannot be built (--anyway: without this check):", file=sys.stderr
    )
    for problem in report.problems:
        if problem.severity == "error" and problem.scope == "graph":
            where = f"{graph.nodes[problem.node].name}: " if problem.node in graph.nodes else ""
            print(f"error: {where}{problem.text}", file=sys.stderr)
    return 1


def screenshot(args: argparse.Namespace) -> int:
    """Draw the window into a file."""
    from designer import app

    app.screenshot(args.project, args.output, args.size, args.theme, args.language, args.panel)
    print(args.output)
    return 0


def _write_code(chosen: Exporter, graph: Graph, args: argparse.Namespace) -> None:
    assert chosen.write is not None
    options = CodeOptions(args.style, args.model_only, folder=args.project.absolute().parent, target=args.output)
    text = chosen.write(graph, load_catalogue(), options)
    if not args.model_only:
        _write_initial_weights(graph, args)
    try:
        atomic.write(args.output, text.encode("utf-8"))
    except OSError as error:
        raise not_written(args.output, error) from error


def _with_preparation(run: str) -> str:
    """Return the project of a run with its preparation drawn, and say what differs from the run."""
    from designer.export.raw_graph import raw_graph_of

    raw = raw_graph_of(Path(run))
    for note in raw.notes:
        print(note, file=sys.stderr)
    return storage.encode(raw.graph)


def _write_initial_weights(graph: Graph, args: argparse.Namespace) -> None:
    """Write the weights the project starts from beside its code."""
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    if not training.start_from:
        return
    from designer.export.initial_weights import weights_file
    from designer.wire import Done, SaveInitial

    output = args.output.absolute().with_name(weights_file(args.output))
    runs = str(runs_of(args.project.absolute()))
    ask(SaveInitial(project=storage.encode(graph), runs_dir=runs, output=str(output)), Done)


def _ask_engine(chosen: Exporter, graph: Graph, args: argparse.Namespace) -> None:
    from designer.wire import Diagram, Done, SaveModel

    project = storage.encode(graph)
    output = str(args.output.absolute())
    run = str(run_folder_of(args.project, args.run)) if args.run is not None else ""
    if chosen.kind == "picture":
        if args.output.suffix.lower() != chosen.suffixes[0]:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The file {file} should end with {suffix}."),
                file=args.output.name,
                suffix=chosen.suffixes[0],
            )
        ask(Diagram(project=project, output=output), Done)
    else:
        if chosen.name == "predictor" or args.raw:
            project, run = "", run or str(run_folder_of(args.project, LATEST))
        if args.raw:
            project = _with_preparation(run)
        request = SaveModel(project=project, run_dir=run, output=output, form=chosen.name)  # type: ignore[arg-type]
        print(ask(request, Done, backends.available(chosen.backend)).note, file=sys.stderr)
