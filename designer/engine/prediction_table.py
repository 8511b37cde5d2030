"""Predictions of a run as a table that can be joined to the file they were made for."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from designer.catalogue.load import Catalogue
from designer.data import predictions
from designer.data.origin import Origin
from designer.data.predictions import Said, written_aside
from designer.engine.answers import meaning, target_of
from designer.engine.rows import Rows
from designer.engine.trained import Trained

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".csv", ".parquet", ".xlsx", ".npz")


def prediction_table(
    trained: Trained,
    found: Rows,
    predicted: dict[str, np.ndarray],
    catalogue: Catalogue,
    origin: Origin,
    beside: Sequence[str],
) -> pd.DataFrame:
    """Return a line a row of the source with some of its columns, as `designer.data.predictions` has it."""
    said = []
    for output in trained.program.outputs:
        true = found.y.get(output.name) if isinstance(found.y, dict) else found.y
        scores = predicted[output.name]
        what = meaning(output, scores, trained, catalogue)
        known = None if true is None else np.asarray(true)
        said.append(Said(output.name, scores, what, target_of(found.fitted, output), known))
    return predictions.prediction_table(said, found.numbers, found.refused, origin, beside)


def write_arrays(arrays: dict[str, np.ndarray], path: Path) -> None:
    """Write arrays by name as .npz."""

    def write(file: Path) -> None:
        with zipfile.ZipFile(file, "w") as archive:  # np.savez has arguments of its own that a name may collide with
            for name, array in arrays.items():
                with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                    np.lib.format.write_array(member, array, allow_pickle=False)

    written_aside(path, write)
