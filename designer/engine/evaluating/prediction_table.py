"""Predictions of a run as tables that can be joined to the file they were made for, and as arrays."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from designer.catalogue.load import Catalogue
from designer.data.lazy import Rows as Array
from designer.data.origin import Origin
from designer.data.prediction_file import written_aside
from designer.data.predictions import PredictionTables, Said
from designer.data.progress import Progress, ignore
from designer.data.table import slices
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import meaning, target_of
from designer.engine.feeding.rows import Rows
from designer.graph.names import told_names

ENDINGS = (".csv", ".parquet", ".xlsx", ".npz")


def prediction_tables(
    trained: Trained,
    found: Rows,
    predicted: dict[str, np.ndarray],
    catalogue: Catalogue,
    origin: Origin,
    beside: Sequence[str],
) -> PredictionTables:
    """Return a line a row of the source, with some of its columns."""
    said = []
    outputs = trained.program.outputs
    names = told_names(trained.graph, ((one.key, one.tensor.node, one.name) for one in outputs))
    for output in outputs:
        true = found.y.get(output.name) if isinstance(found.y, dict) else found.y
        scores = predicted[output.name]
        what = meaning(output, scores, trained, catalogue)
        read = found.as_read.get(output.key)
        said.append(Said(names[output.key], scores, what, target_of(found.fitted, output), true, read))
    return PredictionTables(said, found.numbers, found.refused, origin, beside, found.labelled, beyond=found.beyond)


def write_arrays(arrays: Mapping[str, Array], path: Path, progress: Progress = ignore) -> None:
    """Write arrays by name as .npz."""
    total, done = sum(map(len, arrays.values())), 0
    # np.savez has arguments of its own that a name may collide with.
    with written_aside(path) as file, zipfile.ZipFile(file, "w") as archive:
        for name, array in arrays.items():
            header = {
                "descr": np.lib.format.dtype_to_descr(array.dtype),
                "fortran_order": False,
                "shape": array.shape,
            }
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array_header_1_0(member, header)
                for rows in slices(len(array)):
                    member.write(np.ascontiguousarray(array[rows]).tobytes())
                    done += rows.stop - rows.start
                    progress(done / total)
