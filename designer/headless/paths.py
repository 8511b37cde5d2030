"""Where the runs of a project lie, and which of them is meant."""

from __future__ import annotations

import datetime
from pathlib import Path

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder, run_notes

LATEST = "latest"


def runs_of(project: Path) -> Path:
    """Return the folder of a project's runs."""
    return project.with_name(project.name + run_folder.SUFFIX)


def new_run_folder(project: Path) -> Path:
    """Return the path of a folder for the next run, named after the time."""
    base = runs_of(project) / datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    path = base
    number = 2
    while path.exists():
        path = base.with_name(f"{base.name}-{number}")
        number += 1
    return path


def run_folder_of(project: Path, run: str) -> Path:
    """Return the folder of a run given by its name, the one it was given later, its path, or as "latest".

    Raises DesignerError naming what there is.
    """
    folder = runs_of(project)
    names = sorted(p.name for p in folder.iterdir() if run_folder.is_run(p)) if folder.is_dir() else []
    if run == LATEST and names:
        return folder / max(names, key=lambda name: (run_folder.read_info(folder / name).started, name))
    if run in names:
        return folder / run
    if run_folder.is_run(Path(run)):
        return Path(run)
    named = [name for name, note in run_notes.read(folder).items() if note.name == run and name in names]
    if len(named) == 1:
        return folder / named[0]
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "There is no run {run} of {project}; there are {names}."),
        run=run,
        project=project.name,
        names=", ".join(names[-8:]) or "none",
    )
