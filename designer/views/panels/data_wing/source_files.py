"""The source of a file or folder that the user chose, with a path that goes with the project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QClipboard

from designer.data.sources import SOURCES, Source, source_of
from designer.project.storage import SUFFIX

TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".data")
ENDINGS = tuple(dict.fromkeys((*TEXT_ENDINGS, *(ending for kind in SOURCES for ending in kind.endings))))
"""What a dialog offers at first; what a file is follows from what is in it."""
_NO_DATA = (SUFFIX, ".keras", ".h5", ".hdf5", ".py", ".ipynb")


def source_for(path: Path, folder: Path | None) -> Source:
    """Return the source of a file or folder. Raises DataError.

    The path is kept relative to the project's folder where it lies in it or beside it, so that both can move.
    """
    return msgspec.structs.replace(source_of(path), path=near(path, folder))


def near(path: Path, folder: Path | None) -> str:
    """Return a path as a project in a folder names it."""
    text = path.as_posix()
    if folder is not None:
        try:
            relative = Path(os.path.relpath(path, folder)).as_posix()
        except ValueError:  # another drive
            relative = text
        if relative.count("../") <= 1:
            text = relative
    return text


def title_of(source: Source) -> str:
    """Return what a source is, in words."""
    return QCoreApplication.translate("Data", source.title)


def one_path(mime: QMimeData) -> Path | None:
    """Return the one file or folder that is dropped or pasted, as itself or as the text of its path."""
    urls = [url for url in mime.urls() if url.isLocalFile()]
    if len(urls) == 1:
        return Path(urls[0].toLocalFile())
    text = mime.text().strip().strip("\"'") if mime.hasText() and not urls else ""
    if not text or "\n" in text or len(text) > 4096:
        return None
    try:
        path = Path(text.removeprefix("file://")).expanduser()
        return path if path.is_absolute() and path.exists() else None
    except (OSError, ValueError, RuntimeError):
        return None


def is_project_or_model(path: Path) -> bool:
    """Tell whether a file is a project, a model or a script, by its ending, and so no data."""
    return path.suffix.lower() in _NO_DATA


def pasted_path(clipboard: QClipboard) -> Path | None:
    """Return the path on the clipboard, None where there is none."""
    mime: QMimeData | None = clipboard.mimeData()  # None where nothing was ever copied
    return one_path(mime) if mime is not None else None


def patterns(endings: Sequence[str] = ENDINGS) -> str:
    """Return endings as a dialog takes them."""
    return " ".join(f"*{ending}" for ending in endings)
