"""Gathers what a report of a run tells beside what lies in its folder: evaluations, the picture, the code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from designer.catalogue.load import Catalogue
from designer.engine.building.trained import Trained
from designer.engine.evaluating.compare import compare
from designer.engine.evaluating.evaluate import evaluate
from designer.engine.evaluating.progress import Work
from designer.engine.exporters import diagram
from designer.export.python_code import python_code
from designer.export.requirements import with_requirements
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING
from designer.report.run import PartEvaluated, RunMaterial
from designer.wire import Compare, Diagram, Drawn, Evaluate, ReportRun, RunReported

Part = Literal["training", "validation", "test"]


def report(request: ReportRun, load: Callable[[], Trained], catalogue: Catalogue, work: Work) -> RunReported:
    """Return what can be told of a run; what cannot is said. Raises DesignerError if the work is given up."""
    path = Path(request.run_dir)
    notes: list[Text] = []
    try:
        trained = load()
        graph, folder = trained.graph, trained.folder
    except DesignerError as error:
        notes.append(error.text)
        parts: tuple[PartEvaluated, ...] = ()
        graph = storage.load(path / run_folder.PROJECT)
        folder = Path(run_folder.project_folder(path, run_folder.read_info(path)))
    else:
        parts = _parts(request, trained, catalogue, work)
    work.check()
    drawing = _drawing(graph, catalogue, notes)
    code = _code(_as_run(graph, run_folder.read_info(path).backend), folder, catalogue, notes)
    return RunReported(found=RunMaterial(drawing, code, parts, tuple(notes)))


def _parts(request: ReportRun, trained: Trained, catalogue: Catalogue, work: Work) -> tuple[PartEvaluated, ...]:
    """Return the evaluations on what was held back, on the training rows where nothing was."""
    wanted: list[Part] = ["validation"] if trained.info.validation_samples else ["training"]
    split = trained.data.split
    if split.test > 0 or split.by in ("own", "column") or trained.data.test is not None:
        wanted.append("test")
    return tuple(_part(request, part, trained, catalogue, work) for part in wanted)


def _part(request: ReportRun, part: Part, trained: Trained, catalogue: Catalogue, work: Work) -> PartEvaluated:
    asked = {"run_dir": request.run_dir, "project": request.project, "folder": request.folder, "part": part}
    try:
        evaluated = evaluate(Evaluate(**asked), trained, catalogue, work)  # type: ignore[arg-type]
        compared = compare(Compare(**asked, rows=0), trained, catalogue, work)  # type: ignore[arg-type]
    except DesignerError as error:
        work.check()
        return PartEvaluated(part, problem=error.text)
    return PartEvaluated(
        part, evaluated.metrics, evaluated.samples, evaluated.weighted_by, compared.outputs, evaluated.note
    )


def _drawing(graph: Graph, catalogue: Catalogue, notes: list[Text]) -> str:
    try:
        drawn = diagram.write(Diagram(project=storage.encode(graph)), catalogue)
    except DesignerError as error:
        notes.append(error.text)
        return ""
    assert isinstance(drawn, Drawn)  # since no file was named
    return drawn.svg


def _as_run(graph: Graph, backend: str) -> Graph:
    """Return a project with the backend that the run had: it may have been the fastest, or told for the run alone."""
    settings = graph.settings.get(TRAINING)
    if settings is None or not backend:
        return graph
    return graph.with_setting(TRAINING, msgspec.structs.replace(settings, backend=backend))


def _code(graph: Graph, folder: Path, catalogue: Catalogue, notes: list[Text]) -> str:
    try:
        return with_requirements(python_code(graph, catalogue, folder=folder))
    except DesignerError as error:
        reason = error.text
    try:
        code = python_code(graph, catalogue, model_only=True)
    except DesignerError as error:
        notes.append(error.text)
        return ""
    said = QT_TRANSLATE_NOOP("Report", "The code is of the model alone: {reason}") if DATA in graph.settings else ""
    if said:
        notes.append(Text(said, {"reason": reason}))
    return code
