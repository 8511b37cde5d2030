"""The journal of a search: one file in the runs' folder, appended to, from which an interrupted search goes on."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.run_folder import end_torn_line, take_lock
from designer.wire import TrialState

PREFIX, SUFFIX = "search-", ".jsonl"
_MOST = 64 * 2**20


class Begun(msgspec.Struct, frozen=True, omit_defaults=True, tag="search"):
    """The first line: the project as it was when the search began, and the folder its data paths start at."""

    project: str
    folder: str = ""
    backend: str = ""
    started: str = ""


class TrialBegun(msgspec.Struct, frozen=True, omit_defaults=True, tag="trial"):
    """A trial, counted from 0, and its values in the order of the search's variations."""

    number: int
    run: str
    values: tuple[Any, ...] = ()


class TrialEnded(msgspec.Struct, frozen=True, omit_defaults=True, tag="ended"):
    """How a trial ended."""

    number: int
    state: TrialState
    value: float | None = None
    epochs: int = 0
    seconds: float = 0.0
    text: Text = Text("")


Line = Begun | TrialBegun | TrialEnded
_decoder = msgspec.json.Decoder(Line)


@dataclass
class Trials:
    """What a journal says: how the search began, and its trials by number."""

    begun: Begun
    trials: dict[int, TrialBegun] = field(default_factory=dict)
    ended: dict[int, TrialEnded] = field(default_factory=dict)


class Journal:
    """Writes into a journal; one process at a time. Raises OSError, BlockingIOError where another one writes."""

    def __init__(self, runs: Path, name: str) -> None:
        runs.mkdir(parents=True, exist_ok=True)
        path = journal_path(runs, name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(path, flags, 0o666), "ab", buffering=0)
        try:
            take_lock(self._file)
        except OSError as error:
            self._file.close()
            raise BlockingIOError(*error.args) from None
        end_torn_line(path, self._file.fileno())

    def add(self, line: Line) -> None:
        """Append one line, in one write: only the last one can ever be torn."""
        self._file.write(msgspec.json.encode(line) + b"\n")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def journal_path(runs: Path, name: str) -> Path:
    """Return where the journal of a search lies."""
    return runs / f"{PREFIX}{name}{SUFFIX}"


def names(runs: Path) -> list[str]:
    """Return the searches there are, the oldest first."""
    try:
        with os.scandir(runs) as entries:  # there may be thousands of runs
            there = [entry.name for entry in entries]
    except OSError:
        return []
    return sorted(n[len(PREFIX) : -len(SUFFIX)] for n in there if n.startswith(PREFIX) and n.endswith(SUFFIX))


def read(runs: Path, name: str) -> Trials:
    """Return what a journal says; torn lines are left out. Raises DesignerError where it cannot be read."""
    try:
        lines = atomic.read(journal_path(runs, name), _MOST).split(b"\n")
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no search {name} that can be read: {reason}. There are: {names}."),
            name=name,
            reason=error.strerror or str(error),
            names=", ".join(names(runs)[-8:]) or "–",
        ) from error
    found: Trials | None = None
    for text in lines:
        with contextlib.suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
            line = _decoder.decode(text)
            if isinstance(line, Begun):
                found = found or Trials(line)
            elif found is not None and isinstance(line, TrialBegun):
                found.trials[line.number] = line
            elif found is not None and isinstance(line, TrialEnded):
                found.ended[line.number] = line
    if found is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The journal of the search {name} holds no search."), name=name)
    return found
