"""Rows of a source in memory or mapped from a file: columns by name, and where each row stands in its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

# A pyarrow.ChunkedArray of single values or an np.ndarray; pyarrow is imported only where tables are read.
Column: TypeAlias = Any

ROWS = 2**16
"""How many rows are worked on at once: few enough to be done in a tenth of a second and to stay in the cache."""


def slices(rows: int, size: int = ROWS) -> Iterator[slice]:
    """Yield which of so many rows to work on at once, in their order."""
    return (slice(start, min(start + size, rows)) for start in range(0, rows, size))


@dataclass(frozen=True)
class Table:
    """Columns of equal length. `numbers` are the rows' places in the source, counted from 0; None for 0, 1, 2 ...

    The paths in columns of pictures and sounds start at `folder`.
    """

    columns: Mapping[str, Column]
    rows: int
    numbers: np.ndarray | None = None
    folder: Path | None = None

    def numbers_of(self, rows: np.ndarray) -> np.ndarray:
        """Return the places of some rows in the source, counted from 0."""
        return rows if self.numbers is None else self.numbers[rows]

    @property
    def row_numbers(self) -> np.ndarray:
        """The rows' places in the source, counted from 0."""
        return np.arange(self.rows) if self.numbers is None else self.numbers
