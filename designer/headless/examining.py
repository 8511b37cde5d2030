"""What the doctor is asked beside a training: runs that were not examined, and the command `rate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from designer.doctor import keeping
from designer.doctor.finding import Examination
from designer.graph.texts import DesignerError, Text
from designer.headless import engine
from designer.headless.runs import backend_of
from designer.headless.sizes import filled
from designer.machine.interpreter import program_name
from designer.project import storage
from designer.project.records import TRAINING, TrainingSettings
from designer.project.run_record import Run
from designer.wire import ExamineRun, FindRate, RateFound, RunExamined


def examination_of(project: Path, run: Run, anew: bool) -> tuple[Examination | None, Text]:
    """Return what was found in a run, else, if that is wanted, what is found in it now; or None and why not."""
    kept = keeping.read(run.path)
    if kept is not None or not anew or not run.has_model or not run.logs or run.status == "running":
        return kept, Text("")
    sys.stderr.write("examining the run, which was not examined yet\n")
    request = ExamineRun(
        run_dir=str(run.path),
        project=storage.encode(storage.load(project)) if project.is_file() else "",
        folder=str(project.parent),
    )
    try:
        return engine.ask(request, RunExamined, backend_of(run.path)).found, Text("")
    except DesignerError as error:
        return None, error.text


def rate(args: argparse.Namespace) -> int:
    """Print which learning rate suits a project, by a short run of which nothing is kept."""
    graph = filled(storage.load(args.project), args.project)
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    request = FindRate(project=storage.encode(graph), folder=str(args.project.absolute().parent))
    found = engine.ask(request, RateFound, args.backend or settings.backend).rates
    if args.json:
        told = {**msgspec.to_builtins(found), "suggested": found.suggested, "now": found.now, "text": str(found.text)}
        print(msgspec.json.encode(told).decode("utf-8"))
        return 0
    now = "a schedule" if found.now is None else f"{found.now:g}"
    print(f"{found.text}\nThe project has {now} ({found.optimizer}).")
    if found.suggested is not None:
        print(f"{program_name()} train {args.project} --set optimizer.learning_rate={found.suggested:g}")
    return 0
