"""Files outside of a project's folder that the user chose on this machine: to be read, or to be written, by projects.

A path inside a project may come from somebody else, so one that leads out of the project's folder, absolute or not, is
read only when the user has chosen that file once: in a dialog, by a drop, by a click on the problem, or on the command
line.
The same holds for what callbacks write outside of a run's folder; leave to read is no leave to write.
"""

from __future__ import annotations

import os
from pathlib import Path

from designer.files import atomic

STATE_VARIABLE = "KERAS_DESIGNER_STATE"
_MOST = 1000


def leads_out(path: str, folder: Path) -> bool:
    """Tell whether a path as a project has it is not of a file in the project's folder."""
    return not Path(os.path.realpath(folder / path)).is_relative_to(os.path.realpath(folder))


def allow_outside(file: Path, folder: Path | None) -> None:
    """Remember a file that the user chose for a project, unless it lies in the project's folder. Raises OSError."""
    if folder is None or leads_out(str(file.absolute()), folder):
        allow(file)


def allow(file: Path, writing: bool = False) -> None:
    """Remember that the user chose a file to be read, or to be written. Raises OSError."""
    chosen = os.path.realpath(file)
    known = [line for line in _known(writing) if line != chosen]
    _list(writing).parent.mkdir(parents=True, exist_ok=True)
    atomic.write(_list(writing), "\n".join([*known, chosen][-_MOST:]).encode("utf-8", "surrogateescape"))


def is_allowed(file: Path, writing: bool = False) -> bool:
    """Tell whether the user chose a file once, to be read or to be written."""
    return os.path.realpath(file) in _known(writing)


def _known(writing: bool) -> list[str]:
    try:
        return _list(writing).read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return []


def _list(writing: bool) -> Path:
    """Return the file of the list; engine processes find it as the window does, by their environment."""
    name = "allowed-written-files" if writing else "allowed-files"
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named) / name
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "state"
    return Path(home) / "keras-model-designer" / name
