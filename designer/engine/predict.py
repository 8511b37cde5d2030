"""Outputs of a run's model, written as arrays or as a table."""

from __future__ import annotations

import csv
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from designer.engine import data
from designer.engine.feeding import by_output, fed_inputs
from designer.engine.protocol import Done, Predict
from designer.engine.rows import rows
from designer.engine.trained import Trained
from designer.engine.working import Work
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


def predict(request: Predict, trained: Trained, work: Work) -> Done:
    """Write the outputs for a file's rows, or for the rows of the run's own data (or a part of them), in their order.

    A .npz holds one array an output, by name. A .csv has a line a row and a column a number: ``name`` for outputs of
    one number, else ``name_0``, ``name_1``, ...; a classifier's table has the number of the likeliest class besides,
    as ``name_class``. The answer's `result` is the path. Raises DesignerError.
    """
    output = Path(request.output)
    if output.suffix.lower() not in (".npz", ".csv"):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Predictions are written as .npz or .csv, not as {file}."), file=output.name
        )
    work.check()
    if request.part and not request.input:
        x = rows(trained, "", request.part, needs_targets=False).x
    else:
        x, _count = data.load_inputs(trained.program, trained.data, trained.folder, _source(request, trained))
    arrays = outputs(trained, x, work)
    temporary = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        _write(arrays, temporary, output.suffix.lower())
        temporary.replace(output)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {reason}."),
            file=str(output),
            reason=error.strerror or str(error),
        ) from error
    return Done(result=str(output))


def outputs(trained: Trained, x: Any, work: Work) -> dict[str, np.ndarray]:
    """Return what `model.predict` says, by output. Raises DesignerError when the work is given up."""
    work.check()
    fed = fed_inputs(trained.program, x)
    found = trained.model.predict(fed, batch_size=trained.training.batch_size, verbose=0, callbacks=[work])
    return by_output(trained.program, found)


def _source(request: Predict, trained: Trained) -> Any:
    if request.input:
        return data.source_of_file(request.input)
    if trained.data.source is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The run has no data of its own. Name a file."))
    return trained.data.source


def _write(arrays: dict[str, np.ndarray], path: Path, form: str) -> None:
    if form == ".npz":
        with zipfile.ZipFile(path, "w") as archive:  # np.savez has arguments of its own that a name may collide with
            for name, array in arrays.items():
                with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                    np.lib.format.write_array(member, array, allow_pickle=False)
        return
    columns: dict[str, np.ndarray] = {}
    for name, array in arrays.items():
        flat = array.reshape(len(array), -1)
        if flat.shape[1] == 1:
            columns[name] = flat[:, 0]
            continue
        columns.update({f"{name}_{i}": flat[:, i] for i in range(flat.shape[1])})
        if array.ndim == 2:
            columns[f"{name}_class"] = flat.argmax(axis=1)
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows(zip(*(column.tolist() for column in columns.values()), strict=True))
