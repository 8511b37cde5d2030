"""What the columns of a source mean: their kind, what is in them, and what a person should know or leave out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from designer.data import kinds, media, statistics
from designer.data.field import Field, Kind
from designer.data.mapped import give_back
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened
from designer.data.table import Column
from designer.data.typed import to_arrow
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


def understand(
    opened: Opened, corrections: Mapping[str, Kind] | None = None, progress: Progress = ignore
) -> tuple[Field, ...]:
    """Return a field for every column, in the order of the source.

    `corrections` are kinds that a person has set, by the column's name; all else follows from the values and from what
    the other columns show of how numbers are written.
    """
    wanted = {**opened.kinds, **(corrections or {})}
    columns = opened.table.columns
    found = []
    for place, (name, column) in enumerate(columns.items()):
        looking = Text(QT_TRANSLATE_NOOP("Data", "Looking at {column}"), {"column": name})
        part = progress.part(place / len(columns), (place + 1) / len(columns), looking)
        part(0.0)
        found.append(_field(opened, name, column, wanted.get(name), part))
        give_back()
    return tuple(found)


def _field(opened: Opened, name: str, column: Column, wanted: Kind | None, progress: Progress) -> Field:
    if isinstance(column, np.ndarray) and column.ndim > 1:
        return statistics.of_array(name, column, wanted, progress)
    dialect = opened.dialect
    if wanted not in {"image", "audio"}:
        decimal, thousands = (dialect.decimal, dialect.thousands) if dialect else ("", "")
        found = kinds.guess(name, column, wanted, decimal, thousands, progress.part(0.0, 0.7))
        if found.kind not in {"image", "audio"}:
            return statistics.of_values(name, column, found, progress.part(0.7, 1.0))
        wanted = found.kind
    return media.of_files(name, to_arrow(column).to_pylist(), wanted, opened.folder)
