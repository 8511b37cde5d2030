"""Keeps a run's findings in its folder, written once before its mark."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from designer.doctor.finding import Examination
from designer.files import atomic
from designer.project import run_folder

_VERSION = 1
_MOST_BYTES = 2**22


class _Kept(msgspec.Struct, frozen=True):
    version: int
    examination: Examination


def write(folder: Path, found: Examination) -> None:
    """Keep what was found in a run. Raises OSError."""
    atomic.write(folder / run_folder.FINDINGS, msgspec.json.format(msgspec.json.encode(_Kept(_VERSION, found))))


def read(folder: Path) -> Examination | None:
    """Return what was found in a run, None where it was not examined."""
    with contextlib.suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        path = folder / run_folder.FINDINGS
        if path.stat().st_size <= _MOST_BYTES:
            kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
            return kept.examination if kept.version == _VERSION else None
    return None
