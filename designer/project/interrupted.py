"""Whether the last run of a project was interrupted, found out without reading the run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from designer.project import run_folder
from designer.project.run_record import run_folders

_NEWEST = 200  # folders looked at for the newest
_DONE = re.compile(r"checkpoint-(\d+)")


@dataclass(frozen=True)
class Interrupted:
    """A run that neither ended nor is under way, and has a checkpoint to go on from after `done` of `epochs`."""

    project: Path
    run: str
    done: int
    epochs: int


def interrupted(project: Path) -> Interrupted | None:
    """Return the newest run of a project if it was interrupted."""
    folder = project.with_name(project.name + run_folder.SUFFIX)
    newest = max(run_folders([folder], _NEWEST), key=lambda path: path.name, default=None)
    if newest is None or not run_folder.is_run(newest):
        return None
    if run_folder.read_mark(newest) is not None or run_folder.is_being_written(newest):
        return None
    kept = run_folder.checkpoints(newest)
    done = max((int(found[1]) for path in kept if (found := _DONE.match(path.name))), default=0)
    epochs = run_folder.read_info(newest).epochs
    return Interrupted(project, newest.name, done, epochs) if done and done < epochs else None
