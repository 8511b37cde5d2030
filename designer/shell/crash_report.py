"""A report of what went wrong, for a person to read and copy; nothing of it leaves the machine by itself."""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from PySide6.QtCore import qVersion

from designer import __version__
from designer.shell.stalls import FILE as STALLS

_PREFIX = "crash-"
_LOG = "designer.log"
_TAIL = 12_000  # characters of a file that are shown


class CrashFile:
    """Where the system's death of this process is written; gone when it ends in peace."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_PREFIX}{os.getpid()}.txt"
        self._file: IO[str] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError:
            self._file = None

    def close(self) -> None:
        """The process ends in peace."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            self._path.unlink(missing_ok=True)


def left_behind(folder: Path) -> list[Path]:
    """Return what processes that are gone wrote when they died, the newest last."""
    found = [path for path in folder.glob(f"{_PREFIX}*.txt") if not _is_alive(path)]
    return sorted(found, key=lambda path: path.stat().st_mtime)


def forget(paths: list[Path]) -> None:
    """Delete what was told."""
    for path in paths:
        path.unlink(missing_ok=True)


def report(folder: Path, crash: str = "") -> str:
    """Return the report: versions, system, the end of a crash, of the log and of the list of stalls."""
    return "\n".join(_parts(folder, crash)) + "\n"


def read_crashes(paths: list[Path]) -> str:
    """Return what stands in them."""
    return "\n".join(_tail(path) for path in paths)


def _parts(folder: Path, crash: str) -> Iterator[str]:
    yield f"Model Designer {__version__}"
    yield f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()} · {sys.executable}"
    for title, text in (
        ("The end of the last session", crash),
        ("Log", _tail(folder / _LOG)),
        ("Moments without an answer", _tail(folder / STALLS)),
    ):
        if text.strip():
            yield f"\n== {title}\n{text.rstrip()}"


def _tail(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[-_TAIL:]
    except OSError:
        return ""


def _is_alive(path: Path) -> bool:
    digits = path.stem.removeprefix(_PREFIX)
    if not digits.isdecimal() or int(digits) == os.getpid():
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(int(digits), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
