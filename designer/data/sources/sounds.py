"""Folders of sounds, a folder a class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from designer.data.code import Code
from designer.data.kinds import SOUNDS
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source
from designer.data.sources.folders import folder_code, holds, open_folder
from designer.graph.texts import QT_TRANSLATE_NOOP


class SoundFolderSource(Source, frozen=True, tag="sounds", omit_defaults=True, forbid_unknown_fields=True):
    """The sounds below a folder."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "folder of sounds")
    is_folder: ClassVar = True
    path: str

    @classmethod
    def of(cls, path: Path, head: bytes) -> SoundFolderSource | None:  # noqa: ARG003
        """Return the source of a folder that holds sounds."""
        return cls(str(path)) if holds(path, SOUNDS) else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the files as the column "audio", and "class". Raises DataError."""
        opened = open_folder(self.path, folder, SOUNDS, columns, "audio", "audio")
        progress(1.0)
        return opened

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, columns
        return folder_code("audio", SOUNDS, part)
