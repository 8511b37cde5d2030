"""What people write of runs: names, notes, tags; one file beside them has it, so that no run is rewritten for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder

FILE = "notes.json"
_MOST = 32 * 2**20
MAX_NAME = 200


class RunNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is written of one run; "" as a name leaves it the one it was made with."""

    name: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False


def read(runs: Path) -> dict[str, RunNote]:
    """Return what is written of the runs in a folder, by the name of their folder; of others there is nothing."""
    try:
        return msgspec.json.decode(atomic.read(runs / FILE, _MOST), type=dict[str, RunNote])
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return {}


def change(runs: Path, changes: Mapping[str, Mapping[str, Any]]) -> dict[str, RunNote]:
    """Change what is written of runs, by the name of their folder, and return all of it. Raises DesignerError."""
    notes = read(runs)
    for run, fields in changes.items():
        notes[run] = msgspec.structs.replace(notes.get(run, RunNote()), **fields)
    return _write(runs, notes)


def forget(runs: Path, names: set[str]) -> dict[str, RunNote]:
    """Drop what is written of runs that are gone. Raises DesignerError."""
    notes = read(runs)
    if not names & notes.keys():
        return notes
    return _write(runs, {run: note for run, note in notes.items() if run not in names})


def delete(paths: Sequence[Path], running: Collection[str] = ()) -> None:
    """Delete the folders of runs, and what is written of them. Raises DesignerError.

    That is before anything is deleted where one is under way (`running` are known to be), else at the first fault.
    """
    for path in paths:
        if path.name in running or run_folder.is_being_written(path):
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The run {name} is under way. Stop it first."), name=path.name
            )
    gone: dict[Path, set[str]] = {}
    try:
        for path in paths:
            try:
                run_folder.remove(path)
            except OSError as error:
                raise DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "The run {name} could not be deleted: {reason}."),
                    name=path.name,
                    reason=error.strerror or str(error),
                ) from error
            gone.setdefault(path.parent, set()).add(path.name)
    finally:
        for folder, names in gone.items():
            forget(folder, names)


def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags in a text: what stands between commas or spaces, once each and without a # before it."""
    return tuple(dict.fromkeys(filter(None, (word.strip().lstrip("#") for word in text.replace(",", " ").split()))))


def _write(runs: Path, notes: dict[str, RunNote]) -> dict[str, RunNote]:
    kept = {run: notes[run] for run in sorted(notes) if notes[run] != RunNote()}
    try:
        runs.mkdir(parents=True, exist_ok=True)
        atomic.write(runs / FILE, msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "What you wrote of the run could not be kept in {file}: {reason}."),
            file=str(runs / FILE),
            reason=error.strerror or str(error),
        ) from error
    return kept
