"""Where prepared rows are collected: in memory, or, where they are large, in an .npy file that is mapped.

The file goes when the rows do.
"""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from designer.data import mapped
from designer.data.errors import DataError
from designer.graph.texts import QT_TRANSLATE_NOOP

MAX_MEMORY_BYTES = 8 * 2**30


class Sink:
    """Collects blocks of rows of one shape, `most` of them at most. Without a folder all stays in memory.

    Raises DataError when the rows do not fit there.
    """

    def __init__(self, name: str, most: int, shape: tuple[int, ...], dtype: str, path: Path | None) -> None:
        self._shape, self._dtype = shape, np.dtype(object if dtype == "string" else dtype)
        self._most, self._count = most, 0
        self._path = path
        self._file: BinaryIO | None = None
        size = most * math.prod(shape) * self._dtype.itemsize
        is_mapped = path is not None and size > mapped.IN_MEMORY_BYTES and dtype != "string"
        limit = shutil.disk_usage(path.parent).free if is_mapped and path is not None else MAX_MEMORY_BYTES
        if size > limit:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "{name} would take {size} GB, {shape} numbers a row; there is room for {limit} GB. Use fewer words "
                    "or categories, or their index.",
                ),
                name=name,
                size=round(size / 2**30, 1),
                shape=" x ".join(map(str, shape)),
                limit=round(limit / 2**30, 1),
            )
        if is_mapped and path is not None:
            self._file = path.open("wb")
            self._write_header(most)
        else:
            self._array = np.empty((most, *shape), self._dtype)

    def write(self, block: np.ndarray) -> None:
        """Add rows behind those that are there."""
        if self._file is None:
            self._array[self._count : self._count + len(block)] = block
        else:
            np.ascontiguousarray(block, self._dtype).tofile(self._file)
        self._count += len(block)

    def finish(self) -> np.ndarray:
        """Return all rows, of a file mapped for reading."""
        if self._file is None:
            return self._array[: self._count]
        self._file.seek(0)
        self._write_header(self._count)  # of the same length: numpy leaves room for the number of rows
        self.close()
        return mapped.map_array(self._path, is_temporary=True)  # type: ignore[arg-type]

    def close(self) -> None:
        """Close the file; once more does nothing."""
        if self._file is not None:
            self._file.close()

    def _write_header(self, rows: int) -> None:
        described: dict[str, Any] = {
            "descr": np.lib.format.dtype_to_descr(self._dtype),
            "fortran_order": False,
            "shape": (rows, *self._shape),
        }
        np.lib.format.write_array_header_1_0(self._file, described)  # type: ignore[arg-type]
