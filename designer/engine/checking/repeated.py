"""Whether the rows that validate are rows that are trained on, too: then the score says nothing of new data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from designer.data.sources import NpzSource, Source
from designer.data.table import Column
from designer.engine.feeding.opened import opened_source
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire import Fix, Problem

_SPLIT = Text(QT_TRANSLATE_NOOP("Fixes", "Hold back a fifth of the rows"))


def repeated_rows(source: Source, validation: Source, folder: Path) -> tuple[int, int]:
    """Return how many rows of the validation source are equal to one of the source, and how many it has.

    Rows are compared over all columns that both have. Raises DataError.
    """
    trained, held = (opened_source(one, folder).table.columns for one in (source, validation))
    names = [name for name in held if name in trained]
    if not names:
        return 0, 0
    known, asked = _digests(trained, names), _digests(held, names)
    if known is None or asked is None:
        return 0, 0
    return int(np.isin(asked, known).sum()), len(asked)


def repeated_problem(source: Source, validation: Source, found: tuple[int, int], folder: Path) -> Problem | None:
    """Return the warning about rows that are trained on and validated with; `found` is of `repeated_rows`."""
    count, rows = found
    if _is_same(source, validation, folder):
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "The validation data are the data trained on: the validation score is that of the training. Choose "
                "other validation data, or hold back a share of the rows.",
            )
        )
    elif count:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{count} of the {rows} validation rows are among the rows trained on, too: the validation score is "
                "better than that of new rows.",
            ),
            {"count": count, "rows": rows},
        )
    else:
        return None
    fix = Fix(_SPLIT, "set_validation_split", {"split": 0.2})
    return Problem(text, severity="warning", scope="data", fixes=(fix,))


def _is_same(source: Source, validation: Source, folder: Path) -> bool:
    one, other = getattr(source, "path", None), getattr(validation, "path", None)
    if one is None or other is None:
        return bool(source == validation)
    if isinstance(validation, NpzSource) and any(name != stored for name, stored in validation.arrays.items()):
        return False
    return os.path.realpath(folder / str(one)) == os.path.realpath(folder / str(other))


def _digests(table: Mapping[str, Column], names: list[str]) -> np.ndarray | None:
    """Return a number for each row that equal rows share, None for arrays of different lengths."""
    import pandas as pd

    if len({len(table[name]) for name in names}) != 1:
        return None
    columns = {}
    for place, name in enumerate(names):
        values = table[name]
        values = values if isinstance(values, np.ndarray) else values.to_numpy()
        if values.ndim > 1:
            kind = "float64" if values.dtype.kind in "biuf" else str
            columns[place] = np.fromiter((hash(row.astype(kind).tobytes()) for row in values), np.int64, len(values))
        elif values.dtype.kind in "biuf":
            columns[place] = values.astype("float64")
        else:
            columns[place] = np.array([str(v) for v in values], object)
    return pd.util.hash_pandas_object(pd.DataFrame(columns), index=False).to_numpy()  # type: ignore[no-any-return]
