"""One array in a .npy file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from designer.data import mapped
from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.files import MAX_TABLE_BYTES, check_size, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen
from designer.data.sources.npy_header import COLUMNS_CODE, check_header, columns_of
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP


class NpySource(Source, frozen=True, tag="npy", omit_defaults=True, forbid_unknown_fields=True):
    """The array of a .npy file, mapped and not read; its column is called as the file is."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "array (.npy)")
    endings: ClassVar[tuple[str, ...]] = (".npy",)
    path: str

    @classmethod
    def of(cls, path: Path, head: bytes) -> NpySource | None:
        """Return the source of a file with numpy's mark."""
        return cls(str(path)) if head.startswith(b"\x93NUMPY") or path.suffix.lower() == ".npy" else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the array as one column. Raises DataError."""
        path = resolve(self.path, folder)
        size = check_size(path, MAX_TABLE_BYTES)
        try:
            with path.open("rb") as file:
                check_header(path, path.stem, file, size)
            array = mapped.map_array(path)
        except (DataError, MemoryError):
            raise
        except Exception as error:  # SyntaxError and what else a forged header provokes
            raise unreadable(path, str(error) or type(error).__name__) from None
        progress(1.0)
        if array.ndim == 0:
            raise unreadable(path, "it holds one value and no rows")
        if not len(array):
            raise no_rows(path)
        found = columns_of(path.stem, array, is_alone=True)
        names = chosen(list(found), columns)
        return Opened(Table({name: found[name] for name in names}, len(array)), folder=path.parent)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, part
        array = f"{{{Path(self.path).stem!r}: np.load(path, allow_pickle=False)}}"
        if [*columns] == [Path(self.path).stem]:
            return Code(array, ("import numpy as np",))
        return Code(f"columns_of({array})", ("import numpy as np",), (COLUMNS_CODE,))
