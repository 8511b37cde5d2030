"""The sources there are. A new one is a file here and a row in SOURCES."""

from __future__ import annotations

from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from designer.data.errors import DataError
from designer.data.files import unreadable
from designer.data.progress import Progress
from designer.data.sources.archives import NpzSource
from designer.data.sources.arrow import ArrowSource
from designer.data.sources.base import Opened, Source
from designer.data.sources.bundled import BundledSource
from designer.data.sources.delimited import CsvSource
from designer.data.sources.excel import ExcelSource
from designer.data.sources.generated import SyntheticArray, SyntheticSource
from designer.data.sources.images import ImageFolderSource
from designer.data.sources.npy import NpySource
from designer.data.sources.parquet import ParquetSource
from designer.data.sources.python import PythonSource
from designer.data.sources.records import JsonSource
from designer.data.sources.sounds import SoundFolderSource
from designer.data.sources.texts import TextFolderSource
from designer.graph.texts import QT_TRANSLATE_NOOP

# A file is asked about in this order; what nothing else knows is taken for delimited text.
SOURCES: tuple[type[Source], ...] = (
    BundledSource,
    SyntheticSource,
    ImageFolderSource,
    SoundFolderSource,
    TextFolderSource,
    ParquetSource,
    ArrowSource,
    NpySource,
    ExcelSource,
    NpzSource,
    JsonSource,
    PythonSource,
    CsvSource,
)

if TYPE_CHECKING:
    AnySource: TypeAlias = Source
else:
    AnySource: Any = reduce(or_, SOURCES)  # msgspec reads the source of a file by its tag

_HEAD = 4096
_FOREIGN = {
    b"\x1f\x8b": "it is compressed (gzip); unpack it first",
    b"BZh": "it is compressed (bzip2); unpack it first",
    b"\xfd7zXZ": "it is compressed (xz); unpack it first",
    b"\x28\xb5\x2f\xfd": "it is compressed (zstd); unpack it first",
    b"7z\xbc\xaf": "it is compressed (7z); unpack it first",
    b"\x89HDF": "it is an HDF5 file; save the data as .npz, .parquet or .csv",
    b"SQLite format 3": "it is an SQLite database; save the table as .csv or .parquet",
    b"%PDF": "it is a PDF; save the table as .csv",
    b"\x89PNG": "it is one picture; choose the folder with the pictures",
    b"\xff\xd8\xff": "it is one picture; choose the folder with the pictures",
    b"GIF8": "it is one picture; choose the folder with the pictures",
    b"RIFF": "it is one sound or picture; choose the folder with the files",
    b"\x80\x04\x95": "it is a pickle, which could run anything; save the data as .npz, .parquet or .csv",
}


def source_of(path: Path) -> Source:
    """Return the source of a file or folder, by what is in it and how its name ends. Raises DataError."""
    try:
        if path.is_dir():
            head = b""
        else:
            with path.open("rb") as file:
                head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        raise unreadable(path, getattr(error, "strerror", None) or str(error)) from None
    if not head and not path.is_dir():
        raise unreadable(path, "it is empty")
    for mark, reason in _FOREIGN.items():
        if head.startswith(mark):
            raise unreadable(path, reason)
    for kind in SOURCES:
        source = kind.of(path, head)
        if source is not None:
            return source
    raise DataError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "{path} holds no pictures, sounds or texts that most of its files are. "
            "Choose a folder with a folder a class.",
        ),
        path=str(path),
    )


__all__ = [
    "SOURCES",
    "AnySource",
    "BundledSource",
    "CsvSource",
    "NpzSource",
    "Opened",
    "Progress",
    "Source",
    "SyntheticArray",
    "SyntheticSource",
    "source_of",
]
