"""Data files outside of a project's folder that the user chose on this machine: projects may read them.

A path inside a project may come from somebody else, so one that leads out of the project's folder is read only when
the user has chosen that file once: in a dialog, by a drop, by a click on the problem, or on the command line.
"""

from __future__ import annotations

import os
from pathlib import Path

from designer.project import atomic

STATE_VARIABLE = "KERAS_DESIGNER_STATE"
_MOST = 1000


def leads_out(path: str, folder: Path) -> bool:
    """Tell whether a path as a project has it is relative and yet not of a file in the project's folder."""
    found = Path(os.path.realpath(folder / path))
    return not Path(path).is_absolute() and not found.is_relative_to(os.path.realpath(folder))


def allow(file: Path) -> None:
    """Remember that the user chose a file. Raises OSError."""
    chosen = os.path.realpath(file)
    known = [line for line in _known() if line != chosen]
    _list().parent.mkdir(parents=True, exist_ok=True)
    atomic.write(_list(), "\n".join([*known, chosen][-_MOST:]).encode("utf-8", "surrogateescape"))


def is_allowed(file: Path) -> bool:
    """Tell whether the user chose a file once."""
    return os.path.realpath(file) in _known()


def _known() -> list[str]:
    try:
        return _list().read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return []


def _list() -> Path:
    """Return the file of the list; engine processes find it as the window does, by their environment."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named) / "allowed-files"
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "state"
    return Path(home) / "keras-model-designer" / "allowed-files"
