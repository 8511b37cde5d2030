"""Files that the user let projects read, write or run on this machine.

A path inside a project may come from somebody else, so one that leads out of the project's folder, absolute or not, is
read only when the user has chosen that file once: in a dialog, by a drop, by a click on the problem, or on the command
line.
The same holds for what callbacks write outside of a run's folder; leave to read is no leave to write. Code is run only
when the user has said so for the file as it stands, wherever it lies.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Literal

from designer.files import atomic

Leave = Literal["read", "write", "run"]

STATE_VARIABLE = "KERAS_DESIGNER_STATE"
_MOST = 1000


def leads_out(path: str, folder: Path) -> bool:
    """Tell whether a path as a project has it is not of a file in the project's folder."""
    return not Path(os.path.realpath(folder / path)).is_relative_to(os.path.realpath(folder))


def allow_outside(file: Path, folder: Path | None) -> None:
    """Remember a file that the user chose for a project, unless it lies in the project's folder. Raises OSError."""
    if folder is None or leads_out(str(file.absolute()), folder):
        allow(file)


def allow(file: Path, leave: Leave = "read") -> None:
    """Remember what the user lets projects do with a file. Raises OSError."""
    chosen = _entry(file, leave)
    known = [line for line in _known(leave) if line != chosen]
    _list(leave).parent.mkdir(parents=True, exist_ok=True)
    atomic.write(_list(leave), "\n".join([*known, chosen][-_MOST:]).encode("utf-8", "surrogateescape"))


def is_allowed(file: Path, leave: Leave = "read") -> bool:
    """Tell whether the user once let projects do that with a file. Raises OSError where a file to run is not there."""
    return _entry(file, leave) in _known(leave)


def _entry(file: Path, leave: Leave) -> str:
    """Return the line that stands for a file; of code that is run also what it was when the user allowed it."""
    path = os.path.realpath(file)
    return f"{hashlib.sha256(Path(path).read_bytes()).hexdigest()} {path}" if leave == "run" else path


def _known(leave: Leave) -> list[str]:
    try:
        return _list(leave).read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return []


def _list(leave: Leave) -> Path:
    """Return the file of the list; engine processes find it as the window does, by their environment."""
    name = {"read": "allowed-files", "write": "allowed-written-files", "run": "allowed-run-files"}[leave]
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named) / name
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "state"
    return Path(home) / "keras-model-designer" / name
