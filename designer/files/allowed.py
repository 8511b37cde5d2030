"""Files that the user let projects read, write or run on this machine.

A path inside a project may come from somebody else, so one that leads out of the project's folder, absolute or not, is
read only when the user has chosen that file once: in a dialog, by a drop, by a click on the problem, or on the command
line.
The same holds for what callbacks write outside of a run's folder; leave to read is no leave to write. Code is run only
when the user has said so for the file as it stands, wherever it lies. Code that a project carries is allowed as the
text it is; a copy of each text that was allowed is kept, so that a changed one can be shown beside it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Literal

from designer.files import atomic

Leave = Literal["read", "write", "run"]
_List = Literal["read", "write", "run", "code"]

STATE_VARIABLE = "KERAS_DESIGNER_STATE"
_NAMES: dict[_List, str] = {
    "read": "allowed-files",
    "write": "allowed-written-files",
    "run": "allowed-run-files",
    "code": "allowed-code",
}
_MOST = 1000
_TEXTS = "allowed-code-texts"


def leads_out(path: str, folder: Path) -> bool:
    """Tell whether a path as a project has it is not of a file in the project's folder."""
    return not Path(os.path.realpath(folder / path)).is_relative_to(os.path.realpath(folder))


def allow_outside(file: Path, folder: Path | None) -> None:
    """Remember a file that the user chose for a project, unless it lies in the project's folder. Raises OSError."""
    if folder is None or leads_out(str(file.absolute()), folder):
        allow(file)


def allow(file: Path, leave: Leave = "read") -> None:
    """Remember what the user lets projects do with a file. Raises OSError."""
    _remember(_entry(file, leave), leave)


def is_allowed(file: Path, leave: Leave = "read") -> bool:
    """Tell whether the user once let projects do that with a file. Raises OSError where a file to run is not there."""
    return _entry(file, leave) in _known(leave)


def allow_code(text: str, name: str) -> None:
    """Remember that the user lets projects run a text of Python that is called `name` in them. Raises OSError."""
    digest = code_digest(text)
    copy = _list("code").parent / _TEXTS / f"{digest}.py"
    copy.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(copy, text.encode("utf-8", "surrogateescape"))
    _remember(f"{digest} {name}", "code")


def is_code_allowed(text: str) -> bool:
    """Tell whether the user once let projects run just this text."""
    digest = code_digest(text)
    return any(line.startswith(f"{digest} ") for line in _known("code"))


def allowed_before(name: str) -> str:
    """Return the text of that name that was allowed last, "" if none was."""
    for line in reversed(_known("code")):
        digest, _, called = line.partition(" ")
        if called == name:
            try:
                return (_list("code").parent / _TEXTS / f"{digest}.py").read_text("utf-8", "surrogateescape")
            except OSError:
                return ""
    return ""


def code_digest(text: str) -> str:
    """Return what a text of Python is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def count() -> int:
    """Return how many files and texts projects have leave for."""
    return sum(len(set(_known(leave)) - {""}) for leave in _NAMES)


def forget_all() -> None:
    """Let projects ask anew for whatever they were allowed. Raises OSError."""
    for leave in _NAMES:
        _list(leave).unlink(missing_ok=True)
    shutil.rmtree(_list("code").parent / _TEXTS, ignore_errors=True)


def _entry(file: Path, leave: Leave) -> str:
    """Return the line that stands for a file; of code that is run also what it was when the user allowed it."""
    path = os.path.realpath(file)
    return f"{hashlib.sha256(Path(path).read_bytes()).hexdigest()} {path}" if leave == "run" else path


def _remember(chosen: str, leave: _List) -> None:
    chosen = chosen.replace("\n", " ")  # a line is one entry, whatever a project calls its code
    known = [line for line in _known(leave) if line != chosen]
    _list(leave).parent.mkdir(parents=True, exist_ok=True)
    atomic.write(_list(leave), "\n".join([*known, chosen][-_MOST:]).encode("utf-8", "surrogateescape"))


def _known(leave: _List) -> list[str]:
    try:
        # Read as bytes: a name with a carriage return in it is not two entries.
        return _list(leave).read_bytes().decode("utf-8", "surrogateescape").split("\n")
    except OSError:
        return []


def _list(leave: _List) -> Path:
    """Return the file of the list; engine processes find it as the window does, by their environment."""
    name = _NAMES[leave]
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named) / name
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "state"
    return Path(home) / "keras-model-designer" / name
