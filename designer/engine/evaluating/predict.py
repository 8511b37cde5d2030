"""Outputs of a run's model, written as a table or as arrays."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from designer.catalogue.load import Catalogue
from designer.data.lazy import Lazy
from designer.data.lazy import Rows as Array
from designer.data.origin import Origin, keys_in, named_keys, order_columns
from designer.data.prediction_file import write_tables
from designer.data.sources import Opened
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import in_units, meaning, outputs
from designer.engine.evaluating.prediction_table import ENDINGS, prediction_tables, write_arrays
from designer.engine.evaluating.progress import Work
from designer.engine.feeding import data
from designer.engine.feeding.opened import title_of
from designer.engine.feeding.rows import Rows, left_out, rows
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed, together
from designer.wire import Done, Predict


def predict(request: Predict, trained: Trained, catalogue: Catalogue, work: Work) -> Done:
    """Write the outputs for a file's rows, or for the rows of the run's own data (or a part of them), in their order.

    A .npz holds the numbers of the rows as ``row`` and one array an output, by name, numbers in the target's unit; the
    other forms are tables (`prediction_tables`). The answer's `result` is the path, its `note` what was left out.
    Raises DesignerError.
    """
    output = Path(request.output)
    if output.suffix.lower() not in ENDINGS:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Predictions are written as .csv, .parquet, .xlsx or .npz, not as {file}."),
            file=output.name,
        )
    if output.suffix.lower() == ".npz" and (request.keys or request.with_inputs):
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Columns of the data stand beside predictions in tables (.csv, .parquet, .xlsx), not in {file}.",
            ),
            file=output.name,
        )
    work.check()
    if not request.input and trained.data.source is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The run {name} has no data of its own. Choose a file in the Evaluate panel, or name it with --input "
                "on the command line.",
            ),
            name=trained.file.parent.name,
        )
    part = request.part or "all"
    found = rows(trained, request.input, part, False, work.preparing, keeps_unlabelled=True)
    predicted = outputs(trained, found.x, work)
    if output.suffix.lower() == ".npz":
        write_arrays(_arrays(trained, found, predicted, catalogue), output, work.writing)
        return Done(result=str(output), note=left_out(found.refused))
    opened, origin = found.opened(trained.folder)
    beside, arrays = _beside(request, trained, found, opened)
    tables = prediction_tables(trained, found, predicted, catalogue, origin, beside)
    write_tables(tables, output, _encoding(request, trained), work.writing)
    return Done(result=str(output), note=together(left_out(found.refused), arrays))


def _beside(request: Predict, trained: Trained, found: Rows, opened: Opened) -> tuple[tuple[str, ...], Text]:
    """Return the columns that stand beside the row numbers, and which of the inputs cannot. Raises DataError."""
    origin = Origin((opened.table,))
    if request.keys is not None:
        origin.check(request.keys, title_of(found.sources[0][0]))
    named = named_keys(trained.data) if request.keys is None else request.keys
    keys = keys_in(opened, named, trained.data.kinds)
    inputs = found.fitted.columns(with_targets=False) if request.with_inputs else ()
    arrays = [name for name in inputs if not origin.has(name)]
    template = QT_TRANSLATE_NOOP("Errors", "Arrays of several values a row do not stand beside predictions: {names}.")
    note = Text(template, {"names": listed(arrays, 12)}) if arrays else Text("")
    series = order_columns(found.fitted, origin)
    return tuple(dict.fromkeys((*keys, *series, *(name for name in inputs if name not in arrays)))), note


def _arrays(trained: Trained, found: Rows, predicted: dict[str, np.ndarray], catalogue: Catalogue) -> dict[str, Array]:
    arrays: dict[str, Array] = {}
    for output in trained.program.outputs:
        scores = predicted[output.name]
        is_number = meaning(output, scores, trained, catalogue) == "numbers"
        arrays[output.name] = _lazily_in_units(found, output, scores) if is_number else scores
    name = "row" if "row" not in arrays else "row_number"
    return {name: found.numbers + 1, **arrays}


def _lazily_in_units(found: Rows, output: Output, scores: np.ndarray) -> Lazy:
    like = in_units(found.fitted, output, scores[:1])
    return Lazy(
        (len(scores), *like.shape[1:]),
        like.dtype,
        lambda rows: in_units(found.fitted, output, np.asarray(scores[rows])),
    )


def _encoding(request: Predict, trained: Trained) -> str:
    """Return the encoding of the table that is predicted for, which the table of predictions will be joined to."""
    source = data.source_of_file(request.input, trained.folder) if request.input else trained.data.source
    dialect = data.dialect_of(source, trained.folder) if source is not None else None
    return dialect.encoding if dialect is not None else "utf-8"
